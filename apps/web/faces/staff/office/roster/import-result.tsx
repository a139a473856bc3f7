import { Button, useT } from '@yiwang/ui'
import { rosterMessages } from './messages.ts'
import { ProblemTable } from './problem-table.tsx'
import type { Outcome } from './use-import.ts'

const Preview = ({ rows }: { rows: Outcome['preview'] }) => {
  const t = useT(rosterMessages)
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="yw-scroll" tabIndex={0} aria-label={t('preview')}>
      <table className="yw-table">
        <caption>{t('preview')}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c} scope="col">
                {c}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {columns.map((c) => (
                <td key={c}>{row[c]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type ResultProps = { outcome: Outcome; onApply: () => void; onAgain: () => void }

/** What the file would do, or after the import its receipt. */
export const ImportResult = ({ outcome, onApply, onAgain }: ResultProps) => {
  const t = useT(rosterMessages)
  const { rows, create, change, same, problems, problemsTotal, fileHash } = outcome
  if (outcome.applied)
    return (
      <section className="yw-stack" data-part="receipt">
        <p className="yw-done">{t('receipt', { create, change, same })}</p>
        <p className="yw-muted">{t('receiptHash', { hash: fileHash.slice(0, 12) })}</p>
        <div className="yw-actions">
          <Button onClick={onAgain}>{t('again')}</Button>
        </div>
      </section>
    )
  return (
    <section className="yw-stack" data-part="preview">
      <p>
        <strong>{t('sums', { rows, create, change, same })}</strong> {t('nothingYet')}
      </p>
      {problemsTotal > 0 ? <ProblemTable problems={problems} total={problemsTotal} /> : <p>{t('noProblems')}</p>}
      <Preview rows={outcome.preview} />
      <div className="yw-actions">
        {problemsTotal === 0 && rows > 0 && (
          <Button primary onClick={onApply}>
            {t('apply', { rows })}
          </Button>
        )}
        <Button onClick={onAgain}>{t('again')}</Button>
      </div>
    </section>
  )
}

import { say } from '@yiwang/kernel/message'
import { Button, useLocale, useT } from '@yiwang/ui'
import { rosterMessages } from './messages.ts'
import { type ImportProblem, problemCsv } from './problem-csv.ts'

const hand = (text: string, name: string) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** Every problem with row, column, what stands there, why, and how to put it right; also as a file. */
export const ProblemTable = ({ problems, total }: { problems: readonly ImportProblem[]; total: number }) => {
  const t = useT(rosterMessages)
  const { locale } = useLocale()
  const head = [t('line'), t('column'), t('value'), t('problem'), t('remedy')]
  const download = () =>
    hand(
      problemCsv(head, problems, (w) => say(w, locale)),
      `${t('downloadName')}.csv`,
    )
  return (
    <section className="yw-stack" data-part="problems">
      <h2>
        {problems.length < total
          ? t('problemsPart', { total, n: problems.length })
          : t('problems', { n: problems.length })}
      </h2>
      <p>{t('allOrNothing')}</p>
      <div className="yw-actions">
        <Button onClick={download}>{t('download')}</Button>
      </div>
      <table className="yw-table" data-cards="">
        <thead>
          <tr>
            {head.map((h) => (
              <th key={h} scope="col">
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {problems.map((p) => (
            <tr key={`${p.line}-${p.column}-${p.message.zh}`}>
              <th scope="row">{p.line}</th>
              <td data-label={t('column')}>{p.column}</td>
              <td data-label={t('value')}>{p.value}</td>
              <td data-label={t('problem')}>{say(p.message, locale)}</td>
              <td data-label={t('remedy')}>{say(p.remedy, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

import { Button, Field, Page, sentences, TroubleCard, useAnnounce, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { ProblemError } from '../../../../problem.ts'
import { SelectField } from '../act/index.ts'
import { PATCHES } from '../patches/use-patches.ts'
import { useKeepsRosters, useOpens } from '../use-opens.ts'
import { ImportResult } from './import-result.tsx'
import { rosterMessages } from './messages.ts'
import { KINDS, type Kind, type Outcome, useImport } from './use-import.ts'

const EXPORTS = ['people', 'posts', 'units', 'grids', 'links', 'patches', 'divisions'] as const

const Steps = ({ at }: { at: 0 | 1 | 2 }) => {
  const t = useT(rosterMessages)
  return (
    <ol className="yw-facts" aria-label={t('title')}>
      {([t('step1'), t('step2'), t('step3')] as const).map((step, i) => (
        <li key={step} aria-current={i === at ? 'step' : undefined}>
          {i === at ? <strong>{step}</strong> : step}
          {i < at && ' ✓'}
        </li>
      ))}
    </ol>
  )
}

/** A roster whose word no mechanism says is not offered. */
const useNamed = () => {
  const patches = useOpens().includes(PATCHES)
  return (kind: string): boolean => kind !== 'patches' || patches
}

type Chosen = { kind: Kind; file: File }
const FileForm = ({ onCheck }: { onCheck: (chosen: Chosen) => void }) => {
  const t = useT(rosterMessages)
  const registry = useKeepsRosters()
  const named = useNamed()
  const kinds = KINDS.filter((k) => (registry && named(k)) || k === 'appeals')
  const [kind, setKind] = useState<string>(registry ? '' : 'appeals')
  const [file, setFile] = useState<File>()
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const known = kinds.find((k) => k === kind)
    if (known && file) onCheck({ kind: known, file })
  }
  return (
    <form className="yw-form" onSubmit={submit}>
      <SelectField
        label={t('kind')}
        error={tried && !kind ? t('needKind') : undefined}
        options={kinds.map((k) => ({ value: k, label: t(k) }))}
        value={kind}
        onPick={setKind}
      />
      <Field label={t('file')} hint={t('fileHint')} error={tried && !file ? t('needFile') : undefined}>
        {(ids) => (
          <div className="yw-actions">
            <input
              className="yw-sr yw-file"
              type="file"
              accept=".csv,.xlsx,.jsonl,.txt"
              {...ids}
              onChange={(e) => setFile(e.target.files?.[0])}
            />
            {/* the browser's own button speaks the browser's language */}
            <label className="yw-button" htmlFor={ids.id}>
              {t('choose')}
            </label>
            <span data-latin="">{file?.name}</span>
          </div>
        )}
      </Field>
      <div className="yw-actions">
        <Button type="submit" primary>
          {t('check')}
        </Button>
      </div>
    </form>
  )
}

const Refused = ({ error }: { error: Error }) => {
  const t = useT(rosterMessages)
  const detail = error instanceof ProblemError ? [error.detail, ...error.fields.map((f) => f.message)] : []
  return <TroubleCard trouble={{ what: t('broken'), remedy: sentences(detail) }} />
}

const Wizard = () => {
  const t = useT(rosterMessages)
  const announce = useAnnounce()
  const [chosen, setChosen] = useState<Chosen>()
  const run = useImport()
  const outcome: Outcome | undefined = run.data
  const check = (next: Chosen) => {
    setChosen(next)
    run.mutate(
      { ...next, apply: false },
      { onSuccess: (o) => announce(o.problemsTotal > 0 ? t('problems', { n: o.problemsTotal }) : t('noProblems')) },
    )
  }
  const apply = () => {
    if (!chosen || run.isPending) return
    run.mutate(
      { ...chosen, apply: true, fileHash: outcome?.fileHash },
      {
        onSuccess: ({ create, change, same, applied }) => {
          if (applied) announce(t('receipt', { create, change, same }))
        },
      },
    )
  }
  return (
    <section className="yw-card yw-stack">
      <Steps at={outcome?.applied ? 2 : outcome ? 1 : 0} />
      {!outcome && <FileForm onCheck={check} />}
      {run.isError && <Refused error={run.error} />}
      {outcome && <ImportResult outcome={outcome} onApply={apply} onAgain={() => run.reset()} />}
    </section>
  )
}

/** Rosters are for those who look into the registry; matters go out as far as the reader sees them. */
const Exports = () => {
  const t = useT(rosterMessages)
  const registry = useKeepsRosters()
  const named = useNamed()
  return (
    <section className="yw-stack">
      <h2>{t('export')}</h2>
      {registry && <p>{t('exportHint')}</p>}
      <div className="yw-actions">
        {registry &&
          EXPORTS.filter(named).map((kind) => (
            <a key={kind} className="yw-button" href={`/api/registry/export?kind=${kind}`} download={`${kind}.csv`}>
              {t('exportOf', { name: t(kind) })}
            </a>
          ))}
        <a className="yw-button" href="/api/matters-export?view=all" download="matters.csv">
          {t('exportMatters')}
        </a>
      </div>
    </section>
  )
}

/** Import in three steps with nothing written before the last; exports below. */
export const RosterPage = () => {
  const t = useT(rosterMessages)
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <Wizard />
        <Exports />
      </div>
    </Page>
  )
}

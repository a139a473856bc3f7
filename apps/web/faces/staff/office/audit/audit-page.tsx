import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, Empty, momentWords, Page, TextField, useLocale, useNow, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { SelectField } from '../act/index.ts'
import type { Answer } from '../answers.ts'
import { auditMessages } from './messages.ts'

type Entry = Answer<'audit.entries'>['items'][number]
const OUTCOMES = ['ok', 'refused', 'read'] as const
type Outcome = (typeof OUTCOMES)[number]
type Filter = { subject: string; operation: string; outcome: Outcome | '' }
/** Shows only what has the same subject or the same operation. */
type Narrow = (part: Partial<Filter>) => void
const START: Filter = { subject: '', operation: '', outcome: '' }
const known = (text: string): Outcome | '' => OUTCOMES.find((o) => o === text) ?? ''

/** Codes and the change, for who must follow one thing: a press narrows the list to it. */
const Details = ({ entry, onOnly }: { entry: Entry; onOnly: Narrow }) => {
  const t = useT(auditMessages)
  const { subject, operation, request } = entry
  return (
    <details className="yw-audit">
      <summary>{t('open')}</summary>
      <dl className="yw-facts" data-latin="">
        {subject && (
          <div>
            <dt>{t('subject')}</dt>
            <dd>
              <code>{subject}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('operation')}</dt>
          <dd>
            <code>{operation}</code>
          </dd>
        </div>
        {request && (
          <div>
            <dt>{t('request')}</dt>
            <dd>
              <code>{request}</code>
            </dd>
          </div>
        )}
      </dl>
      {Object.keys(entry.change).length > 0 && <pre data-latin="">{JSON.stringify(entry.change, null, 1)}</pre>}
      <div className="yw-actions">
        {subject && <Button onClick={() => onOnly({ subject })}>{t('onlySubject')}</Button>}
        <Button onClick={() => onOnly({ operation })}>{t('onlyOperation')}</Button>
      </div>
    </details>
  )
}

const EntryRow = ({ entry, onOnly }: { entry: Entry; onOnly: Narrow }) => {
  const t = useT(auditMessages)
  const { locale } = useLocale()
  const now = useNow()
  const outcome = known(entry.outcome)
  const nobody = entry.actorKind === 'system' ? t('system') : t('nobody')
  return (
    <tr>
      <td className="yw-nowrap" data-label={t('at')}>
        {momentWords(entry.at, { now, locale })}
      </td>
      <td className="yw-nowrap" data-label={t('who')}>
        {entry.actorName ?? nobody}
      </td>
      <td data-label={t('capacity')}>{entry.capacityWords && say(entry.capacityWords, locale)}</td>
      <td data-label={t('what')}>{say(entry.title, locale)}</td>
      <td className="yw-nowrap" data-label={t('outcome')}>
        {outcome ? t(outcome) : entry.outcome}
      </td>
      <td>
        <Details entry={entry} onOnly={onOnly} />
      </td>
    </tr>
  )
}

const EntryTable = ({ items, onOnly }: { items: readonly Entry[]; onOnly: Narrow }) => {
  const t = useT(auditMessages)
  return (
    <table className="yw-table" data-cards="">
      <thead>
        <tr>
          {(['at', 'who', 'capacity', 'what', 'outcome', 'change'] as const).map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((e, i) => (
          <EntryRow key={`${e.at}-${e.request}-${i}`} entry={e} onOnly={onOnly} />
        ))}
      </tbody>
    </table>
  )
}

/** Asked for with a button, not while typing: each look leaves a row of its own. */
export const AuditPage = () => {
  const api = useApi()
  const t = useT(auditMessages)
  const [draft, setDraft] = useState(START)
  const [asked, setAsked] = useState<Filter & { after?: string }>(START)
  const query = {
    limit: 100,
    ...(asked.subject.trim() ? { subject: asked.subject.trim() } : {}),
    ...(asked.operation.trim() ? { operation: asked.operation.trim() } : {}),
    ...(asked.outcome ? { outcome: asked.outcome } : {}),
    ...(asked.after ? { after: asked.after } : {}),
  }
  const list = useAsk(['office', 'audit', query], () => api.GET('/api/audit', { params: { query } }))
  const only: Narrow = (part) => {
    setDraft({ ...START, ...part })
    setAsked({ ...START, ...part })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(draft)
  }
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <form className="yw-toolbar" onSubmit={submit}>
          <TextField
            label={t('subject')}
            maxLength={60}
            value={draft.subject}
            onText={(subject) => setDraft({ ...draft, subject })}
          />
          <TextField
            label={t('operation')}
            maxLength={60}
            value={draft.operation}
            onText={(operation) => setDraft({ ...draft, operation })}
          />
          <SelectField
            label={t('outcome')}
            none={t('all')}
            options={OUTCOMES.map((o) => ({ value: o, label: t(o) }))}
            value={draft.outcome}
            onPick={(outcome) => setDraft({ ...draft, outcome: known(outcome) })}
          />
          <Button type="submit">{t('look')}</Button>
        </form>
        <Loaded
          of={list}
          skeleton="rows"
          count={8}
          isEmpty={(d) => d.items.length === 0}
          empty={<Empty cause={t('none')} />}
        >
          {({ items, next }) => (
            <div className="yw-stack">
              <EntryTable items={items} onOnly={only} />
              <div className="yw-actions">
                {asked.after && <Button onClick={() => setAsked(draft)}>{t('first')}</Button>}
                {next && <Button onClick={() => setAsked({ ...asked, after: next })}>{t('more')}</Button>}
              </div>
            </div>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

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
const START: Filter = { subject: '', operation: '', outcome: '' }
const known = (text: string): Outcome | '' => OUTCOMES.find((o) => o === text) ?? ''

const EntryRow = ({ entry }: { entry: Entry }) => {
  const t = useT(auditMessages)
  const { locale } = useLocale()
  const now = useNow()
  const outcome = known(entry.outcome)
  const change = JSON.stringify(entry.change, null, 1)
  return (
    <tr>
      <td data-label={t('at')}>{momentWords(entry.at, { now, locale })}</td>
      <td data-label={t('who')}>{entry.actorKind === 'system' ? t('system') : (entry.actor ?? entry.actorKind)}</td>
      <td data-label={t('capacity')}>{entry.capacity}</td>
      <td data-label={t('what')}>{entry.operation}</td>
      <td data-label={t('subject')}>{entry.subject}</td>
      <td data-label={t('outcome')}>{outcome ? t(outcome) : entry.outcome}</td>
      <td data-label={t('change')}>
        {change !== '{}' && (
          <details>
            <summary>{t('open')}</summary>
            <pre>{change}</pre>
          </details>
        )}
      </td>
    </tr>
  )
}

const EntryTable = ({ items }: { items: readonly Entry[] }) => {
  const t = useT(auditMessages)
  return (
    <table className="yw-table" data-cards="">
      <thead>
        <tr>
          {(['at', 'who', 'capacity', 'what', 'subject', 'outcome', 'change'] as const).map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((e, i) => (
          <EntryRow key={`${e.at}-${e.request}-${i}`} entry={e} />
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
              <EntryTable items={items} />
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

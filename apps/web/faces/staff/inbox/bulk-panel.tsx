import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type MatterView, say, UnitPicker } from '@yiwang/matters/web/shared'
import type { BulkGroup, BulkPlan } from '@yiwang/matters/web/staff'
import { Button, formatRef, LoadState, TextAreaField, useAnnounce, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { entryMessages } from '../entry/messages.ts'
import { sentenceOf } from '../entry/problem-words.ts'
import { useCommands } from '../keys/key-layer.tsx'
import { inboxMessages } from './messages.ts'
import { type BulkResult, sendBulk, useBulkPlan } from './use-bulk.ts'

type Props = { ids: readonly string[]; onBack: () => void; onDone: (done: readonly string[]) => void }

const Group = (props: {
  group: BulkGroup
  on: boolean
  unit: string
  onFlip: () => void
  onUnit: (id: string) => void
}) => {
  const { group, on, unit, onFlip, onUnit } = props
  const t = useT(inboxMessages)
  const [changing, setChanging] = useState(false)
  return (
    <li className="yw-card yw-stack" data-tight="">
      <div className="yw-picked">
        <label className="yw-choice">
          <input type="checkbox" checked={on} onChange={onFlip} />
          <strong>{t('group', { unit: group.unitName, n: group.items.length })}</strong>
        </label>
        {!changing && <Button onClick={() => setChanging(true)}>{t('changeUnit')}</Button>}
      </div>
      {changing && <UnitPicker ids={{ id: `group-${group.unit}` }} value={unit} onChange={onUnit} />}
      <p className="yw-muted">{group.items.map((i) => i.title).join('；')}</p>
    </li>
  )
}

const Apart = ({ plan }: { plan: BulkPlan }) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  return (
    <>
      {plan.unsure.length > 0 && <p>{t('unsureGroup', { n: plan.unsure.length })}</p>}
      {plan.apart.length > 0 && (
        <section>
          <h3>{t('apart', { n: plan.apart.length })}</h3>
          <ul className="yw-bare-list">
            {plan.apart.map(({ item, why }) => (
              <li key={item.id}>
                {formatRef(item.ref)} {item.title} · {why ? say(why, locale) : t('apartWhy')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const Result = ({ result, onBack }: { result: BulkResult; onBack: () => void }) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  return (
    <div className="yw-stack" data-tight="">
      <p role="status" className="yw-result">
        {t('bulkDone', { n: result.done.length })}
        {result.failed.length > 0 && ` · ${t('bulkFailed', { n: result.failed.length })}`}
      </p>
      <ul className="yw-bare-list">
        {result.failed.map((f) => (
          <li key={f.id}>
            {formatRef(f.ref)} {say(f.why, locale)}{' '}
            <Link to="/matters/$id" params={{ id: f.id }}>
              {t('look')}
            </Link>
          </li>
        ))}
      </ul>
      <div className="yw-actions">
        <Button onClick={onBack}>{t('bulkBack')}</Button>
      </div>
    </div>
  )
}

type Ready = Props & { plan: BulkPlan; fields: (id: string) => MatterView['can'][number]['form'] }

const useSend = ({ plan, fields, onDone }: Ready) => {
  const te = useT(entryMessages)
  const t = useT(inboxMessages)
  const api = useApi()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [units, setUnits] = useState<Readonly<Record<string, string>>>({})
  const [note, setNote] = useState('')
  const [result, setResult] = useState<BulkResult>()
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const keyOf = (g: BulkGroup) => `${g.unit} ${g.action}`
  const on = plan.groups.filter((g) => !off.has(keyOf(g)) && units[keyOf(g)] !== '')
  const n = on.reduce((sum, g) => sum + g.items.length, 0)
  const flip = (g: BulkGroup) =>
    setOff((before) => {
      const after = new Set(before)
      if (!after.delete(keyOf(g))) after.add(keyOf(g))
      return after
    })
  const send = async () => {
    if (busy || n === 0 || result) return
    setBusy(true)
    setTrouble(undefined)
    try {
      const chosen = on.map((g) => {
        const form = fields(g.items[0]?.id ?? '')
        const unitField = form.find((f) => f.kind === 'unit')?.id ?? 'unit'
        return { unit: units[keyOf(g)] ?? g.unit, action: g.action, unitField, items: g.items }
      })
      const got = await sendBulk(api, chosen, note.trim() ? { note: note.trim() } : {})
      setResult(got)
      announce(t('bulkDone', { n: got.done.length }))
      onDone(got.done.map((d) => d.id))
      for (const key of ['inbox', 'counts', 'matter']) void queries.invalidateQueries({ queryKey: [key] })
    } catch (error) {
      setTrouble(sentenceOf(error, te))
    } finally {
      setBusy(false)
    }
  }
  return { off, keyOf, flip, units, setUnits, note, setNote, n, send, result, trouble }
}

const Plan = (props: Ready) => {
  const { plan, onBack } = props
  const t = useT(inboxMessages)
  const b = useSend(props)
  useCommands([{ id: 'bulk.send', label: t('bulkSend', { n: b.n }), combo: 'Ctrl+Enter', run: () => void b.send() }])
  if (b.result) return <Result result={b.result} onBack={onBack} />
  return (
    <div className="yw-stack">
      <p>{plan.groups.length > 0 ? t('bulkHint') : t('bulkNone')}</p>
      <ul className="yw-bare-list yw-stack" data-tight="">
        {plan.groups.map((g) => (
          <Group
            key={b.keyOf(g)}
            group={g}
            on={!b.off.has(b.keyOf(g))}
            unit={b.units[b.keyOf(g)] ?? g.unit}
            onFlip={() => b.flip(g)}
            onUnit={(unit) => b.setUnits((u) => ({ ...u, [b.keyOf(g)]: unit }))}
          />
        ))}
      </ul>
      <Apart plan={plan} />
      {plan.groups.length > 0 && (
        <TextAreaField label={t('bulkNote')} optional value={b.note} onText={b.setNote} rows={2} />
      )}
      {b.trouble && (
        <p role="alert" className="yw-field-error">
          {b.trouble}
        </p>
      )}
      <div className="yw-actions">
        {b.n > 0 && (
          <Button primary onClick={() => void b.send()}>
            {t('bulkSend', { n: b.n })} <kbd aria-hidden>Ctrl+Enter</kbd>
          </Button>
        )}
        <Button onClick={onBack}>{t('bulkBack')}</Button>
      </div>
    </div>
  )
}

/** D4: groups by suggested unit, exceptions named before the act, a result for every matter. */
export const BulkPanel = (props: Props) => {
  const t = useT(inboxMessages)
  const queries = useQueryClient()
  const [ids] = useState(props.ids)
  const { plan, done, failed } = useBulkPlan(ids)
  const fields = (id: string) =>
    queries.getQueryData<MatterView>(['matter', id])?.can.find((a) => a.verb === 'dispatch')?.form ?? []
  return (
    <section className="yw-pane yw-stack" aria-label={t('bulk')}>
      <h2>{t('bulkTitle', { n: ids.length })}</h2>
      {!plan && !failed && <p role="status">{t('bulkLoading', { done, n: ids.length })}</p>}
      <LoadState state={plan ? 'ready' : failed ? 'error' : 'loading'} onRetry={props.onBack}>
        {plan && <Plan {...props} plan={plan} fields={fields} />}
      </LoadState>
    </section>
  )
}

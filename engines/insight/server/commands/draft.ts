import { type Actor, Failure, forbidden, notFound } from '@yiwang/kernel'
import { type Tx, txCommand } from '@yiwang/platform/engine'
import { draftBulletin } from '../../contract/index.ts'
import { dueMonths } from '../bulletin/order.ts'
import type { BulletinRecord, HistoryEntry } from '../bulletin/record.ts'
import { type Deps, planOf } from '../deps.ts'
import { balanced, type Plan } from '../figures/model.ts'
import { monthPeriod } from '../figures/period.ts'
import { mayDraft, personOf } from '../policy.ts'
import { insertBulletin, type MonthRow, monthsOf, updateBulletin } from '../store/bulletin-store.ts'
import { computeAndKeep } from './compute.ts'

export const entry = (actor: Actor, as: string, e: Pick<HistoryEntry, 'at' | 'what' | 'reason'>): HistoryEntry => ({
  ...e,
  as: as.split('@')[0] ?? as,
  name: actor.name && actor.kind !== 'system' ? actor.name : '',
})
/** Number a bulletin not yet released would get: after all numbers given, in order of months. */
export const plannedIssue = (rows: readonly (MonthRow & { issue?: number | null })[], id: string): number => {
  const given = rows.filter((r) => r.state === 'released' || r.state === 'recalled').length
  const waiting = rows.filter((r) => r.state !== 'released' && r.state !== 'recalled')
  return (
    given +
    Math.max(
      0,
      waiting.findIndex((r) => r.id === id),
    ) +
    1
  )
}

type Turn = { tenant: string; plan: Plan; month: string; now: number; rows: readonly MonthRow[] }
/** The month that comes before this one; undefined when it is its turn. */
const otherFirst = async (tx: Tx, o: Turn): Promise<string | undefined> => {
  if (monthPeriod(o.month).to > o.now) return o.month
  const first = o.rows[0]?.month
  if (first !== undefined && o.month < first) return first
  return (await dueMonths(tx, { ...o, pack: o.plan.pack })).find((m) => m < o.month)
}

const blank = (o: { id: string; plan: Plan; month: string; now: number }): BulletinRecord => ({
  id: o.id,
  seq: 1,
  pack: o.plan.pack,
  month: o.month,
  issue: null,
  state: 'draft',
  revision: 1,
  computed: {
    pack: o.plan.pack,
    month: o.month,
    asOf: o.now,
    counts: {},
    units: [],
    towns: [],
    categories: [],
    imbalance: [],
    unnamed: 0,
  },
  hash: '',
  computedAt: o.now,
  draftedBy: null,
  checkedBy: null,
  checkedHash: null,
  releasedBy: null,
  releasedAt: null,
  recallReason: null,
  corrections: [],
  history: [],
})

/** Makes the draft of an ended month, once; a second call answers the draft that is there. */
export const draft = (d: Deps) =>
  txCommand<typeof draftBulletin>({
    op: draftBulletin,
    async run(tx, { actor, input, now, tenant, newId }) {
      const verdict = mayDraft(actor, now)
      if (!verdict.ok) throw forbidden(verdict.why)
      const plan = planOf(d, tenant, input.pack)
      if (!plan) throw notFound()
      const { month } = input
      const rows = await monthsOf(tx, tenant, plan.pack)
      const other = await otherFirst(tx, { tenant, plan, month, now, rows })
      if (other) throw new Failure('OUT_OF_ORDER', 409, { data: { month: other } })
      const history = [entry(actor, verdict.as, { at: now, what: 'drafted', reason: '' })]
      const made: BulletinRecord = { ...blank({ id: newId(), plan, month, now }), draftedBy: personOf(actor), history }
      if (!(await insertBulletin(tx, tenant, made))) return there(tx, { tenant, plan, month, as: verdict.as })
      const done = await computeAndKeep(tx, { tenant, plan, month, now, bulletin: made.id, revision: 1 })
      const state = balanced(done.computed, plan.partition) ? 'draft' : 'refused'
      await tx.change(updateBulletin(tenant, { ...made, ...done, state }, { now }))
      const issue = plannedIssue(await monthsOf(tx, tenant, plan.pack), made.id)
      tx.events([
        {
          kind: 'insight.bulletin-drafted@1',
          subject: { kind: 'bulletin', id: made.id },
          data: { month, state },
          open: false,
        },
      ])
      const change = { month, state, hash: done.hash }
      return {
        answer: { id: made.id, issue, state },
        as: verdict.as,
        audit: { subject: made.id, pack: plan.pack, change },
      }
    },
  })

const there = async (tx: Tx, o: { tenant: string; plan: Plan; month: string; as: string }) => {
  const rows = await monthsOf(tx, o.tenant, o.plan.pack)
  const row = rows.find((r) => r.month === o.month && r.state !== 'recalled')
  if (!row || row.state === 'released') throw new Failure('ALREADY_RELEASED', 409)
  const answer = { id: row.id, issue: plannedIssue(rows, row.id), state: row.state }
  return { answer, as: o.as, audit: { subject: row.id, pack: o.plan.pack, change: { month: o.month, already: true } } }
}

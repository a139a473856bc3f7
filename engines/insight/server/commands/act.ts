import { Failure, forbidden, invalid, notFound } from '@yiwang/kernel'
import { type Tx, type TxGround, txCommand } from '@yiwang/platform/engine'
import { actOnBulletin } from '../../contract/index.ts'
import { type BulletinAction, type BulletinRecord, changesBetween, type HistoryEntry } from '../bulletin/record.ts'
import { begins, samePerson } from '../bulletin/view.ts'
import { type Deps, planOf } from '../deps.ts'
import { computeMonth } from '../figures/compute-month.ts'
import { balanced, type Plan } from '../figures/model.ts'
import { mayAct, personOf } from '../policy.ts'
import { lockBulletin, monthsOf, nextIssue, updateBulletin } from '../store/bulletin-store.ts'
import { computeAndKeep, mustBalance } from './compute.ts'
import { entry } from './draft.ts'

type At = {
  readonly b: BulletinRecord
  readonly plan: Plan
  readonly ground: TxGround<typeof actOnBulletin>
}
type Step = (tx: Tx, at: At) => Promise<BulletinRecord>

const stale = (): Failure => new Failure('CHANGED_SINCE', 409)

/** Before it leaves: the printed numbers balance, and so does the month as it stands now. */
const balancesNow = async (tx: Tx, { b, plan, ground }: At): Promise<void> => {
  mustBalance(b.computed, plan)
  mustBalance(await computeMonth(tx, { tenant: ground.tenant, plan, month: b.month, now: ground.now }), plan)
}

const check: Step = async (tx, at) => {
  const { b, ground } = at
  if (ground.input.hash !== b.hash) throw stale()
  await balancesNow(tx, at)
  return { ...b, state: 'checked', checkedBy: personOf(ground.actor), checkedHash: b.hash }
}

const release: Step = async (tx, at) => {
  const { b, ground } = at
  if (ground.input.hash !== b.hash || b.checkedHash !== b.hash) throw stale()
  await balancesNow(tx, at)
  const rows = await monthsOf(tx, ground.tenant, b.pack)
  const earlier = rows.find((r) => r.month < b.month && ['draft', 'refused', 'checked'].includes(r.state))
  if (earlier) throw new Failure('OUT_OF_ORDER', 409, { data: { month: earlier.month } })
  const issue = await nextIssue(tx, ground.tenant, b.pack)
  return { ...b, state: 'released', issue, releasedBy: personOf(ground.actor), releasedAt: ground.now }
}

const UNCHECKED = { checkedBy: null, checkedHash: null } as const
const sendBack: Step = async (_, { b }) => ({ ...b, ...UNCHECKED, state: 'draft' })

const recompute: Step = async (tx, { b, plan, ground }) => {
  const { tenant, now, actor } = ground
  const done = await computeAndKeep(tx, { tenant, plan, month: b.month, now, bulletin: b.id, revision: b.revision })
  const same = done.hash === b.hash && b.state === 'checked'
  const state = same ? 'checked' : balanced(done.computed, plan.partition) ? 'draft' : 'refused'
  const draftedBy = actor.kind === 'system' ? b.draftedBy : personOf(actor)
  return { ...b, ...done, ...(same ? {} : UNCHECKED), state, draftedBy }
}

/** New numbers beside the old ones: both stay and both show. */
const correct: Step = async (tx, { b, plan, ground }) => {
  const { tenant, now, input } = ground
  if (input.hash !== undefined && input.hash !== b.hash) throw stale()
  const revision = b.revision + 1
  const done = await computeAndKeep(tx, { tenant, plan, month: b.month, now, bulletin: b.id, revision })
  mustBalance(done.computed, plan)
  const changes = changesBetween(b.computed, done.computed, plan)
  if (done.hash === b.hash) throw new Failure('BULLETIN_STATE', 409, { data: { why: 'nothing-changed' } })
  const correction = { at: now, reason: input.reason, changes, before: b.computed, revision: b.revision }
  return { ...b, ...done, revision, corrections: [...b.corrections, correction] }
}

const recall: Step = async (_, { b, ground }) => ({ ...b, state: 'recalled', recallReason: ground.input.reason })

const STEPS: Readonly<Record<BulletinAction, { run: Step; says: HistoryEntry['what']; reason?: true }>> = {
  check: { run: check, says: 'checked' },
  release: { run: release, says: 'released' },
  'send-back': { run: sendBack, says: 'sent-back', reason: true },
  recompute: { run: recompute, says: 'recomputed' },
  correct: { run: correct, says: 'corrected', reason: true },
  recall: { run: recall, says: 'recalled', reason: true },
}

const allowed = (at: { b: BulletinRecord; ground: At['ground'] }): string => {
  const { actor, now, input } = at.ground
  const verdict = mayAct(actor, now, input.action)
  if (!verdict.ok) throw forbidden(verdict.why)
  if (at.b.state === 'refused' && input.action === 'check')
    throw new Failure('UNBALANCED', 409, { data: { refs: at.b.computed.imbalance.map((i) => i.ref).join('、') } })
  if (!begins(at.b, input.action)) throw new Failure('BULLETIN_STATE', 409, { data: { state: at.b.state } })
  if (samePerson(at.b, input.action, actor)) throw new Failure('OTHER_PERSON', 409)
  if (STEPS[input.action].reason && input.reason === '')
    throw invalid([{ path: 'reason', message: { zh: '写一句原因', en: 'Give a reason' } }])
  return verdict.as
}

/** One act on one bulletin, under its lock. */
export const act = (d: Deps) =>
  txCommand<typeof actOnBulletin>({
    op: actOnBulletin,
    async run(tx, ground) {
      const { tenant, input, actor, now } = ground
      const b = await lockBulletin(tx, tenant, input.id)
      const plan = b && planOf(d, tenant, b.pack)
      if (!b || !plan) throw notFound()
      const as = allowed({ b, ground })
      const { run, says } = STEPS[input.action]
      const after = await run(tx, { b, plan, ground })
      const history = [...b.history, entry(actor, as, { at: now, what: says, reason: input.reason })]
      // A refusal looked at again by the system that finds the same is no event.
      const quiet = actor.kind === 'system' && after.hash === b.hash
      await tx.change(updateBulletin(tenant, { ...after, history: quiet ? b.history : history }, { now }))
      const data = { month: b.month, state: after.state, issue: after.issue }
      if (!quiet)
        tx.events([{ kind: `insight.bulletin-${says}@1`, subject: { kind: 'bulletin', id: b.id }, data, open: false }])
      const change = { action: input.action, from: b.state, to: after.state, hash: after.hash, reason: input.reason }
      return { answer: { state: after.state, hash: after.hash }, as, audit: { subject: b.id, pack: b.pack, change } }
    },
  })

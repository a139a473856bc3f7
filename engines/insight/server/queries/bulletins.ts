import { notFound } from '@yiwang/kernel'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/index.ts'
import { documentOf } from '../bulletin/document.ts'
import { type BulletinRecord, driftBetween } from '../bulletin/record.ts'
import { periodOf, titleOf, viewOf } from '../bulletin/view.ts'
import { plannedIssue } from '../commands/draft.ts'
import { type Deps, planOf } from '../deps.ts'
import { renderDocx, renderXlsx } from '../documents/index.ts'
import { computeMonth } from '../figures/compute-month.ts'
import type { Plan } from '../figures/model.ts'
import { mayReadDrafts } from '../policy.ts'
import { findBulletin, listBulletins, monthsOf } from '../store/bulletin-store.ts'

const PUBLIC = ['released', 'recalled']

/** Released ones for everybody; the others for those who write, check and watch them. */
export const bulletins = (d: Deps) =>
  querySpec<typeof contract.bulletins>({
    op: contract.bulletins,
    async run({ db, tenant, actor, now }, input) {
      const all = (await listBulletins(db, tenant)).filter((b) => planOf(d, tenant, b.pack))
      const drafts = input.drafts === 'true' && mayReadDrafts(actor, now).ok
      const byMonth = [...all].reverse()
      const issueOf = (b: (typeof all)[number]) =>
        b.issue ??
        plannedIssue(
          byMonth.filter((x) => x.pack === b.pack),
          b.id,
        )
      const items = all
        .filter((b) => drafts || PUBLIC.includes(b.state))
        .map((b) => ({
          id: b.id,
          issue: issueOf(b),
          title: titleOf(b.month),
          state: b.state,
          period: periodOf(b.month),
          releasedAt: b.releasedAt?.toISOString() ?? null,
          corrected: b.corrected,
        }))
      const pack = planOf(d, tenant)?.pack
      const given = new Set(all.filter((b) => b.pack === pack).flatMap((b) => (b.issue === null ? [] : [b.issue])))
      const gaps = Array.from({ length: Math.max(0, ...given) }, (_, i) => i + 1).filter((n) => !given.has(n))
      return { items, gaps }
    },
  })

type Found = { b: BulletinRecord; plan: Plan; staff: boolean; issue: number }
/** The bulletin as far as this reader may know of it. */
const find = async (d: Deps, ctx: QueryContext, id: string): Promise<Found> => {
  const b = await findBulletin(ctx.db, ctx.tenant, id)
  const plan = b && planOf(d, ctx.tenant, b.pack)
  const staff = mayReadDrafts(ctx.actor, ctx.now).ok || ctx.actor.kind === 'system'
  if (!b || !plan || !(staff || PUBLIC.includes(b.state))) throw notFound()
  const issue = b.issue ?? plannedIssue(await monthsOf(ctx.db, ctx.tenant, b.pack), b.id)
  return { b, plan, staff, issue }
}

export const bulletin = (d: Deps) =>
  querySpec<typeof contract.bulletin>({
    op: contract.bulletin,
    async run(ctx, { id }) {
      const { b, plan, staff, issue } = await find(d, ctx, id)
      const view = viewOf(b, plan, { actor: ctx.actor, now: ctx.now, staff, issue })
      if (!staff || PUBLIC.includes(b.state)) return view
      const now = await computeMonth(ctx.db, { tenant: ctx.tenant, plan, month: b.month, now: ctx.now })
      return { ...view, drift: driftBetween(b.computed, now) }
    },
  })

type Kind = { op: typeof contract.bulletinDocx; ending: 'docx' | 'xlsx'; render: typeof renderDocx }
const paper = (d: Deps, k: Kind) =>
  querySpec<typeof contract.bulletinDocx>({
    op: k.op,
    async run(ctx, { id }) {
      const { b, plan, staff, issue } = await find(d, ctx, id)
      if (b.state === 'recalled' && !staff) throw notFound()
      const doc = documentOf(b, plan, { head: d.headOf(ctx.tenant), issue, now: ctx.now })
      const file = {
        bytes: await k.render(doc),
        type: k.op.binary!,
        headers: { 'content-disposition': `attachment; filename="bulletin-${b.month}.${k.ending}"` },
      }
      // A binary operation answers bytes with their name; the contract's text is what they say.
      return file as unknown as string
    },
  })
export const bulletinDocx = (d: Deps) => paper(d, { op: contract.bulletinDocx, ending: 'docx', render: renderDocx })
export const bulletinXlsx = (d: Deps) =>
  paper(d, { op: contract.bulletinXlsx as unknown as typeof contract.bulletinDocx, ending: 'xlsx', render: renderXlsx })

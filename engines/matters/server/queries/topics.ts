import { inForce, notFound } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import { topic as topicOp, topics as topicsOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { wordsOf } from '../pack-book.ts'
import { topicPosts } from '../policy.ts'
import { scopeOf } from '../scope.ts'
import { topicLabel } from '../words.ts'

type Row = {
  id: string
  year: number
  number: number
  title: string
  state: 'open' | 'met' | 'closed'
  opened_at: Date
  met_at: Date | null
  closed_at: Date | null
  present: string
  decision: string | null
  unit: string | null
  due_at: Date | null
  matters: number
  answered: number
}
const HEAD = `t.id, t.year, t.number, t.title, t.state, t.opened_at, t.met_at, t.closed_at, t.present, t.decision, t.unit, t.due_at,
  (select count(*)::int from matters.topic_matter x where x.tenant=t.tenant and x.topic=t.id) as matters,
  (select count(*)::int from matters.topic_matter x where x.tenant=t.tenant and x.topic=t.id and x.outcome is not null) as answered`

/** A topic is read by who may read every matter in it. */
const whole = (c: QueryContext, at: number) => {
  const s = scopeOf(c.actor, c.now, at)
  return {
    text: `not exists (select 1 from matters.topic_matter x join matters.matter m on m.tenant=x.tenant and m.id=x.matter
      where x.tenant=t.tenant and x.topic=t.id and (${s.text}) is not true)`,
    values: s.values,
  }
}
const works = (deps: MattersDeps, c: QueryContext): boolean => {
  const posts = topicPosts(deps.packs, c.tenant)
  return inForce(c.actor, c.now).some((p) => posts.has(p.kind))
}

const rowOf = (r: Row) => ({
  id: r.id,
  label: topicLabel(r.year, r.number),
  title: r.title,
  state: r.state,
  openedAt: r.opened_at.toISOString(),
  metAt: r.met_at?.toISOString() ?? null,
  closedAt: r.closed_at?.toISOString() ?? null,
  matters: r.matters,
  answered: r.answered,
})

export const topicsQuery = (deps: MattersDeps) =>
  querySpec<typeof topicsOp>({
    op: topicsOp,
    async run(c, { limit }) {
      const w = whole(c, 3)
      const rows = await c.db.rows<Row>(
        sql(`select ${HEAD} from matters.topic t where t.tenant=$1 and ${w.text} order by t.opened_at desc limit $2`, [
          c.tenant,
          limit,
          ...w.values,
        ]),
      )
      return { items: rows.map(rowOf), mayOpen: works(deps, c) }
    },
  })

type Member = {
  id: string
  ref: string
  title: string
  pack: string
  version: number
  stage: string
  super: 'open' | 'fixed' | 'closed'
  outcome: 'close' | 'update' | null
  answer: string | null
  answered_at: Date | null
}
/** One topic with its matters and what each was answered. */
export const topicQuery = (deps: MattersDeps) =>
  querySpec<typeof topicOp>({
    op: topicOp,
    async run(c, { id }) {
      const w = whole(c, 3)
      const r = await c.db.one<Row>(
        sql(`select ${HEAD} from matters.topic t where t.tenant=$1 and t.id=$2 and ${w.text}`, [
          c.tenant,
          id,
          ...w.values,
        ]),
      )
      if (!r || c.actor.kind === 'resident') throw notFound()
      const items = await c.db.rows<Member>(
        sql(
          `select m.id, m.ref, m.title, m.pack, m.version, m.stage, m.super, x.outcome, x.answer, x.answered_at
           from matters.topic_matter x join matters.matter m on m.tenant=x.tenant and m.id=x.matter
           where x.tenant=$1 and x.topic=$2 order by x.answered_at nulls first, m.opened_at`,
          [c.tenant, id],
        ),
      )
      return {
        ...rowOf(r),
        present: r.present,
        decision: r.decision,
        unitName: r.unit ? (deps.registry.unitById(c.tenant, r.unit)?.name ?? null) : null,
        due: r.due_at?.toISOString() ?? null,
        items: items.map((m) => ({
          id: m.id,
          ref: m.ref,
          title: m.title,
          stageWords: wordsOf(deps.packs.release(m.pack, m.version), `stage.${m.stage}`),
          super: m.super,
          outcome: m.outcome,
          answer: m.answer,
          answeredAt: m.answered_at?.toISOString() ?? null,
        })),
        mayWork: works(deps, c) && r.state !== 'closed',
      }
    },
  })

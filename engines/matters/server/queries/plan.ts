import type { OutputOf } from '@yiwang/kernel/operation'
import { sql } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import { plan as planOp } from '../../contract/index.ts'
import { type Plan, planOf } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Release } from '../pack-book.ts'
import { releaseInForce } from './pack-tables.ts'
import { inFlow } from './stage-order.ts'
import { actionWords, NONE, roleWords, stageWords } from './wording.ts'

type View = OutputOf<typeof planOp>
type Counted = readonly { stage: string; n: number }[]

/** Open matters by stage; a few are not told, because a few would point at people (S4). */
const stagesOf = (r: Release, counted: Counted): View['stages'] => {
  const least = r.type.limits.smallGroup.value
  const open = (id: string): number | null => {
    const n = counted.find((x) => x.stage === id)?.n ?? 0
    return n === 0 || n >= least ? n : null
  }
  return inFlow(r.type).map(([id, s]) => ({
    id,
    words: stageWords(r, id),
    super: s.super,
    owner: s.owner ? roleWords(r, s.owner) : NONE,
    untimed: s.untimed ?? null,
    open: s.super === 'open' ? open(id) : null,
  }))
}
const actionsOf = (r: Release): View['actions'] =>
  r.type.actions.map((a) => ({
    id: a.id,
    verb: a.verb,
    words: actionWords(r, a.id),
    from: [...a.from],
    to: typeof a.to === 'string' ? a.to : [...new Set(Object.values(a.to.map))].join(','),
    who: a.who.map((x) => roleWords(r, x)),
  }))
const clocksOf = (p: Plan): View['clocks'] =>
  p.clocks.map((c) => ({
    id: c.id,
    words: c.name,
    from: c.from,
    to: c.to,
    within: c.within,
    breach: c.after,
    basis: c.basis,
    source: c.source,
  }))
const valuesOf = (p: Plan): View['values'] =>
  p.values.map((v) => ({ id: v.id, words: v.name, value: v.value, basis: v.basis, source: v.source }))

/** The mechanism in force as people read it, with how many matters stand in each stage. */
export const planQuery = (deps: MattersDeps) =>
  querySpec<typeof planOp>({
    op: planOp,
    async run({ tenant, db }, input) {
      const r = releaseInForce(deps, tenant, input.pack)
      const counted = await db.rows<Counted[number]>(
        sql(
          `select stage, count(*)::int as n from matters.matter where tenant=$1 and pack=$2 and super='open' group by stage`,
          [tenant, r.pack.id],
        ),
      )
      const p = planOf(r.pack, r.type, r.words)
      const { id: pack, mechanism, version } = r.pack
      const lists = { stages: stagesOf(r, counted), actions: actionsOf(r), clocks: clocksOf(p), values: valuesOf(p) }
      return { pack, mechanism, version, name: p.title, ...lists }
    },
  })

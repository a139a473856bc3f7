import { type Actor, inForce, notFound } from '@yiwang/kernel'
import type { OutputOf } from '@yiwang/kernel/operation'
import { type Reader, sql } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import { flow as flowOp } from '../../contract/index.ts'
import { outcomes, planOf } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { type Release, wordsOf } from '../pack-book.ts'
import { readersOf } from '../policy.ts'
import { scopeOf } from '../scope.ts'
import { inFlow } from './stage-order.ts'
import { actionWords, stageWords } from './wording.ts'

type View = OutputOf<typeof flowOp>
const DAYS_90 = 90 * 86_400_000

/** What leads from one stage to another, every action between the same two together. */
const stepsOf = (r: Release): View['steps'] => {
  const steps = new Map<string, View['steps'][number]>()
  for (const a of r.type.actions)
    for (const from of a.from)
      for (const to of new Set(outcomes(r.type, a, from).map((o) => o.stage))) {
        if (to === from || !r.type.stages[to]) continue
        const known = steps.get(`${from} ${to}`) ?? { from, to, words: [] }
        known.words.push(actionWords(r, a.id))
        steps.set(`${from} ${to}`, known)
      }
  return [...steps.values()]
}

type At = { db: Reader; actor: Actor; now: number; tenant: string; r: Release }
type Ended = { kind: string; ended: number; missed: number }

/** Matters of this kind that the asker may see, by stage; ends keep what nobody waits for. */
const standing = async ({ db, actor, now, tenant, r }: At): Promise<Map<string, number>> => {
  const going = inFlow(r.type).flatMap(([id, s]) => (s.end ? [] : [id]))
  const s = scopeOf(actor, now, 5)
  const rows = await db.rows<{ stage: string; n: number }>(
    sql(
      `select m.stage, count(*)::int as n from matters.matter m
       where m.tenant=$1 and m.pack=$2 and m.type=$3 and m.stage=any($4::text[]) and (${s.text}) group by m.stage`,
      [tenant, r.pack.id, r.type.id, going, ...s.values],
    ),
  )
  return new Map(rows.map((x) => [x.stage, x.n]))
}

/** Clocks with a verdict of the last 90 days on matters she may see; matters left out of the figures are left out here. */
const verdicts = async ({ db, actor, now, tenant, r }: At): Promise<Map<string, Ended>> => {
  const s = scopeOf(actor, now, 5)
  const rows = await db.rows<Ended>(
    sql(
      `select c.kind, count(*)::int as ended, count(*) filter (where c.state='missed')::int as missed
       from matters.matter m join matters.clock c on c.tenant=m.tenant and c.matter=m.id
       where m.tenant=$1 and m.pack=$2 and m.type=$3 and c.state in ('met','missed') and c.ended_at >= $4 and (${s.text})
         and not exists (select 1 from matters.exclusion e where e.tenant=m.tenant and e.matter=m.id and e.state='granted')
       group by c.kind`,
      [tenant, r.pack.id, r.type.id, new Date(now - DAYS_90), ...s.values],
    ),
  )
  return new Map(rows.map((x) => [x.kind, x]))
}

const clocksOf = (r: Release, ended: ReadonlyMap<string, Ended> | null): View['clocks'] => {
  const least = r.type.limits.rateLeast.value
  const timed = new Set(r.type.clocks.filter((c) => !c.report && c.of !== 'notice').map((c) => c.id))
  const rows = planOf(r.pack, r.type, r.words).clocks.filter((c) => timed.has(c.id))
  return rows.map((c) => {
    const e = ended && (ended.get(c.id) ?? { ended: 0, missed: 0 })
    const percent = e && e.ended >= least ? Math.round((e.missed / e.ended) * 1000) / 10 : null
    return { id: c.id, words: c.name, within: c.within, ended: e?.ended ?? null, missed: e?.missed ?? null, percent }
  })
}

/** A restricted kind is counted only for those whose posts read it. */
const mayCount = (actor: Actor, now: number, r: Release): boolean => {
  const readers = readersOf(r.type)
  return readers === null || actor.kind === 'system' || inForce(actor, now).some((p) => readers.includes(p.kind))
}

/** The chart of one kind of matter in force; without a name, of the first. */
export const flowQuery = (deps: MattersDeps) =>
  querySpec<typeof flowOp>({
    op: flowOp,
    async run({ actor, db, now, tenant }, i) {
      const kinds = deps.packs.types(tenant)
      const r = deps.packs.inForce(tenant, i.pack, i.type)
      if (!r) throw notFound()
      const may = mayCount(actor, now, r)
      const at = { db, actor, now, tenant, r }
      const [counted, ended] = may ? await Promise.all([standing(at), verdicts(at)]) : [null, null]
      return {
        kinds: kinds.map((k) => ({
          pack: k.pack.id,
          packWords: wordsOf(k, 'pack.name'),
          type: k.type.id,
          typeWords: wordsOf(k, `type.${k.type.id}`),
        })),
        pack: r.pack.id,
        type: r.type.id,
        version: r.pack.version,
        mayCount: may,
        least: r.type.limits.rateLeast.value,
        stages: inFlow(r.type).map(([id, s]) => ({
          id,
          words: stageWords(r, id),
          super: s.super,
          end: s.end ?? false,
          start: id === r.type.start,
          now: s.end || !counted ? null : (counted.get(id) ?? 0),
        })),
        steps: stepsOf(r),
        clocks: clocksOf(r, ended),
      }
    },
  })

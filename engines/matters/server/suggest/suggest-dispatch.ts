import { addSpan } from '@yiwang/calendar/pack'
import { notFound } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import { anyWordSql, compareWords, senseWords } from '@yiwang/search/server'
import { suggest as op } from '../../contract/index.ts'
import { spanOf } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { categoryPath, classOf, dutyFor, type Release } from '../pack-book.ts'
import { mayRead, type Seen } from '../policy.ts'
import { type Neighbour, suggestedCategory } from './suggest-category.ts'
import { type PastUnit, suggestedUnits } from './suggest-units.ts'

type Subject = Seen & {
  id: string
  pack: string
  version: number
  type: string
  title: string
  text: string
  category: string | null
}
const READ = `select id, pack, version, type, title, text, category, town, community, grid, unit, units, accused_unit, accused_person, readers
  from matters.matter where tenant=$1 and id=$2`

const DAY = 86_400_000
const LEARNED_FROM = 180 * DAY
const PAST = 90 * DAY
const LOOKED_AT = 200
const NEIGHBOURS = 12
const CLEARLY_ALIKE = 0.18

/** Past matters of this tenant that somebody dispatched and that sound like this one. */
const neighboursOf = async (ctx: QueryContext, m: Subject): Promise<Neighbour[]> => {
  const words = senseWords(`${m.title}\n${m.text}`)
  const any = anyWordSql(words, 5)
  if (!any) return []
  const rows = await ctx.db.rows<{ category: string; title: string; text: string }>(
    sql(
      `select m.category, m.title, m.text from search.document d join matters.matter m on m.tenant=d.tenant and m.id=d.subject
       where d.tenant=$1 and m.id<>$2 and m.pack=$3 and m.category is not null and m.dispatcher is not null and m.opened_at > $4
       and ${any.text} order by m.opened_at desc limit ${LOOKED_AT}`,
      [ctx.tenant, m.id, m.pack, new Date(ctx.now - LEARNED_FROM), ...any.values],
    ),
  )
  return rows
    .map((r) => ({ category: r.category, score: compareWords(words, senseWords(`${r.title}\n${r.text}`)).score }))
    .filter((n) => n.score >= CLEARLY_ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, NEIGHBOURS)
}

/** Lead orders of this category in this town in ninety days that were not given back, by unit. */
const pastUnits = (ctx: QueryContext, m: Subject, category: string): Promise<PastUnit[]> =>
  ctx.db.rows<PastUnit>(
    sql(
      `select d.unit, count(*)::int as n from matters.dispatch d join matters.matter m on m.tenant=d.tenant and m.id=d.matter
       where d.tenant=$1 and d.issued_at > $2 and d.unit is not null and d.role='lead' and d.returned_at is null and m.id<>$3
       and m.category=$4 and m.town is not distinct from $5 group by d.unit`,
      [ctx.tenant, new Date(ctx.now - PAST), m.id, category, m.town],
    ),
  )

/** When an order sent now would have to be signed for and answered. */
const ifNow = (r: Release, category: string | null, now: number) => {
  const due = (id: string): string | null => {
    const clock = r.type.clocks.find((c) => c.id === id)
    if (!clock) return null
    const span = spanOf(clock.within, { cls: classOf(r, category), level: 'county' })
    if (!span) return null
    return addSpan({ start: new Date(now), span, calendar: r.calendar }).due?.toISOString() ?? null
  }
  return { signBy: due('sign'), replyBy: due('reply') }
}

/** Where a matter may go and why. Says nothing rather than guess: no category, or no unit with evidence. */
export const suggestDispatch = (deps: MattersDeps) =>
  querySpec<typeof op>({
    op,
    async run(ctx, { id }) {
      const m = await ctx.db.one<Subject>(sql(READ, [ctx.tenant, id]))
      if (!m || !mayRead(ctx.actor, m, ctx.now).ok) throw notFound()
      const r = deps.packs.release(m.pack, m.version, m.type)
      const guess = suggestedCategory(r, `${m.title}\n${m.text}`, await neighboursOf(ctx, m))
      // What a person chose stands; the guess only speaks where nobody has chosen.
      const code = m.category ?? guess?.code ?? null
      const strength = m.category ? 'strong' : (guess?.strength ?? 'weak')
      const units = code
        ? suggestedUnits({
            units: [...(deps.registry.latest(ctx.tenant)?.units.values() ?? [])],
            duty: dutyFor(r, code),
            past: await pastUnits(ctx, m, code),
            accused: m.accused_unit,
            town: m.town,
            category: { name: r.categories.get(code)?.name ?? code, strength },
          })
        : []
      return {
        category: guess && { code: guess.code, path: categoryPath(r, guess.code), strength: guess.strength },
        units,
        abstains: units.length === 0,
        ifNow: ifNow(r, code, ctx.now),
      }
    },
  })

import { notFound } from '@yiwang/kernel'
import type { OutputOf } from '@yiwang/kernel/operation'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import { calendar } from '../../contract/index.ts'
import {
  after,
  before,
  dateAt,
  isAmber,
  isOwed,
  keeperOf,
  type Period,
  periodOf,
  stateOf,
  type Tenure,
} from '../../pack/index.ts'
import { type KeptBook, type KeptPeriod, keptKey, keptOf, seatsByUnit } from '../book.ts'
import { type Deps, type InForce, keyOf, titleOf, wordsIn } from '../deps.ts'
import { keeps, mayRead, readsOf } from '../policy.ts'
import { coursesOf } from '../store/rhythm-store.ts'

type Item = OutputOf<typeof calendar>['items'][number]
type Shown = Item['periods'][number]
/** Periods behind and ahead that a calendar shows; a day's are many and short. */
const BEHIND = { day: 7, week: 6, month: 4, quarter: 3, 'half-year': 2, year: 2 } as const
const DAY = 86_400_000
/** A person keeps few places; who keeps more reads the missed list. */
const MOST_UNITS = 30

/** Some past periods, the one of today, and the next, oldest first. */
const window = (f: InForce, now: number): Period[] => {
  const today = periodOf(f.rhythm, dateAt(now), f.calendar)
  const past: Period[] = []
  while (past.length < BEHIND[f.rhythm.every]) past.unshift(before(f.rhythm, past[0] ?? today, f.calendar))
  return [...past, today, after(f.rhythm, today, f.calendar)]
}

const holdingView = (k: KeptPeriod, p: Period): Shown['holding'] => ({
  heldOn: k.heldOn,
  present: k.holding?.present ?? null,
  note: k.holding?.note ?? '',
  reason: k.holding?.reason ?? '',
  moved: p.planned !== null && k.heldOn !== p.planned,
  recordedAt: new Date(k.at).toISOString(),
  subjects: k.holding ? { ...k.holding.subjects } : {},
})

type Row = {
  f: InForce
  unit: string
  seats: readonly Tenure[]
  kept: KeptBook
  seen: number
  now: number
  mine: boolean
}
const periodView = (p: Period, r: Row): Shown => {
  const kept = r.kept.get(keptKey(r.unit, p.from))
  const owed = isOwed(p, { since: { inForce: r.f.from, seen: r.seen }, seats: r.seats })
  const state = stateOf(p, { now: r.now, owed, kept })
  return {
    from: p.from,
    to: p.to,
    planned: p.planned,
    deadline: new Date(p.deadline).toISOString(),
    state,
    amber: isAmber(p, { now: r.now, state }),
    holding: kept ? holdingView(kept, p) : null,
  }
}

const itemOf = (r: Row, o: { ground: ReturnType<Deps['groundOf']>; periods: readonly Period[] }): Item => {
  const { f, unit } = r
  const lastHeld =
    o.periods.map((p) => r.kept.get(keptKey(unit, p.from))?.heldOn).findLast((x) => x !== undefined) ?? null
  const keptBy = keeperOf(f.rhythm)
  return {
    pack: f.pack,
    packTitle: wordsIn(f, 'pack.short'),
    rhythm: f.rhythm.id,
    title: titleOf(f),
    every: f.rhythm.every,
    unit,
    unitName: o.ground.nameOf(unit),
    keptBy,
    basis: { stated: f.rhythm.basis.basis === 'stated', source: wordsIn(f, `source.${f.rhythm.basis.source}`) },
    subjects: (f.rhythm.subjects ?? []).map((id) => ({ id, title: wordsIn(f, `subject.${id}`) })),
    mayHold: r.mine && keptBy === 'holding',
    lastHeld,
    gap: lastHeld === null ? null : Math.round((Date.parse(dateAt(r.now)) - Date.parse(lastHeld)) / DAY),
    periods: o.periods.map((p) => periodView(p, r)),
  }
}

type Asked = { f: InForce; units: readonly string[]; mine: ReadonlySet<string>; seen: number }
const itemsOf = async (d: Deps, ctx: QueryContext, a: Asked): Promise<Item[]> => {
  const { f, units } = a
  const ground = d.groundOf(ctx.tenant)
  const periods = window(f, ctx.now)
  const [first, last] = [periods[0] as Period, periods.at(-1) as Period]
  const seats = await seatsByUnit(d, ctx.tenant, f)
  const kept = await keptOf(d, ctx.db, { tenant: ctx.tenant, f, from: first.from, to: last.from, units })
  return units
    .filter((u) => seats.has(u))
    .map((unit) => {
      const at = { seen: a.seen, now: ctx.now, mine: a.mine.has(unit) }
      return itemOf({ f, unit, kept, seats: seats.get(unit) ?? [], ...at }, { ground, periods })
    })
}

/** Coming, held, late and missed periods of what somebody keeps, or of one place that somebody reads. */
export const calendarQuery = (d: Deps) =>
  querySpec<typeof calendar>({
    op: calendar,
    async run(ctx, input) {
      const { actor, tenant, now } = ctx
      const ground = d.groundOf(tenant)
      const reads = readsOf(actor, now)
      const courses = new Map((await coursesOf(ctx.db, tenant)).map((c) => [`${c.pack} ${c.rhythm}`, c.seen]))
      const items: Item[] = []
      let known = input.unit === undefined
      for (const f of d.rhythmsOf(tenant)) {
        const mine = new Set(keeps(f, { actor, now, ground }).keys())
        const { unit } = input
        const named = unit !== undefined && (mine.has(unit) || mayRead(reads, ground, unit)) ? [unit] : []
        known ||= named.length > 0
        const units = unit === undefined ? [...mine].sort().slice(0, MOST_UNITS) : named
        if (units.length > 0)
          items.push(...(await itemsOf(d, ctx, { f, units, mine, seen: courses.get(keyOf(f)) ?? now })))
      }
      // What is not there and what may not be read are told alike.
      if (!known || (input.unit !== undefined && items.length === 0)) throw notFound()
      return { today: dateAt(now), items }
    },
  })

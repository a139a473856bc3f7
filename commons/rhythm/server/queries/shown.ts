import type { OutputOf } from '@yiwang/kernel/operation'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import { shown } from '../../contract/index.ts'
import { after, dateAt, type Period, periodOf } from '../../pack/index.ts'
import { keptKey, keptOf, seatsByUnit } from '../book.ts'
import { type Deps, type InForce, titleOf } from '../deps.ts'
import { closedOf } from '../store/rhythm-store.ts'

const DAY = 86_400_000
const BACK_DAYS = 90
const MOST_UNITS = 60

type Item = OutputOf<typeof shown>['items'][number]
/** The next fixed day that has not gone by. */
const nextPlanned = (f: InForce, now: number): string | null => {
  const p: Period = periodOf(f.rhythm, dateAt(now), f.calendar)
  if (p.planned !== null && p.planned >= dateAt(now)) return p.planned
  return after(f.rhythm, p, f.calendar).planned
}

type Asked = { f: InForce; place: string }
const itemsOf = async (d: Deps, ctx: QueryContext, { f, place }: Asked): Promise<Item[]> => {
  const { tenant, now } = ctx
  const ground = d.groundOf(tenant)
  const [from, to] = [dateAt(now - BACK_DAYS * DAY), dateAt(now)]
  const units = [...(await seatsByUnit(d, tenant, f)).keys()]
    .filter((u) => ground.within(u, place) || ground.within(place, u))
    .sort()
    .slice(0, MOST_UNITS)
  const kept = await keptOf(d, ctx.db, { tenant, f, from, to, units })
  const closed = (await closedOf(ctx.db, { tenant, from, to, units })).filter(
    (r) => !r.kept && r.pack === f.pack && r.rhythm === f.rhythm.id,
  )
  const planned = nextPlanned(f, now)
  return units.map((unit) => ({
    pack: f.pack,
    rhythm: f.rhythm.id,
    title: titleOf(f),
    every: f.rhythm.every,
    unit,
    unitName: ground.nameOf(unit),
    planned,
    lastHeld:
      [...kept]
        .flatMap(([k, v]) => (k.startsWith(`${unit} `) ? [v.heldOn] : []))
        .sort()
        .at(-1) ?? null,
    missed: closed
      .filter((r) => r.unit === unit)
      .map((r) => ({ from: r.from, to: r.to, lateOn: kept.get(keptKey(unit, r.from))?.heldOn ?? null })),
  }))
}

/** What packs open to everybody of one place; nothing for a place that is not there. */
export const shownQuery = (d: Deps) =>
  querySpec<typeof shown>({
    op: shown,
    async run(ctx, { place }) {
      const items: Item[] = []
      for (const f of d.rhythmsOf(ctx.tenant).filter((x) => x.rhythm.open))
        items.push(...(await itemsOf(d, ctx, { f, place })))
      return { items }
    },
  })

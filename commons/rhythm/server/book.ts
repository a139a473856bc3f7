import type { Reader } from '@yiwang/platform/db'
import { dateAt, isInTime, keeperOf, type Period, periodOf, type Tenure } from '../pack/index.ts'
import type { Deps, InForce } from './deps.ts'
import { type HoldingRow, holdingsOf } from './store/rhythm-store.ts'

/** A period kept, by whatever record: a holding, or what another engine has. */
export type KeptPeriod = Pick<HoldingRow, 'heldOn' | 'inTime' | 'at'> & { readonly holding: HoldingRow | undefined }
/** By unit and the period's first day. */
export type KeptBook = ReadonlyMap<string, KeptPeriod>
export const keptKey = (unit: string, from: string): string => `${unit} ${from}`

type Span = {
  readonly tenant: string
  readonly from: string
  readonly to: string
  readonly units: readonly string[] | null
}

const fromRecords = async (d: Deps, db: Reader, o: Span & { f: InForce }): Promise<KeptBook> => {
  const { f } = o
  const keeper = keeperOf(f.rhythm)
  if (keeper === 'holding') return new Map()
  // A sitting of a period that began earlier may close after its last day.
  const last = periodOf(f.rhythm, o.to, f.calendar).to
  const found = await d.records[keeper](db, {
    tenant: o.tenant,
    per: f.rhythm.per,
    units: o.units,
    from: o.from,
    to: last,
  })
  const book = new Map<string, KeptPeriod>()
  for (const r of [...found].sort((a, b) => a.at - b.at)) {
    const p = periodOf(f.rhythm, r.day, f.calendar)
    const key = keptKey(r.unit, p.from)
    const inTime = isInTime(p, { heldOn: r.day, at: r.at })
    // The first one counts.
    if (!book.has(key)) book.set(key, { heldOn: r.day, inTime, at: r.at, holding: undefined })
  }
  return book
}

/** What was kept of one rhythm in periods that begin between two days. */
export const keptOf = async (d: Deps, db: Reader, o: Span & { f: InForce }): Promise<KeptBook> => {
  if (keeperOf(o.f.rhythm) !== 'holding') return fromRecords(d, db, o)
  const rows = await holdingsOf(db, o)
  const mine = rows.filter((h) => h.pack === o.f.pack && h.rhythm === o.f.rhythm.id)
  return new Map(
    mine.map((h) => [keptKey(h.unit, h.from), { heldOn: h.heldOn, inTime: h.inTime, at: h.at, holding: h }]),
  )
}

/** Every place that somebody keeps the rhythm for, or kept it, with the terms. */
export const seatsByUnit = async (d: Deps, tenant: string, f: InForce): Promise<Map<string, Tenure[]>> => {
  const ground = d.groundOf(tenant)
  const by = new Map<string, Tenure[]>()
  for (const s of f.rhythm.owner ? await d.seatsOf(tenant, f.rhythm.owner.post) : []) {
    const unit = ground.unitOf(s.place, f.rhythm.per)
    if (unit !== null) by.set(unit, [...(by.get(unit) ?? []), s])
  }
  return by
}

/** The period whose turn to be closed it is. */
export const nextToClose = (f: InForce, course: { seen: number; through: number | null }): Period =>
  periodOf(f.rhythm, dateAt(course.through ?? course.seen), f.calendar)

import { forbidden, invalid } from '@yiwang/kernel'
import type { OutputOf } from '@yiwang/kernel/operation'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import { missed } from '../../contract/index.ts'
import { dateAt } from '../../pack/index.ts'
import { type KeptBook, keptKey, keptOf } from '../book.ts'
import { type Deps, type Ground, type InForce, keyOf, titleOf } from '../deps.ts'
import { mayRead, readsOf } from '../policy.ts'
import { type ClosedRow, closedOf } from '../store/rhythm-store.ts'

const DAY = 86_400_000
const BACK_DAYS = 90
const MOST_DAYS = 400
/** Below it a share says nothing. */
const LEAST = 10

type Answer = OutputOf<typeof missed>
const daysBefore = (date: string, n: number): string => new Date(Date.parse(date) - n * DAY).toISOString().slice(0, 10)

const span = (
  input: { from?: string | undefined; to?: string | undefined },
  now: number,
): { from: string; to: string } => {
  const to = input.to ?? dateAt(now)
  const ends = [to, input.from ?? to].map((x) => Date.parse(`${x}T00:00:00Z`))
  const from = Number.isNaN(ends[0]) ? '' : (input.from ?? daysBefore(to, BACK_DAYS))
  const long = Date.parse(to) - Date.parse(from)
  if (ends.some(Number.isNaN) || long < 0 || long > MOST_DAYS * DAY)
    throw invalid([
      {
        path: 'from',
        message: { zh: `起止日期不对，最多看 ${MOST_DAYS} 天`, en: `From and to are wrong; at most ${MOST_DAYS} days` },
      },
    ])
  return { from, to }
}

/** Missed periods kept after all, by the key of the rhythm. */
export const lateBooks = async (
  d: Deps,
  ctx: Pick<QueryContext, 'db' | 'tenant'>,
  o: { rhythms: readonly InForce[]; from: string; to: string; units: readonly string[] | null },
): Promise<Map<string, KeptBook>> => {
  const books = new Map<string, KeptBook>()
  for (const f of o.rhythms)
    books.set(keyOf(f), await keptOf(d, ctx.db, { tenant: ctx.tenant, f, from: o.from, to: o.to, units: o.units }))
  return books
}

type Of = { f: InForce; rows: readonly ClosedRow[]; late: KeptBook }
const figureOf = ({ f, rows, late }: Of): Answer['figures'][number] => {
  const missing = rows.filter((r) => !r.kept)
  const held = rows.length - missing.length
  return {
    pack: f.pack,
    rhythm: f.rhythm.id,
    title: titleOf(f),
    due: rows.length,
    held,
    missed: missing.length,
    late: missing.filter((r) => late.has(keptKey(r.unit, r.from))).length,
    share: rows.length < LEAST ? null : Math.round((held * 1000) / rows.length) / 10,
  }
}
const itemsOf = ({ f, rows, late }: Of, ground: Ground): Answer['items'] =>
  rows
    .filter((r) => !r.kept)
    .map((r) => {
      const k = late.get(keptKey(r.unit, r.from))
      const town = ground.unitOf(r.unit, 'town')
      return {
        pack: f.pack,
        rhythm: f.rhythm.id,
        title: titleOf(f),
        every: f.rhythm.every,
        unit: r.unit,
        unitName: ground.nameOf(r.unit),
        townName: town === null ? '' : ground.nameOf(town),
        from: r.from,
        to: r.to,
        lateOn: k?.heldOn ?? null,
        reason: k?.holding?.reason ?? '',
      }
    })

/** What was owed and not kept in time, of the places this person reads, with how many were owed in all. */
export const missedQuery = (d: Deps) =>
  querySpec<typeof missed>({
    op: missed,
    async run(ctx, input) {
      const reads = readsOf(ctx.actor, ctx.now)
      if (reads.length === 0) throw forbidden('reads-no-area')
      const { from, to } = span(input, ctx.now)
      const ground = d.groundOf(ctx.tenant)
      const rhythms = d.rhythmsOf(ctx.tenant)
      const rows = (await closedOf(ctx.db, { tenant: ctx.tenant, from, to, units: null })).filter((r) =>
        mayRead(reads, ground, r.unit),
      )
      const units = [...new Set(rows.filter((r) => !r.kept).map((r) => r.unit))]
      const books = await lateBooks(d, ctx, { rhythms, from, to, units })
      const parts = rhythms.map((f) => ({
        f,
        rows: rows.filter((r) => r.pack === f.pack && r.rhythm === f.rhythm.id),
        late: books.get(keyOf(f)) ?? new Map(),
      }))
      const listed = (f: InForce): boolean =>
        (input.pack ?? f.pack) === f.pack && (input.rhythm ?? f.rhythm.id) === f.rhythm.id
      const items = parts
        .filter((p) => listed(p.f))
        .flatMap((p) => itemsOf(p, ground))
        .sort((a, b) => (a.to === b.to ? (a.unit < b.unit ? -1 : 1) : a.to > b.to ? -1 : 1))
      const figures = parts.filter((p) => p.rows.length > 0).map(figureOf)
      return { from, to, figures, items: items.slice(0, input.limit), total: items.length }
    },
  })

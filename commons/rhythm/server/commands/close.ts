import { forbidden, notFound } from '@yiwang/kernel'
import { type Tx, type TxGround, txCommand } from '@yiwang/platform/engine'
import { begin, close } from '../../contract/index.ts'
import { isOwed } from '../../pack/index.ts'
import { keptKey, keptOf, nextToClose, seatsByUnit } from '../book.ts'
import { type Deps, type InForce, rhythmIn } from '../deps.ts'
import { type ClosedRow, closeThrough, insertClosed, lockCourse } from '../store/rhythm-store.ts'

type Ground = TxGround<typeof close>
const mustBeKnown = (d: Deps, g: Pick<Ground, 'actor' | 'tenant' | 'input'>): InForce => {
  if (g.actor.kind !== 'system') throw forbidden('system-only')
  const f = rhythmIn(d, g.tenant, g.input)
  if (!f) throw notFound()
  return f
}

const missedEvent = (r: ClosedRow) => ({
  kind: 'rhythm.missed@1' as const,
  subject: { kind: 'rhythm', id: r.id },
  data: { pack: r.pack, rhythm: r.rhythm, unit: r.unit, from: r.from, to: r.to },
  open: false,
})

/** Rows of every place that owed the period. */
const rowsOf = async (d: Deps, tx: Tx, o: { g: Ground; f: InForce; seen: number }): Promise<ClosedRow[]> => {
  const { g, f } = o
  const p = nextToClose(f, { seen: Date.parse(`${g.input.from}T00:00:00+08:00`), through: null })
  const since = { inForce: f.from, seen: o.seen }
  const seats = await seatsByUnit(d, g.tenant, f)
  const kept = await keptOf(d, tx, { tenant: g.tenant, f, from: p.from, to: p.from, units: null })
  return [...seats]
    .filter(([, held]) => isOwed(p, { since, seats: held }))
    .map(([unit]) => ({
      id: g.newId(),
      pack: f.pack,
      version: f.version,
      rhythm: f.rhythm.id,
      unit,
      from: p.from,
      to: p.to,
      kept: kept.get(keptKey(unit, p.from))?.inTime ?? false,
    }))
}

/** Closes the next period of a rhythm. Whoever comes second finds it closed. */
export const closePeriod = (d: Deps) =>
  txCommand<typeof close>({
    op: close,
    async run(tx, g) {
      const f = mustBeKnown(d, g)
      const at = { tenant: g.tenant, pack: f.pack, rhythm: f.rhythm.id }
      const course = await lockCourse(tx, { ...at, now: g.now, alone: true })
      const p = nextToClose(f, course)
      const due = p.from === g.input.from && p.deadline <= g.now
      const rows = due ? await rowsOf(d, tx, { g, f, seen: course.seen }) : []
      const missed = rows.filter((r) => !r.kept)
      await insertClosed(tx, g.tenant, { rows, now: g.now })
      tx.events(missed.map(missedEvent))
      if (due) await closeThrough(tx, at, p.end)
      const answer = { closed: rows.length, missed: missed.length }
      return {
        answer,
        as: 'system',
        audit: { subject: `${f.rhythm.id}/${g.input.from}`, pack: f.pack, change: answer },
      }
    },
  })

export const beginCourse = (d: Deps) =>
  txCommand<typeof begin>({
    op: begin,
    async run(tx, g) {
      const f = mustBeKnown(d, g as never)
      await lockCourse(tx, { tenant: g.tenant, pack: f.pack, rhythm: f.rhythm.id, now: g.now, alone: false })
      return { answer: { ok: true }, as: 'system', audit: { subject: f.rhythm.id, pack: f.pack, change: {} } }
    },
  })

import type { WorkCalendar } from '@yiwang/calendar/pack'
import type { Span } from '@yiwang/kernel'
import { type Clock, type FormField, type MatterType, spanOf, type Within } from '../../pack/index.ts'
import type { Release } from '../pack-book.ts'
import { ownerOf, readersOf } from '../policy.ts'
import type { Subject } from '../store/load.ts'
import { aheadOf, arm, dueOf, isOpen, pauseClock, resumeClock } from './clock.ts'
import { differing } from './revive.ts'
import type { ClockRow, Dispatch, Matter } from './state.ts'
import { headline } from './turn.ts'

/** What the new version lacks that the matter stands on; `option` is named `field:value`. */
export type Stay = { readonly kind: 'type' | 'stage' | 'clock' | 'field' | 'option'; readonly id: string }
/** A clock that still runs and comes due at another time. */
export type Shift = { readonly clock: string; readonly before: number; readonly after: number }
export type Moved = { readonly set: Partial<Matter>; readonly clocks: readonly ClockRow[]; readonly shifts: Shift[] }
type Movable = Pick<Subject, 'm' | 'clocks' | 'dispatches'>
type Between = { readonly from: Release; readonly to: Release | undefined; readonly now: number }

const fieldsOf = (t: MatterType): FormField[] => [...t.form, ...t.actions.flatMap((a) => a.form ?? [])]

/** A value kept with the matter whose field, or whose option, the new version does not know. */
const lost = (m: Matter, o: { from: MatterType; to: MatterType }): Stay[] =>
  Object.entries(m.fields).flatMap(([id, value]): Stay[] => {
    if (!fieldsOf(o.from).some((f) => f.id === id)) return []
    const now = fieldsOf(o.to).filter((f) => f.id === id)
    if (now.length === 0) return [{ kind: 'field', id }]
    const offered = now.flatMap((f) => f.options ?? [])
    const chosen = offered.length ? [value].flat().filter((v) => typeof v === 'string') : []
    return chosen.filter((v) => !offered.includes(v)).map((v) => ({ kind: 'option', id: `${id}:${v}` }))
  })

const standsOpen = (t: MatterType, stage: string): boolean => t.stages[stage]?.super === 'open'

/** Why the matter has to stay under its version; nothing when it can be moved. */
export const staysFor = (s: Movable, { from, to }: Between): Stay[] => {
  const { m } = s
  if (!to) return [{ kind: 'type', id: m.type }]
  const known = new Map(to.type.clocks.map((c) => [c.id, c.of]))
  const was = new Map(from.type.clocks.map((c) => [c.id, c.of]))
  const gone = s.clocks.filter((c) => isOpen(c) && (!known.has(c.kind) || known.get(c.kind) !== was.get(c.kind)))
  const category = m.category !== null && from.categories.has(m.category) && !to.categories.has(m.category)
  return [
    ...(standsOpen(to.type, m.stage) ? [] : [{ kind: 'stage' as const, id: m.stage }]),
    ...[...new Set(gone.map((c) => c.kind))].map((id) => ({ kind: 'clock' as const, id })),
    ...lost(m, { from: from.type, to: to.type }),
    ...(category ? [{ kind: 'option' as const, id: `category:${m.category}` }] : []),
  ]
}

const same = (a: Span | undefined, b: Span | undefined): boolean => a?.n === b?.n && a?.unit === b?.unit
type Of = { cls: string; level: string }

/**
 * The new limit in place of the old one. A span that the old version does not give was set by an order or promised as
 * a date: it stands.
 */
const limitFor = (span: Span, o: { was: Within; now: Within; of: Of }): Span => {
  if (same(span, spanOf(o.was, o.of))) return spanOf(o.now, o.of) ?? span
  if (!('map' in o.was) || !('map' in o.now)) return span
  // The class or the level was another one when the clock started.
  const key = Object.entries(o.was.map).find(([, v]) => same(v, span))?.[0]
  if (key !== undefined) return o.now.map[key] ?? o.now.other
  return same(span, o.was.other) ? o.now.other : span
}

type Recount = { was: Clock | undefined; def: Clock; calendar: WorkCalendar; of: Of; stage: string; now: number }

/** The clock from its own start under the new limit. One that was late stays late, with the due time it missed. */
const recounted = (c: ClockRow, o: Recount): ClockRow => {
  const { def, calendar, now } = o
  if (!isOpen(c)) return c
  if (c.state === 'breached') return aheadOf(def, c, { now, calendar })
  const [first, ...more] = c.target
  const limit = first && o.was ? limitFor(first, { was: o.was.within, now: def.within, of: o.of }) : first
  const row: ClockRow = { ...c, target: limit ? [limit, ...more] : [], calendar: calendar.id }
  const counted = { ...row, calendar_version: calendar.version }
  const { due, provisional } = dueOf({ ...counted, pauses: c.pauses.filter((p) => p.to !== null) }, calendar)
  const fresh: ClockRow = { ...counted, due_at: due, provisional }
  const still = def.pausesIn?.includes(o.stage) ?? false
  if (c.state === 'paused') return still ? fresh : resumeClock(def, fresh, { now, calendar })
  if (still) return pauseClock(fresh, now)
  return arm(def, fresh, { done: null, now, calendar })
}

const levelOf = (c: ClockRow, m: Matter, dispatches: readonly Dispatch[]): string =>
  dispatches.find((d) => d.id === c.dispatch)?.level ?? m.level

const shiftsOf = (before: readonly ClockRow[], after: readonly ClockRow[]): Shift[] =>
  after.flatMap((c, i) => {
    const due = before[i]?.due_at ?? null
    return c.state === 'running' && due !== null && c.due_at !== null && due !== c.due_at
      ? [{ clock: c.kind, before: due, after: c.due_at }]
      : []
  })

/**
 * The matter under the new version: the same stage and round, its clocks from their own start by the new limits. Clocks
 * that only the new version has start with the next act that starts them. Ask {@link staysFor} first.
 */
export const moveMatter = (s: Movable, o: Between & { to: Release }): Moved => {
  const { m } = s
  const { from, to, now } = o
  const was = new Map(from.type.clocks.map((c) => [c.id, c]))
  const defs = new Map(to.type.clocks.map((c) => [c.id, c]))
  const clocks = s.clocks.map((c) => {
    const def = defs.get(c.kind)
    const of = { cls: m.class, level: levelOf(c, m, s.dispatches) }
    const at = { was: was.get(c.kind), calendar: to.calendar, of, stage: m.stage, now }
    return def ? recounted(c, { ...at, def }) : c
  })
  const set: Partial<Matter> = {
    version: to.pack.version,
    owner: ownerOf(to.type, m.stage, m),
    readers: readersOf(to.type),
    ...headline(to.type, clocks),
  }
  return { set: differing(set, m), clocks, shifts: shiftsOf(s.clocks, clocks) }
}

import type { Words } from '@yiwang/kernel/message'
import { type Composition, seatsOf } from '../../pack/composition.ts'

/** How one slot of one grid is held at a moment. */
export type SlotCount = {
  readonly grid: string
  readonly slot: string
  readonly filled: number
  /** When a term in this slot last ended before the moment, ms. */
  readonly lastEnd: number | null
}
export type MissingSeats = { readonly slot: string; readonly slotWords: Words; readonly count: number }
export type TeamState = {
  readonly filled: number
  readonly slots: number
  readonly complete: boolean
  readonly missing: readonly MissingSeats[]
  /** Start of the oldest open gap, ms; null when the team is complete. */
  readonly since: number | null
}

/** A team against its composition; a person too many in one slot never fills another. */
export const teamState = (
  composition: Composition | undefined,
  counts: readonly SlotCount[],
  gridFrom: number,
): TeamState => {
  if (!composition) return { filled: 0, slots: 0, complete: true, missing: [], since: null }
  let filled = 0
  let since: number | null = null
  const missing: MissingSeats[] = []
  for (const { slot, count, words } of composition.slots) {
    const held = counts.find((c) => c.slot === slot)
    const have = Math.min(held?.filled ?? 0, count)
    filled += have
    if (have === count) continue
    missing.push({ slot, slotWords: words, count: count - have })
    const start = held?.lastEnd ?? gridFrom
    since = since === null ? start : Math.min(since, start)
  }
  return { filled, slots: seatsOf(composition), complete: missing.length === 0, missing, since }
}

export type Seat = { readonly person: string; readonly slot: string; readonly from: number; readonly grid: string }

/**
 * Who keeps a seat when several teams become one: within each slot the longest serving first, then the order of the
 * grids; nobody twice. The rest leave.
 */
export const seatsAfterMerge = <S extends Seat>(
  composition: Composition | undefined,
  seats: readonly S[],
  order: readonly string[],
): { stay: S[]; leave: S[] } => {
  const stay: S[] = []
  const leave: S[] = []
  const sorted = [...seats].sort((a, b) => a.from - b.from || order.indexOf(a.grid) - order.indexOf(b.grid))
  for (const seat of sorted) {
    const room = composition?.slots.find((s) => s.slot === seat.slot)?.count ?? (composition ? 0 : Infinity)
    const taken = stay.filter((s) => s.slot === seat.slot).length
    const twice = stay.some((s) => s.person === seat.person)
    ;(taken < room && !twice ? stay : leave).push(seat)
  }
  return { stay, leave }
}

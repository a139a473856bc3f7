import { spanOf } from '../../pack/index.ts'
import type { Case } from '../verbs/verb.ts'
import { dueOf } from './clock.ts'
import type { ClockRow } from './state.ts'

const leadReply = (c: Case): ClockRow | undefined =>
  c.clocks
    .filter((k) => k.dispatch !== null && k.dispatch === c.lead?.id && k.due_at !== null && !k.ended_at)
    .sort((a, b) => (b.due_at as number) - (a.due_at as number))[0]

/** A co-handler's due time: the lead's less a margin of the lead's whole time (C8). With a fresh order the lead's clock is yet to start. */
export const usedSpan = (c: Case): number => {
  const running = leadReply(c)
  const def = c.type.clocks.find((d) => d.of === 'dispatch' && d.resumes?.length)
  const start = running?.start_at ?? c.now
  const span = def && spanOf(def.within, { cls: c.m.class, level: c.m.level })
  const due =
    running?.due_at ?? (span ? dueOf({ start_at: c.now, target: [span], pauses: [] }, c.calendar).due : null) ?? c.now
  const early = Math.round(due - (due - start) * c.type.limits.coMargin.value)
  return early > c.now ? early : Math.round(c.now + (due - c.now) * (1 - c.type.limits.coMargin.value))
}

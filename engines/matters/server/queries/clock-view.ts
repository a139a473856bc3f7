import { explainDue, wordsFor } from '@yiwang/calendar/pack'
import type { z } from 'zod'
import type { ClockView } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { dueOf, isOpen, usedShare } from '../domain/clock.ts'
import type { ClockRow } from '../domain/state.ts'
import type { Release } from '../pack-book.ts'
import { iso, isoOr, saidOr, unitName, w } from './wording.ts'

export type Why = { zh: string[]; en: string[] }
type At = { deps: MattersDeps; tenant: string; r: Release; now: number }

/** The sum behind a due time in sentences; a span added by an extension is told after the one before. */
export const whyOf = (c: ClockRow, at: Pick<At, 'r' | 'now'>): Why => {
  const why: Why = { zh: [], en: [] }
  const pauses = c.pauses.map((p) => ({ from: new Date(p.from), to: p.to === null ? null : new Date(p.to) }))
  let start = c.start_at
  for (const [i, span] of c.target.entries()) {
    const run = { start: new Date(start), span, calendar: at.r.calendar, pauses }
    const explained = explainDue(run)
    why.zh.push(...wordsFor(explained, 'zh-CN', new Date(at.now)))
    why.en.push(...wordsFor(explained, 'en', new Date(at.now)))
    const { due } = dueOf({ start_at: c.start_at, target: c.target.slice(0, i + 1), pauses: c.pauses }, at.r.calendar)
    if (due === null) break
    start = due
  }
  return why
}

/** It only measures: there is no limit to keep. */
const measuring = (c: ClockRow, r: Release): boolean => r.type.clocks.find((d) => d.id === c.kind)?.report === true
const order = (c: ClockRow): number => (isOpen(c) ? 0 : c.state === 'void' ? 2 : 1)

/** Every clock of the matter: those that run, by due time; then what ended. */
export const clockViews = (clocks: readonly ClockRow[], at: At): z.input<typeof ClockView>[] =>
  [...clocks]
    .sort((a, b) => order(a) - order(b) || (a.due_at ?? Infinity) - (b.due_at ?? Infinity) || a.start_at - b.start_at)
    .map((c) => ({ c, measures: measuring(c, at.r) }))
    .map(({ c, measures }) => ({
      id: c.id,
      kind: c.kind,
      words: saidOr(at.r, `clock.${c.kind}`, w(c.kind, c.kind)),
      state: c.state,
      round: c.round,
      start: iso(c.start_at),
      due: measures || c.state === 'paused' ? null : isoOr(c.due_at),
      ended: isoOr(c.ended_at),
      pausedSince: c.state === 'paused' ? isoOr(c.pauses.at(-1)?.from ?? null) : null,
      unit: unitName(at, c.unit),
      provisional: c.provisional,
      used: measures ? null : usedShare(c, at.now),
      why: measures ? { zh: [], en: [] } : whyOf(c, at),
    }))

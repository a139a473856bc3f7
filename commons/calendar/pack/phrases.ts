import type { SpanUnit } from '@yiwang/kernel/time'
import type { ClosedReason } from '../contract/index.ts'

/** A date ready to be said; `year` is null when it goes without saying; weekday 0 = Sunday. */
export type SaidDate = {
  readonly year: number | null
  readonly month: number
  readonly date: number
  readonly weekday: number
}

/** A local time of day such as `8:30` on a date. */
export type SaidMoment = { readonly date: SaidDate; readonly clock: string }

/** The sentences of one language. */
export type Phrases = {
  readonly moment: (at: SaidMoment) => string
  readonly range: (from: SaidMoment, to: SaidMoment, oneDay: boolean) => string
  readonly day: (date: SaidDate) => string
  readonly start: (at: string, from: string | null, moved: 'no' | 'closed' | 'paused') => string
  readonly rule: (n: number, unit: SpanUnit) => string
  readonly pause: (o: { range: string; ms: number; working: boolean }) => string
  readonly openPause: (from: string) => string
  readonly skipped: (o: { from: SaidDate; to: SaidDate | null; reason: ClosedReason; name: string | null }) => string
  readonly weekends: (days: number) => string
  readonly makeUp: (date: SaidDate) => string
  readonly due: (at: string | null) => string
  readonly notAnnounced: (after: string) => string
  readonly notRecorded: (before: string) => string
}

/** Whole days, hours and minutes of a length; days only for round-the-clock time over 48 h. */
export const parts = (ms: number, working: boolean): { days: number; hours: number; minutes: number } => {
  const all = Math.round(ms / 60_000)
  const days = working || all < 2880 ? 0 : Math.floor(all / 1440)
  const rest = all - days * 1440
  return { days, hours: Math.floor(rest / 60), minutes: rest % 60 }
}

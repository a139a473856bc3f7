import { z } from 'zod'

/** Why a day does not count: `closed` is a weekday that the calendar's own week leaves out. */
export type ClosedReason = 'weekend' | 'closed' | 'holiday'

/**
 * One step of the sum behind a due time, in the order it is told.
 *
 * Instants are ISO 8601 in UTC, dates are local `yyyy-mm-dd`, lengths are milliseconds, so that a step can be stored and
 * sent as it is.
 */
export type DueStep =
  /** `countsFrom` is where counting begins: later than `at` outside working time or in a pause, null while paused. */
  | {
      readonly kind: 'start'
      readonly at: string
      readonly countsFrom: string | null
      readonly moved: 'no' | 'closed' | 'paused'
    }
  | {
      readonly kind: 'rule'
      readonly n: number
      readonly unit: 'minute' | 'hour' | 'day' | 'workingHour' | 'workingDay'
    }
  /** `countedMs` is the counted time that the pause held back: 0 for a pause at night on a working clock. */
  | { readonly kind: 'pause'; readonly from: string; readonly to: string | null; readonly countedMs: number }
  /** A run of closed days, both ends included; `name` in Chinese when the calendar knows it. */
  | {
      readonly kind: 'skipped'
      readonly from: string
      readonly to: string
      readonly days: number
      readonly reason: ClosedReason
      readonly name: string | null
    }
  | { readonly kind: 'makeUp'; readonly date: string; readonly name: string | null }
  | { readonly kind: 'due'; readonly at: string | null }
  /** The sum rests on dates whose arrangement is not known: those after `after` or before `before`, null when not touched. */
  | { readonly kind: 'provisional'; readonly after: string | null; readonly before: string | null }

/** The whole sum behind a due time, with the calendar version it was made with. `due` is null while a pause is open. */
export type DueExplanation = {
  readonly calendar: { readonly id: string; readonly version: number }
  readonly start: string
  readonly due: string | null
  readonly provisional: boolean
  readonly steps: readonly DueStep[]
}

const step: z.ZodType<DueStep> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    at: z.string(),
    countsFrom: z.string().nullable(),
    moved: z.enum(['no', 'closed', 'paused']),
  }),
  z.object({
    kind: z.literal('rule'),
    n: z.number(),
    unit: z.enum(['minute', 'hour', 'day', 'workingHour', 'workingDay']),
  }),
  z.object({ kind: z.literal('pause'), from: z.string(), to: z.string().nullable(), countedMs: z.number() }),
  z.object({
    kind: z.literal('skipped'),
    from: z.string(),
    to: z.string(),
    days: z.number(),
    reason: z.enum(['weekend', 'closed', 'holiday']),
    name: z.string().nullable(),
  }),
  z.object({ kind: z.literal('makeUp'), date: z.string(), name: z.string().nullable() }),
  z.object({ kind: z.literal('due'), at: z.string().nullable() }),
  z.object({ kind: z.literal('provisional'), after: z.string().nullable(), before: z.string().nullable() }),
])

/** The sent form of an explanation. */
export const dueExplanation: z.ZodType<DueExplanation> = z.object({
  calendar: z.object({ id: z.string(), version: z.number() }),
  start: z.string(),
  due: z.string().nullable(),
  provisional: z.boolean(),
  steps: z.array(step),
})

import { z } from 'zod'

/** A stretch of one local day in minutes since midnight, `[from, to)`; `to` may be 1440, the end of the day. */
export type Segment = { readonly from: number; readonly to: number }

/**
 * The working time of one place, as stored with every due date by `id` and `version`.
 *
 * A published version never changes: a correction is a new version (see `revise`).
 */
export type WorkCalendar = {
  readonly id: string
  readonly version: number
  readonly zone: 'Asia/Shanghai'
  /** Segments by day of the week, 0 = Sunday ... 6 = Saturday, ordered and without overlap; `[]` is a closed day. */
  readonly week: readonly (readonly Segment[])[]
  /** Segments of a weekend day that is worked to make up for a holiday (调休). */
  readonly makeUp: readonly Segment[]
  /** Dates (yyyy-mm-dd) that differ from the week, both ways. `work` on a weekday that is open keeps that day's own hours. */
  readonly exceptions: Readonly<Record<string, 'off' | 'work'>>
  /** Names of the exceptions in Chinese, several joined by `、`; used in explanations only. */
  readonly names?: Readonly<Record<string, string>> | undefined
  /** First date whose statutory arrangement is recorded; without it every earlier date counts as known. */
  readonly announcedFrom?: string | undefined
  /** Last date whose statutory arrangement is announced; a working span that goes past it is provisional. */
  readonly announcedThrough: string
}

const dateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const segments = z
  .array(z.object({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) }))
  .refine((list) => list.every((s, i) => s.from < s.to && (i === 0 || list[i - 1]!.to <= s.from)), {
    message: 'segments must be ordered, not empty and must not overlap',
  })

/** The stored and sent form of a calendar. */
export const workCalendar: z.ZodType<WorkCalendar> = z.object({
  id: z.string().min(1),
  version: z.int().min(1),
  zone: z.literal('Asia/Shanghai'),
  week: z.array(segments).length(7),
  makeUp: segments,
  exceptions: z.record(dateText, z.enum(['off', 'work'])),
  names: z.record(dateText, z.string()).optional(),
  announcedFrom: dateText.optional(),
  announcedThrough: dateText,
})

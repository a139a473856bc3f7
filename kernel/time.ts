/**
 * A length of time as a rule states it, never a bare number.
 *
 * `minute`, `hour` and `day` run round the clock (24 hours a day); `workingHour` and `workingDay`
 * follow a working calendar with holidays and make-up workdays (调休).
 */
export type Span = { readonly n: number; readonly unit: SpanUnit }
export type SpanUnit = 'minute' | 'hour' | 'day' | 'workingHour' | 'workingDay'

const span =
  (unit: SpanUnit) =>
  (n: number): Span => ({ n, unit })
export const minutes = span('minute')
export const hours = span('hour')
export const days = span('day')
export const workingHours = span('workingHour')
export const workingDays = span('workingDay')

/** Whether the span follows the working calendar. */
export const isWorking = (s: Span): boolean => s.unit === 'workingHour' || s.unit === 'workingDay'

/** Milliseconds of a round-the-clock span; throws on a working span, whose length depends on the calendar. */
export const naturalMs = (s: Span): number => {
  if (s.unit === 'minute') return s.n * 60_000
  if (s.unit === 'hour') return s.n * 3_600_000
  if (s.unit === 'day') return s.n * 86_400_000
  throw new Error(`a ${s.unit} span has no fixed length`)
}

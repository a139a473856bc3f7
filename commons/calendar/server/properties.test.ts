import type { Span, SpanUnit } from '@yiwang/kernel/time'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSpan, elapsed, type Interval, workingSegments } from '../pack/index.ts'
import { chinaMainland } from './china-mainland.ts'

const calendar = chinaMainland(1)
const FROM = Date.parse('2024-01-01T00:00+08:00')
const THREE_YEARS = 1096 * 86_400_000
const options = { numRuns: 3000, seed: 20241001 }

const start = fc.integer({ min: 0, max: THREE_YEARS }).map((ms) => new Date(FROM + ms))
const unit = fc.constantFrom<SpanUnit>('minute', 'hour', 'day', 'workingHour', 'workingDay')
const span = fc.record({ n: fc.integer({ min: 1, max: 60 }), unit })
/** Pauses to the millisecond, any order, closed. */
const pausesNear = (at: Date): fc.Arbitrary<Interval[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -2e8, max: 1.5e9 }), fc.integer({ min: 0, max: 4e8 }))
      .map(([from, length]) => ({ from: new Date(+at + from), to: new Date(+at + from + length) })),
    { maxLength: 4 },
  )
const history = start.chain((at) => fc.record({ start: fc.constant(at), span, pauses: pausesNear(at) }))
const dueOf = (run: { start: Date; span: Span; pauses?: Interval[] }): number =>
  addSpan({ ...run, calendar }).due!.getTime()
const isWorking = ({ unit: u }: Span): boolean => u === 'workingHour' || u === 'workingDay'

describe('due times', () => {
  it('are reached exactly when the span has run', () => {
    const size = { minute: 60_000, hour: 3.6e6, day: 86.4e6, workingHour: 3.6e6, workingDay: 7.5 * 3.6e6 }
    fc.assert(
      fc.property(history, (run) => {
        const counted = elapsed({ ...run, end: new Date(dueOf(run)), unit: run.span.unit, calendar })
        expect(counted).toBe(run.span.n * size[run.span.unit])
      }),
      options,
    )
  })

  it('lie inside a working segment or at its end', () => {
    fc.assert(
      fc.property(history, (run) => {
        fc.pre(isWorking(run.span))
        const local = new Date(dueOf(run) + 8 * 3.6e6)
        const minute = local.getUTCHours() * 60 + local.getUTCMinutes() + local.getUTCSeconds() / 60
        const segments = workingSegments(calendar, local.toISOString().slice(0, 10))
        expect(segments.some((s) => minute >= s.from && minute <= s.to)).toBe(true)
      }),
      options,
    )
  })

  it('add up: hours with pauses, working days without', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 40 }), (run, more) => {
        const pauses = run.span.unit === 'workingDay' ? [] : run.pauses
        const first = new Date(dueOf({ ...run, pauses }))
        const second = dueOf({ start: first, span: { ...run.span, n: more }, pauses })
        expect(second).toBe(dueOf({ ...run, span: { ...run.span, n: run.span.n + more }, pauses }))
      }),
      options,
    )
  })

  it('never move back when the start moves on, the span grows or a pause is added', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 3e8 }), fc.integer({ min: 0, max: 5 }), (run, later, more) => {
        const due = dueOf(run)
        expect(dueOf({ ...run, start: new Date(+run.start + later) })).toBeGreaterThanOrEqual(due)
        expect(dueOf({ ...run, span: { ...run.span, n: run.span.n + more } })).toBeGreaterThanOrEqual(due)
        expect(dueOf({ ...run, pauses: run.pauses.slice(1) })).toBeLessThanOrEqual(due)
      }),
      options,
    )
  })

  it('keep the time of day of a working day, n open days on', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (at, n) => {
        const day = (t: number) => new Date(t + 8 * 3.6e6).toISOString().slice(0, 10)
        const open = (date: string) => workingSegments(calendar, date).length > 0
        const first = dueOf({ start: at, span: { n: 0, unit: 'workingDay' } })
        const due = dueOf({ start: at, span: { n, unit: 'workingDay' } })
        expect((due - first) % 86.4e6).toBe(0)
        let count = 0
        for (let t = first + 86.4e6; t <= due; t += 86.4e6) count += open(day(t)) ? 1 : 0
        expect(count).toBe(n)
        expect(open(day(due))).toBe(true)
      }),
      options,
    )
  })

  it('do not depend on the order of pauses, nor on cutting one in two', () => {
    fc.assert(
      fc.property(history, (run) => {
        const halves = run.pauses.flatMap(({ from, to }) => {
          const middle = new Date(Math.floor((+from + +to!) / 2))
          return [
            { from: middle, to },
            { from, to: middle },
          ]
        })
        expect(dueOf({ ...run, pauses: halves.reverse() })).toBe(dueOf(run))
      }),
      options,
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brought } from './plot.ts'

const DAY = 86_400_000
const hour = (at: number): number => (at + DAY / 3) % DAY
const cases = fc.array(
  fc.record({
    at: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2022, 0, 1) }),
    kind: fc.constantFrom('settle', 'forward', 'pool'),
  }),
  { maxLength: 60 },
)
const sorted = (l: { at: number; kind: string }[]) => l.sort((a, b) => a.at - b.at)

test('the end of a story comes into the days before now, as many of each kind, each at its own hour', () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }), (all, until) => {
      const lines = sorted(all)
      const last = { until, days: 28, most: 20 }
      const got = brought(lines, last, { kind: (l) => l.kind, first: (l) => l.kind === 'pool' })
      expect(got).toEqual(sorted([...got]))
      for (const l of got) expect(l.at < until && l.at >= until - 29 * DAY).toBe(true)
      const of = (kind: string, from: typeof lines) => from.filter((l) => l.kind === kind)
      expect(of('pool', got)).toHaveLength(of('pool', lines).length)
      const hours = new Set(lines.map((l) => hour(l.at)))
      for (const kind of ['settle', 'forward']) {
        expect(of(kind, got).length).toBeLessThanOrEqual(20)
        for (const l of of(kind, got)) expect(hours.has(hour(l.at))).toBe(true)
      }
      const firstCase = got.findIndex((l) => l.kind !== 'pool')
      const lastPool = got.findLastIndex((l) => l.kind === 'pool')
      if (firstCase >= 0) expect(lastPool).toBeLessThan(firstCase)
    }),
  )
})

test('what is spread reaches the last days', () => {
  const lines = Array.from({ length: 40 }, (_, i) => ({ at: Date.UTC(2021, 0, 1 + i, 2), kind: 'settle' }))
  const until = Date.UTC(2026, 10, 22, 12)
  const got = brought(lines, { until, days: 28, most: 14 }, { kind: (l) => l.kind })
  expect(got).toHaveLength(14)
  expect(until - (got.at(-1)?.at ?? 0)).toBeLessThan(3 * DAY)
  expect(until - (got[0]?.at ?? 0)).toBeGreaterThan(25 * DAY)
})

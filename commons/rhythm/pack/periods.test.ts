import { chinaMainland } from '@yiwang/calendar/server'
import { days, workingDays } from '@yiwang/kernel/time'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type Course,
  dateAt,
  EVERY,
  type Every,
  isAmber,
  isInTime,
  isOwed,
  type Period,
  periodOf,
  periodsBetween,
  STATES,
  stateOf,
} from './index.ts'

const calendar = chinaMainland(1)
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Midnight in Shanghai. */
const at = (date: string, hour = 0): number => Date.parse(`${date}T00:00:00+08:00`) + hour * HOUR
const course = (every: Every, more: Partial<Course> = {}): Course => ({
  every,
  days: 'working',
  grace: days(0),
  ...more,
})
const dates = (from: string, to: string): string[] => {
  const out: string[] = []
  for (let t = Date.parse(from); t <= Date.parse(to); t += DAY) out.push(new Date(t).toISOString().slice(0, 10))
  return out
}
/** Three years with every kind of holiday, make-up days, a leap day, and one year nobody announced. */
const YEARS = { from: '2024-01-01', to: '2026-12-31' }

/** Another way to the same: the label of a day, by the civil calendar and the ISO week. */
const label = (every: Every, date: string): string => {
  const d = new Date(date)
  const month = d.getUTCMonth()
  if (every === 'day') return date
  if (every === 'week') {
    const thursday = new Date(d.getTime() + (4 - (d.getUTCDay() || 7)) * DAY)
    const first = new Date(Date.UTC(thursday.getUTCFullYear(), 0, 4))
    const week1 = first.getTime() - ((first.getUTCDay() || 7) - 1) * DAY
    return `${thursday.getUTCFullYear()} ${Math.floor((thursday.getTime() - week1) / (7 * DAY))}`
  }
  const part = { month, quarter: Math.floor(month / 3), 'half-year': Math.floor(month / 6), year: 0 }[every]
  return `${date.slice(0, 4)} ${part}`
}
const closed = (date: string): boolean => {
  const what = calendar.exceptions[date]
  if (what) return what === 'off'
  return [0, 6].includes(new Date(date).getUTCDay())
}

describe('periods', () => {
  it.each(EVERY)('every %s: each day of three years lies in exactly one period, counted day by day', (every) => {
    const all = dates(YEARS.from, YEARS.to)
    const groups = new Map<string, string[]>()
    for (const d of all) groups.set(label(every, d), [...(groups.get(label(every, d)) ?? []), d])
    const periods = periodsBetween(course(every), YEARS, calendar)
    for (const d of all) {
      const holding = periods.filter((p) => p.from <= d && d <= p.to)
      expect(holding.length, d).toBe(1)
      expect(periodOf(course(every), d, calendar)).toEqual(holding[0])
    }
    expect(periods.length).toBe(groups.size)
    for (const [i, p] of periods.entries()) {
      expect(p.end - p.start).toBe(dates(p.from, p.to).length * DAY)
      if (i > 0) expect(p.start).toBe(periods[i - 1]?.end)
      expect(new Set(dates(p.from, p.to).map((d) => label(every, d))).size).toBe(1)
      expect(p.possible).toBe(dates(p.from, p.to).some((d) => !closed(d)))
    }
  })
  it('a fixed day that is closed goes to the next open day of its period, else to the last before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1000 }), (weekday, n) => {
        const day = dates(YEARS.from, YEARS.to)[n] as string
        const p = periodOf(course('week', { on: { weekday } }), day, calendar)
        const week = dates(p.from, p.to)
        const fixed = week[weekday - 1] as string
        const open = week.filter((d) => !closed(d))
        const want = open.find((d) => d >= fixed) ?? open.filter((d) => d < fixed).at(-1) ?? null
        expect(p.planned).toBe(want)
      }),
    )
  })
  it('known days: National Day shuts a week, a short month, a make-up Sunday', () => {
    const weekly = course('week', { on: { weekday: 3 } })
    // 1 to 8 October 2025 are off: Wednesday 1 October goes back to Tuesday 30 September.
    expect(periodOf(weekly, '2025-10-01', calendar).planned).toBe('2025-09-30')
    // The Spring Festival of 2025 (28 January to 4 February) leaves its first week one Monday and the make-up Sunday before.
    expect(periodOf(weekly, '2025-01-29', calendar)).toMatchObject({ planned: '2025-01-27', possible: true })
    expect(periodOf(course('month', { days: 'all', on: { day: 31 } }), '2024-02-10', calendar).planned).toBe(
      '2024-02-29',
    )
    expect(periodOf(course('day'), '2025-10-02', calendar).possible).toBe(false)
    expect(periodOf(course('day', { days: 'all' }), '2025-10-02', calendar).possible).toBe(true)
    expect(periodOf(course('half-year'), '2026-07-01', calendar)).toMatchObject({
      from: '2026-07-01',
      to: '2026-12-31',
    })
  })
  it('the deadline is midnight, or the grace after it on the working calendar', () => {
    const p = periodOf(course('week'), '2026-06-05', calendar)
    expect(p.deadline).toBe(at('2026-06-08'))
    // Monday 8:30 and one working day more.
    const later = periodOf(course('week', { grace: workingDays(1) }), '2026-06-05', calendar)
    expect(later.deadline).toBe(at('2026-06-09', 8.5))
  })
})

type Kept = { heldOn: string; at: number; inTime: boolean }
/** What happened, written down hour by hour without any of the rules: the last word of each period. */
const byHand = (p: Period, o: { now: number; owed: boolean; kept: Kept | undefined }): string => {
  let state = o.owed ? 'coming' : 'free'
  for (let t = p.start - DAY; t <= o.now; t += HOUR) {
    if (o.owed && state === 'coming' && t >= p.start) state = 'open'
    if (o.kept && o.kept.at <= t && ['coming', 'open', 'free'].includes(state))
      state = o.kept.heldOn > p.to || o.kept.heldOn < p.from || t >= p.deadline ? 'late' : 'held'
    else if (state === 'open' && t >= p.deadline) state = 'missed'
    if (o.kept && o.kept.at <= t && state === 'missed') state = 'late'
  }
  return state
}

describe('states', () => {
  test('every period of three years is in exactly one state, as when walked through hour by hour', () => {
    const some = fc.record({
      every: fc.constantFrom<Every>('day', 'week', 'month'),
      n: fc.integer({ min: 0, max: 1090 }),
      grace: fc.integer({ min: 0, max: 3 }),
      holding: fc.option(
        fc.record({ after: fc.integer({ min: 0, max: 60 * 24 }), back: fc.integer({ min: 0, max: 9 }) }),
      ),
      look: fc.integer({ min: -24, max: 80 * 24 }),
      owed: fc.boolean(),
    })
    fc.assert(
      fc.property(some, ({ every, n, grace, holding, look, owed }) => {
        const r = course(every, { grace: days(grace) })
        const p = periodOf(r, dates(YEARS.from, YEARS.to)[n] as string, calendar)
        const now = p.start + look * HOUR
        const t = p.start + (holding?.after ?? 0) * HOUR
        const heldOn = dateAt(Math.max(p.start, t - (holding?.back ?? 0) * DAY))
        const done = holding && t <= now ? { heldOn, at: t, inTime: isInTime(p, { heldOn, at: t }) } : undefined
        const state = stateOf(p, { now, owed, kept: done })
        expect(STATES.filter((s) => s === state).length).toBe(1)
        expect(state).toBe(byHand(p, { now, owed, kept: done }))
      }),
      { numRuns: 400 },
    )
  })
  test('m05-A2: skipping one marks it missed, and no later holding moves it', () => {
    const p = periodOf(course('week'), '2026-06-05', calendar)
    const look = (now: number, kept?: { heldOn: string; at: number }) =>
      stateOf(p, { now, owed: true, kept: kept && { inTime: isInTime(p, kept) } })
    expect([
      look(at('2026-05-31')),
      look(at('2026-06-03')),
      look(at('2026-06-08') - 1),
      look(at('2026-06-08')),
    ]).toEqual(['coming', 'open', 'open', 'missed'])
    // Said on Monday to have been on Friday; held on Monday: both are late.
    expect(look(at('2026-06-09'), { heldOn: '2026-06-05', at: at('2026-06-08', 9) })).toBe('late')
    expect(look(at('2026-06-09'), { heldOn: '2026-06-08', at: at('2026-06-08', 9) })).toBe('late')
    expect(look(at('2026-06-09'), { heldOn: '2026-06-05', at: at('2026-06-07', 9) })).toBe('held')
  })
  test('m20-A4: a daily report that is not filed by midnight is missed at midnight, on every day of the week', () => {
    const p = periodOf(course('day', { days: 'all' }), '2026-06-06', calendar)
    const look = (now: number) => stateOf(p, { now, owed: true, kept: undefined })
    expect([look(at('2026-06-07') - 1), look(at('2026-06-07'))]).toEqual(['open', 'missed'])
    expect(isInTime(p, { heldOn: '2026-06-06', at: at('2026-06-07') - 1 })).toBe(true)
    expect(isInTime(p, { heldOn: '2026-06-06', at: at('2026-06-07') })).toBe(false)
  })
  test('an open one is amber from 80 % of the period on', () => {
    const p = periodOf(course('month'), '2026-06-05', calendar)
    const amber = (now: number) => isAmber(p, { now, state: stateOf(p, { now, owed: true, kept: undefined }) })
    expect([amber(at('2026-06-25') - 1), amber(at('2026-06-25')), amber(at('2026-07-01'))]).toEqual([
      false,
      true,
      false,
    ])
  })
  test('who has just come owes nothing for a period begun before; who left at its end neither', () => {
    const p = periodOf(course('week'), '2026-06-05', calendar)
    const since = { inForce: 0, seen: 0 }
    const owed = (...seats: { from: number; to: number | null }[]) => isOwed(p, { since, seats })
    expect(owed({ from: p.start, to: null })).toBe(true)
    expect(owed({ from: p.start + 1, to: null })).toBe(false)
    expect(owed({ from: 0, to: p.end - 1 })).toBe(false)
    // A successor, after a gap: the seat owes it all the same.
    expect(owed({ from: 0, to: p.start + HOUR }, { from: p.end - HOUR, to: null })).toBe(true)
    expect(isOwed(p, { since: { inForce: p.start + 1, seen: 0 }, seats: [{ from: 0, to: null }] })).toBe(false)
    expect(isOwed(p, { since: { inForce: 0, seen: p.end }, seats: [{ from: 0, to: null }] })).toBe(false)
  })
})

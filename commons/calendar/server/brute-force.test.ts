import { days, hours, minutes, type Span, workingDays, workingHours } from '@yiwang/kernel/time'
import { expect, it } from 'vitest'
import { addSpan, type Interval } from '../pack/index.ts'
import { chinaMainland } from './china-mainland.ts'
import data from './data/cn-holidays.json' with { type: 'json' }

const N = Number(process.env.HISTORIES ?? 100_000)
const SEED = Number(process.env.SEED ?? 20241001)
const MIN = 60_000
const YEARS = { from: Date.parse('2024-01-01T00:00+08:00'), to: Date.parse('2027-01-01T00:00+08:00') }
/** The walk may run on after the three years, over plain weeks. */
const END = Date.parse('2030-01-01T00:00+08:00')
const TOTAL = (END - YEARS.from) / MIN
const THREE_YEARS = (YEARS.to - YEARS.from) / MIN

/** One byte for each minute: 1 = office open. Written from the rules, not from the code under test. */
const paintOpenMinutes = (): Uint8Array => {
  const kindOf = new Map<string, string>()
  for (const run of data.runs)
    for (let t = Date.parse(run.from); t <= Date.parse(run.to); t += 1440 * MIN)
      kindOf.set(new Date(t).toISOString().slice(0, 10), run.kind)
  const open = new Uint8Array(TOTAL)
  for (let day = 0; day * 1440 < TOTAL; day++) {
    const noon = new Date(YEARS.from + (day * 1440 + 720) * MIN + 8 * 60 * MIN)
    const kind = kindOf.get(noon.toISOString().slice(0, 10))
    const weekday = noon.getUTCDay() !== 0 && noon.getUTCDay() !== 6
    if (kind === 'off' || (kind === undefined && !weekday)) continue
    open.fill(1, day * 1440 + 8 * 60 + 30, day * 1440 + 12 * 60)
    open.fill(1, day * 1440 + 13 * 60 + 30, day * 1440 + 17 * 60 + 30)
  }
  return open
}

const OPEN = paintOpenMinutes()
const ALWAYS = new Uint8Array(TOTAL).fill(1)
const paused = new Uint8Array(TOTAL)

type History = { start: number; span: Span; pauses: { from: number; to: number | null }[] }

/** Walks minute by minute; returns the minute of the due time, or null when the walk never gets there. */
const walk = ({ start, span, pauses }: History): number | null => {
  const clamp = (m: number) => Math.min(TOTAL, Math.max(0, m))
  for (const p of pauses) paused.fill(1, clamp(p.from), clamp(p.to ?? TOTAL))
  const flags = span.unit === 'workingDay' || span.unit === 'workingHour' ? OPEN : ALWAYS
  const size = { minute: 1, hour: 60, day: 1440, workingHour: 60, workingDay: 450 }[span.unit]
  let left = span.n * size
  let first = -1
  let due: number | null = null
  for (let m = start; m < TOTAL; m++) {
    if (flags[m] === 0 || paused[m] === 1) continue
    if (first < 0) first = m
    if (left === 0) {
      due = m
      break
    }
    left -= 1
    const opening = OPEN[first] === 1 && OPEN[first - 1] === 0
    if (left === 0 && !(span.unit === 'workingDay' && opening)) {
      due = m + 1
      break
    }
  }
  for (const p of pauses) paused.fill(0, clamp(p.from), clamp(p.to ?? TOTAL))
  return due
}

/** mulberry32 */
const randomFrom = (seed: number) => {
  let a = seed
  return (below: number): number => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

const random = randomFrom(SEED)
const EDGES = [0, 1, 509, 510, 511, 719, 720, 721, 809, 810, 811, 1049, 1050, 1051, 1439]
/** Days around Spring Festival, May Day and National Day of the three years. */
const FEASTS = [
  ['2024-02-03', 18],
  ['2025-01-25', 18],
  ['2026-02-12', 20],
  ['2024-04-27', 17],
  ['2024-09-27', 17],
  ['2025-09-27', 17],
  ['2026-09-18', 24],
] as const

const someMinute = (): number => {
  const [feast, length] = FEASTS[random(FEASTS.length)]!
  const base = Math.round((Date.parse(`${feast}T00:00+08:00`) - YEARS.from) / (1440 * MIN))
  const day = random(3) === 0 ? base + random(length) : random(THREE_YEARS / 1440)
  return day * 1440 + (random(3) === 0 ? EDGES[random(EDGES.length)]! : random(1440))
}

const someSpan = (): Span => {
  const pick = random(6)
  if (pick === 0) return minutes(1 + random(3000))
  if (pick === 1) return hours(1 + random(200))
  if (pick === 2) return days(1 + random(15))
  if (pick === 3) return workingHours(1 + random(80))
  return workingDays(1 + random(random(4) === 0 ? 40 : 10))
}

const someHistory = (): History => {
  const start = someMinute()
  const pauses: History['pauses'] = []
  for (let k = random(5); k > 0; k--) {
    const day = Math.floor(start / 1440) - 3 + random(18)
    const from = day * 1440 + (random(2) === 0 ? EDGES[random(EDGES.length)]! : random(1440))
    const long = random(4) === 0 ? random(8 * 1440) : random(900)
    const to = random(3) === 0 ? (day + random(4)) * 1440 + EDGES[random(EDGES.length)]! : from + long
    pauses.push({ from, to: random(60) === 0 ? null : Math.max(from, to) })
  }
  return { start, span: someSpan(), pauses }
}

const instant = (minute: number): Date => new Date(YEARS.from + minute * MIN)

it(`agrees with a walk over every minute of 2024-2026 on ${N} histories`, { timeout: 120_000 }, () => {
  const calendar = chinaMainland(1)
  const seen = { open: 0, provisional: 0, paused: 0, working: 0 }
  const wrong: unknown[] = []
  for (let i = 0; i < N; i++) {
    const history = someHistory()
    const expected = walk(history)
    const pauses: Interval[] = history.pauses.map((p) => ({
      from: instant(p.from),
      to: p.to === null ? null : instant(p.to),
    }))
    const got = addSpan({ start: instant(history.start), span: history.span, calendar, pauses })
    const working = history.span.unit.startsWith('working')
    const provisional = working && expected !== null && expected >= THREE_YEARS
    seen.open += expected === null ? 1 : 0
    seen.provisional += provisional ? 1 : 0
    seen.paused += pauses.length > 0 ? 1 : 0
    seen.working += working ? 1 : 0
    const due = expected === null ? null : instant(expected)
    if (got.due?.getTime() !== due?.getTime() || got.provisional !== provisional)
      wrong.push({ start: instant(history.start), span: history.span, pauses, due, provisional, got })
  }
  console.log(`brute force: N=${N} seed=${SEED} wrong=${wrong.length} ${JSON.stringify(seen)}`)
  expect(wrong.slice(0, 3)).toEqual([])
  expect(Math.min(seen.open, seen.provisional)).toBeGreaterThan(N / 1000)
})

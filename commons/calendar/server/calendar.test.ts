import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { days, hours, minutes, type Span, workingDays, workingHours } from '@yiwang/kernel/time'
import { describe, expect, it } from 'vitest'
import { workCalendar } from '../contract/index.ts'
import { addSpan, atShare, elapsed, type Interval, revise, type WorkCalendar, workingSegments } from '../pack/index.ts'
import { chinaMainland } from './china-mainland.ts'

const calendar = chinaMainland(1)
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`)
const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
const local = (date: Date | null): string | null => date && format.format(date)
const pause = (from: string, to: string | null): Interval => ({ from: at(from), to: to === null ? null : at(to) })
const due = (start: string, span: Span, pauses: Interval[] = [], on: WorkCalendar = calendar): string | null =>
  local(addSpan({ start: at(start), span, calendar: on, pauses }).due)

describe('natural time runs round the clock', () => {
  it.each([
    ['2026-06-05 17:50', hours(1), '2026-06-05 18:50'],
    ['2026-06-05 23:59', minutes(2), '2026-06-06 00:01'],
    ['2024-02-28 12:00', days(2), '2024-03-01 12:00'],
    ['2025-09-30 16:00', hours(48), '2025-10-02 16:00'],
    ['1988-06-05 16:00', hours(48), '1988-06-07 16:00'],
  ])('%s + %o', (start, span, expected) => {
    const got = addSpan({ start: at(start), span, calendar })
    expect(got.due?.getTime()).toBe(at(expected).getTime())
    expect(got.provisional).toBe(false)
  })
})

describe('zammad #3180: a day open 0:00-24:00 has no closed minute at midnight', () => {
  const whole = [{ from: 0, to: 1440 }]
  const always: WorkCalendar = { ...calendar, week: Array(7).fill(whole), exceptions: {} }
  it('counts across midnight', () => {
    expect(due('2026-06-05 23:30', workingHours(1), [], always)).toBe('2026-06-06 00:30')
    expect(due('2026-06-05 23:59', workingHours(24 * 30), [], always)).toBe('2026-07-05 23:59')
    const run = { start: at('2026-06-05 23:59'), end: at('2026-06-06 00:01'), calendar: always }
    expect(elapsed({ ...run, unit: 'workingHour' })).toBe(120_000)
  })
})

describe('several segments a day (chatwoot #14009, helpdesk #2212, osTicket #6847)', () => {
  it.each([
    ['2026-06-03 11:30', workingHours(1), '2026-06-03 14:00', 'over lunch'],
    ['2026-06-03 12:15', workingHours(1), '2026-06-03 14:30', 'born at lunch'],
    ['2026-06-03 11:00', workingHours(1), '2026-06-03 12:00', 'ends at the closing, not after lunch'],
    ['2026-06-03 12:15', workingDays(1), '2026-06-04 13:30', 'a day from lunch is a day from 13:30'],
    ['2026-06-03 08:30', workingHours(7.5), '2026-06-03 17:30', 'a whole day'],
    ['2026-06-03 17:00', workingHours(4), '2026-06-04 12:00', 'four working hours to return a matter'],
  ])('%s + %o = %s: %s', (start, span, expected) => expect(due(start, span)).toBe(expected))
})

describe('born out of hours (glpi #15429, #687): never due at once', () => {
  it.each([
    ['2026-06-06 22:00', workingHours(1), '2026-06-08 09:30'],
    ['2026-06-03 06:00', workingHours(1), '2026-06-03 09:30'],
    ['2026-06-03 17:30', workingHours(1), '2026-06-04 09:30'],
    ['2026-06-07 22:00', workingDays(1), '2026-06-09 08:30'],
    ['2026-06-05 17:30', workingDays(1), '2026-06-09 08:30'],
    ['2026-06-05 17:29', workingDays(1), '2026-06-08 17:29'],
    ['2026-06-06 00:00', workingDays(0), '2026-06-08 08:30'],
    ['2026-06-06 00:00', workingHours(0), '2026-06-08 08:30'],
  ])('%s + %o = %s', (start, span, expected) => expect(due(start, span)).toBe(expected))
})

describe('glpi #22678, zammad #4432: no due time or reminder at 0:00 or on a closed day', () => {
  it('keeps the reminder an hour before the end inside working time', () => {
    const run = { start: at('2026-06-05 16:00'), span: workingHours(2), calendar }
    expect(local(addSpan(run).due)).toBe('2026-06-08 09:00')
    expect(local(atShare({ ...run, share: 0.5 }))).toBe('2026-06-05 17:00')
    expect(local(atShare({ ...run, share: 0.75 }))).toBe('2026-06-05 17:30')
    expect(local(atShare({ ...run, share: 1 }))).toBe('2026-06-08 09:00')
  })
  it('reminds at 45 of 60 natural minutes', () => {
    expect(local(atShare({ start: at('2026-06-05 23:30'), span: hours(1), calendar, share: 0.75 }))).toBe(
      '2026-06-06 00:15',
    )
  })
  it('agrees with the due time at share 1 of a working day', () => {
    const run = { start: at('2026-06-05 08:30'), span: workingDays(1), calendar }
    expect(local(atShare({ ...run, share: 1 }))).toBe('2026-06-08 08:30')
    expect(local(atShare({ ...run, share: 0.8 }))).toBe('2026-06-05 16:00')
  })
})

describe('holidays and make-up workdays both ways (zammad #390, FixMyStreet)', () => {
  it.each([
    ['2025-09-30 10:00', workingDays(1), '2025-10-09 10:00', 'over National Day and Mid-Autumn'],
    ['2025-10-10 10:00', workingDays(1), '2025-10-11 10:00', 'a Saturday that is worked'],
    ['2025-10-11 10:00', workingHours(8), '2025-10-13 10:30', 'from a Saturday that is worked'],
    ['2024-02-04 16:00', workingHours(2), '2024-02-05 09:00', 'from a Sunday that is worked'],
    [
      '2024-02-08 09:00',
      workingDays(2),
      '2024-02-18 09:00',
      'Spring Festival 2024, a Friday open by statute, a Sunday worked',
    ],
    ['2026-02-13 17:00', workingHours(1), '2026-02-14 09:00', 'Saturday before Spring Festival 2026'],
    ['2026-02-14 17:00', workingHours(1), '2026-02-24 09:00', 'nine days of Spring Festival 2026'],
    ['2020-01-23 10:00', workingDays(1), '2020-02-03 10:00', 'Spring Festival 2020 as prolonged'],
    ['2026-09-24 17:00', workingDays(3), '2026-09-30 17:00', 'Mid-Autumn 2026'],
  ])('%s + %o = %s: %s', (start, span, expected) => expect(due(start, span)).toBe(expected))
  it('knows each kind of day', () => {
    expect(workingSegments(calendar, '2025-10-01')).toEqual([])
    expect(workingSegments(calendar, '2025-10-11')).toEqual(calendar.makeUp)
    expect(workingSegments(calendar, '2025-10-12')).toEqual([])
    expect(workingSegments(calendar, '2025-10-13')).toEqual(calendar.week[1])
  })
  it('has no holiday that nobody declared', () => {
    const plain = { ...calendar, exceptions: {} }
    expect(due('2025-09-30 10:00', workingDays(1), [], plain)).toBe('2025-10-01 10:00')
  })
})

describe('pauses (osTicket #6438, glpi #24481, #6902)', () => {
  it.each([
    ['2026-06-03 10:00', hours(48), [pause('2026-06-04 09:00', '2026-06-05 09:00')], '2026-06-06 10:00'],
    ['2026-06-03 10:00', hours(1), [pause('2026-06-03 11:00', '2026-06-05 09:00')], '2026-06-03 11:00'],
    ['2026-06-03 10:00', hours(1), [pause('2026-06-03 09:00', '2026-06-03 10:20')], '2026-06-03 11:20'],
    ['2026-06-03 10:00', workingDays(1), [pause('2026-06-03 18:00', '2026-06-04 08:00')], '2026-06-04 10:00'],
    ['2026-06-05 10:00', workingDays(1), [pause('2026-06-05 17:30', '2026-06-08 08:30')], '2026-06-08 10:00'],
    ['2026-06-03 10:00', workingDays(1), [pause('2026-06-03 14:00', '2026-06-04 09:00')], '2026-06-04 15:30'],
    ['2026-06-03 08:30', workingDays(1), [pause('2026-06-03 20:00', '2026-06-04 09:00')], '2026-06-04 09:00'],
    ['2026-06-03 10:00', workingHours(1), [pause('2026-06-03 10:30', '2026-06-03 13:00')], '2026-06-03 14:00'],
  ])('%s + %o with %o', (start, span, pauses, expected) => expect(due(start, span, pauses)).toBe(expected))

  it('joins overlapping, touching and unordered ones, and drops empty ones', () => {
    const untidy = [
      pause('2026-06-03 12:00', '2026-06-03 14:00'),
      pause('2026-06-03 10:30', '2026-06-03 12:30'),
      pause('2026-06-03 11:00', '2026-06-03 11:10'),
      pause('2026-06-03 16:00', '2026-06-03 16:00'),
      pause('2026-06-03 14:00', '2026-06-03 14:30'),
    ]
    expect(due('2026-06-03 10:00', hours(2), untidy)).toBe('2026-06-03 16:00')
    expect(due('2026-06-03 10:00', hours(2), untidy)).toBe(
      due('2026-06-03 10:00', hours(2), [pause('2026-06-03 10:30', '2026-06-03 14:30')]),
    )
  })
  it('has no due time while paused, and the old one if it was due before', () => {
    const open = [pause('2026-06-03 15:00', null)]
    expect(due('2026-06-03 10:00', hours(48), open)).toBeNull()
    expect(due('2026-06-03 10:00', workingDays(1), open)).toBeNull()
    expect(due('2026-06-03 10:00', workingHours(2), open)).toBe('2026-06-03 12:00')
    expect(due('2026-06-04 10:00', workingHours(2), open)).toBeNull()
    expect(due('2026-06-04 10:00', hours(0), open)).toBeNull()
    expect(
      atShare({ start: at('2026-06-03 10:00'), span: workingHours(8), calendar, share: 0.9, pauses: open }),
    ).toBeNull()
  })
  it('never counts time after the end as paused (glpi #23359)', () => {
    const run = {
      start: at('2026-06-03 10:00'),
      end: at('2026-06-03 15:00'),
      calendar,
      pauses: [pause('2026-06-03 14:00', null)],
    }
    expect(elapsed({ ...run, unit: 'hour' })).toBe(4 * 3_600_000)
    expect(elapsed({ ...run, unit: 'workingHour' })).toBe(2.5 * 3_600_000)
    expect(elapsed({ ...run, end: at('2026-06-03 09:00'), unit: 'hour' })).toBe(0)
  })
})

describe('days of unlike length', () => {
  const short = [{ from: 510, to: 720 }]
  const uneven = { ...calendar, week: calendar.week.map((list, i) => (i === 5 ? short : list)) }
  it('clamps the time of day into the segments', () => {
    expect(due('2026-06-03 15:00', workingDays(2), [], uneven)).toBe('2026-06-05 12:00')
    expect(due('2026-06-03 09:00', workingDays(2), [], uneven)).toBe('2026-06-05 09:00')
    expect(due('2026-06-03 15:00', workingDays(3), [], uneven)).toBe('2026-06-08 15:00')
  })
})

describe('provisional, versions and bad input', () => {
  const provisional = (start: string, span: Span) => addSpan({ start: at(start), span, calendar }).provisional
  it('marks working spans that reach an unannounced or unrecorded day, and no others', () => {
    expect(provisional('2026-12-30 10:00', workingDays(1))).toBe(false)
    expect(provisional('2026-12-31 10:00', workingDays(1))).toBe(true)
    expect(provisional('2026-12-31 10:00', days(1))).toBe(false)
    expect(provisional('2018-12-31 10:00', workingDays(1))).toBe(true)
  })
  it('gives the next version when a year is announced, and leaves the old one alone', () => {
    const next = revise(calendar, { exceptions: { '2027-01-01': 'off' }, announcedThrough: '2027-12-31' })
    expect([calendar.version, next.version]).toEqual([1, 2])
    expect(due('2026-12-31 10:00', workingDays(1))).toBe('2027-01-01 10:00')
    expect(due('2026-12-31 10:00', workingDays(1), [], next)).toBe('2027-01-04 10:00')
    expect(due('2025-10-10 10:00', workingDays(1), [], next)).toBe('2025-10-11 10:00')
  })
  it('parses as the stored form', () => expect(workCalendar.parse(structuredClone(calendar))).toEqual(calendar))
  it.each([
    ['span below 0', () => due('2026-06-03 10:00', hours(-1))],
    ['span without end', () => due('2026-06-03 10:00', hours(Number.POSITIVE_INFINITY))],
    ['half a working day', () => due('2026-06-03 10:00', workingDays(0.5))],
    ['invalid start', () => addSpan({ start: new Date('x'), span: hours(1), calendar })],
    ['backward pause', () => due('2026-06-03 10:00', hours(1), [pause('2026-06-03 12:00', '2026-06-03 11:00')])],
    ['working time before 1992', () => due('1991-07-01 10:00', workingHours(1))],
    ['date that does not exist', () => workingSegments(calendar, '2026-02-30')],
    [
      'calendar without working time',
      () => due('2026-06-03 10:00', workingHours(1), [], { ...calendar, week: Array(7).fill([]), exceptions: {} }),
    ],
    [
      'overlapping segments',
      () =>
        due('2026-06-03 10:00', workingHours(1), [], {
          ...calendar,
          makeUp: [
            { from: 600, to: 700 },
            { from: 690, to: 800 },
          ],
        }),
    ],
  ])('refuses: %s', (_, act) => expect(act).toThrow(RangeError))
})

describe('the zone of the server plays no part', () => {
  const script = `
    import { addSpan, explainDue, wordsFor } from ${JSON.stringify(new URL('../pack/index.ts', import.meta.url).href)}
    import { chinaMainland } from ${JSON.stringify(new URL('./china-mainland.ts', import.meta.url).href)}
    const calendar = chinaMainland(1)
    const units = ['minute', 'hour', 'day', 'workingHour', 'workingDay']
    const told = []
    for (let i = 0; i < 400; i++) {
      const start = new Date(Date.parse('2024-01-01T00:00:00Z') + i * 200_917_000)
      const run = { start, span: { n: 1 + (i % 9), unit: units[i % 5] }, calendar, pauses: [{ from: new Date(+start + 3e6), to: new Date(+start + 2e7) }] }
      told.push(addSpan(run).due, ...wordsFor(explainDue(run), 'zh-CN'))
    }
    console.log(new Date(2026, 5, 3, 0, 0).getTimezoneOffset(), JSON.stringify(told))`
  it('gives the same under five zones', () => {
    const zones = {
      'America/New_York': 240,
      UTC: 0,
      'Asia/Shanghai': -480,
      'Asia/Kathmandu': -345,
      'Pacific/Auckland': -720,
    }
    const told = Object.entries(zones).map(([zone, offset]) => {
      const args = ['--input-type=module', '-e', script]
      const out = execFileSync(process.execPath, args, {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
        cwd: import.meta.dirname,
      })
      expect(out.split(' ')[0]).toBe(String(offset))
      return out.slice(out.indexOf(' '))
    })
    expect(new Set(told).size).toBe(1)
    expect(told[0]!.length).toBeGreaterThan(10_000)
  })
})

const source = resolve(process.env.YIWANG_SHARED ?? '../shared', 'data/cn-holidays/holidays.csv')
if (!existsSync(source))
  console.log(`skipped: the shipped holidays are not compared with their source, ${source} is absent`)
it.skipIf(!existsSync(source))('ships exactly the rows of the source', () => {
  const rows = readFileSync(source, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','))
  const wanted = rows.filter(([date]) => date! >= '2018-12-29')
  expect(wanted.length).toBeGreaterThan(280)
  expect(calendar.exceptions).toEqual(
    Object.fromEntries(wanted.map(([date, , off]) => [date, off === '1' ? 'off' : 'work'])),
  )
  expect(calendar.names).toEqual(Object.fromEntries(wanted.map(([date, name]) => [date, name])))
})

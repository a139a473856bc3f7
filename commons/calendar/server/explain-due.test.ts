import { days, hours, type Span, workingDays, workingHours } from '@yiwang/kernel/time'
import { expect, it } from 'vitest'
import { dueExplanation } from '../contract/index.ts'
import { explainDue, wordsFor } from '../pack/index.ts'
import { chinaMainland } from './china-mainland.ts'

const calendar = chinaMainland(3)
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`)
type Case = { start: string; span: Span; pauses?: [string, string | null][] }
const explain = ({ start, span, pauses = [] }: Case) =>
  explainDue({
    start: at(start),
    span,
    calendar,
    pauses: pauses.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) })),
  })
const zh = (o: Case) => wordsFor(explain(o), 'zh-CN')
const en = (o: Case) => wordsFor(explain(o), 'en')

it('tells a round-the-clock promise', () => {
  const promise = { start: '2026-06-03 10:15', span: hours(48) }
  expect(zh(promise)).toEqual([
    '从 6月3日（周三）10:15 开始算。',
    '限 48 小时，白天夜里都算，周末和放假也算。',
    '所以最晚是 6月5日（周五）10:15。',
  ])
  expect(en(promise)).toEqual([
    'Counting starts at 10:15 on Wed 3 June.',
    'The limit is 48 hours, nights, weekends and holidays included.',
    'So the latest time is 10:15 on Fri 5 June.',
  ])
})

it('says what moved the start, what each pause held back and what a night pause did not', () => {
  const promise: Case = {
    start: '2026-06-02 20:00',
    span: workingDays(2),
    pauses: [
      ['2026-06-04 09:00', '2026-06-05 09:00'],
      ['2026-06-03 18:00', '2026-06-03 23:00'],
    ],
  }
  expect(zh(promise)).toEqual([
    '起点是 6月2日（周二）20:00，不是上班时间，从 6月3日（周三）8:30 开始算。',
    '限 2 个工作日，周末和放假不算。',
    '6月3日（周三）18:00 至 23:00 暂停，都不是上班时间，不影响。',
    '6月4日（周四）9:00 至 6月5日（周五）9:00 暂停，其中 7 小时 30 分不算。',
    '6月6日至6月7日是周末，不算。',
    '所以最晚是 6月8日（周一）8:30。',
  ])
  expect(en(promise)[2]).toBe('Paused from 18:00 to 23:00 on Wed 3 June, all outside office hours, so nothing changes.')
})

it('names holidays and make-up days', () => {
  const promise = { start: '2025-09-26 15:00', span: workingDays(5) }
  expect(explain(promise).steps.slice(2, 5)).toEqual([
    { kind: 'skipped', from: '2025-09-27', to: '2025-09-27', days: 1, reason: 'weekend', name: null },
    { kind: 'makeUp', date: '2025-09-28', name: '国庆节、中秋节' },
    { kind: 'skipped', from: '2025-10-01', to: '2025-10-08', days: 8, reason: 'holiday', name: '国庆节、中秋节' },
  ])
  expect(zh(promise).slice(2)).toEqual([
    '9月27日是周末，不算。',
    '10月1日至10月8日国庆节、中秋节放假，不算。',
    '9月28日（周日）调休上班，照算。',
    '所以最晚是 10月10日（周五）15:00。',
  ])
  expect(en(promise)[3]).toBe('1 October to 8 October: National Day and Mid-Autumn Festival, not counted.')
})

it('sums up many weekends', () => {
  expect(zh({ start: '2026-06-03 10:15', span: workingDays(30) }).slice(2, 4)).toEqual([
    '中间的周末共 10 天，不算。',
    '6月19日至6月21日端午节放假，不算。',
  ])
})

it('says that a paused clock has no due time', () => {
  const promise: Case = { start: '2026-06-03 10:15', span: workingHours(4), pauses: [['2026-06-03 11:00', null]] }
  expect(explain(promise).due).toBeNull()
  expect(zh(promise).slice(2)).toEqual([
    '6月3日（周三）11:00 起暂停，恢复后接着算。',
    '现在暂停着，恢复后才有最晚时间。',
  ])
  const early: Case = { ...promise, pauses: [['2026-06-03 10:00', null]] }
  expect(zh(early)[0]).toBe('起点是 6月3日（周三）10:15，当时在暂停。')
})

it('warns on a year not yet announced and shows years that differ', () => {
  const promise = { start: '2026-12-31 10:15', span: workingDays(1) }
  expect(explain(promise).provisional).toBe(true)
  expect(zh(promise).slice(2)).toEqual([
    '所以最晚是 2027年1月1日（周五）10:15。',
    '2026年12月31日以后的放假安排还没有公布，公布后会重新算。',
  ])
  expect(wordsFor(explain(promise), 'zh-CN', at('2027-01-01 09:00'))[0]).toBe('从 2026年12月31日（周四）10:15 开始算。')
  expect(en({ start: '2018-12-31 10:15', span: workingDays(1) }).at(-1)).toContain('before 1 January 2019')
})

it('survives storing and sending, with the version it was made with', () => {
  const cases: Case[] = [
    { start: '2026-12-31 10:15', span: workingDays(1), pauses: [['2026-12-31 11:00', '2026-12-31 12:00']] },
    { start: '2025-09-26 15:00', span: workingDays(5) },
    { start: '2026-06-03 10:15', span: days(3), pauses: [['2026-06-03 10:00', '2026-06-06 12:30']] },
  ]
  for (const promise of cases) {
    const made = explain(promise)
    expect(dueExplanation.parse(JSON.parse(JSON.stringify(made)))).toEqual(made)
    expect(made.calendar).toEqual({ id: 'china-mainland', version: 3 })
  }
})

it('keeps each face in its own language and fit to be read aloud', () => {
  for (let i = 0; i < 300; i++) {
    const day = at('2024-01-05 16:00').getTime() + i * 3.7 * 86_400_000
    const pauses = [{ from: new Date(day + 9e6), to: i % 7 === 0 ? null : new Date(day + i * 1e6 + 9e6) }]
    const span = [workingDays(1 + (i % 20)), workingHours(1 + i), hours(i), days(i % 9)][i % 4]!
    const made = explainDue({ start: new Date(day), span, calendar, pauses })
    expect(wordsFor(made, 'zh-CN').join('')).not.toMatch(/[A-Za-z/&-]|尽快|近期|undefined|NaN/)
    expect(wordsFor(made, 'en').join(' ')).not.toMatch(/[\u4e00-\u9fff]|undefined|NaN/)
  }
})

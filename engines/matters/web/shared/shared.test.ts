import { messageGaps } from '@yiwang/ui'
import { describe, expect, it } from 'vitest'
import { clockFigure, elapsedMs, headClocks, onlyMeasures, rowClock } from './clock-figure.ts'
import { formBody, formIssues } from './form-values.ts'
import { shownEntries } from './matter-timeline.tsx'
import { sharedMessages } from './messages.ts'
import { matchesName, pinyinInitials } from './pinyin-initials.ts'
import type { ClockView, FieldView, TimelineEntry } from './view-types.ts'

const words = { zh: '字', en: 'word' }
const field = (id: string, kind: FieldView['kind'], more: Partial<FieldView> = {}): FieldView => ({
  id,
  kind,
  words,
  hint: null,
  required: true,
  max: null,
  options: [],
  ...more,
})

it('texts are complete on both faces', () => expect(messageGaps(sharedMessages)).toEqual([]))

describe('pinyin initials', () => {
  it.each([
    ['水务局', 'swj'],
    ['住建局', 'zjj'],
    ['供电公司', 'gdgs'],
    ['安全', 'aq'],
    ['马庙镇', 'mmz'],
    ['民政 12345', 'mz 12345'],
  ])('%s → %s', (name, initials) => expect(pinyinInitials(name)).toBe(initials))
  it('fits by characters, initials and code, full-width too', () => {
    expect(matchesName('水务', ['水务局', 'SW01'])).toBe(true)
    expect(matchesName('ｓｗｊ', ['水务局', 'SW01'])).toBe(true)
    expect(matchesName('sw01', ['水务局', 'SW01'])).toBe(true)
    expect(matchesName('jtj', ['水务局', 'SW01'])).toBe(false)
  })
})

describe('form values', () => {
  const fields = [
    field('reason', 'long', { max: 4 }),
    field('days', 'number', { max: 60 }),
    field('unit', 'unit'),
    field('co', 'units', { required: false }),
    field('ok', 'yesno'),
  ]
  it('names every missing field in page order', () =>
    expect(formIssues(fields, { reason: ' ' }).map((i) => [i.field, i.kind])).toEqual([
      ['reason', 'missing'],
      ['days', 'missing'],
      ['unit', 'unchosen'],
      ['ok', 'unchosen'],
    ]))
  it('counts characters, not code units', () => {
    const good = { days: '3', unit: 'u', ok: false }
    expect(formIssues(fields, { ...good, reason: '路灯😀坏' })).toEqual([])
    expect(formIssues(fields, { ...good, reason: '路灯😀坏了' })).toMatchObject([{ kind: 'long', n: 5, max: 4 }])
    expect(formIssues(fields, { ...good, reason: '路', days: '61' })).toMatchObject([{ kind: 'most', n: 61 }])
    expect(formIssues(fields, { ...good, reason: '路', days: 'x' })).toMatchObject([{ kind: 'number' }])
  })
  it('leaves empty ones out and types the rest', () => {
    const all = [...fields, field('at', 'time'), field('files', 'files')]
    const file = { id: 'f1', name: '', kind: '', bytes: 1, url: '', thumb: null }
    expect(
      formBody(all, { reason: ' 路灯 ', days: '3', co: [], ok: false, at: '2026-06-03T10:00', files: [file] }),
    ).toEqual({
      reason: '路灯',
      days: 3,
      ok: false,
      at: '2026-06-03T10:00:00+08:00',
      files: ['f1'],
    })
  })
})

describe('clocks', () => {
  const clock: ClockView = {
    id: 'c',
    kind: 'reply',
    words,
    state: 'breached',
    round: 1,
    start: '2026-06-03T00:00:00Z',
    due: '2026-06-04T00:00:00Z',
    ended: null,
    pausedSince: null,
    unit: null,
    provisional: false,
    used: 1.2,
    why: { zh: [], en: [] },
  }
  it('a breached clock runs on, a missed one keeps its miss', () => {
    expect(clockFigure(clock).state).toBe('running')
    expect(clockFigure({ ...clock, state: 'missed', ended: '2026-06-05T00:00:00Z' })).toMatchObject({ state: 'missed' })
  })
  it('a clock without a limit only measures; one not yet fixed or paused does not', () => {
    const total = { ...clock, state: 'running' as const, due: null }
    expect(onlyMeasures(total)).toBe(true)
    expect(onlyMeasures({ ...total, state: 'met' })).toBe(true)
    expect([clock, { ...total, provisional: true }, { ...total, state: 'paused' as const }].map(onlyMeasures)).toEqual([
      false,
      false,
      false,
    ])
    expect(elapsedMs(total, Date.parse('2026-06-03T02:00:00Z'))).toBe(2 * 3_600_000)
    expect(elapsedMs({ ...total, ended: '2026-06-03T01:00:00Z' }, Date.parse('2026-06-09T00:00:00Z'))).toBe(3_600_000)
  })
  it('the head names the first limit and the others of the same body, soonest first', () => {
    const one = (kind: string, day: number, more: Partial<ClockView> = {}): ClockView => ({
      ...clock,
      id: kind,
      kind,
      state: 'running',
      unit: 'u',
      due: `2026-06-0${day}T00:00:00Z`,
      ...more,
    })
    const clocks = [
      one('contact', 4),
      one('late', 7),
      one('reply', 5),
      one('total', 9, { unit: null }),
      one('check', 8, { unit: null }),
      one('sign', 3, { state: 'met' }),
      one('rest', 6, { due: null }),
    ]
    const now = { who: words, next: words, due: '2026-06-04T00:00:00Z', clock: 'contact' }
    expect(headClocks({ now, clocks }).map((c) => c.kind)).toEqual(['contact', 'reply', 'late'])
    expect(headClocks({ now: { ...now, clock: 'total' }, clocks }).map((c) => c.kind)).toEqual(['total'])
    expect(headClocks({ now: { ...now, due: null }, clocks })).toEqual([])
  })
  it('a row says soon when the server does', () => {
    expect(rowClock({ clockState: 'soon', due: '2026-06-04T00:00:00Z' }, 5)).toMatchObject({ soonAt: 5 })
    expect(rowClock({ clockState: 'none', due: null }, 5)).toBeUndefined()
  })
})

describe('history filters', () => {
  const entry = (id: string, kind: string, internal: boolean): TimelineEntry => ({
    id,
    kind,
    internal,
    at: '2026-06-03T00:00:00Z',
    words,
    text: null,
    who: null,
    files: [],
  })
  const all = [entry('1', 'reply', false), entry('2', 'note', true), entry('3', 'clock-start', true)]
  it.each([
    ['all', '123'],
    ['public', '1'],
    ['internal', '2'],
    ['clocks', '3'],
  ] as const)('%s', (filter, ids) =>
    expect(
      shownEntries(all, filter)
        .map((e) => e.id)
        .join(''),
    ).toBe(ids),
  )
  it('one act with a public and an inside word stands once, with its words', () => {
    const said = { ...entry('2', 'return', true), text: '不在辖区' }
    const twice = [entry('1', 'return', false), said, entry('3', 'sign', false)]
    expect(shownEntries(twice, 'all').map((e) => e.id)).toEqual(['2', '3'])
    expect(shownEntries(twice, 'public').map((e) => e.id)).toEqual(['1', '3'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BANDS, banded, bandOf } from './bands.ts'
import { type BulkCandidate, planBulk } from './bulk-groups.ts'
import { dropRows, hear, moveRows, orderOf, rangeOf, stepFrom, takeIn } from './list-news.ts'

const now = Date.parse('2026-06-03T10:00:00+08:00')
const row = (id: string, due: string | null, more: object = {}) => ({
  id,
  due,
  clockState: 'running' as const,
  priority: 1,
  openedAt: '2026-06-01T00:00:00Z',
  ...more,
})

describe('bands', () => {
  it.each([
    ['2026-06-03T10:00:00+08:00', 'late'],
    ['2026-06-03T10:00:01+08:00', 'hour'],
    ['2026-06-03T11:00:00+08:00', 'hour'],
    ['2026-06-03T11:00:01+08:00', 'today'],
    ['2026-06-03T23:59:59+08:00', 'today'],
    ['2026-06-04T00:00:00+08:00', 'later'],
  ])('%s is %s', (due, band) => expect(bandOf(row('a', due), now)).toBe(band))
  it('a paused clock is paused however late', () =>
    expect(bandOf(row('a', '2026-06-01T00:00:00Z', { clockState: 'paused' }), now)).toBe('paused'))
  it('equal due times go by priority, then age', () => {
    const due = '2026-06-03T12:00:00+08:00'
    const rows = [
      row('young', due),
      row('old', due, { openedAt: '2026-05-01T00:00:00Z' }),
      row('grave', due, { priority: 5 }),
    ]
    expect(banded(rows, now)[0]?.rows.map((r) => r.id)).toEqual(['grave', 'old', 'young'])
  })
  it('loses nothing, doubles nothing, keeps band order', () => {
    const anyRow = fc.record({
      id: fc.uuid(),
      due: fc.option(fc.integer({ min: -1e8, max: 1e9 })),
      paused: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { selector: (r) => r.id }), (list) => {
        const rows = list.map((r) =>
          row(
            r.id,
            r.due === null ? null : new Date(now + r.due).toISOString(),
            r.paused ? { clockState: 'paused' } : {},
          ),
        )
        const groups = banded(rows, now)
        expect(groups.flatMap((g) => g.rows.map((r) => r.id)).sort()).toEqual(rows.map((r) => r.id).sort())
        const places = groups.map((g) => BANDS.indexOf(g.band))
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }),
    )
  })
})

describe('a list that does not move', () => {
  const face = (id: string, v = 1) => ({ id, v })
  const held = takeIn([
    { band: 'late', rows: [face('a'), face('b')] },
    { band: 'today', rows: [face('c')] },
  ])
  it('counts news, keeps order, renews faces, marks what left', () => {
    const next = hear(held, [face('c', 2), face('d'), face('a')], new Set())
    expect(orderOf(next)).toEqual(['a', 'b', 'c'])
    expect(next.news).toBe(1)
    expect(next.rows.get('c')).toEqual(face('c', 2))
    expect([...next.gone]).toEqual(['b'])
  })
  it('what I sent away is no news when the poll still carries it', () => {
    const mine = dropRows(held, ['a'])
    expect(orderOf(mine)).toEqual(['b', 'c'])
    expect(hear(mine, [face('a'), face('b'), face('c')], new Set(['a'])).news).toBe(0)
  })
  it('what I acted on goes to its new place, the rest stands still', () => {
    const groups = [
      { band: 'today', rows: [face('d'), face('a', 2), face('c')] },
      { band: 'later', rows: [face('b', 2)] },
    ]
    const moved = (...ids: string[]) => moveRows(held, groups, new Set(ids)).bands
    expect(moved('a')).toEqual([
      { band: 'late', ids: ['b'] },
      { band: 'today', ids: ['a', 'c'] },
    ])
    expect(moved('a', 'b')).toEqual([
      { band: 'today', ids: ['a', 'c'] },
      { band: 'later', ids: ['b'] },
    ])
    expect(moveRows(held, [], new Set(['a']))).toEqual(held)
  })
  it('steps stay inside; a range goes both ways', () => {
    const order = ['a', 'b', 'c']
    expect([stepFrom(order, 'a', -1), stepFrom(order, 'c', 1), stepFrom(order, undefined, 1)]).toEqual(['a', 'c', 'a'])
    expect(rangeOf(order, 'c', 'b')).toEqual(['b', 'c'])
    expect(rangeOf(order, 'x', 'b')).toEqual(['b'])
  })
})

describe('bulk plan', () => {
  const words = { zh: '字', en: 'w' }
  const unit = (id: string, allowed = true) => ({
    unit: id,
    unitName: id,
    strength: 'strong' as const,
    reasons: [],
    allowed,
    refused: null,
  })
  const one = (id: string, more: Partial<BulkCandidate> & { bulk?: boolean } = {}): BulkCandidate => ({
    matter: {
      id,
      ref: id,
      seq: 1,
      title: id,
      can: [{ action: 'go', verb: 'dispatch', words, form: [], bulk: more.bulk ?? true, leaves: true }],
      cannot: [{ action: 'x', words, why: { zh: '保密件', en: 'confidential' } }],
    },
    units: more.units ?? [unit('power')],
    abstains: more.abstains ?? false,
    category: null,
  })
  it('groups by unit, biggest first, and names exceptions', () => {
    const plan = planBulk(
      [
        one('1', { units: [unit('water')] }),
        one('2'),
        one('3'),
        one('4', { abstains: true }),
        one('5', { bulk: false }),
      ],
      'dispatch',
    )
    expect(plan.groups.map((g) => [g.unit, g.items.map((i) => i.id).join('')])).toEqual([
      ['power', '23'],
      ['water', '1'],
    ])
    expect(plan.unsure.map((i) => i.id)).toEqual(['4'])
    expect(plan.apart).toMatchObject([{ item: { id: '5' }, why: { zh: '保密件' } }])
  })
  it('never takes a unit that is refused', () =>
    expect(planBulk([one('1', { units: [unit('community', false), unit('power')] })], 'dispatch').groups[0]?.unit).toBe(
      'power',
    ))
})

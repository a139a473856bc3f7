import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { County } from '../deps.ts'
import { figureOf } from '../figures/figure.ts'
import { byPeriod, totalsOf } from './by-period.ts'
import type { SnapshotRow } from './snapshot-store.ts'

const setting = { final: true, rateLeast: 10, hideUnder: 5, query: () => null }
const county = (id: string): County => ({ county: id, name: { zh: `${id}县`, en: id } })
const row = (id: string, collected: number, more: Partial<SnapshotRow> = {}): SnapshotRow => ({
  county: id,
  pack: 'moves',
  version: 1,
  series: 'monthly',
  number: 1,
  period: '2026-06',
  state: 'released',
  figures: [
    figureOf('collected', { collected }, setting),
    figureOf('solved', { solved: 9, answered: 20 }, setting),
    figureOf('special-reports', {}, setting),
  ],
  releasedAt: new Date(0),
  receivedAt: new Date(0),
  ...more,
})

test('sums are those of the counties, of plain counts only', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }), (counts) => {
      const rows = counts.map((n, i) => row(`c${i}`, n))
      const totals = totalsOf(
        rows,
        rows.map((r) => county(r.county)),
      )
      expect(totals?.map((t) => [t.id, t.value])).toEqual([
        ['collected', counts.reduce((a, b) => a + b, 0)],
        ['special-reports', 0],
      ])
    }),
  )
})

test('one county missing: it is named and nothing is added', () => {
  const [period] = byPeriod([row('a', 5), row('b', 7)], ['a', 'b', 'c'].map(county))
  expect(period).toMatchObject({ series: 'monthly', period: '2026-06', missing: [county('c')], totals: null })
  expect(period?.reports.map((r) => r.county)).toEqual(['a', 'b'])
})
test('a recalled issue is shown as such, its county is missing, and nothing is added', () => {
  const [period] = byPeriod([row('a', 5), row('b', 0, { state: 'recalled', figures: [] })], ['a', 'b'].map(county))
  expect(period?.reports.map((r) => r.state)).toEqual(['released', 'recalled'])
  expect(period).toMatchObject({ missing: [county('b')], totals: null })
})
test('two counties that mean something else by a figure, or hide it, are not added', () => {
  const other = row('b', 7)
  const said = other.figures.map((f) => ({ ...f, definition: { zh: '另一种算法', en: 'another way' } }))
  expect(totalsOf([row('a', 5), { ...other, figures: said }], ['a', 'b'].map(county))).toBeNull()
  const hidden = other.figures.map((f) => ({ ...f, value: null, state: 'suppressed' as const }))
  expect(totalsOf([row('a', 5), { ...other, figures: hidden }], ['a', 'b'].map(county))).toBeNull()
})
test('periods and series stand apart', () => {
  const rows = [row('a', 1, { period: '2026-07' }), row('a', 1), row('a', 1, { series: 'weekly' })]
  expect(byPeriod(rows, [county('a')]).map((p) => `${p.period} ${p.series}`)).toEqual([
    '2026-07 monthly',
    '2026-06 monthly',
    '2026-06 weekly',
  ])
})

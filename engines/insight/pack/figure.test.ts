import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addFigures, balance, printFigure, QUALIFIERS, type QualifiedFigure, rate } from './figure.ts'
import { countedOnce, UNIT_NAMES, UNITS } from './units.ts'

const MAY = { from: '2026-05-01', to: '2026-05-31' }
const fig = (value: number, more: Partial<QualifiedFigure> = {}): QualifiedFigure => ({
  value,
  qualifier: 'exact',
  unit: '件',
  period: MAY,
  source: 's',
  query: null,
  ...more,
})
const value = fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100)
const figures = fc.array(
  fc.record({ v: value, q: fc.constantFrom(...QUALIFIERS) }).map(({ v, q }) => fig(v, { qualifier: q })),
  { minLength: 1, maxLength: 8 },
)

describe('adding', () => {
  test('order and grouping change nothing, and no claim grows', () => {
    fc.assert(
      fc.property(figures, fc.nat(), (list, cut) => {
        const all = addFigures(list)
        if (!all.ok) throw new Error('refused')
        const at = 1 + (cut % list.length)
        const [left, right] = [addFigures(list.slice(0, at)), list.slice(at)]
        const grouped = left.ok ? addFigures([...right].reverse().concat(left.value)) : left
        expect(grouped).toEqual(all)
        const cents = list.reduce((n, f) => n + Math.round(f.value * 100), 0)
        expect(Math.round(all.value.value * 100)).toBe(cents)
        expect(all.value.qualifier === 'exact').toBe(list.every((f) => f.qualifier === 'exact'))
        if (list.some((f) => f.qualifier === '近' || f.qualifier === '约')) expect(all.value.qualifier).toBe('约')
      }),
    )
  })
  test('units of two names are never added, whichever', () => {
    const two = fc.tuple(fc.constantFrom(...UNIT_NAMES), fc.constantFrom(...UNIT_NAMES)).filter(([a, b]) => a !== b)
    fc.assert(fc.property(two, ([a, b]) => !addFigures([fig(1, { unit: a }), fig(2, { unit: b })]).ok))
    expect(addFigures([fig(1, { unit: '人' }), fig(2, { unit: '人次' })])).toMatchObject({
      ok: false,
      why: { zh: expect.stringContaining('人次') },
    })
  })
  test('the rule of the words', () => {
    const q = (...list: (typeof QUALIFIERS)[number][]) => {
      const s = addFigures(list.map((x) => fig(1, { qualifier: x })))
      return s.ok ? s.value.qualifier : 'refused'
    }
    expect(q('余', '余')).toBe('余')
    expect(q('exact', '余')).toBe('余')
    expect(q('余', '以上')).toBe('以上')
    expect(q('近', 'exact')).toBe('约')
    expect(q('余', '约')).toBe('约')
  })
  test('periods: beside each other they add, overlapping they do not; people only within one', () => {
    const june = { from: '2026-06-01', to: '2026-06-30' }
    const year = { from: '2026-01-01', to: '2026-12-31' }
    expect(addFigures([fig(1), fig(2, { period: june })])).toMatchObject({
      ok: true,
      value: { value: 3, period: { from: MAY.from, to: june.to } },
    })
    expect(addFigures([fig(1), fig(2, { period: year })]).ok).toBe(false)
    expect(addFigures([fig(1, { unit: '人' }), fig(2, { unit: '人', period: june })]).ok).toBe(false)
    expect(addFigures([fig(1, { unit: '人次' }), fig(2, { unit: '人次', period: june })]).ok).toBe(true)
    expect(addFigures([fig(90, { unit: '%' }), fig(1, { unit: '%' })]).ok).toBe(false)
    expect(addFigures([]).ok).toBe(false)
  })
})

describe('shares', () => {
  it('keeps both numbers and refuses small samples and false shares', () => {
    expect(rate(fig(29), fig(31), 10)).toMatchObject({
      ok: true,
      value: { percent: 93.5, state: 'rate', over: { value: 31 } },
    })
    expect(rate(fig(9), fig(9), 10)).toMatchObject({ value: { percent: null, state: 'too-few', over: { value: 9 } } })
    expect(rate(fig(0), fig(0), 10)).toMatchObject({ value: { percent: null, state: 'no-data' } })
    expect(rate(fig(12), fig(11), 10).ok).toBe(false)
    expect(rate(fig(1, { unit: '人' }), fig(20, { unit: '人次' }), 10).ok).toBe(false)
    expect(rate(fig(10, { qualifier: '余' }), fig(20), 10)).toMatchObject({ value: { qualifier: '约' } })
  })
  test('a share lies between 0 and 100 and rounds to the nearest tenth', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => {
        const r = rate(fig(Math.min(a, b)), fig(Math.max(a, b) + 10), 10)
        if (!r.ok || r.value.percent === null) throw new Error('no share')
        const true_ = (100 * r.value.of.value) / r.value.over.value
        expect(Math.abs(r.value.percent - true_)).toBeLessThanOrEqual(0.05 + 1e-9)
      }),
    )
  })
})

describe('equations', () => {
  test('hold for exact parts that make the whole, and name the difference otherwise', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: -500, max: 500 }),
        (parts, off) => {
          const sum = parts.reduce((n, v) => n + Math.round(v * 100), 0)
          fc.pre(sum + off >= 0)
          const said = balance(
            fig((sum + off) / 100),
            parts.map((v) => fig(v)),
          )
          expect(said.ok).toBe(off === 0)
          if (!said.ok) expect(said.why.zh).toContain(`${off > 0 ? '少' : '多'} ${Math.abs(off) / 100}`)
        },
      ),
    )
  })
  it('refuses vague numbers: 600余 has no equation', () => {
    expect(balance(fig(600, { qualifier: '余' }), [fig(600)]).ok).toBe(false)
    expect(balance(fig(283), [fig(196), fig(39), fig(48)]).ok).toBe(true)
    expect(balance(fig(3), [fig(3, { period: { from: '2026-06-01', to: '2026-06-30' } })]).ok).toBe(false)
    expect(balance(fig(0), []).ok).toBe(false)
  })
})

it('prints the way people write', () => {
  expect(printFigure({ value: 1200, qualifier: '余', unit: '人次' })).toEqual({
    zh: '1,200余人次',
    en: 'over 1,200 person-times',
  })
  expect(printFigure({ value: 300, qualifier: '近', unit: '户' })).toEqual({
    zh: '近300户',
    en: 'nearly 300 households',
  })
  expect(printFigure({ value: 1, qualifier: 'exact', unit: '件' })).toEqual({ zh: '1件', en: '1 matter' })
  expect(printFigure({ value: 1234567.5, qualifier: '约', unit: '元' }).zh).toBe('约1,234,567.5元')
  expect(printFigure({ value: 50, qualifier: '以上', unit: '场' })).toEqual({
    zh: '50场以上',
    en: '50 or more gatherings',
  })
  expect(printFigure({ value: 93.5, qualifier: 'exact', unit: '%' })).toEqual({ zh: '93.5%', en: '93.5%' })
  expect(UNIT_NAMES.filter(countedOnce)).toEqual(['人', '户'])
  expect(new Set(UNIT_NAMES.map((u) => UNITS[u].kind)).size).toBe(UNIT_NAMES.length)
})

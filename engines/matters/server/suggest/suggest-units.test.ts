import { describe, expect, it } from 'vitest'
import { type KnownUnit, suggestedUnits } from './suggest-units.ts'

const unit = (code: string, level: KnownUnit['level'] = 'county'): KnownUnit => ({
  id: `id-${code}`,
  code,
  name: `单位${code}`,
  level,
  active: true,
})
const duty = { item: '1.1', category: '01', unitCode: 'A', basis: '《条例》', community: false }
const base = {
  units: [unit('A'), unit('B'), unit('C', 'community')],
  duty,
  past: [],
  accused: null,
  category: { name: '停水', strength: 'strong' as const },
}

describe('suggested units', () => {
  it('names the unit of the duty list, its basis, and how often it did such things', () => {
    const [first] = suggestedUnits({
      ...base,
      past: [
        { unit: 'id-A', n: 11 },
        { unit: 'id-B', n: 1 },
      ],
    })
    expect(first).toMatchObject({ unit: 'id-A', strength: 'strong', allowed: true, refused: null })
    expect(first?.reasons.map((r) => r.zh)).toEqual([
      '派单目录 1.1：停水由它负责（《条例》）',
      '近 90 天本镇街同类 12 件中 11 件由它办',
    ])
  })
  it('says nothing without evidence', () => {
    expect(suggestedUnits({ ...base, duty: undefined, past: [{ unit: 'id-B', n: 1 }] })).toEqual([])
  })
  it('shows the unit complained about as refused, with the sentence', () => {
    const [first] = suggestedUnits({ ...base, accused: 'id-A' })
    expect(first).toMatchObject({ unit: 'id-A', allowed: false, refused: { zh: '不能交给被投诉的单位办' } })
  })
  it('refuses a community outside its duty list whatever the past', () => {
    const found = suggestedUnits({ ...base, past: [{ unit: 'id-C', n: 9 }] })
    expect(found.find((s) => s.unit === 'id-C')).toMatchObject({
      allowed: false,
      refused: { zh: expect.stringContaining('社区职责清单') },
    })
  })
  it('is weaker when the category is only a weak guess', () => {
    const [first] = suggestedUnits({ ...base, category: { name: '停水', strength: 'weak' } })
    expect(first?.strength).toBe('fair')
  })

  it('finds the town of the place where the duty falls to towns', () => {
    const towns = ['1', '2'].map((n) => ({
      id: `t${n}`,
      code: `T${n}`,
      name: `镇${n}`,
      level: 'town' as const,
      area: n,
      active: true,
    }))
    const duty = { ...base.duty, unitCode: 'TOWN' } as NonNullable<typeof base.duty>
    const found = suggestedUnits({ ...base, units: towns, duty, past: [], town: '2' })
    expect(found.map((f) => f.unit)).toEqual(['t2'])
  })
})

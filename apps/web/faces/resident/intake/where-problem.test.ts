import { messageGaps } from '@yiwang/ui'
import { describe, expect, it } from 'vitest'
import { speaksOfDanger } from './danger.ts'
import { intakeMessages } from './messages.ts'
import { whereFault } from './where-problem.ts'

const place = { label: '', words: '' }
const point = { lon: 116, lat: 35, accuracy: 30 }

describe('whereFault', () => {
  it.each([
    [{ ...place, way: undefined }, false, 'whereNeed'],
    [{ ...place, way: 'here' as const }, false, 'hereNeed'],
    [{ ...place, way: 'here' as const, point }, false, undefined],
    [{ ...place, way: 'here' as const, point, grid: '' }, true, 'borderNeed'],
    [{ ...place, way: 'here' as const, point, grid: 'unknown' }, true, undefined],
    [{ ...place, way: 'pick' as const, division: '' }, false, 'pickNeed'],
    [{ ...place, way: 'pick' as const, division: '370828001' }, false, undefined],
    [{ ...place, way: 'words' as const, words: '  ' }, false, 'describeNeed'],
    [{ ...place, way: 'words' as const, words: '桥南头' }, false, undefined],
  ])('%j, border %s: %s', (said, border, fault) => expect(whereFault(said, border)).toBe(fault))
})

describe('speaksOfDanger', () => {
  it.each([
    ['闻到煤气味', true],
    ['楼道冒烟了', true],
    ['There is a gas leak', true],
    ['路灯三天不亮', false],
    ['', false],
  ])('%s: %s', (text, yes) => expect(speaksOfDanger(text)).toBe(yes))
})

it('intake texts are complete on both faces', () => expect(messageGaps(intakeMessages)).toEqual([]))

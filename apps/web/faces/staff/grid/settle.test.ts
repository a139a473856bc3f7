import { describe, expect, it } from 'vitest'
import { mostUsed } from './frequent.ts'
import { type SettleValues, settleBody, settleIssues } from './settle-form.ts'

const values: SettleValues = {
  category: '0301',
  categoryName: '楼道灯',
  text: '',
  result: '修好了',
  said: 'tick',
  tapped: true,
  phone: '',
  place: '2 号楼',
  grid: 'G1',
}
const now = Date.parse('2026-06-03T10:00:00Z')

describe('settled on the spot', () => {
  it('a chip, a result and a tick are enough', () => {
    expect(settleIssues(values)).toEqual([])
    expect(settleBody(values, { position: undefined, now })).toEqual({
      text: '楼道灯',
      category: '0301',
      channel: 'grid',
      result: '修好了',
      confirmed: 'tick',
      placeWords: '2 号楼',
      grid: 'G1',
      at: '2026-06-03T10:00:00.000Z',
    })
  })
  it('names each gap, in page order', () =>
    expect(settleIssues({ ...values, category: '', result: ' ', said: '' })).toEqual([
      'needWhat',
      'needHow',
      'needSaid',
    ]))
  it('a tick needs the resident’s own tap, and a no is not settled', () => {
    expect(settleIssues({ ...values, tapped: undefined })).toEqual(['needTap'])
    expect(settleIssues({ ...values, tapped: false })).toEqual(['notSolved'])
  })
  it('a call-back needs a whole number', () => {
    const back = { ...values, said: 'call-back' as const, tapped: undefined }
    expect(settleIssues({ ...back, phone: '1380000' })).toEqual(['needPhone'])
    expect(settleBody({ ...back, phone: '138 0000 0000' }, { position: undefined, now }).phone).toBe('13800000000')
  })
})

it('the most used classes come first, the rest as they stood', () => {
  const all = [...'abcdefghij'].map((code) => ({ code }))
  expect(
    mostUsed(all, { j: 2, c: 5 })
      .map((c) => c.code)
      .join(''),
  ).toBe('cjabdefg')
})

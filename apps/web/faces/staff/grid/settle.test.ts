import { describe, expect, it } from 'vitest'
import { mostUsed, withChosen } from './frequent.ts'
import { mayHandOver, type SettleValues, settleBody, settleIssues, tickWords } from './settle-form.ts'

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
  own: {},
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
  it('is held out to the resident once both halves are there', () => {
    const before = { ...values, tapped: undefined }
    expect(mayHandOver(before)).toBe(true)
    expect(mayHandOver({ ...before, result: '' })).toBe(false)
    expect(mayHandOver({ ...before, category: '' })).toBe(false)
  })
  it.each([
    ['楼道灯坏了，已换灯泡。', '修好了', '楼道灯坏了，已换灯泡：修好了'],
    ['水管漏水！！ ', '修好了', '水管漏水：修好了'],
    ['', '修好了', '楼道灯：修好了'],
    ['3.5 米宽', '', '3.5 米宽'],
  ])('“%s” and “%s” read as “%s”', (text, result, line) =>
    expect(tickWords({ ...values, text, result }, '：')).toBe(line),
  )
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

it('a class found by search stands with the frequent ones, once', () => {
  const all = [...'abc'].map((code) => ({ code }))
  const codes = (code: string) =>
    withChosen(all.slice(0, 2), all, code)
      .map((c) => c.code)
      .join('')
  expect(['', 'a', 'c'].map(codes)).toEqual(['ab', 'ab', 'abc'])
})

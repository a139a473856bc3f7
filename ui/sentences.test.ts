import { expect, test } from 'vitest'
import { sentences } from './sentences.ts'

test('a Chinese full stop needs no space after it, any other end does', () => {
  expect(sentences(['1 处有数，每处 16 件。', '另有 12 处没有。'])).toBe('1 处有数，每处 16 件。另有 12 处没有。')
  expect(sentences(['One place.', '12 more have none.'])).toBe('One place. 12 more have none.')
  expect(sentences(['没有这一项', '手机号少一位'])).toBe('没有这一项 手机号少一位')
})

test('what is absent leaves no trace', () => {
  expect(sentences([undefined, '您写的还在。', false, ''])).toBe('您写的还在。')
  expect(sentences([])).toBe('')
})

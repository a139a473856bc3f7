import { translate } from '@yiwang/ui'
import { expect, it } from 'vitest'
import { myDataMessages } from './messages.ts'
import { recordRows } from './record-rows.ts'
import type { MyData } from './use-my-data.ts'

const at = '2026-06-01T00:00:00.000Z'
const look = { at, who: '审计员', what: { zh: '审计', en: 'Audit' }, purpose: '联系您', reason: '约时间' }
const none: MyData = { stored: [], matters: [], looks: [], consents: [], replies: [] }
const read = (part: Partial<MyData>) =>
  recordRows(
    { ...none, ...part },
    {
      t: translate(myDataMessages, 'zh-CN'),
      locale: 'zh-CN',
      now: Date.parse(at),
    },
  )

it('an item says its source and since when, as the page says them', () => {
  const item = { what: { zh: '手机号', en: 'Phone' }, value: '138****8877', source: { zh: '您', en: 'you' }, since: at }
  expect(read({ stored: [item] }).stored).toEqual([
    { key: '0', title: '手机号 138****8877', line: expect.stringMatching(/^来源：您 · .+起$/) },
  ])
  expect(read({ stored: [{ ...item, since: null }] }).stored[0]?.line).toBe('来源：您')
})
it('what is kept as words is said in the reader’s language', () => {
  const value = { zh: '土地承包', en: 'Land' }
  const item = { what: { zh: '人民调解员', en: 'Mediators' }, value, source: { zh: '', en: '' }, since: null }
  expect(read({ stored: [item] }).stored[0]?.title).toBe('人民调解员 土地承包')
})
it('a look says what for, and nothing after it when no purpose was given', () => {
  expect(read({ looks: [look] }).looks[0]).toMatchObject({
    title: '刚刚 审计员',
    line: '看了：审计 · 为了：联系您 · 约时间',
  })
  expect(read({ looks: [{ ...look, purpose: '', reason: '' }] }).looks[0]?.line).toBe('看了：审计')
})

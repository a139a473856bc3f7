import { expect, test } from 'vitest'
import { sampleMapping } from './mapping-sample.ts'

const of = (...columns: string[]): unknown => JSON.parse(sampleMapping(columns)).columns

test('a mapping to start from uses the file’s own column names, each once', () => {
  expect(of('来件时间', '诉求', '工单编号')).toEqual({ id: '工单编号', text: '诉求', at: '来件时间' })
  expect(of('a', 'b', 'c', 'd')).toEqual({ id: 'a', text: 'b', at: 'c' })
  expect(of('b', 'content', 'ticket_no')).toEqual({ id: 'ticket_no', text: 'content', at: 'b' })
  expect(of('内容')).toEqual({ text: '内容' })
})

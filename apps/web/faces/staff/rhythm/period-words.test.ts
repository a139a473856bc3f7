import { expect, it } from 'vitest'
import { periodWords, recordable } from './period-words.ts'

const now = Date.parse('2026-06-10T10:00:00+08:00')
const words = { now, locale: 'zh-CN' } as const

it('a day is said as itself, a longer period by its ends', () => {
  const to = (p: { from: string; to: string }) => `${p.from}至${p.to}`
  expect(periodWords({ from: '2026-06-05', to: '2026-06-05' }, { words, to })).toBe('6月5日')
  expect(periodWords({ from: '2025-12-29', to: '2026-01-04' }, { words, to })).toBe('2025年12月29日至1月4日')
})

it('one writes down what is open or missed, and corrects what is held until its deadline', () => {
  const p = (from: string, state: string, deadline = '2026-06-09T00:00:00+08:00') => ({
    from,
    to: from,
    state,
    deadline,
  })
  const all = [
    p('1', 'missed'),
    p('2', 'late'),
    p('3', 'held'),
    p('4', 'held', '2026-06-11T00:00:00+08:00'),
    p('5', 'open'),
    p('6', 'coming'),
    p('7', 'free'),
  ]
  expect(recordable(all, now).map((x) => x.from)).toEqual(['5', '4', '1'])
})

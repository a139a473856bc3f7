import fc from 'fast-check'
import { expect, test } from 'vitest'
import { around, draw, poisson } from './chance.ts'
import { readChange } from './change.ts'
import { deskFor, illOn, takeFirst } from './desk.ts'
import { heap } from './heap.ts'
import { hourShare } from './options.ts'

test('a heap gives back what it was given, the smallest first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (all) => {
      const h = heap<number>((a, b) => a < b)
      for (const x of all) h.push(x)
      const out = Array.from({ length: all.length }, () => h.pop())
      expect(out).toEqual([...all].sort((a, b) => a - b))
      expect(h.pop()).toBeUndefined()
    }),
  )
})

test('draws are even, repeat for their key and differ by purpose', () => {
  const all = Array.from({ length: 4000 }, (_, i) => draw(i, 'work'))
  expect(all.reduce((a, b) => a + b, 0) / all.length).toBeCloseTo(0.5, 1)
  expect(all.filter((x) => x < 0.03).length / all.length).toBeCloseTo(0.03, 2)
  expect(draw(7, 'work', 3)).toBe(draw(7, 'work', 3))
  expect(new Set([draw(7, 'work', 3), draw(7, 'rate', 3), draw(7, 'work', 4), draw(8, 'work', 3)]).size).toBe(4)
})

test('arrivals have the mean asked for, small or large', () => {
  for (const mean of [0.5, 8, 75]) {
    let n = 0
    const next = () => Math.max(1e-12, draw(1, 'arrivals', n++))
    const runs = Array.from({ length: 2000 }, () => poisson(mean, next))
    expect(runs.reduce((a, b) => a + b, 0) / runs.length / mean).toBeCloseTo(1, 1)
  }
})

test('durations lie around their median', () => {
  const all = Array.from({ length: 3001 }, (_, i) => around(100, 0.9, { key: i, purpose: 'work', n: 1 }))
  expect(all.sort((a, b) => a - b)[1500]).toBeGreaterThan(90)
  expect(all[1500]).toBeLessThan(110)
  expect(all[0]).toBeGreaterThanOrEqual(0)
})

test('the hours of a day hold the whole day', () => {
  const sum = Array.from({ length: 24 }, (_, h) => hourShare(h)).reduce((a, b) => a + b, 0)
  expect(sum).toBeCloseTo(1, 9)
})

test('illness lasts at most three days a time and follows its share', () => {
  const ill = Array.from({ length: 5000 }, (_, d) => illOn(3, d, 0.01)).filter(Boolean).length
  expect(ill / 5000).toBeGreaterThan(0.01)
  expect(ill / 5000).toBeLessThan(0.03)
  expect(illOn(3, 10, 0)).toBe(false)
})

test('a limit is read with its unit, or not at all', () => {
  expect(readChange('reply=3d')).toMatchObject({ clock: 'reply', within: { n: 3, unit: 'day' } })
  expect(readChange('co-reply=10wd')).toMatchObject({ clock: 'co-reply', within: { n: 10, unit: 'workingDay' } })
  for (const bad of ['reply', 'reply=', 'reply=3', 'reply=3x', 'reply=-3d', '=3d'])
    expect(readChange(bad)).toBeUndefined()
})

test('a desk takes what is due first, the older of two, and nothing that is void', () => {
  const d = deskFor('post:visitor@county', { count: 1, seed: 1 })
  const task = (seq: number, due: number, state: 'waiting' | 'void') => ({ seq, due, state, owner: '' }) as never
  for (const t of [task(1, 30, 'waiting'), task(2, 10, 'void'), task(3, 20, 'waiting'), task(4, 20, 'waiting')])
    d.queue.push(t)
  expect([takeFirst(d), takeFirst(d), takeFirst(d), takeFirst(d)].map((t) => t?.seq)).toEqual([3, 4, 1, undefined])
})

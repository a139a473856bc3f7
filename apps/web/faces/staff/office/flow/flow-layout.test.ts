import { describe, expect, test } from 'vitest'
import { BOX, type FlowStage, layOut } from './flow-layout.ts'

const stage = (id: string, more: Partial<FlowStage> = {}): FlowStage => ({
  id,
  super: 'open',
  end: false,
  start: false,
  ...more,
})
const STAGES = [
  stage('in', { start: true }),
  stage('a'),
  stage('b'),
  stage('c'),
  ...['s1', 's2', 's3', 's4', 's5'].map((id) => stage(id, { super: 'closed' })),
  stage('end', { super: 'closed', end: true }),
]
const STEPS = [
  { from: 'in', to: 'a' },
  { from: 'in', to: 'b' },
  { from: 'a', to: 'c' },
  { from: 'c', to: 'in' },
  { from: 'a', to: 'b' },
  ...['s1', 's2', 's3', 's4', 's5'].map((to) => ({ from: 'c', to })),
  { from: 's1', to: 'end' },
  { from: 'a', to: 'nowhere' },
]

const pointsOf = (path: string): [number, number][] =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])])
/** Points every pixel or so between corners. */
const alongOf = (points: readonly [number, number][]): [number, number][] =>
  points.flatMap(([x, y], i) => {
    const [nx, ny] = points[i + 1] ?? [x, y]
    const n = Math.ceil(Math.hypot(nx - x, ny - y)) || 1
    return Array.from({ length: n }, (_, k): [number, number] => [x + ((nx - x) * k) / n, y + ((ny - y) * k) / n])
  })

describe('the flow chart is laid out', () => {
  const laid = layOut(STAGES, STEPS)
  const at = (id: string) => laid.boxes.find((b) => b.id === id)!

  test('open stages by their distance from the start, closed ones below, the end last', () => {
    const order = ['in', 'a', 'c', 's1', 'end'].map((id) => at(id).y)
    expect([...order].sort((x, y) => x - y)).toEqual(order)
    expect(new Set(order).size).toBe(order.length)
    expect(at('b').y).toBe(at('a').y)
  })
  test('every box once, inside, over no other; a long row goes on below', () => {
    expect(laid.boxes.map((b) => b.id).sort()).toEqual(STAGES.map((s) => s.id).sort())
    for (const b of laid.boxes) {
      expect(b.x).toBeGreaterThanOrEqual(0)
      expect(b.x + BOX.width).toBeLessThanOrEqual(laid.width)
      expect(b.y + BOX.height).toBeLessThanOrEqual(laid.height)
      for (const o of laid.boxes)
        if (o !== b) expect(Math.abs(o.x - b.x) >= BOX.width || Math.abs(o.y - b.y) >= BOX.height).toBe(true)
    }
    expect(new Set(['s1', 's2', 's3', 's4', 's5'].map((id) => at(id).y)).size).toBe(2)
  })
  test('a line for every step between known stages; what leads back is marked', () => {
    expect(laid.lines).toHaveLength(STEPS.length - 1)
    expect(laid.lines.filter((l) => l.back).map((l) => `${l.from} ${l.to}`)).toEqual(['c in', 'a b'])
  })
  test('what passes a row by goes round the boxes, one way for all that lead to one stage', () => {
    const more = [...STEPS, { from: 's1', to: 'in' }, { from: 'in', to: 's2' }, { from: 'a', to: 's2' }]
    const { boxes, lines, width } = layOut(STAGES, more)
    const row = (id: string) => boxes.find((b) => b.id === id)!.y
    const apart = (l: { from: string; to: string }) =>
      boxes.some((b) => b.y > Math.min(row(l.from), row(l.to)) && b.y < Math.max(row(l.from), row(l.to)))
    const round = lines.filter(apart)
    expect(round.map((l) => `${l.from} ${l.to}`)).toEqual(expect.arrayContaining(['c in', 's1 in', 'in s2', 'a s2']))
    const lanes = (to: string) => round.filter((l) => l.to === to).map((l) => pointsOf(l.path).map(([x]) => x))
    for (const l of round) {
      for (const [x, y] of alongOf(pointsOf(l.path))) {
        const over = boxes.find((b) => x > b.x && x < b.x + BOX.width && y > b.y && y < b.y + BOX.height)
        expect(over?.id, `${l.from} ${l.to} at ${x},${y}`).toBeUndefined()
        expect(x > 0 && x < width).toBe(true)
      }
    }
    expect(new Set(lanes('in').map((xs) => Math.min(...xs))).size, 'back on the left, side by side').toBe(1)
    expect(new Set(lanes('s2').map((xs) => Math.max(...xs))).size, 'onwards on the right').toBe(1)
  })
  test('one stage alone has a place', () => {
    expect(layOut([stage('x', { start: true })], []).boxes).toHaveLength(1)
  })
})

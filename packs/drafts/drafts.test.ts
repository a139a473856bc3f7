import { describe, expect, test } from 'vitest'
import { m07 } from './m07.ts'
import { m13 } from './m13.ts'
import { m15 } from './m15.ts'
import { m16 } from './m16.ts'
import { m17 } from './m17.ts'
import { m24 } from './m24.ts'
import { m28 } from './m28.ts'
import { m29 } from './m29.ts'
import type { Part } from './words/kernel.ts'
import { type AnyFlow, walk } from './words/walk.ts'

const packs = [m07, m13, m15, m16, m17, m24, m28, m29]
const isFlow = (part: Part): part is Part & AnyFlow => 'stages' in part

describe.each(packs.map((p) => [p.mechanism, p] as const))('%s', (_, pack) => {
  test('is plain data: it survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack)
  })
  test('has no sense errors in stages × running clocks', () => {
    expect(pack.parts.filter(isFlow).flatMap((f) => walk(f))).toEqual([])
  })
  test('names every part once', () => {
    const ids = pack.parts.map((p) => p.id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })
})

describe('the walk', () => {
  const lamp: AnyFlow = {
    id: 'lamp',
    start: 'handling',
    stages: { handling: { owner: 'team' }, replied: { owner: 'resident' }, over: { end: 'over' } },
    actions: {
      reply: { from: ['handling'], to: 'replied', who: ['team'] },
      dispute: { from: ['replied'], to: 'handling', who: ['resident'] },
      lapse: { from: ['replied'], to: 'over', who: ['system'] },
    },
    clocks: {
      answer: { from: ['opened', 'dispute'], to: ['reply'], breach: [] },
      review: { from: ['reply'], to: ['lapse', 'dispute'], breach: [{ do: 'act', action: 'lapse' }] },
    },
  }
  test('accepts a sound flow', () => expect(walk(lamp)).toEqual([]))
  test('finds the review clock that keeps running after a dispute', () => {
    const review = { from: ['reply'], to: ['lapse'], breach: [{ do: 'act', action: 'lapse' }] }
    expect(walk({ ...lamp, clocks: { ...lamp.clocks, review } })).toEqual([
      'lamp: clock review would do lapse in handling, which does not offer it',
    ])
  })
  test('finds a clock that survives the end', () => {
    const answer = { from: ['opened', 'dispute'], to: [], breach: [] }
    expect(walk({ ...lamp, clocks: { ...lamp.clocks, answer } })).toContain('lamp: clock answer survives the end over')
  })
  test('finds a stage without a clock', () => {
    const answer = { from: ['opened'], to: ['reply'], breach: [] }
    expect(walk({ ...lamp, clocks: { ...lamp.clocks, answer } })).toEqual([
      'lamp: stage handling can be without a running clock',
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drain, inOrder, oneAtATime, photosRefused, type QueueItem, type Send } from './send-queue.ts'

const item = (key: string, at: number): QueueItem => ({
  key,
  kind: 'open',
  title: key,
  body: {},
  photos: [],
  at,
  state: 'waiting',
})
const shelf = (items: QueueItem[]) => {
  const kept = new Map(items.map((i) => [i.key, i]))
  return {
    kept,
    all: async () => [...kept.values()],
    put: async (i: QueueItem) => void kept.set(i.key, i),
    drop: async (key: string) => void kept.delete(key),
  }
}
const refusal = { code: 'INVALID', detail: '手机号少一位', fields: [] }

describe('drain', () => {
  it('sends oldest first and keeps nothing that arrived', async () => {
    const store = shelf([item('b', 2), item('c', 3), item('a', 1)])
    const seen: string[] = []
    const done = await drain(store, async (i) => {
      seen.push(i.key)
      return { result: 'sent' }
    })
    expect(seen).toEqual(['a', 'b', 'c'])
    expect(done.sent.map((i) => i.key)).toEqual(['a', 'b', 'c'])
    expect(store.kept.size).toBe(0)
  })
  it('keeps an act whose photos were refused, until she has read so', async () => {
    const photo = { key: 'p', blob: new Blob(), name: 'p.jpg' }
    const act: QueueItem = { ...item('a', 1), kind: 'act', photos: [photo, { ...photo, key: 'q' }] }
    const store = shelf([act, item('b', 2)])
    const send: Send = async (i) => ({
      result: 'sent',
      item: { ...i, photos: i.photos.map((p) => (p.key === 'q' ? { ...p, refused: true } : p)) },
    })
    expect((await drain(store, send)).sent.map(photosRefused)).toEqual([1, 0])
    expect([...store.kept.values()].map((i) => [i.key, i.state])).toEqual([['a', 'partly']])
    expect((await drain(store, send)).sent).toEqual([])
  })
  it('stops at a dead net and keeps the rest in order', async () => {
    const store = shelf([item('a', 1), item('b', 2), item('c', 3)])
    const done = await drain(store, async (i) => ({ result: i.key === 'b' ? 'later' : 'sent' }))
    expect(done.waiting).toBe(2)
    expect(inOrder([...store.kept.values()]).map((i) => i.key)).toEqual(['b', 'c'])
  })
  it('sets a refused one aside, sends the next, and does not try the refused one again', async () => {
    const store = shelf([item('a', 1), item('b', 2)])
    const seen: string[] = []
    const send: Send = async (i) => {
      seen.push(i.key)
      return i.key === 'a' ? { result: 'refused', refusal } : { result: 'sent' }
    }
    expect((await drain(store, send)).refused[0]?.refusal).toEqual(refusal)
    await drain(store, send)
    expect(seen).toEqual(['a', 'b'])
    expect(store.kept.get('a')?.state).toBe('refused')
  })
  it('makes one matter of each, however often answers are lost', async () => {
    const plan = fc.array(fc.constantFrom('lost-before', 'lost-after', 'arrives'), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), plan, async (n, net) => {
        const store = shelf(Array.from({ length: n }, (_, i) => item(`k${i}`, i)))
        const server = new Map<string, number>()
        const steps = [...net]
        const send: Send = async (i) => {
          const step = steps.shift() ?? 'arrives'
          if (step !== 'lost-before' && !server.has(i.key)) server.set(i.key, server.size)
          return { result: step === 'arrives' ? 'sent' : 'later' }
        }
        for (let round = 0; store.kept.size > 0 && round < 60; round++) await drain(store, send)
        expect([...server.keys()]).toEqual(Array.from({ length: n }, (_, i) => `k${i}`))
      }),
    )
  })
})

describe('oneAtATime', () => {
  it('never lets two rounds overlap, and goes on after a failed one', async () => {
    let inside = 0
    let rounds = 0
    const round = oneAtATime(async () => {
      inside += 1
      expect(inside).toBe(1)
      await Promise.resolve()
      inside -= 1
      rounds += 1
      if (rounds === 1) throw new Error('first fails')
    })
    const results = await Promise.allSettled([round(), round(), round()])
    expect(results.map((r) => r.status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
    expect(rounds).toBe(3)
  })
})

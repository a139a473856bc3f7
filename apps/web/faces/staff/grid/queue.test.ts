import { messageGaps } from '@yiwang/ui'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridMessages } from './messages.ts'
import {
  again,
  begin,
  isWaiting,
  keep,
  nextToSend,
  type Queued,
  setAside,
  settle,
  tidy,
  wake,
} from './offline-queue.ts'

const item = (key: string, matter: string | null = null): Omit<Queued, 'state'> => ({
  key,
  kind: 'act',
  about: {},
  matter,
  at: 0,
})
const refused = { ok: false, code: 'STALE', status: 409, detail: '' } as const
const noNet = { ok: false, code: 'NETWORK', status: 0, detail: '' } as const

it('texts are complete on both faces', () => expect(messageGaps(gridMessages)).toEqual([]))

describe('offline queue', () => {
  it('keeps one item per key', () => expect(keep(keep([], item('a')), item('a'))).toHaveLength(1))
  it('goes on after no net, stops for a person after a refusal', () => {
    const sent = begin(keep([], item('a')), 'a')
    expect(settle(sent, 'a', noNet)[0]?.state).toBe('kept')
    expect(settle(sent, 'a', refused)[0]).toMatchObject({ state: 'look', trouble: { code: 'STALE' } })
    expect(settle(sent, 'a', { ok: true, ref: '2606018734' })[0]).toMatchObject({ state: 'sent', ref: '2606018734' })
    expect(again(settle(sent, 'a', refused), 'a')[0]?.trouble).toBeUndefined()
  })
  it('holds a matter behind its refused act, lets others pass', () => {
    let q = keep(keep(keep([], item('a', 'm1')), item('b', 'm1')), item('c', 'm2'))
    q = settle(begin(q, 'a'), 'a', refused)
    expect(nextToSend(q)?.key).toBe('c')
    expect(nextToSend(setAside(q, 'a'))?.key).toBe('b')
  })
  it('sends again after a restart', () => expect(wake(begin(keep([], item('a')), 'a'))[0]?.state).toBe('kept'))
  it('never loses what waits, whatever happens', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      what: fc.constantFrom('begin', 'no-net', 'refuse', 'wake', 'tidy'),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let q: readonly Queued[] = keep(keep(keep([], item('a', 'm')), item('b', 'm')), item('c'))
        for (const s of steps) {
          if (s.what === 'begin') q = begin(q, s.key)
          if (s.what === 'no-net') q = settle(q, s.key, noNet)
          if (s.what === 'refuse') q = settle(q, s.key, refused)
          if (s.what === 'wake') q = wake(q)
          if (s.what === 'tidy') q = tidy(q)
        }
        expect(q.map((x) => x.key)).toEqual(['a', 'b', 'c'])
        expect(q.every((x) => isWaiting(x) || x.state === 'look')).toBe(true)
      }),
    )
  })
  it('tidies only what is done with', () => {
    const many: Queued[] = Array.from({ length: 25 }, (_, i) => ({
      ...item(`k${i}`),
      state: i === 0 ? 'kept' : 'sent',
    }))
    const left = tidy(many)
    expect(left).toHaveLength(21)
    expect(left[0]?.key).toBe('k0')
  })
})

import type { Actor } from '@yiwang/kernel'
import type { Action } from '@yiwang/matters/pack'
import { draw } from './chance.ts'
import { kindOf, personOf } from './county.ts'
import { type Heap, heap } from './heap.ts'
import type { Life } from './life.ts'

/** One thing to do, waiting in a queue or being done. */
export type Task = {
  readonly life: Life
  /** The life's stamp it was made for; void when that moved on. */
  readonly stamp: number
  readonly owner: string
  readonly action: Action
  readonly due: number
  readonly seq: number
  state: 'later' | 'waiting' | 'taken' | 'void'
}
export type Person = {
  readonly actor: Actor
  readonly key: number
  freeAt: number
  day: number
  acts: number
  ill: boolean
}
/** A queue and who serves it; the first due comes first. */
export type Desk = { readonly kind: string; readonly people: readonly Person[]; readonly queue: Heap<Task> }

/** Length of all queues of one kind of post over time. */
export type Line = { waiting: number; longest: number; area: number; since: number }
export const lengthen = (l: Line, by: number, now: number): void => {
  l.area += l.waiting * (now - l.since)
  l.since = now
  l.waiting += by
  if (l.waiting > l.longest) l.longest = l.waiting
}

const before = (a: Task, b: Task): boolean => a.due < b.due || (a.due === b.due && a.seq < b.seq)
/** Stable for a name: the same people are ill on the same days whoever stands beside them. */
const keyOf = (name: string, seed: number): number => {
  let h = seed | 0
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193)
  return h >>> 0
}

export const deskFor = (owner: string, o: { count: number; seed: number }): Desk => ({
  kind: kindOf(owner),
  queue: heap(before),
  people: Array.from({ length: o.count }, (_, i) => {
    const actor = personOf(owner, i)
    return { actor, key: keyOf(actor.name, o.seed), freeAt: 0, day: -1, acts: 0, ill: false }
  }),
})

/** Ill from one to three days at a time. */
export const illOn = (key: number, day: number, share: number): boolean => {
  for (let back = 0; back < 3; back++)
    if (draw(key, 'ill', day - back) < share && Math.floor(draw(key, 'illDays', day - back) * 3) >= back) return true
  return false
}

type Shift = { readonly now: number; readonly day: number; readonly acts: number; readonly ill: number }
/** Somebody of the desk who is there, free, and has not done a day's acts yet. */
export const freePerson = (d: Desk, s: Shift): Person | undefined => {
  for (const p of d.people) {
    if (p.day !== s.day) {
      p.day = s.day
      p.acts = 0
      p.ill = illOn(p.key, s.day, s.ill)
    }
    if (!p.ill && p.freeAt <= s.now && p.acts < s.acts) return p
  }
  return undefined
}
/** The first task that is still to be done. */
export const takeFirst = (d: Desk): Task | undefined => {
  for (let t = d.queue.pop(); t; t = d.queue.pop()) if (t.state === 'waiting') return t
  return undefined
}

import type { Release } from '@yiwang/matters/server'
import { type County, countyFor, kindOf } from './county.ts'
import { type Desk, deskFor, type Line, type Person, type Task } from './desk.ts'
import { newTally, type Tally } from './figures.ts'
import { type Heap, heap } from './heap.ts'
import type { Life } from './life.ts'
import { DAY, HOUR, type SimOptions } from './options.ts'
import { type Book, bookOf } from './todo.ts'

export type Happening =
  | { readonly kind: 'hour' }
  | { readonly kind: 'arrival' }
  | { readonly kind: 'shift'; readonly to: number }
  | { readonly kind: 'ring'; readonly life: Life }
  | { readonly kind: 'ready'; readonly task: Task }
  | { readonly kind: 'done'; readonly task: Task; readonly person: Person; readonly desk: Desk }
type Moment = { readonly at: number; readonly seq: number; readonly what: Happening }

export type World = {
  readonly r: Release
  readonly o: SimOptions
  readonly end: number
  readonly county: County
  readonly book: Book
  readonly moments: Heap<Moment>
  readonly desks: Map<string, Desk>
  readonly lives: Set<Life>
  readonly tally: Tally
  readonly settles: boolean
  readonly categories: readonly string[]
  readonly resumable: ReadonlySet<string>
  now: number
  seq: number
  /** End of the working hours that run now; 0 when nobody works. */
  shiftTo: number
  day: number
  /** How long one act takes, ms. */
  slot: number
}

export const schedule = (w: World, at: number, what: Happening): void => {
  if (at < w.end) w.moments.push({ at, seq: w.seq++, what })
}
export const lineOf = (w: World, kind: string): Line => {
  const known = w.tally.lines.get(kind)
  const l = known ?? { waiting: 0, longest: 0, area: 0, since: w.o.start }
  if (!known) w.tally.lines.set(kind, l)
  return l
}
export const deskOf = (w: World, owner: string): Desk => {
  const known = w.desks.get(owner)
  const d = known ?? deskFor(owner, { count: w.o.staff[kindOf(owner)] ?? 1, seed: w.o.seed })
  if (!known) w.desks.set(owner, d)
  return d
}

const leaves = (r: Release): string[] => {
  const parents = new Set([...r.categories.values()].map((c) => c.parent))
  return [...r.categories.keys()].filter((c) => !parents.has(c))
}
/** Reminders tell somebody and change nothing; nobody is told here, so none are rung. */
const unreminded = (r: Release): Release => {
  const clocks = r.type.clocks.map(({ remindAt: _, ...c }) => c)
  return { ...r, type: { ...r.type, clocks } }
}
export const worldOf = (all: Release, o: SimOptions): World => {
  const r = o.keepClocks ? all : unreminded(all)
  const county = countyFor(r)
  return {
    r,
    o,
    end: o.start + o.days * DAY,
    county,
    book: bookOf(r),
    moments: heap((a, b) => a.at < b.at || (a.at === b.at && a.seq < b.seq)),
    desks: new Map(),
    lives: new Set(),
    tally: newTally(),
    settles: r.type.actions.some((a) => a.verb === 'settle' && a.id === 'settle' && a.who.includes('gridTeam')),
    categories: leaves(r),
    resumable: new Set(r.type.clocks.filter((c) => c.resumes?.length).map((c) => c.id)),
    now: o.start,
    seq: 0,
    shiftTo: 0,
    day: 0,
    slot: HOUR,
  }
}

import type { Words } from '@yiwang/kernel/message'
import type { z } from 'zod'
import type { TimelineEntry } from '../../contract/index.ts'
import { LEVELS } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Release } from '../pack-book.ts'
import type { EventRow } from '../store/view.ts'
import { isHeldBack } from './held-back.ts'
import {
  actionWords,
  capacityWords,
  filled,
  levelName,
  ownText,
  type Placed,
  roleWords,
  saidOr,
  unitName,
  w,
} from './wording.ts'

type Entry = z.input<typeof TimelineEntry>
type At = { deps: MattersDeps; tenant: string; r: Release; m: Placed }

export const textOf = (v: unknown): string | null => (typeof v === 'string' && v !== '' ? v : null)
export const filesOf = (e: EventRow): string[] => (Array.isArray(e.data.files) ? (e.data.files as string[]) : [])

/** The pack's word for what came of an action, where one action can end in two ways. */
export const outcomeOf = (e: EventRow): string => {
  const { action, verb, from, to, answered } = e.data
  if (verb === 'visit' && answered === false) return 'visit-attempt'
  if (verb === 'approve' && from === to) return 'refused'
  if (verb === 'settle' && to === 'unverified') return 'settle-unverified'
  if (verb === 'decide') return DECISIONS[String(e.data.decision)] ?? String(action)
  if (verb === 'decide-hold' && e.data.approved === true) return 'put-on-hold'
  return String(action ?? DONE_BY_ITSELF[e.kind] ?? e.kind)
}

/** What no action of a pack brought about, under the name its words have. */
const DONE_BY_ITSELF: Readonly<Record<string, string>> = {
  'matters.supervised@1': 'supervise',
  'matters.consent-changed@1': 'consent',
}

const DECISIONS: Readonly<Record<string, string>> = {
  redispatch: 'redispatched',
  hold: 'put-on-hold',
  explain: 'explained-in-review',
}
/** The body a line speaks of: the one named in it, the actor's own unit, the matter's unit then, or the grid's team. */
export const unitThen = (e: EventRow, at: Omit<At, 'r'>): string => {
  const own = /^(?:handler|unit-leader)@(.+)$/.exec(e.capacity ?? '')?.[1] ?? null
  const then = typeof e.data.unit === 'string' ? e.data.unit : null
  const level = LEVELS.find((l) => l === e.data.level)
  return textOf(e.data.unitName) ?? unitName(at, own) ?? unitName(at, then) ?? levelName(at, at.m, level)
}

const CLOCKS: Readonly<Record<string, Words>> = {
  'matters.breached@1': w('超过了时限', 'missed'),
  'matters.overdue@1': w('到期', 'came due'),
  'matters.still-overdue@1': w('到期后仍未办', 'still not done'),
  'matters.due-soon@1': w('快到期，已提醒', 'due soon, reminded'),
}
const clockWords = (e: EventRow, r: Release): Words | undefined => {
  const what = CLOCKS[e.kind]
  if (!what) return undefined
  const clock = String(e.data.clock ?? '')
  const name = saidOr(r, `clock.${clock}`, w(clock, clock))
  return w(`${name.zh}：${what.zh}`, `${name.en}: ${what.en}`)
}

const doneWords = (e: EventRow, at: At): Words => {
  const key = outcomeOf(e)
  return filled(saidOr(at.r, `action.${key}.done`, actionWords(at.r, key)), { unit: unitThen(e, at) })
}

/** As whom somebody speaks of her own matter. */
const RAISER: ReadonlySet<string> = new Set(['raiser', 'resident', 'anyone'])

const entriesOf = (e: EventRow, held: boolean, at: At): Entry[] => {
  const clock = clockWords(e, at.r)
  const base = {
    at: new Date(e.at).toISOString(),
    words: clock ?? doneWords(e, at),
    who:
      ownText(at.r) && RAISER.has(e.capacity ?? '')
        ? roleWords(at.r, 'raiser').zh
        : (capacityWords(at, e.capacity)?.zh ?? null),
  }
  const inner = { ...base, internal: true, held: false }
  if (clock) return [{ ...inner, id: e.id, kind: 'clock', text: null, files: [] }]
  const kind = String(e.data.verb ?? e.kind)
  const inside = textOf(e.data.internal)
  const said = textOf(e.data.text)
  if (!e.open) return [{ ...inner, id: e.id, kind, text: inside ?? said, files: filesOf(e) }]
  const out: Entry[] = [{ ...base, id: e.id, kind, text: said, internal: false, held, files: filesOf(e) }]
  if (inside) out.push({ ...inner, id: `${e.id}-inside`, kind, text: inside, files: [] })
  return out
}

/** What was done, newest first, for the staff: public words and inside words apart, posts in place of names. */
export const timelineOf = (events: readonly EventRow[], at: At): Entry[] =>
  events.flatMap((e, i) => (saidAsMiss(e, events) ? [] : entriesOf(e, isHeldBack(events, i), at))).reverse()

/** A clock that came due and was missed in the same moment: the miss says both. */
const saidAsMiss = (e: EventRow, all: readonly EventRow[]): boolean =>
  e.kind === 'matters.overdue@1' &&
  all.some((x) => x.kind === 'matters.breached@1' && x.at === e.at && x.data.clock === e.data.clock)

import type { Words } from '@yiwang/kernel/message'
import type { EventRow } from '../store/view.ts'
import { passed, verbOf } from './held-back.ts'
import { textOf } from './timeline.ts'

/** Words said by whoever raised a matter: shown to herself, never to a neighbour who joined. */
export const byRaiser = (e: EventRow): boolean => e.actor_kind === 'resident' || e.actor_kind === 'anonymous'

/** Steps inside: she reads in the pack's words that they were taken; what was written with them stays inside. */
const TOLD: ReadonlySet<string> = new Set(['step', 'convene'])
export const isTold = (e: EventRow): boolean => TOLD.has(verbOf(e))

const DIRECT: ReadonlySet<string> = new Set(['settle', 'divert', 'explain', 'approve'])

export type Answer = { text: string; at: string; explained: boolean; round: number; from: string }
/** The latest answer that is the resident's to read. */
export const answerOf = (events: readonly EventRow[]): Answer | null => {
  for (let i = events.length - 1; i >= 0; i--) {
    const e = events[i] as EventRow
    const verb = verbOf(e)
    const text = textOf(e.data.text)
    const check = verb === 'reply' && e.open ? passed(events, i) : undefined
    if (!text || !(check || (DIRECT.has(verb) && e.open))) continue
    const explained = check ? check.data.proposal === 'explained' : verb !== 'settle'
    return { text, at: (check ?? e).at, explained, round: Number(e.data.round ?? 1), from: String(e.data.from ?? '') }
  }
  return null
}

export type Promise_ = { due: string; replaced: boolean; words: Words }
type Due = { clock: string; before: number }
/** Promises that an extension, or a new version of the rules, replaced: old ones stay to be read beside the new. */
export const replacedDues = (events: readonly EventRow[], clock: string): number[] =>
  events.flatMap((e) => {
    if (verbOf(e) === 'move-version')
      return ((e.data.dues ?? []) as Due[]).flatMap((d) => (d.clock === clock ? [d.before] : []))
    return verbOf(e) === 'decide-extension' && e.data.approved === true && typeof e.data.before === 'number'
      ? [e.data.before]
      : []
  })

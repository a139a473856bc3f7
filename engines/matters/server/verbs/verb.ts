import type { WorkCalendar } from '@yiwang/calendar/pack'
import type { Actor, Random } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import type { Change } from '@yiwang/platform/write-set'
import type { Action, FormField, MatterType, Verb } from '../../pack/index.ts'
import { dispatchValues } from '../domain/revive.ts'
import type { ClockRow, Dispatch, Matter, Member, Sitting, Visit } from '../domain/state.ts'

export type UnitFacts = {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly level: 'town' | 'county' | 'community'
  readonly area: string | null
}

/** Everything a verb may look at. */
export type Case = {
  readonly m: Matter
  readonly type: MatterType
  readonly action: Action
  readonly form: Readonly<Record<string, unknown>>
  readonly actor: Actor
  readonly as: string
  readonly now: number
  readonly clocks: readonly ClockRow[]
  readonly dispatches: readonly Dispatch[]
  readonly visits: readonly Visit[]
  /** The dispatch of this round the actor answers for; null for outsiders. */
  readonly mine: Dispatch | null
  readonly lead: Dispatch | null
  readonly calendar: WorkCalendar
  /** The matter named in the form, for merging. */
  readonly other: Matter | null
  /** The sitting of the joint review named in the form. */
  readonly sitting: Sitting | null
  /** The member of a pool named in the form. */
  readonly member: Member | null
  /** Set when a topic project's meeting answers the matter. */
  readonly topic: string | null
  /** Others were merged into this one. */
  readonly leads: boolean
  readonly merge: { id: string; master: string; kept: Kept } | null
  readonly appeal: string | null
  /** The appeal joined somebody else's matter. */
  readonly joined: boolean
  readonly duty: { item: string; version: number; unitCode: string; community: boolean } | null
  /** What is missing while an action's condition does not hold, in the pack's words. */
  missing(action: string): Words
  /** The unit the duty list names for the matter's category. */
  readonly dutyUnit: UnitFacts | undefined
  /** By id, or by the code of a duty list. */
  unit(id: string): UnitFacts | undefined
  newId(): string
  readonly random: Random
}
/** What a merge set aside, so that undoing it restores state and clocks to the byte. */
export type Kept = Pick<Matter, 'stage' | 'super' | 'owner' | 'close_code' | 'closed_at'> & { clocks: ClockRow[] }

/** What a verb changes. The engine adds stage, owner, clocks, timeline, audit and the answer. */
export type Effect = {
  readonly set?: Partial<Matter>
  readonly to?: string
  /** The dispatch this act belongs to, for its clocks. */
  readonly dispatch?: string
  readonly issued?: readonly { id: string; unit: string | null; role: 'lead' | 'co' | 'party'; due?: number }[]
  /** Dates for limits that run until one, beside those of the form. */
  readonly dates?: Readonly<Record<string, number>>
  readonly changes?: readonly Change[]
  /** Rows of the matter's dispatches after the act, where they changed. */
  readonly dispatches?: readonly Dispatch[]
  /** Clocks already turned by the verb itself (extension), before the general turn. */
  readonly clocks?: readonly ClockRow[]
  /** Words for the raiser's timeline, and for staff only. */
  readonly text?: string
  readonly internal?: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly files?: readonly string[]
  /** Turn the clocks as if another action had been taken. */
  readonly turnAs?: string
}

/** Why it cannot be done now: a code of the operation and words for the reader. */
export type Refusal = { readonly code: string; readonly status?: number; readonly words: Words }

export type VerbSpec = {
  readonly verb: Verb
  readonly form: readonly FormField[]
  /** What the raiser's timeline shows of it. */
  readonly open: boolean
  /** Leaves the house: tells a resident, publishes, counts against someone. */
  readonly leaves?: boolean
  readonly guard?: (c: Case) => Refusal | undefined
  readonly apply: (c: Case) => Effect
}

export const verb = (spec: VerbSpec): VerbSpec => spec
export const refuse = (code: string, zh: string, en: string, status = 409): Refusal => ({
  code,
  status,
  words: { zh, en },
})

/** The stage an action's table of outcomes gives for a key; the stage it stands in where the table is silent. */
export const outcome = (action: Action, key: string, stage: string): string =>
  typeof action.to === 'string' ? (action.to === 'same' ? stage : action.to) : (action.to.map[key] ?? stage)

export const str = (c: Case, id: string): string => (typeof c.form[id] === 'string' ? (c.form[id] as string) : '')
export const list = (c: Case, id: string): string[] => (Array.isArray(c.form[id]) ? (c.form[id] as string[]) : [])
export const bool = (c: Case, id: string): boolean => c.form[id] === true
const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/
export const isDate = (v: string): boolean => DATE.test(v) && !Number.isNaN(Date.parse(v))
/** A day means its last minute in Beijing; a time means itself. */
export const dayEnd = (v: string): number => Date.parse(v.length === 10 ? `${v}T23:59:00+08:00` : v)
export const date = (c: Case, id: string): number | null => (isDate(str(c, id)) ? dayEnd(str(c, id)) : null)
export const by = (c: Case): string | null => c.actor.account
export const when = (ms: number): Date => new Date(ms)

/** A dispatch as a database row. */
export const dispatchRow = (c: { m: Matter }, d: Dispatch): Record<string, unknown> => ({
  tenant: c.m.tenant,
  matter: c.m.id,
  ...dispatchValues(d),
})

/** A date of the form has to lie ahead. */
export const ahead = (c: Case, id: string) => {
  const at = date(c, id)
  return at !== null && at <= c.now ? refuse('TOO_LATE', '日期要在今天之后', 'The date has to lie ahead') : undefined
}

import { type Matter, specOf } from '@yiwang/matters/moves'
import type { Action, FormField } from '@yiwang/matters/pack'
import { dutyFor, type Release } from '@yiwang/matters/server'
import { draw, type Purpose } from './chance.ts'
import type { County } from './county.ts'
import type { Named } from './life.ts'
import { DAY, HOUR, type Policy } from './options.ts'

/** What a form is filled from. */
export type FormGround = {
  readonly key: number
  readonly m: Matter
  readonly action: Action
  readonly r: Release
  readonly county: County
  readonly policy: Policy
  readonly now: number
  /** When the work will be done, for somebody who asks for more time. */
  readonly workAt: number
}
export type Filled = { readonly form: Record<string, unknown>; readonly named: Partial<Named> }

const WORDS = '已按职责核实办理，结果已告知来电人。'
const SITTING = '00000000-0000-7000-8000-0000000000aa'
const MEMBER = '00000000-0000-7000-8000-0000000000bb'
export const localDay = (ms: number): string => new Date(ms + 8 * HOUR).toISOString().slice(0, 10)

const times = (m: Matter): number => m.round * 8 + m.attempts
const chance = (g: FormGround, p: Purpose): number => draw(g.key, p, times(g.m))
const anyUnit = (g: FormGround, n: number): string => {
  const { units } = g.county
  return units[Math.floor(draw(g.key, 'unit', n) * units.length)]?.id as string
}
/** The unit of the duty list, else one drawn for this matter; after a return another one. */
const unitFor = (g: FormGround): string => {
  const duty = dutyFor(g.r, g.m.category)
  const listed = duty && g.county.unit(duty.unitCode)?.id
  if (listed && listed !== g.m.unit && g.m.returns === 0) return listed
  const other = anyUnit(g, g.m.returns)
  return other === g.m.unit ? (g.county.units.find((u) => u.id !== g.m.unit)?.id as string) : other
}
const co = (g: FormGround, unit: string): string[] => {
  const other = anyUnit(g, 900)
  return draw(g.key, 'co') < g.policy.co && other !== unit ? [other] : []
}
const sent = (g: FormGround): Record<string, unknown> => {
  const unit = unitFor(g)
  return { unit, co: co(g, unit) }
}
const verdict = (g: FormGround): Record<string, unknown> => {
  const solved = chance(g, 'solved') >= g.policy.notSolved
  const s = chance(g, 'satisfied')
  return { solved, satisfied: !solved || s > 0.95 ? 'no' : s > 0.85 ? 'fair' : 'yes' }
}
const decision = (g: FormGround): string => {
  const d = chance(g, 'decision')
  return d < 0.6 ? 'handle' : d < 0.85 ? 'redispatch' : d < 0.95 ? 'hold' : 'explain'
}
const confirmed = (g: FormGround): string => {
  const d = draw(g.key, 'confirmed')
  return d < 0.8 ? 'tick' : d < 0.95 ? 'call-back' : 'absent'
}
const approve = (g: FormGround) => ({ approve: chance(g, 'approve') < g.policy.approve, reason: WORDS, text: WORDS })
const extension = (g: FormGround) => {
  const late = Math.ceil((g.workAt - (g.m.due_at ?? g.now)) / DAY) + 1
  return { days: Math.max(1, Math.min(g.r.type.limits.extension.value.most.n, late)), reason: WORDS }
}
const answer = (g: FormGround): Record<string, unknown> => {
  const objects = draw(g.key, 'objection', g.m.round) < g.policy.objection
  const classes = g.action.form?.find((f) => f.id === 'reasonClass')?.options
  return objects ? { answer: 'objection', ...(classes ? { reasonClass: classes[0] } : {}) } : { answer: 'none' }
}
/** Three draws, and as many more as it takes to ask whom the action has to. */
const parties = (g: FormGround): string[] => {
  const asked = new Set<string>()
  const least = Math.min(g.action.least ?? 1, g.county.units.length)
  for (let i = 0; i < 3 || asked.size < least; i++) asked.add(anyUnit(g, 100 + i))
  return [...asked]
}

type Fill = (g: FormGround) => Record<string, unknown>
/** What a verb's own fields are filled with where the first option would not do. */
const FILL: Readonly<Record<string, Fill>> = {
  dispatch: sent,
  'rule-accept': (g) => ({ unit: unitFor({ ...g, m: { ...g.m, returns: g.m.returns + 1 } }), reason: WORDS }),
  'decide-extension': (g) => ({ approve: approve(g).approve, reason: WORDS }),
  'decide-hold': (g) => ({ approve: approve(g).approve, text: WORDS }),
  'request-extension': extension,
  'request-hold': (g) => ({ reason: 'money', measure: WORDS, by: localDay(g.now + 20 * DAY) }),
  'check-accept': (g) => ({ proposal: chance(g, 'proposal') < 0.95 ? 'solved' : 'explained' }),
  visit: (g) => (chance(g, 'answered') < g.policy.answered ? { answered: true, ...verdict(g) } : { answered: false }),
  rate: verdict,
  confirm: (g) => ({ solved: chance(g, 'solved') >= g.policy.notSolved }),
  divert: () => ({ code: 'beyond-duty', notice: WORDS }),
  decide: (g) => ({
    sitting: SITTING,
    decision: decision(g),
    text: WORDS,
    by: localDay(g.now + 10 * DAY),
    unit: unitFor(g),
  }),
  convene: (g) => ({ units: parties(g), question: WORDS }),
  opine: answer,
  settle: (g) => ({ result: WORDS, confirmed: confirmed(g) }),
  reopen: () => ({ words: WORDS }),
}

/** Any field: the first that the rules allow, a choice by chance. */
export const fieldValue = (f: FormField, g: { key: number; now: number; n: number }): unknown => {
  const options = f.options ?? []
  switch (f.kind) {
    case 'choice':
      return options[Math.floor(draw(g.key, 'form', g.n) * options.length)]
    case 'choices':
      return options.slice(0, 1)
    case 'yesno':
      return true
    case 'number':
      return f.min ?? 1
    case 'date':
      return localDay(g.now + 7 * DAY)
    case 'time':
      return new Date(g.now + 3 * HOUR).toISOString()
    case 'sitting':
      return SITTING
    case 'member':
      return MEMBER
    default:
      return WORDS.slice(0, f.max ?? WORDS.length)
  }
}
export const required = (fields: readonly FormField[], g: { key: number; now: number }): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (const [n, f] of fields.entries()) if (f.required) out[f.id] = fieldValue(f, { ...g, n })
  return out
}

const AREA = (m: Matter): string =>
  ({ grid: m.grid, community: m.community, town: m.town, county: 'county' })[m.level] ?? 'county'
const namedBy = (g: FormGround, form: Record<string, unknown>): Partial<Named> => {
  const pool = form.member === undefined ? undefined : g.action.form?.find((f) => f.kind === 'member')?.pool
  return {
    ...(form.sitting === undefined
      ? {}
      : { sitting: { id: SITTING, level: g.m.level, area: AREA(g.m), state: 'sitting' as const } }),
    ...(pool === undefined ? {} : { member: { id: MEMBER, pool, name: '', certificate: null, valid_until: null } }),
  }
}

/** The form as a person of the simulation fills it, with what it names. */
export const fill = (g: FormGround): Filled => {
  const own = FILL[g.action.verb]
  const base = own ? own(g) : required(specOf(g.action).form, g)
  const form = g.action.form ? { ...base, ...required(g.action.form, g) } : base
  return { form, named: form.sitting === undefined && form.member === undefined ? {} : namedBy(g, form) }
}

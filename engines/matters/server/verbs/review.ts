import { newDispatch } from '../domain/dispatch.ts'
import type { Dispatch } from '../domain/state.ts'
import { dueBefore, held, promised } from './hold.ts'
import {
  ahead,
  by,
  type Case,
  date,
  dispatchRow,
  type Effect,
  outcome,
  type Refusal,
  refuse,
  str,
  verb,
  when,
} from './verb.ts'

/** Onto the agenda of the level's next joint review (提请会审). */
export const enrol = verb({
  verb: 'enrol',
  open: true,
  form: [{ id: 'reason', kind: 'long', required: true, min: 4, max: 1000 }],
  apply: (c) => ({ internal: str(c, 'reason'), data: { level: c.m.level } }),
})

/** The agenda is locked: from now until the decision the reply clock stands still. */
export const table = verb({
  verb: 'table',
  open: false,
  form: [{ id: 'sitting', kind: 'sitting', required: true }],
  guard: (c) => (c.form.sitting === undefined ? undefined : inSession(c)),
  apply: (c) => ({ data: { sitting: c.sitting?.id, level: c.m.level } }),
})

const areaOf = (c: Case): string | null =>
  ({ grid: c.m.grid, community: c.m.community, town: c.m.town, county: 'county' })[c.m.level]

const inSession = (c: Case): Refusal | undefined => {
  const s = c.sitting
  if (!s || s.level !== c.m.level || s.area !== areaOf(c))
    return refuse('NO_SITTING', '这一件不在这场会审的议程里', 'It is not on the agenda of this sitting')
  return s.state === 'sitting'
    ? undefined
    : refuse('NO_SITTING', '会审没有在开，请先开会', 'The sitting is not in session; open it first')
}

const unitGuard = (c: Case): Refusal | undefined => {
  const unit = c.unit(str(c, 'unit'))
  if (str(c, 'unit') !== '' && !unit) return refuse('INVALID', '没有这个单位，请从列表里选', 'No such unit', 422)
  if (unit && unit.id === c.m.accused_unit)
    return refuse('OUT_OF_LIST', '不能交给被投诉的单位办', 'Not to the unit complained about')
  return unit?.level === 'community' && !c.duty?.community
    ? refuse('OUT_OF_LIST', '不能派给社区：不在社区职责清单', 'Not to the community: outside its duty list')
    : undefined
}

/** A matter leaves the review only with a decision, who does it, and a date (m20 works when 6). */
export const decide = verb({
  verb: 'decide',
  open: true,
  leaves: true,
  form: [
    { id: 'sitting', kind: 'sitting', required: true },
    { id: 'decision', kind: 'choice', required: true, options: ['handle', 'redispatch', 'hold', 'explain'] },
    { id: 'text', kind: 'long', required: true, min: 4, max: 2000 },
    { id: 'by', kind: 'date', required: true },
    { id: 'unit', kind: 'unit' },
  ],
  guard(c) {
    if (c.form.sitting === undefined) return undefined
    if (str(c, 'decision') === 'redispatch' && str(c, 'unit') === '')
      return refuse('INVALID', '改派要选承办单位', 'Choose the unit it goes to', 422)
    return inSession(c) ?? ahead(c, 'by') ?? unitGuard(c)
  },
  apply(c): Effect {
    const decision = str(c, 'decision')
    const base = {
      ...(TURN[decision] ? { turnAs: TURN[decision] } : {}),
      text: str(c, 'text'),
      data: { decision, sitting: c.sitting?.id, by: date(c, 'by'), before: dueBefore(c), level: c.m.level },
      changes: [itemRow(c)],
    }
    const to = outcome(c.action, decision, c.m.stage)
    if (decision === 'explain') return { ...base, to, set: { reply: str(c, 'text'), close_code: 'explained' } }
    if (decision === 'hold')
      return { ...base, to, set: { hold: held(c, 'held') }, dates: { held: date(c, 'by') as number } }
    if (decision === 'redispatch') return resent(c, { ...base, to })
    return { ...base, to, ...going(c) }
  },
})

const TURN: Readonly<Record<string, string>> = {
  redispatch: 'redispatched',
  hold: 'put-on-hold',
  explain: 'explained-in-review',
}
/** The lead goes on until the date decided: its answer's clock takes that date, or starts with it. */
const going = (c: Case): Pick<Effect, 'clocks' | 'issued'> => {
  const clocks = promised(c)
  const due = date(c, 'by') as number
  return clocks.length || !c.lead ? { clocks } : { issued: [{ id: c.lead.id, unit: c.lead.unit, role: 'lead', due }] }
}

const itemRow = (c: Case) => ({
  insert: 'matters.sitting_item',
  rows: [
    {
      tenant: c.m.tenant,
      sitting: c.sitting?.id,
      matter: c.m.id,
      decision: str(c, 'decision'),
      text: str(c, 'text'),
      unit: c.unit(str(c, 'unit'))?.id ?? c.m.unit,
      due_at: when(date(c, 'by') as number),
      decided_at: when(c.now),
      decided_by: by(c),
    },
  ],
})

const resent = (c: Case, e: Effect): Effect => {
  const lead = newDispatch(c, {
    unit: c.unit(str(c, 'unit')) ?? null,
    role: 'lead',
    external: false,
    level: c.m.level,
  })
  const ended: Dispatch[] = c.dispatches
    .filter((d) => d.ended_at === null && d.role === 'lead')
    .map((d) => ({ ...d, state: 'ended' as const, ended_at: c.now, decision: 'redispatch' }))
  return {
    ...e,
    set: {
      unit: lead.unit,
      units: [...new Set([...c.m.units, ...(lead.unit ? [lead.unit] : [])])],
      handler: null,
      designated: true,
    },
    issued: [{ id: lead.id, unit: lead.unit, role: 'lead', due: date(c, 'by') as number }],
    changes: [...(e.changes ?? []), { insert: 'matters.dispatch', rows: [dispatchRow(c, lead)] }],
    dispatches: [...ended, lead],
    data: { ...e.data, unitName: lead.unit_name, dispatch: lead.id },
  }
}

export const reviewing = [enrol, table, decide]

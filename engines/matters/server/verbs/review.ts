import { isOpen, promiseClock } from '../domain/clock.ts'
import { newDispatch } from '../domain/dispatch.ts'
import type { ClockRow, Dispatch } from '../domain/state.ts'
import { ahead } from './ladder.ts'
import {
  bool,
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
      data: { decision, sitting: c.sitting?.id, by: date(c, 'by'), level: c.m.level },
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

/** The date promised is the new limit of the lead's answer. */
const promised = (c: Case, due = date(c, 'by')): ClockRow[] => {
  const defs = new Map(c.type.clocks.map((d) => [d.id, d]))
  return due === null
    ? []
    : c.clocks
        .filter((k) => isOpen(k) && k.dispatch === c.lead?.id && defs.get(k.kind)?.resumes?.length)
        .map((k) => promiseClock(defs.get(k.kind)!, k, { now: c.now, calendar: c.calendar, due }))
}

const REASONS = ['law', 'money', 'season', 'plan', 'third-party', 'other']
const held = (c: Case, state: 'asked' | 'held') => ({
  state,
  reason: str(c, 'reason') || 'other',
  measure: str(c, 'measure') || str(c, 'text'),
  until: date(c, 'by') as number,
  by: by(c),
})

/** Cannot be done now (申请挂账): why, what is done meanwhile, and the day it will be; somebody else approves. */
export const requestHold = verb({
  verb: 'request-hold',
  open: false,
  form: [
    { id: 'reason', kind: 'choice', required: true, options: REASONS },
    { id: 'measure', kind: 'long', required: true, min: 10, max: 1000 },
    { id: 'by', kind: 'date', required: true },
  ],
  guard: (c) =>
    c.m.hold?.state === 'asked'
      ? refuse('NOT_OFFERED', '已有一次挂账申请在等批准', 'A request to hold is waiting for a decision')
      : ahead(c, 'by'),
  apply: (c) => ({
    set: { hold: held(c, 'asked') },
    internal: str(c, 'measure'),
    data: { reason: str(c, 'reason'), until: date(c, 'by') },
  }),
})

export const decideHold = verb({
  verb: 'decide-hold',
  open: true,
  leaves: true,
  form: [
    { id: 'approve', kind: 'yesno', required: true },
    { id: 'text', kind: 'long', required: true, min: 4, max: 1000 },
  ],
  guard(c) {
    if (c.m.hold?.state !== 'asked') return refuse('NOT_OFFERED', '没有等批准的挂账', 'No request to hold is waiting')
    if (c.m.hold.by !== null && c.m.hold.by === by(c))
      return refuse('SAME_PERSON', '申请人不能批准自己的挂账', 'The applicant cannot approve')
    return bool(c, 'approve') && c.m.hold.until <= c.now
      ? refuse('TOO_LATE', '申请的日期已过，请退回重报', 'The date asked for has passed; refuse it')
      : undefined
  },
  apply(c): Effect {
    const h = c.m.hold!
    if (!bool(c, 'approve'))
      return {
        to: c.m.stage,
        set: { hold: null },
        internal: str(c, 'text'),
        turnAs: 'refused',
        data: { approved: false },
      }
    return {
      to: outcome(c.action, 'true', c.m.stage),
      set: { hold: { ...h, state: 'held' } },
      dates: { held: h.until },
      turnAs: 'put-on-hold',
      text: str(c, 'text'),
      data: { approved: true, reason: h.reason, measure: h.measure, until: h.until },
    }
  },
})

/** Off the hold list (销账恢复): the promised date is the limit from here on. */
export const liftHold = verb({
  verb: 'lift-hold',
  open: true,
  form: [{ id: 'text', kind: 'long', max: 500 }],
  apply: (c) => ({
    set: { hold: null },
    clocks: promised(c, c.m.hold?.until ?? null),
    text: str(c, 'text'),
    data: { until: c.m.hold?.until ?? null },
  }),
})

export const reviewing = [enrol, table, decide, requestHold, decideHold, liftHold]

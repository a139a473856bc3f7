import type { Clock } from '../../pack/index.ts'
import { isOpen, promiseClock } from '../domain/clock.ts'
import type { ClockRow } from '../domain/state.ts'
import { ahead, bool, by, type Case, date, type Effect, outcome, refuse, str, verb } from './verb.ts'

/** The lead's answer: its clocks that run or stand still, each with what the pack says of it. */
export const answerClocks = (c: Case): { def: Clock; row: ClockRow }[] => {
  const defs = new Map(c.type.clocks.map((d) => [d.id, d]))
  return c.clocks.flatMap((row) => {
    const def = defs.get(row.kind)
    return isOpen(row) && row.dispatch === c.lead?.id && def?.resumes?.length ? [{ def, row }] : []
  })
}
/** When the answer was due before a verb gives it another day; null when no such time runs. */
export const dueBefore = (c: Case): number | null => answerClocks(c)[0]?.row.due_at ?? null

/** The date promised is the new limit of the lead's answer. */
export const promised = (c: Case, due = date(c, 'by')): ClockRow[] =>
  due === null
    ? []
    : answerClocks(c).map(({ def, row }) => promiseClock(def, row, { now: c.now, calendar: c.calendar, due }))

const REASONS = ['law', 'money', 'season', 'plan', 'third-party', 'other']
export const held = (c: Case, state: 'asked' | 'held') => ({
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
      data: { approved: true, reason: h.reason, measure: h.measure, until: h.until, before: dueBefore(c) },
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

export const holding = [requestHold, decideHold, liftHold]

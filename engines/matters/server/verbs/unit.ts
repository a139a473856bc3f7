import { addSpan } from '@yiwang/calendar/pack'
import type { Span } from '@yiwang/kernel'
import { extendClock, isOpen } from '../domain/clock.ts'
import type { Dispatch } from '../domain/state.ts'
import { answerClocks, dueBefore } from './hold.ts'
import { bool, by, type Case, type Effect, list, refuse, str, verb } from './verb.ts'

const own = (c: Case): Dispatch | null => c.mine ?? (c.actor.kind === 'system' ? c.lead : null)
const onMine = (c: Case, change: Partial<Dispatch>, more: Effect = {}): Effect => {
  const d = own(c)
  return d ? { ...more, dispatch: d.id, dispatches: [{ ...d, ...change }] } : more
}

/** Signs for the order. Late is allowed: the miss stays. */
export const sign = verb({
  verb: 'sign',
  open: true,
  form: [],
  guard: (c) =>
    own(c)?.state === 'open'
      ? undefined
      : refuse('NOT_OFFERED', '这份派单已经签收', 'This order is already signed for'),
  apply: (c) =>
    onMine(
      c,
      { state: 'signed', signed_at: c.now, signed_by: by(c) },
      { set: own(c)?.role === 'lead' ? { handler: by(c) } : {}, ...(own(c)?.role === 'co' ? { to: c.m.stage } : {}) },
    ),
})

/** Not signed in time: counted as a miss and treated as signed, so that nothing lies about. */
export const autoSign = verb({
  verb: 'auto-sign',
  open: true,
  form: [],
  apply: (c) => {
    const d = c.lead
    return d ? { dispatch: d.id, dispatches: [{ ...d, state: 'signed', signed_at: c.now, auto_signed: true }] } : {}
  },
})

const RETURN_REASONS = ['not-our-duty', 'wrong-place', 'other-level', 'already-handled', 'outside-government']
/** "Not ours": with reason, basis and a suggestion; an independent person rules. The reply clock runs on. */
export const giveBack = verb({
  verb: 'return',
  open: true,
  leaves: true,
  form: [
    { id: 'reason', kind: 'choice', required: true, options: RETURN_REASONS },
    { id: 'basis', kind: 'long', required: true, min: 4, max: 300 },
    { id: 'suggest', kind: 'unit' },
    { id: 'leader', kind: 'yesno', required: true },
  ],
  guard(c) {
    const d = own(c)
    if (c.m.designated || d?.designated)
      return refuse('DESIGNATED', '裁定后指定承办，不能再退', 'Designated by a ruling; it cannot be returned again')
    if (d?.role !== 'lead') return refuse('NOT_OFFERED', '只有牵头单位能退单', 'Only the lead unit may return it')
    if (d.signed_at === null) return undefined
    const until = addSpan({
      start: new Date(d.signed_at),
      span: c.type.limits.returnWindow.value,
      calendar: c.calendar,
    }).due
    return until && c.now > until.getTime()
      ? refuse('WINDOW_CLOSED', '签收后可退单的时间已过', 'The time for returning has passed')
      : undefined
  },
  apply: (c) =>
    onMine(
      c,
      { state: 'returned', returned_at: c.now, returned_by: by(c), return_reason: str(c, 'reason') },
      {
        set: { returner: by(c) },
        internal: str(c, 'basis'),
        data: { reason: str(c, 'reason'), suggest: str(c, 'suggest') || null, leader: bool(c, 'leader') },
      },
    ),
})

export const contact = verb({
  verb: 'contact',
  open: true,
  form: [
    { id: 'way', kind: 'choice', required: true, options: ['phone', 'visit', 'site', 'message'] },
    { id: 'note', kind: 'long', max: 500 },
  ],
  apply: (c) =>
    onMine(
      c,
      { contacted_at: own(c)?.contacted_at ?? c.now },
      { internal: str(c, 'note'), data: { way: str(c, 'way') } },
    ),
})

/** A question to the resident: the reply clock stands still, within the pack's cap. */
export const ask = verb({
  verb: 'ask',
  open: true,
  leaves: true,
  form: [
    { id: 'question', kind: 'long', required: true, max: 300 },
    { id: 'options', kind: 'choices' },
  ],
  guard: (c) =>
    c.m.asked >= c.type.limits.askCap.value.times
      ? refuse(
          'OVER_CAP',
          `最多请诉求人补充 ${c.type.limits.askCap.value.times} 次`,
          `At most ${c.type.limits.askCap.value.times} questions`,
        )
      : undefined,
  apply: (c) => {
    const until = addSpan({ start: new Date(c.now), span: c.type.limits.askCap.value.each, calendar: c.calendar }).due
    return {
      set: {
        asked: c.m.asked + 1,
        question: {
          text: str(c, 'question'),
          options: list(c, 'options').slice(0, 6),
          until: until ? until.toISOString() : null,
        },
      },
      text: str(c, 'question'),
    }
  },
})
export const provide = verb({
  verb: 'provide',
  open: true,
  form: [
    { id: 'text', kind: 'long', required: true, max: 1000 },
    { id: 'files', kind: 'files', max: 9 },
  ],
  apply: (c) => ({ set: { question: null }, text: str(c, 'text'), files: list(c, 'files') }),
})
/** Nobody answered in time: handling goes on with what is known. */
export const resume = verb({ verb: 'resume', open: true, form: [], apply: () => ({ set: { question: null } }) })

export const requestExtension = verb({
  verb: 'request-extension',
  open: false,
  form: [
    { id: 'days', kind: 'number', required: true, min: 1, max: 60 },
    { id: 'reason', kind: 'long', required: true, min: 4, max: 300 },
  ],
  guard(c) {
    const { times, most } = c.type.limits.extension.value
    const reply = c.clocks.find((k) => isOpen(k) && k.dispatch === c.lead?.id && k.kind === c.m.due_clock)
    if (c.m.extension) return refuse('NOT_OFFERED', '已有一次延期在等批准', 'An extension is waiting for a decision')
    if (c.m.extended >= times) return refuse('OVER_CAP', `只能延期 ${times} 次`, `At most ${times} extension(s)`)
    if (Number(c.form.days ?? 0) > most.n)
      return refuse('OVER_CAP', `最多延 ${most.n} 个工作日`, `At most ${most.n} working days`)
    return reply?.due_at && c.now > reply.due_at
      ? refuse('TOO_LATE', '已到期，不能再申请延期', 'Past due; too late to extend')
      : undefined
  },
  apply: (c) => {
    const span: Span = { n: Number(c.form.days), unit: c.type.limits.extension.value.most.unit }
    return {
      set: { extension: { spans: [span], reason: str(c, 'reason'), by: by(c) } },
      internal: str(c, 'reason'),
      data: { days: span.n },
    }
  },
})
/** Decided by somebody else; the resident reads the old promise and the new one together. */
export const decideExtension = verb({
  verb: 'decide-extension',
  open: true,
  leaves: true,
  form: [
    { id: 'approve', kind: 'yesno', required: true },
    { id: 'reason', kind: 'long', required: true, min: 4, max: 300 },
  ],
  guard(c) {
    if (!c.m.extension) return refuse('NOT_OFFERED', '没有等批准的延期', 'No extension is waiting')
    return c.m.extension.by !== null && c.m.extension.by === by(c)
      ? refuse('SAME_PERSON', '申请人不能批准自己的延期', 'The applicant cannot approve')
      : undefined
  },
  apply(c) {
    const span = c.m.extension?.spans[0]
    if (c.form.approve !== true || !span)
      return { set: { extension: null }, internal: str(c, 'reason'), data: { approved: false } }
    const clocks = answerClocks(c).map(({ def, row }) =>
      extendClock(def, row, { now: c.now, calendar: c.calendar, span }),
    )
    return {
      set: { extension: null, extended: c.m.extended + 1 },
      clocks,
      text: str(c, 'reason'),
      data: { approved: true, days: span.n, before: dueBefore(c), after: clocks[0]?.due_at ?? null },
    }
  },
})

/** The answer: what the resident reads, apart from what stays inside. */
export const reply = verb({
  verb: 'reply',
  open: true,
  leaves: true,
  form: [
    { id: 'solved', kind: 'yesno', required: true },
    { id: 'text', kind: 'long', required: true, min: 4, max: 3000 },
    { id: 'internal', kind: 'long', max: 3000 },
    { id: 'files', kind: 'files', max: 9 },
  ],
  apply(c) {
    const d = own(c)
    const role = d?.role ?? 'lead'
    const done = {
      state: 'replied' as const,
      replied_at: c.now,
      ...(d?.channel === '12345' ? { handed_back_at: c.now } : {}),
    }
    if (role === 'co')
      return onMine(c, done, { to: c.m.stage, internal: str(c, 'text'), turnAs: 'co-reply', data: { co: true } })
    return onMine(c, done, {
      set: { reply: str(c, 'text'), reply_solved: bool(c, 'solved'), handler: by(c) ?? c.m.handler },
      text: str(c, 'text'),
      internal: str(c, 'internal'),
      files: list(c, 'files'),
      data: { solved: bool(c, 'solved') },
    })
  },
})

export const unitVerbs = [
  sign,
  autoSign,
  giveBack,
  contact,
  ask,
  provide,
  resume,
  requestExtension,
  decideExtension,
  reply,
]

import type { Change } from '@yiwang/platform/write-set'
import { visitRow } from './front.ts'
import { bool, by, type Case, type Effect, list, outcome, type Refusal, refuse, str, verb, when } from './verb.ts'

const notHandler = (c: Case): Refusal | undefined =>
  by(c) !== null && by(c) === c.m.handler
    ? refuse('SAME_PERSON', '办理人不能审核自己的答复', 'The handler cannot check the answer')
    : undefined
const notOfRound = (c: Case): Refusal | undefined =>
  by(c) !== null && [c.m.handler, c.m.checker].includes(by(c))
    ? refuse('SAME_PERSON', '办理人和审核人不能回访', 'Handler and checker cannot call back')
    : undefined

export const checkReject = verb({
  verb: 'check-reject',
  open: false,
  form: [{ id: 'reason', kind: 'long', required: true, min: 4, max: 500 }],
  guard: notHandler,
  apply: (c) => {
    const d = c.lead
    return {
      set: { checker: by(c), rejected: c.m.rejected + 1 },
      internal: str(c, 'reason'),
      ...(d ? { dispatches: [{ ...d, state: 'signed' as const, replied_at: null, handed_back_at: null }] } : {}),
      data: { times: c.m.rejected + 1 },
    }
  },
})

export const checkAccept = verb({
  verb: 'check-accept',
  open: true,
  form: [{ id: 'proposal', kind: 'choice', required: true, options: ['solved', 'explained'] }],
  guard: notHandler,
  apply: (c) => ({
    set: { checker: by(c), proposal: str(c, 'proposal') },
    changes: [visitRow(c, 'reply')],
    data: { proposal: str(c, 'proposal') },
  }),
})

/** The promised time has come: somebody who did not handle it asks, replied or not (Beijing art. 23). */
export const deadlineVisit = verb({
  verb: 'deadline-visit',
  open: false,
  form: [],
  apply: (c) => ({ changes: [visitRow(c, 'deadline')] }),
})

const openVisits = (c: Case, more: Record<string, unknown>): Change[] => {
  const rows = c.visits
    .filter((v) => v.done_at === null)
    .map((v) => ({ tenant: c.m.tenant, matter: c.m.id, id: v.id, done_at: when(c.now), visitor: by(c), ...more }))
  return rows.length ? [{ update: 'matters.visit', key: ['tenant', 'matter', 'id'], rows }] : []
}
const appealRating = (c: Case, solved: boolean, satisfied: string | null): Change[] =>
  c.appeal
    ? [
        {
          update: 'matters.appeal',
          key: ['tenant', 'id'],
          rows: [{ tenant: c.m.tenant, id: c.appeal, solved, satisfied, rated_at: when(c.now) }],
        },
      ]
    : []

const verdict = (c: Case): Effect => {
  const solved = bool(c, 'solved')
  const satisfied = str(c, 'satisfied') || null
  const words = str(c, 'words')
  const set = { solved, satisfied, rating_words: words || null }
  const done = openVisits(c, { answered: true, solved, satisfied, words: words || null })
  if (solved) return { set, changes: [...done, ...appealRating(c, solved, satisfied)], data: { solved, satisfied } }
  // Not solved: the same matter goes round again; the number stays.
  return {
    set: {
      ...set,
      round: c.m.round + 1,
      asked: 0,
      extended: 0,
      extension: null,
      attempts: 0,
      handler: null,
      checker: null,
    },
    changes: [...done, ...appealRating(c, solved, satisfied)],
    dispatches: c.lead ? [{ ...c.lead, state: 'signed' as const, replied_at: null, round: c.m.round + 1 }] : [],
    issued: c.lead ? [{ id: c.lead.id, unit: c.lead.unit, role: 'lead' as const }] : [],
    turnAs: tooOften(c) ? 'unsolved-again' : 'not-solved',
    ...(tooOften(c) ? { to: outcome(c.action, 'again', outcome(c.action, 'false', c.m.stage)) } : {}),
    text: words,
    data: { solved, satisfied, reasons: list(c, 'reasons') },
  }
}
/** Found unsolved so often that the joint review takes it, where the pack has one. */
const tooOften = (c: Case): boolean => {
  const most = c.type.limits.roundsForReview?.value
  return (
    most !== undefined && c.m.round >= most && typeof c.action.to !== 'string' && c.action.to.map.again !== undefined
  )
}
const ASK = [
  { id: 'solved', kind: 'yesno', required: true },
  { id: 'satisfied', kind: 'choice', options: ['yes', 'fair', 'no'] },
  { id: 'words', kind: 'long', max: 500 },
] as const

/** Silence closes as unrated. It is never counted as satisfied. */
const unrated = (c: Case): Effect => ({
  to: outcome(c.type.actions.find((a) => a.verb === 'lapse') ?? c.action, c.m.proposal ?? 'solved', c.m.stage),
  set: { solved: null, satisfied: null },
  changes: openVisits(c, { answered: false }),
  data: { unrated: true },
})

/** The raiser says so herself. */
export const rate = verb({
  verb: 'rate',
  open: true,
  form: [...ASK],
  apply: (c) =>
    c.joined
      ? {
          to: c.m.stage,
          turnAs: 'none',
          changes: appealRating(c, bool(c, 'solved'), str(c, 'satisfied') || null),
        }
      : verdict(c),
})

/** Somebody who neither handled nor checked calls back; three calls without an answer close as unrated. */
export const visit = verb({
  verb: 'visit',
  open: false,
  form: [{ id: 'answered', kind: 'yesno', required: true }, { ...ASK[0], required: false }, ASK[1], ASK[2]],
  guard: notOfRound,
  apply(c) {
    if (bool(c, 'answered')) return verdict(c)
    const attempts = c.m.attempts + 1
    if (attempts >= c.type.limits.visitAttempts.value)
      return { ...unrated(c), set: { ...unrated(c).set, attempts }, turnAs: 'lapse' }
    return { set: { attempts }, to: c.m.stage, turnAs: 'visit-attempt', data: { attempts, answered: false } }
  },
})

export const lapse = verb({ verb: 'lapse', open: true, form: [], apply: (c) => unrated(c) })

export const explain = verb({
  verb: 'explain',
  open: true,
  leaves: true,
  form: [
    { id: 'basis', kind: 'text', required: true, min: 4, max: 200 },
    { id: 'text', kind: 'long', required: true, min: 10, max: 2000 },
  ],
  guard: notHandler,
  apply: (c) => ({
    set: { reply: str(c, 'text'), checker: by(c) },
    text: str(c, 'text'),
    changes: openVisits(c, {}),
    data: { basis: str(c, 'basis') },
  }),
})

/** The unit applies, somebody else approves; the resident is told and may object. */
export const terminate = verb({
  verb: 'terminate',
  open: false,
  form: [{ id: 'text', kind: 'long', required: true, min: 10, max: 1000 }],
  guard: (c) =>
    c.m.proposal === 'terminate' ? refuse('NOT_OFFERED', '已在等批准', 'Already waiting for approval') : undefined,
  apply: (c) => ({
    set: { proposal: 'terminate', question: null, handler: by(c) ?? c.m.handler },
    internal: str(c, 'text'),
  }),
})
export const approve = verb({
  verb: 'approve',
  open: true,
  leaves: true,
  form: [
    { id: 'approve', kind: 'yesno', required: true },
    { id: 'text', kind: 'long', required: true, min: 10, max: 1000 },
  ],
  guard: (c) =>
    c.m.proposal !== 'terminate'
      ? refuse('NOT_OFFERED', '没有等批准的终止申请', 'Nothing waits for approval')
      : notHandler(c),
  apply: (c) =>
    bool(c, 'approve')
      ? { set: { reply: str(c, 'text'), close_code: 'terminated' }, text: str(c, 'text') }
      : { to: c.m.stage, set: { proposal: null }, internal: str(c, 'text'), turnAs: 'refused' },
})

export const withdraw = verb({
  verb: 'withdraw',
  open: true,
  form: [{ id: 'words', kind: 'long', max: 300 }],
  guard(c) {
    if (c.m.joins > 0)
      return refuse('OTHERS_JOINED', '还有别人也反映了这件事，不能撤回', 'Others joined; it cannot be withdrawn')
    return c.m.labels.includes('risk')
      ? refuse('NOT_OFFERED', '有安全风险的事不能撤回', 'A matter with a risk cannot be withdrawn')
      : undefined
  },
  apply: (c) => ({ text: str(c, 'words') }),
})

/** Again, within the window from closing; the total clock goes on. */
export const reopen = verb({
  verb: 'reopen',
  open: true,
  form: [
    { id: 'words', kind: 'long', required: true, min: 2, max: 1000 },
    { id: 'fact', kind: 'yesno' },
  ],
  apply: (c) => ({
    set: {
      round: c.m.round + 1,
      closed_at: null,
      close_code: null,
      proposal: null,
      asked: 0,
      extended: 0,
      attempts: 0,
      handler: null,
      checker: null,
      unit: null,
      reply_solved: null,
    },
    dispatches: c.dispatches
      .filter((d) => d.ended_at === null)
      .map((d) => ({ ...d, state: 'ended' as const, ended_at: c.now })),
    text: str(c, 'words'),
    data: { newFact: bool(c, 'fact') },
  }),
})

export const archive = verb({ verb: 'archive', open: false, form: [], apply: () => ({}) })

/** A topic's meeting answers the matter: it goes to the resident to rate, or she is told how things stand. */
export const answerTopic = verb({
  verb: 'answer-topic',
  open: true,
  leaves: true,
  form: [
    { id: 'outcome', kind: 'choice', required: true, options: ['close', 'update'] },
    { id: 'text', kind: 'long', required: true, min: 4, max: 3000 },
  ],
  guard: (c) =>
    c.topic ? undefined : refuse('NOT_OFFERED', '请在专题里逐件答复', 'It is answered from within its topic project'),
  apply(c) {
    const close = str(c, 'outcome') === 'close'
    const data = { topic: c.topic, outcome: str(c, 'outcome') }
    const to = outcome(c.action, str(c, 'outcome'), c.m.stage)
    if (!close) return { text: str(c, 'text'), data, to: to === 'same' ? c.m.stage : to, turnAs: 'none' }
    return {
      to,
      set: { reply: str(c, 'text'), reply_solved: true, proposal: 'solved', checker: by(c) },
      changes: [visitRow(c, 'reply')],
      dispatches: c.dispatches
        .filter((d) => d.ended_at === null)
        .map((d) => ({ ...d, state: 'replied' as const, replied_at: d.replied_at ?? c.now })),
      text: str(c, 'text'),
      data,
    }
  },
})

export const closing = [
  answerTopic,
  checkReject,
  checkAccept,
  deadlineVisit,
  rate,
  visit,
  lapse,
  explain,
  terminate,
  approve,
  withdraw,
  reopen,
  archive,
]

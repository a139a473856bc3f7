import { days, hours, minutes, type Span, workingDays, workingHours } from '@yiwang/kernel'
import type { Action, BreachStep, Clock, LimitValues, Role, Stage } from '@yiwang/matters/pack'
import { byDefault } from '@yiwang/matters/pack'

/**
 * The appeal process (诉求办理) as a value: stages, actions and clocks that a pack spreads and sets its limits in.
 * After the municipal rules on handling appeals at once and the state machine written down for this project;
 * every limit is the pack's.
 */
export type AppealLimits = {
  readonly sign: Span
  readonly signGrace: Span
  readonly reply: Span
  readonly contact: Span
  readonly classify: { readonly map: Readonly<Record<string, Span>>; readonly other: Span }
  /** How long after the reply's due time a numbered supervision notice is issued. */
  readonly noticeAfter: Span
  readonly basis: Readonly<Record<'sign' | 'reply' | 'notice', { basis: 'stated' | 'default'; source: string }>>
}

export const appealRoles = {
  dispatcher: { post: 'county-dispatcher', where: 'county' },
  townDispatcher: { post: 'town-dispatcher', where: 'town' },
  gridTeam: { post: 'grid-team', where: 'grid' },
  communityOfficer: { post: 'community-officer', where: 'community' },
  arbiter: { post: 'arbiter', where: 'county' },
  checker: { post: 'reply-checker', where: 'county' },
  visitor: { post: 'visitor', where: 'county' },
  supervisor: { post: 'supervisor', where: 'county' },
  auditor: { post: 'auditor', where: 'county' },
} as const satisfies Record<string, Role>

export const appealStages = {
  registered: { super: 'open', owner: 'dispatcher' },
  unverified: { super: 'open', owner: 'visitor' },
  settled: { super: 'fixed' },
  triage: { super: 'open', owner: 'dispatcher' },
  consult: { super: 'open', owner: 'dispatcher' },
  diverted: { super: 'closed' },
  dispatched: { super: 'open', owner: 'lead-unit' },
  handling: { super: 'open', owner: 'lead-unit' },
  ruling: { super: 'open', owner: 'arbiter' },
  waiting: { super: 'open', owner: 'raiser' },
  replied: { super: 'open', owner: 'checker' },
  visiting: { super: 'open', owner: 'visitor' },
  solved: { super: 'fixed' },
  explained: { super: 'closed' },
  terminated: { super: 'closed' },
  withdrawn: { super: 'closed' },
  merged: { super: 'closed' },
  archived: { super: 'closed', end: true },
} as const satisfies Record<string, Stage>

const OPEN = [
  'registered',
  'unverified',
  'triage',
  'consult',
  'dispatched',
  'handling',
  'ruling',
  'waiting',
  'replied',
  'visiting',
] as const
const CLOSED = ['settled', 'solved', 'explained', 'terminated', 'diverted', 'withdrawn'] as const
const DISPATCHERS = ['dispatcher', 'townDispatcher'] as const

export const appealActions = [
  {
    id: 'settle',
    verb: 'settle',
    from: ['registered', 'triage'],
    to: {
      by: 'confirmed',
      map: { tick: 'settled', 'call-back': 'settled', sampled: 'unverified', absent: 'unverified' },
    },
    who: ['gridTeam', 'communityOfficer', 'dispatcher'],
  },
  {
    id: 'confirm',
    verb: 'confirm',
    from: ['unverified'],
    to: { by: 'solved', map: { true: 'settled', false: 'triage' } },
    who: ['visitor', 'raiser'],
  },
  {
    id: 'void-settlement',
    verb: 'confirm',
    from: ['settled', 'solved', 'explained', 'dispatched', 'handling', 'replied', 'visiting', 'archived'],
    to: 'same',
    who: ['supervisor'],
  },
  { id: 'divert', verb: 'divert', from: ['registered', 'triage', 'consult'], to: 'diverted', who: DISPATCHERS },
  { id: 'divert-ruled', verb: 'divert', from: ['ruling'], to: 'diverted', who: ['arbiter'] },
  {
    id: 'submit',
    verb: 'submit',
    from: ['registered'],
    to: 'triage',
    who: ['dispatcher', 'gridTeam', 'communityOfficer', 'system'],
  },
  { id: 'classify', verb: 'classify', from: ['triage', 'consult'], to: 'same', who: DISPATCHERS },
  { id: 'merge', verb: 'merge', from: ['triage', 'consult'], to: 'merged', who: DISPATCHERS },
  { id: 'unmerge', verb: 'unmerge', from: ['merged'], to: 'triage', who: DISPATCHERS },
  { id: 'consult', verb: 'consult', from: ['triage'], to: 'consult', who: DISPATCHERS },
  {
    id: 'dispatch',
    verb: 'dispatch',
    from: ['registered', 'triage', 'consult'],
    to: 'dispatched',
    who: DISPATCHERS,
    bulk: true,
  },
  {
    id: 'forward-accepted',
    verb: 'hand-back',
    from: ['dispatched', 'handling', 'waiting', 'replied', 'visiting'],
    to: 'same',
    who: ['system'],
  },
  {
    id: 'sign',
    verb: 'sign',
    from: ['dispatched', 'handling'],
    to: 'handling',
    who: ['lead-unit', 'co-unit'],
    bulk: true,
  },
  { id: 'auto-sign', verb: 'auto-sign', from: ['dispatched'], to: 'handling', who: ['system'] },
  { id: 'return', verb: 'return', from: ['dispatched', 'handling'], to: 'ruling', who: ['lead-unit'] },
  { id: 'rule-accept', verb: 'rule-accept', from: ['ruling'], to: 'dispatched', who: ['arbiter'] },
  { id: 'rule-deny', verb: 'rule-deny', from: ['ruling'], to: 'handling', who: ['arbiter'] },
  {
    id: 'contact',
    verb: 'contact',
    from: ['dispatched', 'handling', 'waiting'],
    to: 'same',
    who: ['lead-unit', 'co-unit'],
  },
  { id: 'ask', verb: 'ask', from: ['handling'], to: 'waiting', who: ['lead-unit'] },
  { id: 'provide', verb: 'provide', from: ['waiting'], to: 'handling', who: ['raiser'] },
  { id: 'no-answer-yet', verb: 'resume', from: ['waiting'], to: 'handling', who: ['system'] },
  { id: 'request-extension', verb: 'request-extension', from: ['handling'], to: 'same', who: ['lead-unit'] },
  { id: 'decide-extension', verb: 'decide-extension', from: ['handling', 'waiting'], to: 'same', who: DISPATCHERS },
  { id: 'co-handle', verb: 'co-handle', from: ['handling'], to: 'same', who: ['lead-unit'] },
  { id: 'reply', verb: 'reply', from: ['handling'], to: 'replied', who: ['lead-unit'] },
  { id: 'co-reply', verb: 'reply', from: ['handling'], to: 'same', who: ['co-unit'] },
  { id: 'check-reject', verb: 'check-reject', from: ['replied'], to: 'handling', who: ['checker'] },
  { id: 'check-accept', verb: 'check-accept', from: ['replied'], to: 'visiting', who: ['checker'] },
  { id: 'deadline-visit', verb: 'deadline-visit', from: OPEN, to: 'same', who: ['system'] },
  {
    id: 'rate',
    verb: 'rate',
    from: ['visiting'],
    to: { by: 'solved', map: { true: 'solved', false: 'handling' } },
    who: ['raiser'],
  },
  {
    id: 'visit',
    verb: 'visit',
    from: ['visiting'],
    to: { by: 'solved', map: { true: 'solved', false: 'handling' } },
    who: ['visitor'],
  },
  {
    id: 'lapse',
    verb: 'lapse',
    from: ['visiting'],
    to: { by: 'proposal', map: { solved: 'solved', explained: 'explained' } },
    who: ['system'],
  },
  { id: 'explain', verb: 'explain', from: ['replied', 'visiting'], to: 'explained', who: ['checker'] },
  { id: 'terminate', verb: 'terminate', from: ['handling'], to: 'same', who: ['lead-unit'] },
  { id: 'approve-termination', verb: 'approve', from: ['handling'], to: 'terminated', who: ['arbiter'] },
  {
    id: 'topic-answer',
    verb: 'answer-topic',
    from: ['triage', 'consult', 'dispatched', 'handling', 'waiting', 'replied'],
    to: { by: 'outcome', map: { close: 'visiting', update: 'same' } },
    who: [...DISPATCHERS, 'supervisor'],
  },
  { id: 'withdraw', verb: 'withdraw', from: OPEN, to: 'withdrawn', who: ['raiser'] },
  { id: 'reopen', verb: 'reopen', from: CLOSED, to: 'triage', who: ['raiser', 'visitor', 'auditor'] },
  { id: 'supervise', verb: 'supervise', from: OPEN, to: 'same', who: ['supervisor'] },
  {
    id: 'note',
    verb: 'note',
    from: [...OPEN, ...CLOSED],
    to: 'same',
    who: [...DISPATCHERS, 'lead-unit', 'co-unit', 'gridTeam', 'supervisor', 'visitor', 'checker', 'raiser'],
  },
  { id: 'archive', verb: 'archive', from: CLOSED, to: 'archived', who: ['system'] },
] as const satisfies readonly Action[]

/** Ends by any of these leave nothing to wait for. */
const LEAVES = ['divert', 'divert-ruled', 'merge', 'withdraw', 'approve-termination', 'topic-answer'] as const
const told = (tell: readonly string[]): BreachStep => ({ miss: true, tell })

export const appealClocks = (l: AppealLimits): Clock[] => [
  { id: 'register', of: 'matter', from: [], to: [], within: minutes(10), basis: 'default', source: '8d C0' },
  {
    id: 'classify',
    of: 'matter',
    from: ['register', 'submit', 'reopen', 'not-confirmed'],
    to: ['dispatch', 'settle', 'settle-unverified', ...LEAVES],
    within: l.classify,
    remindAt: 0.8,
    breach: [told(['dispatcher'])],
    basis: 'default',
    source: '8d C1',
  },
  {
    id: 'sign',
    of: 'dispatch',
    from: ['dispatch', 'rule-accept'],
    to: ['sign', 'auto-sign', 'return', ...LEAVES],
    within: l.sign,
    remindAt: 0.75,
    breach: [told(['supervisor']), { after: l.signGrace, act: 'auto-sign' }],
    ...l.basis.sign,
  },
  {
    id: 'contact',
    of: 'dispatch',
    from: ['dispatch', 'rule-accept'],
    to: ['contact', 'reply', 'return', ...LEAVES],
    within: l.contact,
    pausesIn: ['waiting'],
    breach: [{ miss: true }],
    basis: 'default',
    source: '8d C3',
  },
  {
    id: 'reply',
    of: 'dispatch',
    from: ['dispatch', 'rule-accept', 'not-solved'],
    resumes: ['check-reject', 'rule-deny'],
    to: ['reply', 'rule-accept', ...LEAVES],
    within: l.reply,
    pausesIn: ['waiting'],
    remindAt: 0.8,
    breach: [
      { miss: true, visit: true, tell: ['supervisor'] },
      { after: l.noticeAfter, notice: 'yellow' },
    ],
    ...l.basis.reply,
  },
  {
    id: 'co-reply',
    of: 'co-dispatch',
    from: ['dispatch', 'co-handle', 'rule-accept'],
    to: ['co-reply', 'reply', 'rule-accept', ...LEAVES],
    within: l.reply,
    pausesIn: ['waiting'],
    breach: [{ miss: true }],
    basis: 'default',
    source: '8d C8',
  },
  {
    id: 'ruling',
    of: 'matter',
    from: ['return'],
    to: ['rule-accept', 'rule-deny', 'divert-ruled', 'withdraw'],
    within: workingHours(4),
    breach: [told(['supervisor'])],
    basis: 'default',
    source: '8d C7',
  },
  {
    id: 'answer',
    of: 'matter',
    from: ['ask'],
    to: ['provide', 'no-answer-yet', 'withdraw', 'topic-answer'],
    within: workingDays(3),
    breach: [{ act: 'no-answer-yet' }],
    basis: 'default',
    source: '8d transition 14',
  },
  {
    id: 'check',
    of: 'matter',
    from: ['reply'],
    to: ['check-accept', 'check-reject', 'explain', 'withdraw', 'topic-answer'],
    within: workingDays(1),
    breach: [told(['supervisor'])],
    basis: 'default',
    source: '8d transition 26',
  },
  {
    id: 'visit',
    of: 'matter',
    from: ['check-accept', 'topic-answer', 'settle-unverified'],
    to: ['rate', 'visit', 'not-solved', 'lapse', 'explain', 'confirm', 'not-confirmed', 'withdraw'],
    within: days(2),
    breach: [told(['visitor'])],
    basis: 'default',
    source: '8d C12',
  },
  {
    id: 'rating',
    of: 'matter',
    from: ['check-accept', 'topic-answer'],
    to: ['rate', 'visit', 'not-solved', 'lapse', 'explain', 'withdraw'],
    within: days(7),
    breach: [{ act: 'lapse' }],
    basis: 'default',
    source: '8d C13',
  },
  {
    id: 'reopening',
    of: 'matter',
    from: [
      'settle',
      'confirm',
      'rate',
      'visit',
      'lapse',
      'explain',
      'approve-termination',
      'divert',
      'divert-ruled',
      'withdraw',
    ],
    to: ['reopen', 'archive'],
    within: days(30),
    breach: [{ act: 'archive' }],
    basis: 'default',
    source: '8d C14',
  },
  {
    id: 'total',
    of: 'matter',
    from: ['register'],
    resumes: ['reopen', 'unmerge'],
    to: [],
    within: days(30),
    report: true,
    basis: 'default',
    source: '8d C5',
  },
  {
    id: 'feedback',
    of: 'notice',
    from: [],
    to: [],
    within: { map: { blue: hours(24), yellow: days(3), red: workingDays(5) }, other: days(3) },
    breach: [told(['supervisor'])],
    basis: 'default',
    source: '8d C11',
  },
]

const d = <T>(value: T, source: string) => byDefault(value, source)
export const appealLimits: LimitValues = {
  coMargin: d(0.2, '8d C8'),
  askCap: d({ each: workingDays(3), times: 2 }, '8d transition 14'),
  extension: d({ times: 1, most: workingDays(10) }, '8d transition 16'),
  returnWindow: d(workingHours(4), '8d C6'),
  visitAttempts: d(3, '8d transition 30'),
  callBackShare: d(0.05, 'm13 chapter 10'),
  recurrence: d({ count: 3, days: 30 }, 'm13-P11'),
  rejectedRepliesForNotice: d(2, 'm13-P10'),
  smallGroup: d(5, 'S4'),
  rateLeast: d(10, '8d readings 4'),
}

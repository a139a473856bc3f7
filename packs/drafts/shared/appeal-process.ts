/**
 * Draft of `packs/shared/appeal-process.ts`: the appeal of casework 8d as values. A pack spreads them, adds its own
 * actions and sets the limits; role and stage names are checked where the pack uses them.
 */
import { days, hours, minutes, workingDays, workingHours } from '@yiwang/kernel/time'
import { byDefault, type Length, text, tick, type Value } from '../words/kernel.ts'

const reason = [text('reason', { max: 500 })]
const closed = ['on-the-spot', 'solved', 'unrated', 'explained'] as const
const basis = [text('basis'), text('suggested-unit')]

export const appealStages = {
  registered: { owner: 'desk' },
  dispatched: { owner: 'unit' },
  ruling: { owner: 'arbiter' },
  handling: { owner: 'unit' },
  asking: { owner: 'resident' },
  replied: { owner: 'checker' },
  visiting: { owner: 'visitor' },
  merged: { owner: 'desk', untimed: 'clocks-of-master' },
  'on-the-spot': { closed: 'solved' },
  solved: { closed: 'solved' },
  unrated: { closed: 'unrated' },
  explained: { closed: 'explained' },
  diverted: { end: 'diverted' },
  archived: { end: 'archived' },
  withdrawn: { end: 'withdrawn' },
} as const

export const appealActions = {
  settle: {
    verb: 'settle',
    from: ['registered'],
    to: 'on-the-spot',
    who: ['team'],
    form: [text('result')],
    evidence: [tick('resident-agrees')],
  },
  divert: { verb: 'divert', from: ['registered', 'ruling'], to: 'diverted', who: ['desk', 'arbiter'], form: reason },
  dispatch: { verb: 'dispatch', from: ['registered'], to: 'dispatched', who: ['desk'] },
  merge: { verb: 'merge', from: ['registered'], to: 'merged', who: ['desk'] },
  unmerge: { verb: 'unmerge', from: ['merged'], to: 'back', who: ['desk'] },
  sign: { verb: 'sign', from: ['dispatched'], to: 'handling', who: ['unit', 'hotline'] },
  'auto-sign': { verb: 'sign', from: ['dispatched'], to: 'handling', who: ['system'] },
  return: { verb: 'return', from: ['dispatched', 'handling'], to: 'ruling', who: ['unitHead'], form: basis },
  'rule-accept': { verb: 'rule', from: ['ruling'], to: 'dispatched', who: ['arbiter'], notBy: ['return', 'dispatch'] },
  'rule-deny': { verb: 'rule', from: ['ruling'], to: 'handling', who: ['arbiter'], notBy: ['return', 'dispatch'] },
  contact: { verb: 'contact', from: ['handling'], to: 'same', who: ['unit'] },
  ask: { verb: 'ask', from: ['handling'], to: 'asking', who: ['unit'] },
  provide: { verb: 'provide', from: ['asking'], to: 'handling', who: ['resident', 'system'] },
  extend: { verb: 'extend', from: ['handling'], to: 'same', who: ['checker'], form: reason },
  reply: {
    verb: 'reply',
    from: ['handling'],
    to: 'replied',
    who: ['unit'],
    form: [text('answer'), tick('is-solved')],
  },
  reject: { verb: 'check', from: ['replied'], to: 'handling', who: ['checker'], notBy: ['reply'], form: reason },
  accept: { verb: 'check', from: ['replied'], to: 'visiting', who: ['checker'], notBy: ['reply'] },
  explain: { verb: 'check', from: ['replied'], to: 'explained', who: ['checker'], notBy: ['reply'], form: basis },
  'rated-solved': {
    verb: 'rate',
    from: ['visiting'],
    to: 'solved',
    who: ['resident', 'visitor'],
    notBy: ['reply', 'accept'],
  },
  'not-solved': {
    verb: 'rate',
    from: ['visiting'],
    to: 'handling',
    who: ['resident', 'visitor'],
    notBy: ['reply', 'accept'],
  },
  lapse: { verb: 'lapse', from: ['visiting'], to: 'unrated', who: ['system'] },
  reopen: { verb: 'reopen', from: closed, to: 'registered', who: ['resident', 'visitor'], form: reason },
  archive: { verb: 'archive', from: closed, to: 'archived', who: ['system'] },
  supervise: { verb: 'supervise', from: 'open', to: 'same', who: ['supervisor', 'system'] },
  withdraw: {
    verb: 'withdraw',
    from: ['registered', 'dispatched', 'handling', 'asking'],
    to: 'withdrawn',
    who: ['resident'],
  },
} as const

/** Every limit a pack sets itself; the others are the defaults of casework 8d. */
export type AppealLimits = {
  readonly sign: Value<Length>
  readonly reply: Value<Length>
  readonly superviseAfter: Value<Length>
}
export const appealClocks = (limits: AppealLimits) =>
  ({
    triage: {
      from: ['opened', 'reopen'],
      to: ['dispatch', 'settle', 'divert', 'withdraw'],
      pausesIn: ['merged'],
      within: byDefault(hours(4), '8d-C1'),
      breach: [{ do: 'escalate', to: 'supervisor' }],
    },
    sign: {
      per: 'dispatch',
      from: ['dispatch', 'rule-accept'],
      to: ['sign', 'auto-sign', 'return', 'withdraw'],
      within: limits.sign,
      warn: { at: byDefault(minutes(45), '8d-C2'), to: 'unit' },
      breach: [
        { do: 'escalate', to: 'unitHead' },
        { after: byDefault(minutes(60), '8d-R1'), do: 'act', action: 'auto-sign' },
      ],
    },
    reply: {
      per: 'dispatch',
      from: ['dispatch', 'rule-accept', 'not-solved'],
      to: ['reply', 'withdraw', 'divert'],
      within: limits.reply,
      resumes: ['reject'],
      pausesIn: ['asking'],
      pauseCap: byDefault(workingDays(3), '8d-C4'),
      extends: { by: 'extend', most: byDefault(workingDays(10), '8d-C4'), times: byDefault(1, '8d-C4') },
      breach: [
        { do: 'escalate', to: 'unitHead' },
        { after: limits.superviseAfter, do: 'act', action: 'supervise' },
      ],
    },
    ruling: {
      from: ['return'],
      to: ['rule-accept', 'rule-deny', 'divert'],
      within: byDefault(workingHours(4), '8d-C7'),
      breach: [{ do: 'escalate', to: 'supervisor' }],
    },
    answer: {
      from: ['ask'],
      to: ['provide', 'withdraw'],
      within: byDefault(workingDays(3), '8d-C4'),
      breach: [{ do: 'act', action: 'provide' }],
    },
    check: {
      from: ['reply'],
      to: ['accept', 'reject', 'explain'],
      within: byDefault(hours(24), '8d-C12'),
      breach: [{ do: 'remind', to: 'supervisor' }],
    },
    window: {
      from: ['settle', 'explain', 'rated-solved', 'lapse'],
      to: ['reopen', 'archive'],
      within: byDefault(days(30), '8d-C14'),
      breach: [{ do: 'act', action: 'archive' }],
    },
    rating: {
      from: ['accept'],
      to: ['rated-solved', 'not-solved', 'lapse'],
      within: byDefault(days(7), '8d-C13'),
      breach: [{ do: 'act', action: 'lapse' }],
    },
  }) as const

/** Draft: Yutai full-chain member management (m07). Entry by scores, monthly points, help and disposition. */
import { workingDays } from '@yiwang/kernel/time'
import { jointReview } from './shared/joint-review.ts'
import { account, items, lifecycle, period, publicity, rhythm, score, tariff } from './words/engines.ts'
import { ended, figure, opened, reported } from './words/insight.ts'
import { fact, opens, trigger, waitsFor } from './words/joins.ts'
import { byDefault, choice, definePack, field, files, months, stated, text, tick } from './words/kernel.ts'
import { matterType } from './words/matters.ts'
import { coverage, party, post, system } from './words/registry.ts'

const roles = {
  applicant: party('applicant'),
  member: party('subject'),
  branch: post('branch-secretary', 'owner'),
  contact: post('help-contact', 'owner'),
  town: post('town-organiser', 'town'),
  county: post('county-organiser', 'county'),
  departments: post('review-department', 'county'),
  joint: post('joint-meeting', 'town'),
  appeals: post('appeal-reviewer', 'above'),
  system: system(),
}

const relative = matterType(roles, {
  id: 'relative-report',
  form: [choice('degree', ['spouse', 'child', 'parent', 'sibling', 'in-law'])],
  restricted: true,
  start: 'declared',
  stages: { declared: { owner: 'town' }, passed: { end: 'passed' }, stopped: { end: 'stopped' } },
  actions: {
    pass: { verb: 'check', from: ['declared'], to: 'passed', who: ['town'], publishes: 'review.passed' },
    stop: { verb: 'check', from: ['declared'], to: 'stopped', who: ['town'], form: [text('reason')] },
  },
  clocks: {
    review: {
      from: ['opened'],
      to: ['pass', 'stop'],
      within: byDefault(workingDays(5), 'm07-P11'),
      breach: [{ do: 'escalate', to: 'county' }],
    },
  },
})

const joint = jointReview(
  { asker: roles.county, departments: roles.departments },
  { parties: byDefault(16, 'm11-P1'), within: byDefault(workingDays(5), 'm11-P8') },
)

const disposition = matterType(roles, {
  id: 'disposition',
  restricted: true,
  start: 'proposed',
  stages: {
    proposed: { owner: 'branch' },
    stated: { owner: 'town' },
    decided: { owner: 'member' },
    final: { end: 'decided' },
    lifted: { end: 'lifted' },
  },
  actions: {
    statement: {
      verb: 'step',
      from: ['proposed'],
      to: 'stated',
      who: ['member', 'branch'],
      form: [text('statement'), tick('refused-to-state')],
      publishes: 'statement.given',
    },
    decide: {
      verb: 'decide',
      from: ['stated'],
      to: 'decided',
      who: ['town'],
      requires: [fact('meeting.held', 'unit'), fact('statement.given', 'case')],
      form: [text('appeal-notice')],
    },
    appeal: { verb: 'reopen', from: ['decided'], to: 'stated', who: ['member'] },
    lift: { verb: 'rule', from: ['stated'], to: 'lifted', who: ['appeals'], notBy: ['decide'] },
    close: { verb: 'step', from: ['decided'], to: 'final', who: ['system'] },
  },
  clocks: {
    statement: {
      from: ['opened'],
      to: ['statement'],
      within: byDefault(workingDays(15), 'm11-P8'),
      breach: [{ do: 'remind', to: 'branch' }],
    },
    decide: {
      from: ['statement', 'appeal'],
      to: ['decide', 'lift'],
      within: byDefault(workingDays(15), 'm11-P8'),
      breach: [{ do: 'escalate', to: 'county' }],
    },
    appeal: {
      from: ['decide'],
      to: ['appeal', 'close'],
      within: byDefault(workingDays(15), 'm11-P8'),
      breach: [{ do: 'act', action: 'close' }],
    },
  },
})

const chain = lifecycle(roles, {
  id: 'member',
  start: 'applicant',
  stages: {
    applicant: { owner: 'branch', untimed: 'election-by-plan' },
    activist: { owner: 'branch', untimed: 'ranking-by-plan' },
    object: { owner: 'town', untimed: 'development-plan' },
    probationary: { owner: 'branch' },
    member: { owner: 'branch', untimed: 'lasting-state' },
    help: { owner: 'contact' },
    left: { end: 'left' },
  },
  actions: {
    elect: {
      verb: 'advance',
      from: ['applicant'],
      to: 'activist',
      who: ['branch'],
      requires: [fact('meeting.held', 'unit', 'excellent-group')],
    },
    declare: {
      verb: 'declare',
      from: ['activist'],
      to: 'same',
      who: ['applicant'],
      form: [tick('relative-of-secretary')],
      links: [opens(relative)],
    },
    choose: {
      verb: 'advance',
      from: ['activist'],
      to: 'object',
      who: ['town'],
      requires: [fact('score.final', 'subject', 'activist-rank'), waitsFor(relative, 'passed')],
    },
    admit: {
      verb: 'advance',
      from: ['object'],
      to: 'probationary',
      who: ['county'],
      requires: [waitsFor(joint, 'passed'), fact('publicity.ended', 'subject')],
    },
    confirm: {
      verb: 'decide',
      from: ['probationary'],
      to: 'member',
      who: ['branch'],
      requires: [fact('meeting.held', 'unit')],
    },
    help: { verb: 'help', from: ['member'], to: 'help', who: ['joint'], requires: [fact('meeting.held', 'unit')] },
    renew: { verb: 'extend', from: ['help'], to: 'same', who: ['joint'] },
    back: { verb: 'decide', from: ['help'], to: 'member', who: ['branch'], requires: [fact('meeting.held', 'unit')] },
    dispose: {
      verb: 'dispose',
      from: ['help'],
      to: 'left',
      who: ['town'],
      links: [opens(disposition)],
      requires: [waitsFor(disposition, 'final')],
    },
    leave: { verb: 'withdraw', from: 'open', to: 'left', who: ['applicant', 'member'] },
  },
  clocks: {
    probation: {
      from: ['admit'],
      to: ['confirm', 'leave'],
      within: byDefault(months(12), 'D.7'),
      breach: [{ do: 'remind', to: 'branch' }],
    },
    help: {
      from: ['help'],
      to: ['back', 'dispose', 'leave'],
      within: byDefault(months(6), 'm07-P9'),
      extends: { by: 'renew', most: byDefault(months(6), 'm07-P9'), times: byDefault(1, 'm07-P9') },
      breach: [{ do: 'remind', to: 'contact' }, { do: 'list' }],
    },
  },
})

export const m07 = definePack({
  id: 'yutai-full-chain',
  mechanism: 'm07',
  version: 1,
  calendar: 'cn-mainland',
  roles,
  doubts: ['m07-P10: how many development objects a year?'],
  parts: [
    chain,
    relative,
    joint,
    disposition,
    items({
      id: 'twelve-items',
      kinds: stated(['thought', 'ability', 'conduct', 'contribution'], 'm07-P1'),
      range: byDefault([0, 100], 'm07-P1'),
      evidence: [files('proof')],
    }),
    score({
      id: 'activist-rank',
      weights: { village: stated(60, 'm07-P2'), town: stated(30, 'm07-P2'), county: stated(10, 'm07-P2') },
      missing: 'blocks',
    }),
    account({ id: 'member-points', holder: 'person', spendable: false }),
    tariff({
      id: 'member-tariff',
      account: 'member-points',
      items: { duty: byDefault(1, 'm07-P4') },
      evidence: [files('proof')],
    }),
    period({ id: 'points-month', every: stated('month', 'm07-P4'), freezes: ['member-points'] }),
    publicity(roles, {
      id: 'points-quarter',
      of: 'member-points',
      window: byDefault(workingDays(5), 'm07-P11'),
      where: 'inside',
      objectionsTo: 'town',
    }),
    publicity(roles, {
      id: 'development',
      of: 'member',
      window: byDefault(workingDays(5), 'm07-P11'),
      where: 'public',
      objectionsTo: 'town',
    }),
    rhythm(roles, { id: 'talk', owner: 'contact', about: 'help', every: stated('month', 'm07-P8') }),
    rhythm(roles, { id: 'thought-report', owner: 'member', about: 'help', every: stated('month', 'm07-P8') }),
    rhythm(roles, { id: 'members-meeting', owner: 'branch', about: 'help', every: stated('quarter', 'm07-P8') }),
    rhythm(roles, { id: 'star', owner: 'branch', about: 'star', every: stated('month', 'm07-P5') }),
    rhythm(roles, { id: 'review', owner: 'branch', about: 'democratic-review', every: byDefault('year', 'm07-P6') }),
    coverage({ id: 'one-branch', every: 'member', has: 'branch', exactly: 1 }),
    trigger({ id: 'help-suggested', flow: chain, cond: field('review').is('drift'), confirmedBy: 'joint' }),
    figure({ id: 'left', value: ended(chain, 'left'), over: opened(chain), unit: '人' }),
    reported({ id: 'm07-F7', value: 19856, qualifier: 'exact', unit: '人次' }),
  ],
})

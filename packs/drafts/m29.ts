/** Draft: Weishan "1+N" (m29). Overlapping A and B ballots, items with evidence, double-signed monthly publicity. */
import { workingDays } from '@yiwang/kernel/time'
import { ballot, cycleType, gathering, items, period, publicity, score, useRegister } from './words/engines.ts'
import { did, figure, opened } from './words/insight.ts'
import { fact } from './words/joins.ts'
import { byDefault, choice, definePack, files, number, reading, stated, text } from './words/kernel.ts'
import { party, post, system } from './words/registry.ts'

const roles = {
  a: post('leading-cadre', 'owner'),
  b: post('staff', 'owner'),
  subject: party('subject'),
  group: post('appraisal-group', 'owner'),
  partyGroup: post('party-group', 'owner'),
  disciplineHead: post('discipline-head', 'owner'),
  branchDiscipline: post('branch-discipline-member', 'owner'),
  reviewer: post('supervision-reviewer', 'owner'),
  system: system(),
}

const entry = cycleType(roles, {
  id: 'entry',
  form: [choice('item', ['scheme']), number('points'), text('clause')],
  start: 'shown',
  stages: {
    shown: { owner: 'subject' },
    answered: { owner: 'group' },
    contested: { owner: 'reviewer' },
    kept: { end: 'kept' },
    reversed: { end: 'reversed' },
  },
  actions: {
    answer: { verb: 'answer', from: ['shown'], to: 'answered', who: ['subject', 'system'], form: [text('reply')] },
    keep: { verb: 'decide', from: ['answered'], to: 'kept', who: ['group'] },
    object: { verb: 'objection', from: ['shown', 'answered'], to: 'contested', who: ['subject'] },
    uphold: { verb: 'decide', from: ['contested'], to: 'kept', who: ['reviewer'], notBy: ['keep'] },
    reverse: { verb: 'decide', from: ['contested'], to: 'reversed', who: ['reviewer'], form: [text('reason')] },
  },
  clocks: {
    answer: {
      from: ['opened'],
      to: ['answer', 'object'],
      within: byDefault(workingDays(5), 'D.6'),
      breach: [{ do: 'act', action: 'answer' }],
    },
    keep: {
      from: ['answer'],
      to: ['keep', 'object'],
      within: byDefault(workingDays(5), 'm29-P10'),
      breach: [{ do: 'remind', to: 'group' }],
    },
    review: {
      from: ['object'],
      to: ['uphold', 'reverse'],
      within: byDefault(workingDays(5), 'm29-P10'),
      breach: [{ do: 'escalate', to: 'partyGroup' }],
    },
  },
})

const month = cycleType(roles, {
  id: 'month',
  start: 'open',
  stages: {
    open: { owner: 'group' },
    tested: { owner: 'group' },
    studied: { owner: 'disciplineHead' },
    'signed-once': { owner: 'branchDiscipline' },
    signed: { owner: 'partyGroup' },
    published: { owner: 'reviewer' },
    frozen: { end: 'frozen' },
  },
  actions: {
    test: { verb: 'step', from: ['open'], to: 'tested', who: ['group'], requires: [fact('ballot.counted', 'case')] },
    study: {
      verb: 'study',
      from: ['tested'],
      to: 'studied',
      who: ['partyGroup'],
      requires: [fact('meeting.held', 'unit', 'monthly')],
      form: [text('meeting-number')],
    },
    'sign-head': { verb: 'signOff', from: ['studied'], to: 'signed-once', who: ['disciplineHead'] },
    'sign-branch': {
      verb: 'signOff',
      from: ['signed-once'],
      to: 'signed',
      who: ['branchDiscipline'],
      notBy: ['sign-head'],
      publishes: 'signature.given',
    },
    publish: {
      verb: 'publish',
      from: ['signed'],
      to: 'published',
      who: ['partyGroup'],
      requires: [fact('meeting.held', 'unit', 'monthly')],
    },
    freeze: {
      verb: 'freeze',
      from: ['published'],
      to: 'frozen',
      who: ['system'],
      requires: [fact('publicity.ended', 'case')],
      publishes: 'score.final',
    },
  },
  clocks: {
    test: {
      from: ['opened'],
      to: ['test'],
      within: { until: 'next-occurrence', of: 'month-end', atMost: byDefault(workingDays(23), 'm29-P7') },
      breach: [{ do: 'list' }],
    },
    study: { from: ['test'], to: ['study'], within: byDefault(workingDays(5), 'm29-P7'), breach: [{ do: 'list' }] },
    signing: {
      from: ['study'],
      to: ['sign-branch'],
      within: byDefault(workingDays(3), 'm29-P8'),
      breach: [{ do: 'remind', to: 'partyGroup' }],
    },
    publish: {
      from: ['sign-branch'],
      to: ['publish'],
      within: byDefault(workingDays(3), 'm29-P8'),
      breach: [{ do: 'list' }],
    },
    window: {
      from: ['publish'],
      to: ['freeze'],
      within: byDefault(workingDays(5), 'm29-P10'),
      breach: [{ do: 'act', action: 'freeze' }],
    },
  },
})

export const m29 = definePack({
  id: 'weishan-one-plus-n',
  mechanism: 'm29',
  version: 1,
  calendar: 'cn-mainland',
  roles,
  doubts: ['m29-P1: (A+B) pooled or mean of the two means?'],
  parts: [
    ballot(roles, {
      id: 'test',
      secret: true,
      voters: { a: ['a'], b: ['b'] },
      weights: reading(
        [
          [['a'], 30],
          [['a', 'b'], 70],
        ],
        'm29-P1',
        'pooled-mean-of-all-ballots',
      ),
      minimum: byDefault(5, 'm29-P13'),
      selfVote: byDefault(false, 'm29-P1'),
    }),
    items({
      id: 'n-items',
      kinds: stated(['business', 'commendation-and-penalty', 'attendance', 'others'], 'm29-P4'),
      range: byDefault([-5, 5], 'm29-P5'),
      evidence: [files('proof', { min: 1 })],
      veto: { cap: byDefault('fair', 'm29-P6') },
    }),
    entry,
    month,
    gathering(roles, {
      id: 'monthly',
      host: 'partyGroup',
      invite: [{ role: 'group' }],
      every: stated('month', 'm29-P7'),
      publishes: 'meeting.held',
    }),
    publicity(roles, {
      id: 'monthly-sheet',
      of: 'month',
      window: byDefault(workingDays(5), 'm29-P10'),
      where: 'inside',
      signers: stated(['disciplineHead', 'branchDiscipline'], 'm29-P8'),
      objectionsTo: 'reviewer',
      requires: [fact('meeting.held', 'unit', 'monthly')],
    }),
    score({
      id: 'total',
      weights: { test: byDefault(40, 'm29-P9'), items: byDefault(60, 'm29-P9') },
      missing: 'blocks',
    }),
    period({ id: 'month-period', every: stated('month', 'm29-P7'), freezes: ['entry', 'month'], after: 'publicity' }),
    period({ id: 'quarter-star', every: stated('quarter', 'm29-P11'), freezes: ['total'] }),
    useRegister({ id: 'uses', kinds: stated(['year-grade', 'rank', 'title', 'bonus'], 'm29-P12'), reads: ['total'] }),
    figure({ id: 'published-months', value: did(month, 'publish'), over: opened(month), unit: '期' }),
  ],
})

/** Draft: Zoucheng cloud appraisal (m24). Tasks recorded as they happen, secret ballots, a store of all years. */
import { days, workingDays } from '@yiwang/kernel/time'
import { ballot, breakdown, cycleType, page, pledgeType, score, useRegister } from './words/engines.ts'
import { did, figure, opened } from './words/insight.ts'
import { fact } from './words/joins.ts'
import { byDefault, definePack, files, number, stated, text } from './words/kernel.ts'
import { matterType } from './words/matters.ts'
import { party, post, system } from './words/registry.ts'

const roles = {
  partyGroup: post('party-group', 'owner'),
  section: post('section-cadre', 'owner'),
  leader: post('leader-in-charge', 'owner'),
  administrator: post('appraisal-administrator', 'owner'),
  otherSection: post('other-section-cadre', 'owner'),
  subject: party('subject'),
  reviewer: post('appeal-reviewer', 'above'),
  system: system(),
}

const indicator = pledgeType(roles, {
  id: 'indicator',
  form: [text('target'), number('quantity'), text('unit')],
  start: 'running',
  stages: {
    running: { owner: 'section', untimed: 'due-date-of-the-task-list' },
    reported: { owner: 'leader' },
    accepted: { end: 'accepted' },
  },
  actions: {
    progress: { verb: 'progress', from: ['running'], to: 'same', who: ['section'], form: [number('done')] },
    report: {
      verb: 'claim',
      from: ['running'],
      to: 'reported',
      who: ['section'],
      evidence: [files('proof', { min: 1 })],
    },
    accept: { verb: 'accept', from: ['reported'], to: 'accepted', who: ['leader'], notBy: ['report'] },
    return: { verb: 'rework', from: ['reported'], to: 'running', who: ['leader'], notBy: ['report'] },
  },
  clocks: {
    accept: {
      from: ['report'],
      to: ['accept', 'return'],
      within: byDefault(workingDays(5), 'm24-P4'),
      breach: [{ do: 'remind', to: 'leader' }],
    },
  },
})

const instruction = matterType(roles, {
  id: 'instruction',
  form: [text('words')],
  start: 'given',
  stages: { given: { owner: 'section' }, answered: { end: 'answered' } },
  actions: { answer: { verb: 'reply', from: ['given'], to: 'answered', who: ['section'], form: [text('answer')] } },
  clocks: {
    answer: {
      from: ['opened'],
      to: ['answer'],
      within: byDefault(workingDays(3), 'm24-P13'),
      breach: [{ do: 'list' }, { do: 'remind', to: 'section' }],
    },
  },
})

const round = cycleType(roles, {
  id: 'round',
  start: 'draft',
  stages: {
    draft: { owner: 'administrator', untimed: 'opened-by-plan' },
    voting: { owner: 'administrator' },
    counted: { owner: 'administrator' },
    shown: { owner: 'subject' },
    appealed: { owner: 'reviewer' },
    final: { end: 'final' },
  },
  actions: {
    open: { verb: 'step', from: ['draft'], to: 'voting', who: ['administrator'] },
    close: { verb: 'freeze', from: ['voting'], to: 'counted', who: ['system'] },
    show: {
      verb: 'show',
      from: ['counted'],
      to: 'shown',
      who: ['administrator'],
      requires: [fact('ballot.counted', 'case')],
    },
    appeal: { verb: 'appeal', from: ['shown'], to: 'appealed', who: ['subject'], form: [text('reason')] },
    revise: {
      verb: 'revise',
      from: ['appealed'],
      to: 'final',
      who: ['reviewer'],
      notBy: ['show'],
      publishes: 'score.final',
    },
    keep: {
      verb: 'decide',
      from: ['appealed'],
      to: 'final',
      who: ['reviewer'],
      notBy: ['show'],
      publishes: 'score.final',
    },
    finish: { verb: 'freeze', from: ['shown'], to: 'final', who: ['system'], publishes: 'score.final' },
  },
  clocks: {
    window: {
      from: ['open'],
      to: ['close'],
      within: byDefault(workingDays(5), 'm24-P11'),
      breach: [{ do: 'act', action: 'close' }],
    },
    show: {
      from: ['close'],
      to: ['show'],
      within: byDefault(workingDays(3), 'm24-P11'),
      breach: [{ do: 'remind', to: 'administrator' }],
    },
    appeal: {
      from: ['show'],
      to: ['appeal', 'finish'],
      within: byDefault(workingDays(5), 'm24-P12'),
      breach: [{ do: 'act', action: 'finish' }],
    },
    review: {
      from: ['appeal'],
      to: ['revise', 'keep'],
      within: byDefault(days(30), 'D.6'),
      breach: [{ do: 'escalate', to: 'partyGroup' }],
    },
  },
})

export const m24 = definePack({
  id: 'zoucheng-cloud-appraisal',
  mechanism: 'm24',
  version: 1,
  calendar: 'cn-mainland',
  roles,
  parts: [
    breakdown({
      id: 'chain',
      levels: stated(['task', 'project', 'indicator'], 'm24-P3'),
      requires: [fact('decision.recorded', 'unit', 'party-group-resolution')],
      every: byDefault('month', 'm24-P4'),
    }),
    indicator,
    instruction,
    ballot(roles, {
      id: 'ballot',
      secret: true,
      voters: { leaders: ['leader'], peers: ['section'], others: ['otherSection'] },
      weights: byDefault(
        [
          [['leaders'], 40],
          [['peers'], 40],
          [['others'], 20],
        ],
        'm24-P7',
      ),
      minimum: byDefault(5, 'm24-P8'),
      window: byDefault(workingDays(5), 'm24-P11'),
      selfVote: byDefault(false, 'm24-P7'),
    }),
    round,
    score({
      id: 'month',
      weights: { tasks: byDefault(70, 'm24-P10'), ballot: byDefault(30, 'm24-P10') },
      missing: 'blocks',
      grades: byDefault(['excellent', 'good', 'fair', 'poor'], 'm24-P9'),
    }),
    useRegister({
      id: 'uses',
      kinds: stated(['promotion', 'important-post', 'rank'], 'm24-P5'),
      reads: ['month', 'round'],
    }),
    figure({ id: 'answered', value: did(instruction, 'answer'), over: opened(instruction), unit: '件' }),
    page({ id: 'own-results', face: 'staff', shows: ['month', 'uses'] }),
  ],
})

/** Draft: Yutai "Yu consults well" (m17). Topics, documents with vote, small-matter power. */
import { days, workingDays } from '@yiwang/kernel/time'
import { adoption } from './shared/adoption.ts'
import { council, delegation, gathering, page, pledgeType, topicType } from './words/engines.ts'
import { bulletin, ended, figure, opened, series } from './words/insight.ts'
import { fact, opens, trigger, waitsFor } from './words/joins.ts'
import {
  byDefault,
  choice,
  date,
  definePack,
  field,
  files,
  list,
  money,
  number,
  person,
  stated,
  text,
} from './words/kernel.ts'
import { composition, coverage, party, post, system } from './words/registry.ts'

const roles = {
  proposer: party('author'),
  household: party('voter'),
  gridWorker: post('grid-worker', 'grid'),
  twoHeads: post('two-heads', 'grid'),
  branch: post('estate-branch-secretary', 'grid'),
  committee: post('committee-member', 'community'),
  chair: post('community-secretary', 'community'),
  property: post('property-manager', 'grid'),
  volunteer: post('volunteer', 'grid'),
  department: post('double-report-unit', 'county'),
  system: system(),
}

const covenant = adoption(
  { drafter: roles.branch, above: roles.chair, system: roles.system },
  {
    id: 'covenant',
    draft: byDefault(days(7), 'm17-P10'),
    ballot: byDefault(days(7), 'm17-P10'),
    majority: 'households-more-than-half',
  },
)

const task = pledgeType(roles, {
  id: 'task',
  form: [text('what'), person('owner'), date('due'), number('quantity'), choice('unit', ['m2', 'set', 'socket'])],
  start: 'planned',
  stages: {
    planned: { owner: 'committee' },
    claimed: { owner: 'proposer' },
    accepted: { end: 'accepted' },
    abandoned: { end: 'abandoned' },
  },
  actions: {
    claim: {
      verb: 'claim',
      from: ['planned'],
      to: 'claimed',
      who: ['committee'],
      evidence: [files('after', { min: 1 })],
    },
    confirm: { verb: 'accept', from: ['claimed'], to: 'accepted', who: ['proposer', 'system'] },
    redo: { verb: 'rework', from: ['claimed'], to: 'planned', who: ['proposer'] },
    abandon: { verb: 'abandon', from: ['planned'], to: 'abandoned', who: ['chair'], form: [text('reason')] },
  },
  clocks: {
    due: {
      from: ['opened', 'redo'],
      to: ['claim', 'abandon'],
      within: { until: 'field', field: 'due' },
      breach: [{ do: 'escalate', to: 'chair' }],
    },
    review: {
      from: ['claim'],
      to: ['confirm', 'redo'],
      within: byDefault(days(7), 'm17-P9'),
      breach: [{ do: 'act', action: 'confirm' }],
    },
  },
})

const topic = topicType(roles, {
  id: 'topic',
  intake: ['web', 'counter', 'fair', 'paper', 'visit'],
  form: [text('matter'), choice('kind', ['catalogue']), money('budget')],
  levels: ['grid', 'community'],
  start: 'collected',
  stages: {
    collected: { owner: 'gridWorker' },
    'asked-back': { owner: 'proposer' },
    listed: { owner: 'branch' },
    opinion: { owner: 'branch' },
    executing: { owner: 'committee', untimed: 'clock-of-task' },
    done: { owner: 'branch' },
    answered: { end: 'answered' },
    'not-adopted': { end: 'not-adopted' },
    mediation: { end: 'referred' },
    lapsed: { end: 'unanswered' },
  },
  actions: {
    list: { verb: 'list', from: ['collected', 'asked-back'], to: 'listed', who: ['gridWorker', 'chair'] },
    'ask-back': { verb: 'screen', from: ['collected'], to: 'asked-back', who: ['gridWorker'], form: [text('reason')] },
    lapse: { verb: 'step', from: ['asked-back'], to: 'lapsed', who: ['system'] },
    refer: { verb: 'screen', from: ['collected'], to: 'mediation', who: ['gridWorker'] },
    micro: {
      verb: 'decide',
      from: ['listed'],
      to: 'executing',
      who: ['gridWorker', 'committee', 'twoHeads'],
      when: field('budget').lte(byDefault(2000, 'm17-P8')),
      links: [opens(task)],
    },
    consult: {
      verb: 'convene',
      from: ['listed'],
      to: 'opinion',
      who: ['branch', 'chair'],
      requires: [fact('meeting.held', 'case', 'deliberation')],
      form: [text('opinion'), text('minority'), list('present')],
    },
    raise: { verb: 'step', from: ['listed'], to: 'same', who: ['branch'], form: [text('why-community')] },
    adopt: { verb: 'opine', from: ['opinion'], to: 'executing', who: ['chair', 'branch'], links: [opens(task)] },
    refuse: { verb: 'opine', from: ['opinion'], to: 'not-adopted', who: ['chair', 'branch'], form: [text('reason')] },
    executed: {
      verb: 'execute',
      from: ['executing'],
      to: 'done',
      who: ['committee'],
      requires: [waitsFor(task, 'accepted')],
    },
    feedback: { verb: 'answer', from: ['done'], to: 'answered', who: ['branch'], form: [text('answer')] },
  },
  clocks: {
    listing: {
      from: ['opened'],
      to: ['list', 'refer', 'lapse'],
      within: byDefault(days(3), 'm17-P9'),
      pausesIn: ['asked-back'],
      breach: [{ do: 'escalate', to: 'chair' }],
    },
    question: {
      from: ['ask-back'],
      to: ['list', 'lapse'],
      within: byDefault(days(15), 'm17-P9'),
      breach: [{ do: 'act', action: 'lapse' }],
    },
    consult: {
      from: ['list'],
      to: ['consult', 'micro'],
      within: byDefault(days(15), 'm17-P9'),
      breach: [{ do: 'escalate', to: 'chair' }],
    },
    answer: {
      from: ['consult', 'executed'],
      to: ['adopt', 'refuse', 'feedback'],
      within: byDefault(workingDays(5), 'm17-P9'),
      breach: [{ do: 'escalate', to: 'chair' }],
    },
  },
})

const solved = figure({ id: 'solved', value: ended(topic, 'answered'), over: opened(topic), unit: '件' })
const yearly = series({ id: 'summary', numbered: 'year', drafted: 'year-end', release: byDefault(2, '8d-R7') })

export const m17 = definePack({
  id: 'yutai-yu-consultation',
  mechanism: 'm17',
  version: 1,
  calendar: 'cn-mainland',
  roles,
  doubts: ['m17-P11: two thirds of households, or of voting households?'],
  parts: [
    composition(roles, {
      id: 'deliberation-community',
      per: 'estate',
      fixed: [{ role: 'branch', count: stated(1, 'm17-P1') }],
      open: [
        { role: 'property', min: byDefault(1, 'm17-P2') },
        { role: 'volunteer', min: byDefault(0, 'm17-P2') },
        { role: 'department', min: byDefault(0, 'm17-P2') },
      ],
    }),
    coverage({ id: 'estate-branch', every: 'estate', has: 'branch', exactly: 1 }),
    council(roles, { id: 'estate', level: 'grid', chair: 'branch', composition: 'deliberation-community' }),
    council(roles, { id: 'community', level: 'community', chair: 'chair', composition: 'deliberation-community' }),
    delegation(roles, {
      id: 'micro-matter',
      to: ['gridWorker', 'committee', 'twoHeads'],
      limit: byDefault(2000, 'm17-P8'),
      over: 'community',
    }),
    covenant,
    topic,
    task,
    gathering(roles, {
      id: 'deliberation',
      host: 'branch',
      invite: [{ role: 'property' }, { role: 'proposer' }],
      publishes: 'meeting.held',
    }),
    trigger({
      id: 'price-watch',
      flow: topic,
      cond: field('price').gt(stated(0.8, 'm17-P6')),
      confirmedBy: 'gridWorker',
    }),
    bulletin({
      id: 'yearly',
      every: byDefault('year', 'm17-P5'),
      by: 'community',
      show: [solved],
      checks: [],
      series: yearly,
      hideUnder: byDefault(5, 'S4'),
    }),
    yearly,
    page({ id: 'topic-ledger', face: 'public', shows: ['topic', 'covenant'] }),
  ],
})

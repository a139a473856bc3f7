/** Draft: Guanyinge five-red model (m28). Credit for taking part, crossed posts, housekeepers, partners, "135" station. */
import { hours, minutes, workingDays } from '@yiwang/kernel/time'
import {
  account,
  agreement,
  award,
  council,
  exchange,
  gathering,
  page,
  period,
  publicity,
  tariff,
  topicType,
} from './words/engines.ts'
import { did, due, figure, met, opened } from './words/insight.ts'
import { composite, fact, opens } from './words/joins.ts'
import { byDefault, definePack, files, reading, stated, text } from './words/kernel.ts'
import { matterType } from './words/matters.ts'
import { composition, coverage, crossedPosts, party, post, system } from './words/registry.ts'

const roles = {
  resident: party('reporter'),
  proposer: party('author'),
  housekeeper: post('housekeeper', 'grid'),
  partTime: post('part-time-housekeeper', 'grid'),
  leader: post('community-secretary', 'community'),
  committee: post('residents-committee', 'community'),
  owners: post('owners-committee', 'grid'),
  property: post('property-manager', 'grid'),
  working: post('working-committee', 'town'),
  moderator: post('station-moderator', 'community'),
  delegate: post('delegate', 'community'),
  partner: party('partner'),
  system: system(),
}

const topic = topicType(roles, {
  id: 'topic',
  intake: ['visit', 'web', 'paper'],
  form: [text('matter')],
  start: 'collected',
  stages: {
    collected: { owner: 'moderator' },
    analysed: { owner: 'moderator' },
    consulted: { owner: 'committee' },
    opinion: { owner: 'delegate' },
    supervised: { owner: 'moderator' },
    answered: { end: 'answered' },
  },
  actions: {
    analyse: { verb: 'analyse', from: ['collected'], to: 'analysed', who: ['moderator'] },
    consult: {
      verb: 'convene',
      from: ['analysed'],
      to: 'consulted',
      who: ['moderator'],
      requires: [fact('meeting.held', 'case', 'station')],
    },
    opine: {
      verb: 'opine',
      from: ['consulted'],
      to: 'opinion',
      who: ['committee'],
      form: [text('opinion'), text('supervisor')],
    },
    supervise: { verb: 'supervise', from: ['opinion'], to: 'supervised', who: ['delegate'], notBy: ['opine'] },
    answer: { verb: 'answer', from: ['supervised'], to: 'answered', who: ['moderator'], form: [text('answer')] },
  },
  clocks: {
    step: {
      per: 'round',
      from: ['opened', 'analyse', 'consult', 'opine', 'supervise'],
      to: ['analyse', 'consult', 'opine', 'supervise', 'answer'],
      within: { until: 'next-occurrence', of: 'station', atMost: byDefault(workingDays(23), 'm28-P14') },
      breach: [{ do: 'escalate', to: 'leader' }],
    },
  },
})

const request = matterType(roles, {
  id: 'request',
  intake: ['phone', 'wechat', 'web'],
  form: [text('what')],
  start: 'received',
  stages: {
    received: { owner: 'housekeeper' },
    answered: { owner: 'housekeeper' },
    solved: { end: 'solved' },
    topic: { end: 'became-topic' },
  },
  actions: {
    answer: { verb: 'contact', from: ['received'], to: 'answered', who: ['housekeeper', 'partTime'] },
    solve: {
      verb: 'reply',
      from: ['received', 'answered'],
      to: 'solved',
      who: ['housekeeper', 'partTime'],
      form: [text('result')],
    },
    raise: { verb: 'divert', from: ['answered'], to: 'topic', who: ['housekeeper', 'system'], links: [opens(topic)] },
  },
  clocks: {
    answer: {
      from: ['opened'],
      to: ['answer', 'solve'],
      within: reading(minutes(30), 'm28-P12', 'at-once-read-as-thirty-minutes'),
      breach: [
        { do: 'next', to: 'housekeeper' },
        { after: byDefault(minutes(30), 'm28-P12'), do: 'escalate', to: 'leader' },
      ],
    },
    solve: {
      from: ['opened'],
      to: ['solve', 'raise'],
      within: reading(hours(24), 'm28-P12', 'at-once'),
      breach: [{ do: 'escalate', to: 'leader' }],
    },
  },
})

export const m28 = definePack({
  id: 'guanyinge-five-red',
  mechanism: 'm28',
  version: 1,
  calendar: 'cn-mainland',
  roles,
  doubts: ['m28-P9: the three channels are not named', 'm28-P12: "at once" has no number'],
  parts: [
    account({ id: 'resident', holder: 'person', spendable: true }),
    account({ id: 'property', holder: 'organisation', spendable: false }),
    account({ id: 'shop', holder: 'merchant', spendable: false }),
    tariff({
      id: 'urban-credit',
      account: 'resident',
      items: { 'service-hour': byDefault(2, 'm28-P10'), 'adopted-proposal': byDefault(5, 'm28-P10') },
      evidence: [files('proof', { min: 1 })],
    }),
    tariff({
      id: 'property-credit',
      account: 'property',
      items: { 'demand-solved': byDefault(2, 'm28-P10') },
      evidence: [files('proof')],
    }),
    tariff({
      id: 'shop-credit',
      account: 'shop',
      items: { 'offer-honoured': byDefault(2, 'm28-P10') },
      evidence: [files('proof')],
    }),
    period({
      id: 'credit-month',
      every: stated('month', 'm28-P1'),
      freezes: ['urban-credit', 'property-credit', 'shop-credit'],
      after: 'credit',
    }),
    publicity(roles, {
      id: 'credit',
      of: 'credit-month',
      window: byDefault(workingDays(5), 'm28-P13'),
      where: 'public',
      objectionsTo: 'working',
    }),
    crossedPosts({
      id: 'crossed',
      pairs: stated(
        [
          ['property-manager', 'residents-committee'],
          ['committee-member', 'deputy-property-manager'],
        ],
        'm28-P6',
      ),
    }),
    coverage({ id: 'estate-housekeeper', every: 'estate', has: 'housekeeper' }),
    agreement({
      id: 'co-build',
      between: ['property-project', 'community'],
      min: stated(2, 'm28-P5'),
      form: [text('duties')],
    }),
    composition(roles, {
      id: '135',
      per: 'organisation',
      fixed: [{ role: 'leader', count: stated(1, 'm28-P9') }],
      open: [{ role: 'delegate', min: byDefault(1, 'm28-P9') }],
    }),
    council(roles, { id: 'three-party', level: 'estate', chair: 'committee', composition: '135' }),
    gathering(roles, {
      id: 'station',
      host: 'moderator',
      invite: [{ role: 'delegate' }],
      every: byDefault('month', 'm28-P14'),
      publishes: 'meeting.held',
    }),
    request,
    topic,
    award({ id: 'solved-demand', when: { flow: request, did: 'solve' }, account: 'property', item: 'demand-solved' }),
    exchange({
      id: 'partners',
      from: 'resident',
      to: 'shop',
      most: byDefault(100, 'm28-P11'),
      confirmedBy: ['partner', 'resident'],
      settled: byDefault('month', 'm28-P11'),
    }),
    composite({
      id: 'honour',
      acts: [
        { of: 'partners', act: 'confirm' },
        { of: 'resident', act: 'transfer' },
      ],
    }),
    figure({ id: 'answered-in-time', value: met(request, 'answer'), over: due(request, 'answer'), unit: '件' }),
    figure({ id: 'became-topic', value: did(request, 'raise'), over: opened(request), unit: '件' }),
    page({ id: 'contact-board', face: 'print', shows: ['housekeeper'] }),
  ],
})

/** Draft: Jinxiang on-site teaching "4+24+N" (m16). Routes, orders dispatched to bases, stars. */
import { days, hours, minutes } from '@yiwang/kernel/time'
import { booking, checklist, cycleType, lessonPlan, orderType, page, route, score } from './words/engines.ts'
import { did, figure, opened, reported } from './words/insight.ts'
import { composite, fact } from './words/joins.ts'
import { byDefault, choice, date, definePack, field, list, months, reading, stated, text } from './words/kernel.ts'
import { asset, composition, coverage, party, post, system } from './words/registry.ts'

const roles = {
  town: post('town-party-school', 'town'),
  county: post('county-party-school', 'county'),
  base: post('base-manager', 'owner'),
  guide: post('guide', 'owner'),
  trainee: party('attendee'),
  reviewer: post('star-reviewer', 'county'),
  system: system(),
}

const order = orderType(roles, {
  id: 'order',
  intake: ['web', 'phone', 'paper'],
  form: [
    text('class'),
    date('day'),
    choice('package', ['half-day', 'one-day', 'two-days', 'three-days']),
    list('stops'),
  ],
  start: 'requested',
  stages: {
    requested: { owner: 'county' },
    reviewed: { owner: 'county' },
    dispatched: { owner: 'base' },
    confirmed: { owner: 'base' },
    held: { owner: 'county' },
    done: { end: 'held' },
    cancelled: { end: 'cancelled' },
  },
  actions: {
    review: { verb: 'review', from: ['requested'], to: 'reviewed', who: ['county'] },
    dispatch: {
      verb: 'allot',
      from: ['reviewed'],
      to: 'dispatched',
      who: ['county'],
      requires: [fact('checklist.complete', 'subject', 'base-ready')],
    },
    decline: { verb: 'return', from: ['dispatched'], to: 'reviewed', who: ['base'], form: [text('reason')] },
    confirm: { verb: 'confirm', from: ['dispatched'], to: 'confirmed', who: ['base'] },
    hold: { verb: 'deliver', from: ['confirmed'], to: 'held', who: ['base'] },
    questionnaire: { verb: 'rateOrder', from: ['held'], to: 'done', who: ['system'] },
    cancel: {
      verb: 'cancel',
      from: ['requested', 'reviewed', 'dispatched', 'confirmed'],
      to: 'cancelled',
      who: ['town', 'county'],
    },
  },
  clocks: {
    review: {
      from: ['opened'],
      to: ['review', 'cancel'],
      within: byDefault(days(3), 'm16-P11'),
      breach: [{ do: 'remind', to: 'county' }],
    },
    allot: {
      from: ['review', 'decline'],
      to: ['dispatch', 'cancel'],
      within: byDefault(days(2), 'm16-P11'),
      breach: [{ do: 'remind', to: 'county' }],
    },
    confirm: {
      per: 'dispatch',
      from: ['dispatch'],
      to: ['confirm', 'decline', 'cancel'],
      within: byDefault(hours(48), 'D.8'),
      breach: [{ do: 'escalate', to: 'county' }],
    },
    held: {
      from: ['confirm'],
      to: ['hold', 'cancel'],
      within: { until: 'field', field: 'day' },
      breach: [{ do: 'remind', to: 'base' }],
    },
    answers: {
      from: ['hold'],
      to: ['questionnaire'],
      within: byDefault(days(7), 'm16-P8'),
      breach: [{ do: 'act', action: 'questionnaire' }],
    },
  },
})

const star = cycleType(roles, {
  id: 'star-review',
  start: 'scored',
  stages: {
    scored: { owner: 'base' },
    decided: { owner: 'reviewer' },
    rectifying: { owner: 'base' },
    funded: { end: 'reached' },
  },
  actions: {
    comment: { verb: 'answer', from: ['scored'], to: 'decided', who: ['base', 'system'] },
    fund: {
      verb: 'decide',
      from: ['decided'],
      to: 'funded',
      who: ['reviewer'],
      when: field('star').gte(byDefault(3, 'm16-P9')),
    },
    rectify: { verb: 'decide', from: ['decided'], to: 'rectifying', who: ['reviewer'], when: field('star').lte(2) },
    'score-again': { verb: 'revise', from: ['rectifying'], to: 'scored', who: ['reviewer', 'system'] },
  },
  clocks: {
    comment: {
      from: ['opened', 'score-again'],
      to: ['comment'],
      within: byDefault(days(5), 'm16-P9'),
      breach: [{ do: 'act', action: 'comment' }],
    },
    decide: {
      from: ['comment'],
      to: ['fund', 'rectify'],
      within: byDefault(days(10), 'm16-P9'),
      breach: [{ do: 'remind', to: 'county' }],
    },
    rectify: {
      from: ['rectify'],
      to: ['score-again'],
      within: byDefault(months(3), 'm16-P10'),
      breach: [{ do: 'act', action: 'score-again' }],
    },
  },
})

export const m16 = definePack({
  id: 'jinxiang-onsite-teaching',
  mechanism: 'm16',
  version: 1,
  calendar: 'cn-mainland',
  roles,
  doubts: ['m16-P8: weights of the three star factors', 'm16-P11: is the lead time refused or only warned?'],
  parts: [
    asset({ id: 'base', ready: ['guides', 'processes', 'three-steps'], bookable: true }),
    composition(roles, { id: 'guides', per: 'base', fixed: [], open: [{ role: 'guide', min: stated(2, 'm16-P5') }] }),
    lessonPlan({ id: 'process', steps: stated(['theory', 'field-teaching', 'exchange'], 'm16-P6'), allSteps: true }),
    checklist({
      id: 'base-ready',
      items: stated(['process'], 'm16-P7'),
      together: true,
      min: stated(2, 'm16-P7'),
      max: stated(4, 'm16-P7'),
    }),
    route({
      id: 'routes',
      stops: 'base',
      apart: stated(minutes(20), 'm16-P2'),
      breach: 'warn',
      length: reading([hours(4), days(3)], 'm16-P4', 'half-a-day-is-four-hours'),
    }),
    coverage({ id: 'town-points', every: 'town', has: 'town-point' }),
    checklist({
      id: 'points-per-town',
      items: stated(['town-point'], 'm16-P3'),
      together: false,
      min: stated(5, 'm16-P3'),
      max: stated(10, 'm16-P3'),
    }),
    order,
    booking({ id: 'slots', resources: ['base', 'guide'], allOrNothing: true, hold: byDefault(hours(48), 'D.8') }),
    composite({
      id: 'dispatch-and-book',
      acts: [
        { of: 'order', act: 'dispatch' },
        { of: 'slots', act: 'hold' },
      ],
    }),
    score({
      id: 'stars',
      weights: {
        richness: byDefault(30, 'm16-P8'),
        questionnaire: byDefault(40, 'm16-P8'),
        frequency: byDefault(30, 'm16-P8'),
      },
      missing: 'blocks',
      grades: byDefault(['1', '2', '3', '4', '5'], 'm16-P9'),
    }),
    star,
    figure({ id: 'held', value: did(order, 'hold'), over: opened(order), unit: '场' }),
    reported({ id: 'm16-F1', value: 24, qualifier: 'exact', unit: '处' }),
    page({ id: 'route-page', face: 'public', shows: ['routes', 'base'] }),
  ],
})

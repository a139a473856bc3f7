import { days, definePack, workingDays } from '@yiwang/kernel'
import { matterType } from '@yiwang/matters/pack'
import { appealLimits } from '../shared/appeal-process.ts'
import { climbingProblem } from '../shared/climbing-problem.ts'
import { ladderLimits } from '../shared/ladder.ts'
import { problemCounts } from '../shared/problem-counts.ts'
import { limit, pick, said, step } from '../shared/steps.ts'

/** Closed only when the one who raised it and the delegate who brought it both have their answer (双反馈). */
const BOTH = {
  op: 'all',
  of: [
    { op: 'has', field: 'raiserTold' },
    { op: 'has', field: 'delegateTold' },
  ],
} as const

/**
 * Delegate studio (党代表工作室): opinions go up to the level that can act, answers come down to the raiser and to the
 * delegate. Rota, talks and studies wait for their engines.
 */
const opinion = climbingProblem({
  id: 'opinion',
  form: [
    { id: 'mode', kind: 'choice', required: true, options: ['on-site', 'phone', 'group', 'invited', 'online'] },
    { id: 'topic', kind: 'choice', options: ['livelihood', 'development', 'order', 'party'] },
  ],
  channels: ['grid', 'phone', 'counter', 'web'],
  reply: { within: workingDays(10), basis: 'default', source: 'm06-P9' },
  actions: [
    {
      id: 'tell-raiser',
      verb: 'step',
      from: ['visiting'],
      to: 'same',
      who: ['gridTeam', 'lead-unit'],
      form: [{ id: 'raiserTold', kind: 'choice', required: true, options: ['told', 'unreachable'] }],
    },
    {
      id: 'tell-delegate',
      verb: 'step',
      from: ['visiting'],
      to: 'same',
      who: ['lead-unit', 'checker'],
      form: [{ id: 'delegateTold', kind: 'choice', required: true, options: ['told'] }],
    },
  ],
  change: { rate: { when: BOTH }, visit: { when: BOTH }, lapse: { when: BOTH } },
  ladder: {
    ...ladderLimits,
    dwell: { grid: workingDays(3), community: workingDays(10), town: workingDays(10), county: workingDays(10) },
    holdReview: days(30),
    basis: { ...ladderLimits.basis, dwell: { basis: 'default', source: 'm06-P9' } },
  },
})

const roles = {
  keeper: { post: 'community-officer', where: 'community' },
  committee: { post: 'town-leader', where: 'town' },
} as const
const text = { id: 'text', kind: 'long', required: true, max: 2000 } as const

/** A study (调研) that delegates choose or are asked for; filed only with what the committee made of it. */
const study = matterType({
  id: 'study',
  roles,
  channels: ['counter'],
  form: [text, pick('asked-by', 'committee', 'delegates')],
  start: 'commissioned',
  stages: {
    commissioned: { super: 'open', owner: 'keeper' },
    reported: { super: 'open', owner: 'committee' },
    answered: { super: 'open', owner: 'keeper' },
    filed: { super: 'fixed' },
  },
  actions: [
    step('report-study', ['commissioned', 'reported'], { who: 'keeper', form: [said('findings', 4000)] }),
    step('respond', ['reported', 'answered'], {
      who: 'committee',
      form: [
        pick('use', 'used', 'partly', 'not-used'),
        { ...said('why'), when: { op: 'in', field: 'use', value: ['partly', 'not-used'] } },
      ],
    }),
    step('file-study', ['answered', 'filed'], { who: 'keeper' }),
  ],
  clocks: [
    limit('field-work', {
      from: ['register'],
      to: ['report-study'],
      within: days(90),
      tell: 'committee',
      source: 'm06-P10',
    }),
    limit('response', {
      from: ['report-study'],
      to: ['respond'],
      within: workingDays(10),
      tell: 'committee',
      source: 'm06-P9',
    }),
    limit('filing', {
      from: ['respond'],
      to: ['file-study'],
      within: workingDays(10),
      tell: 'keeper',
      source: 'm06-P9',
    }),
  ],
  limits: appealLimits,
})

/** A studio and its standard (四有): a place, a team, rules, services; each is written down, or it is not met. */
const studio = matterType({
  id: 'studio',
  roles,
  channels: ['counter'],
  form: [text],
  start: 'building',
  stages: {
    building: { super: 'open', owner: 'keeper' },
    met: { super: 'fixed' },
  },
  actions: [
    step('meet-standard', ['building', 'met'], {
      who: 'keeper',
      form: ['workplace', 'team', 'rules', 'services'].map((id) => said(id)),
    }),
    step('lose-standard', ['met', 'building'], { who: 'committee', form: [said('why')] }),
  ],
  clocks: [
    limit('building', {
      from: ['register', 'lose-standard'],
      to: ['meet-standard'],
      within: days(90),
      tell: 'committee',
      source: 'm06-P1',
    }),
  ],
  limits: appealLimits,
})

export default definePack({
  id: 'delegate-studio',
  mechanism: 'm06',
  version: 3,
  calendar: 'china-mainland',
  parts: [opinion, study, studio, ...problemCounts('opinion')],
})

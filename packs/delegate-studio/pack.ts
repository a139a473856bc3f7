import { days, definePack, workingDays } from '@yiwang/kernel'
import { climbingProblem } from '../shared/climbing-problem.ts'
import { ladderLimits } from '../shared/ladder.ts'
import { problemCounts } from '../shared/problem-counts.ts'

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

export default definePack({
  id: 'delegate-studio',
  mechanism: 'm06',
  version: 3,
  calendar: 'china-mainland',
  parts: [opinion, ...problemCounts('opinion')],
})

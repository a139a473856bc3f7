import { board, measure, rateOf } from '@yiwang/insight/pack'
import { days, definePack, hours, workingDays } from '@yiwang/kernel'
import { post } from '@yiwang/registry/pack'
import { rhythm } from '@yiwang/rhythm/pack'
import { climbingProblem } from '../shared/climbing-problem.ts'
import { ladderLimits } from '../shared/ladder.ts'
import { problemCounts } from '../shared/problem-counts.ts'
import { SOLVED } from '../shared/solved.ts'

/**
 * Strong communities do heart matters (包网联户, 民情日报周会审): a problem found on the grid rises grid, community, town,
 * area; each level consults and closes with a number of its own. The promises and the points circle wait for their engines.
 */
const problem = climbingProblem({
  id: 'problem',
  // Chapter 11 of the source: three kinds qualify to be raised.
  form: [
    { id: 'kind', kind: 'choice', options: ['dispute', 'hazard', 'request'] },
    { id: 'weight', kind: 'choice', options: ['demanded', 'hard', 'risk'] },
  ],
  ladder: {
    ...ladderLimits,
    dwell: { grid: hours(24), community: days(3), town: days(7), county: days(7) },
    reviewAt: ['town', 'county'],
    basis: {
      ...ladderLimits.basis,
      dwell: { basis: 'default', source: 'm31-P6' },
      review: { basis: 'stated', source: 'm31-P2' },
    },
  },
})

const F2 = { basis: 'stated', source: 'm31-F2' } as const

export default definePack({
  id: 'community-heart-matters',
  mechanism: 'm31',
  version: 3,
  calendar: 'china-mainland',
  parts: [
    problem,
    rhythm({
      id: 'daily-report',
      every: 'day',
      days: 'all',
      per: 'grid',
      owner: post('grid-team', 'grid'),
      grace: days(0),
      keptBy: 'daily',
      basis: { basis: 'stated', source: 'm31-P2' },
    }),
    rhythm({
      id: 'weekly-consult',
      every: 'week',
      days: 'working',
      per: 'town',
      owner: post('town-leader', 'town'),
      grace: workingDays(1),
      keptBy: 'sitting',
      basis: { basis: 'stated', source: 'm31-P2' },
    }),
    rhythm({
      id: 'area-consult',
      every: 'week',
      days: 'working',
      per: 'county',
      owner: post('leader', 'county'),
      grace: workingDays(1),
      keptBy: 'sitting',
      basis: { basis: 'default', source: 'm31-P6' },
    }),
    ...problemCounts('problem'),
    measure({
      id: 'hazards-found',
      unit: '件',
      of: { type: 'problem', when: { op: 'in', field: 'kind', value: ['dispute', 'hazard'] } },
      at: 'opened',
      basis: F2,
    }),
    measure({
      id: 'hazards-settled',
      unit: '件',
      of: { type: 'problem', ...SOLVED, when: { op: 'in', field: 'kind', value: ['dispute', 'hazard'] } },
      at: 'opened',
      basis: F2,
    }),
    rateOf({ id: 'hazards-share', of: 'hazards-settled', over: 'hazards-found', least: 10, basis: F2 }),
    board({
      id: 'article',
      face: 'desk',
      tiles: [
        { measure: 'hazards-found', show: 'figure', period: 'all' },
        { measure: 'hazards-settled', show: 'figure', period: 'all' },
        { rate: 'hazards-share', show: 'figure', period: 'all' },
      ],
      basis: F2,
    }),
  ],
})

import { board } from '@yiwang/insight/pack'
import { days, definePack, hours, workingDays } from '@yiwang/kernel'
import { network, post, posting } from '@yiwang/registry/pack'
import { rhythm } from '@yiwang/rhythm/pack'
import { climbingProblem } from '../shared/climbing-problem.ts'
import { ladderLimits } from '../shared/ladder.ts'
import { dailyReport, weeklyConsult } from '../shared/ladder-rhythms.ts'
import { problemCounts } from '../shared/problem-counts.ts'

/**
 * Fine grids (网格精治): workers visit, report every day, raise what they cannot solve; the town committee's weekly consult
 * takes what the community could not. The micro-items promised to residents wait for their engine.
 */
const demand = climbingProblem({
  id: 'demand',
  form: [{ id: 'kind', kind: 'choice', required: true, options: ['hardship', 'dispute', 'appeal'] }],
  channels: ['web', 'grid', 'counter', 'phone', 'import'],
  ladder: {
    ...ladderLimits,
    dwell: { grid: hours(24), community: days(3), town: days(7), county: days(10) },
    reviewAt: ['town', 'county'],
    basis: {
      ...ladderLimits.basis,
      dwell: { basis: 'default', source: 'm20-P8' },
      review: { basis: 'stated', source: 'm20-P5' },
    },
  },
})

export default definePack({
  id: 'fine-grids',
  mechanism: 'm20',
  version: 5,
  calendar: 'china-mainland',
  parts: [
    demand,
    ...problemCounts('demand'),
    network({
      id: 'three-levels',
      tiers: [
        {
          id: 'community',
          words: { zh: '社区党组织', en: 'community party organisation' },
          serves: 'community',
          most: 1,
        },
        { id: 'estate', words: { zh: '小区网格党支部', en: 'estate-grid branch' }, serves: 'grid' },
        { id: 'group', words: { zh: '网格党小组', en: 'grid party group' }, serves: 'grid', most: 1 },
      ],
      basis: { basis: 'stated', source: 'm20-P2' },
    }),
    posting({ id: 'four-fixes', post: 'grid-team', basis: { basis: 'stated', source: 'm20-P3' } }),
    board({
      id: 'article',
      face: 'desk',
      tiles: [{ measure: 'solved', show: 'figure', period: 'all' }],
      basis: { basis: 'stated', source: 'm20-F15' },
    }),
    board({
      id: 'rounds',
      face: 'desk',
      tiles: [{ rhythm: 'daily-report', show: 'figure', period: 'month' }],
      basis: { basis: 'stated', source: 'm20-P4' },
    }),
    dailyReport({ basis: 'stated', source: 'm20-P4' }),
    weeklyConsult('weekly-consult', 'town', { basis: 'stated', source: 'm20-P5' }),
    rhythm({
      id: 'grid-survey',
      every: 'year',
      days: 'working',
      per: 'county',
      owner: post('registry-clerk', 'county'),
      grace: workingDays(5),
      basis: { basis: 'stated', source: 'm20-P1' },
    }),
  ],
})

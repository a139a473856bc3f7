import { board, measure, rateOf } from '@yiwang/insight/pack'
import { days, definePack, hours } from '@yiwang/kernel'
import { patches } from '@yiwang/registry/pack'
import { climbingProblem } from '../shared/climbing-problem.ts'
import { ladderLimits } from '../shared/ladder.ts'
import { dailyReport, weeklyConsult } from '../shared/ladder-rhythms.ts'
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
  channels: ['web', 'grid', 'counter', 'phone', 'hotline', 'import'],
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
  version: 4,
  calendar: 'china-mainland',
  parts: [
    problem,
    patches({
      id: 'home-groups',
      words: { zh: '联户组', en: 'Groups of homes' },
      holder: { zh: '包网联户人员', en: 'carer' },
      basis: { basis: 'stated', source: 'm31 flow 1' },
    }),
    dailyReport({ basis: 'stated', source: 'm31-P2' }),
    weeklyConsult('weekly-consult', 'town', { basis: 'stated', source: 'm31-P2' }),
    weeklyConsult('area-consult', 'county', { basis: 'default', source: 'm31-P6' }),
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
    measure({
      id: 'hotline-orders',
      unit: '件',
      of: { type: 'problem', channel: 'hotline' },
      at: 'opened',
      basis: { basis: 'stated', source: 'm31 chapter 11' },
    }),
    // Asked from January of last year it has both years, month beside month.
    board({
      id: 'hotline',
      face: 'desk',
      tiles: [{ measure: 'hotline-orders', show: 'trend', period: 'year' }],
      basis: { basis: 'stated', source: 'm31 chapter 11' },
    }),
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

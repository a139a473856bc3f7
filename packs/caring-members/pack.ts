import { board, measure } from '@yiwang/insight/pack'
import { days, definePack, hours } from '@yiwang/kernel'
import { patches } from '@yiwang/registry/pack'
import { climbingProblem } from '../shared/climbing-problem.ts'
import { ladderLimits } from '../shared/ladder.ts'
import { problemCounts } from '../shared/problem-counts.ts'

/**
 * Caring members (党员操心人): a member looks after an area of homes, settles a worry at once or calls for help; what is not
 * settled in a week goes to the branch with its history. Team actions and hours wait for the engine of gatherings.
 */
const worry = climbingProblem({
  id: 'worry',
  form: [
    { id: 'kind', kind: 'choice', required: true, options: ['cleanliness', 'road', 'neighbour', 'elder', 'other'] },
  ],
  channels: ['web', 'grid', 'phone', 'counter'],
  clocks: [
    {
      id: 'first-answer',
      of: 'matter',
      from: ['register'],
      to: [
        'take',
        'settle',
        'settle-unverified',
        'escalate',
        'enrol',
        'dispatch',
        'divert',
        'merge',
        'withdraw',
        'topic-answer',
      ],
      within: hours(24),
      breach: [{ miss: true, tell: ['communityOfficer'] }],
      basis: 'default',
      source: 'm04-P2',
    },
  ],
  ladder: {
    ...ladderLimits,
    dwell: { grid: days(7), community: days(7), town: days(7), county: days(10) },
    basis: { ...ladderLimits.basis, dwell: { basis: 'default', source: 'm04-P3' } },
  },
})

/** What the branch meeting hears every month. */
const MONTH = { basis: 'stated', source: 'm04 flow 4' } as const

export default definePack({
  id: 'caring-members',
  mechanism: 'm04',
  version: 4,
  calendar: 'china-mainland',
  parts: [
    worry,
    patches({
      id: 'care-areas',
      words: { zh: '操心片区', en: 'Care areas' },
      holder: { zh: '操心人', en: 'caring member' },
      homes: { least: 10, most: 30, basis: { basis: 'default', source: 'm04-P1' } },
      basis: { basis: 'stated', source: 'm04 flow 1' },
    }),
    ...problemCounts('worry'),
    measure({ id: 'at-once', unit: '件', of: { type: 'worry' }, at: 'settled', basis: MONTH }),
    board({
      id: 'month',
      face: 'desk',
      tiles: [
        { partition: 'outcome', show: 'partition', period: 'month' },
        { measure: 'at-once', show: 'figure', period: 'month' },
      ],
      basis: MONTH,
    }),
  ],
})

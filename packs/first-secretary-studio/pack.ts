import { days, definePack, workingDays } from '@yiwang/kernel'
import { climbingProblem } from '../shared/climbing-problem.ts'
import { ladderLimits } from '../shared/ladder.ts'

/**
 * First-secretary studio (第一书记工作室): on the reception day small matters are settled on the spot, important ones get a
 * limit, hard ones enter the ledger and go to a department; the result comes back to the resident. Meetings, visits and
 * the half-yearly review wait for their engines.
 */
const reception = climbingProblem({
  id: 'reception',
  form: [
    { id: 'source', kind: 'choice', required: true, options: ['reception', 'visit', 'box', 'group', 'phone'] },
    { id: 'kind', kind: 'choice', required: true, options: ['consultation', 'opinion', 'problem'] },
    { id: 'persons', kind: 'number', min: 1, max: 500 },
  ],
  channels: ['grid', 'phone', 'counter', 'web'],
  reply: { within: workingDays(5), basis: 'default', source: 'm05-P10' },
  change: { dispatch: { who: ['gridTeam', 'townDispatcher', 'dispatcher'] } },
  ladder: {
    ...ladderLimits,
    dwell: { grid: workingDays(5), community: workingDays(5), town: workingDays(15), county: workingDays(15) },
    holdReview: days(30),
    basis: { ...ladderLimits.basis, dwell: { basis: 'default', source: 'm05-P10' } },
  },
})

export default definePack({
  id: 'first-secretary-studio',
  mechanism: 'm05',
  version: 1,
  calendar: 'china-mainland',
  parts: [reception],
})

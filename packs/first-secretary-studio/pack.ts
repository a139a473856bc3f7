import { board, measure } from '@yiwang/insight/pack'
import { days, definePack, workingDays } from '@yiwang/kernel'
import { matterType } from '@yiwang/matters/pack'
import { post } from '@yiwang/registry/pack'
import { rhythm } from '@yiwang/rhythm/pack'
import { appealLimits } from '../shared/appeal-process.ts'
import { climbingProblem } from '../shared/climbing-problem.ts'
import { ladderLimits } from '../shared/ladder.ts'
import { problemCounts } from '../shared/problem-counts.ts'
import { SOLVED } from '../shared/solved.ts'
import { limit, step, yes } from '../shared/steps.ts'

/**
 * First-secretary studio (第一书记工作室): on the reception day small matters are settled on the spot, important ones get a
 * limit, hard ones enter the ledger and go to a department; the result comes back to the resident. Its meetings,
 * the reception day, the observation and the review come round in a calendar with its misses; visits wait for their engine.
 */
const reception = climbingProblem({
  id: 'reception',
  form: [
    {
      id: 'source',
      kind: 'choice',
      required: true,
      options: ['reception', 'visit', 'box', 'group', 'phone', 'online'],
    },
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

/** What a studio has to have (标准化配备): badge, plate, standards on the wall, computer, printer and the five ones (五个一). */
const KIT = ['badge', 'plate', 'standards', 'computer', 'printer', 'box', 'group', 'work-log', 'record', 'file-bag']
const studio = matterType({
  id: 'studio',
  roles: { secretary: { post: 'grid-team', where: 'grid' }, organiser: { post: 'county-dispatcher', where: 'county' } },
  channels: ['grid', 'counter'],
  form: [{ id: 'text', kind: 'long', required: true, max: 500 }, ...KIT.map(yes)],
  start: 'building',
  stages: {
    building: { super: 'open', owner: 'secretary' },
    equipped: { super: 'fixed' },
  },
  actions: [
    step('check-kit', ['building', 'same'], { who: 'secretary', form: KIT.map(yes) }),
    step('open-studio', ['building', 'equipped'], {
      who: 'secretary',
      when: { op: 'all', of: KIT.map((field) => ({ op: 'eq', field, value: true }) as const) },
    }),
  ],
  clocks: [
    limit('equipping', {
      from: ['register'],
      to: ['open-studio'],
      within: days(90),
      tell: 'organiser',
      source: 'm05-P7',
    }),
  ],
  limits: appealLimits,
})

const firstSecretary = post('grid-team', 'grid')
/** Written down until the end of the next working day. */
const after = { days: 'working', grace: workingDays(1) } as const
const stated = (n: string) => ({ basis: 'stated', source: `m05-${n}` }) as const
const calendar = [
  rhythm({
    id: 'village-meeting',
    every: 'week',
    per: 'community',
    owner: firstSecretary,
    ...after,
    basis: stated('P1'),
  }),
  rhythm({
    id: 'work-meeting',
    every: 'week',
    per: 'town',
    owner: post('town-dispatcher', 'town'),
    ...after,
    basis: stated('P2'),
  }),
  rhythm({
    id: 'reception-day',
    every: 'week',
    on: { weekday: 1 },
    per: 'community',
    owner: firstSecretary,
    ...after,
    open: true,
    basis: stated('P6'),
  }),
  rhythm({
    id: 'seminar',
    every: 'month',
    per: 'county',
    owner: post('county-dispatcher', 'county'),
    ...after,
    basis: stated('P3'),
  }),
  rhythm({
    id: 'dispatch',
    every: 'month',
    per: 'county',
    owner: post('supervisor', 'county'),
    ...after,
    basis: stated('P5 monthly'),
  }),
  rhythm({
    id: 'observation',
    every: 'quarter',
    per: 'town',
    owner: post('town-leader', 'town'),
    ...after,
    subjects: ['party-building', 'governance', 'industry', 'environment', 'convenience'],
    basis: stated('P4'),
  }),
  rhythm({
    id: 'review',
    every: 'half-year',
    per: 'county',
    owner: post('supervisor', 'county'),
    ...after,
    basis: stated('P5'),
  }),
]

/** Received, asked, heard and solved: four figures of the article, in three units that are never added. */
const F4 = { basis: 'stated', source: 'm05 chapter 7' } as const
const kind = (value: string) => ({ op: 'eq', field: 'kind', value }) as const

export default definePack({
  id: 'first-secretary-studio',
  mechanism: 'm05',
  version: 5,
  calendar: 'china-mainland',
  parts: [
    reception,
    studio,
    ...calendar,
    ...problemCounts('reception'),
    measure({
      id: 'received',
      unit: '人次',
      of: { type: 'reception' },
      at: 'opened',
      amount: { field: 'persons' },
      basis: F4,
    }),
    measure({
      id: 'consultations',
      unit: '人次',
      of: { when: kind('consultation') },
      at: 'opened',
      amount: { field: 'persons' },
      basis: F4,
    }),
    measure({ id: 'opinions', unit: '条', of: { when: kind('opinion') }, at: 'opened', basis: F4 }),
    measure({
      id: 'problems-solved',
      unit: '件',
      of: { ...SOLVED, when: kind('problem') },
      at: 'opened',
      basis: F4,
    }),
    board({
      id: 'article',
      face: 'desk',
      tiles: ['received', 'consultations', 'opinions', 'problems-solved'].map(
        (id) => ({ measure: id, show: 'figure', period: 'all' }) as const,
      ),
      basis: F4,
    }),
    board({
      id: 'rounds',
      face: 'desk',
      tiles: ['reception-day', 'village-meeting'].map(
        (id) => ({ rhythm: id, show: 'figure', period: 'quarter' }) as const,
      ),
      basis: stated('P6'),
    }),
  ],
})

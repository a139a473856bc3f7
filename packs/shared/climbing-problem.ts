import { hours, minutes, type Span, workingDays } from '@yiwang/kernel'
import { type Action, type Clock, type FormField, type MatterType, matterType, stated } from '@yiwang/matters/pack'
import { appealActions, appealClocks, appealLimits, appealRoles, appealStages } from './appeal-process.ts'
import { climbingActions, climbingClocks, climbingStages, type LadderLimits } from './ladder.ts'

export type ProblemInput = {
  readonly id: string
  /** Fields beside the words and the photos. */
  readonly form: readonly FormField[]
  readonly ladder: LadderLimits
  readonly channels?: readonly string[]
  /** Clocks of the mechanism's own, beside those of the process. */
  readonly clocks?: readonly Clock[]
  /** Actions of its own, and changes to those of the process by id. */
  readonly actions?: readonly Action[]
  readonly change?: Readonly<Record<string, Partial<Action>>>
  /** How long the answer may take; 15 working days unless told. */
  readonly reply?: { readonly within: Span; readonly basis: 'stated' | 'default'; readonly source: string }
}
const byDefault = { within: workingDays(15), basis: 'default', source: '8d C4' } as const

/**
 * A problem found on the grid that rises level by level until it is solved (逐级会商). Heads of the levels: grid worker,
 * community officer, town dispatcher, county desk; the joint reviews are chaired by the town's and the county's leaders.
 */
export const climbingProblem = (p: ProblemInput): MatterType => {
  const { within, ...reply } = p.reply ?? byDefault
  const actions = [...climbingActions(appealActions), ...(p.actions ?? [])].map((a) => ({ ...a, ...p.change?.[a.id] }))
  return matterType({
    id: p.id,
    roles: {
      ...appealRoles,
      townLeader: { post: 'town-leader', where: 'town' },
      leader: { post: 'leader', where: 'county' },
    },
    channels: p.channels ?? ['web', 'grid', 'counter', 'phone', 'import'],
    form: [{ id: 'text', kind: 'long', required: true, max: 4000 }, { id: 'files', kind: 'files', max: 9 }, ...p.form],
    start: 'received',
    stages: climbingStages(appealStages),
    actions: actions as never,
    clocks: [
      ...climbingClocks(
        appealClocks({
          sign: hours(1),
          signGrace: minutes(60),
          reply: within,
          contact: hours(24),
          classify: { map: {}, other: hours(4) },
          noticeAfter: hours(24),
          basis: {
            sign: { basis: 'default', source: '8d C2' },
            reply,
            notice: { basis: 'default', source: 'm13-P10' },
          },
        }),
        p.ladder,
      ),
      ...(p.clocks ?? []),
    ] as never,
    limits: { ...appealLimits, roundsForReview: stated(2, '8d transition 29') },
    ladder: {
      heads: { grid: 'gridTeam', community: 'communityOfficer', town: 'townDispatcher', county: 'dispatcher' },
      chairs: { grid: 'gridTeam', community: 'communityOfficer', town: 'townLeader', county: 'leader' },
    },
  })
}

import type { z } from 'zod'
import type { HoldView, MilestoneView } from '../../contract/index.ts'
import type { Matter } from '../domain/state.ts'
import { type Release, wordsOf } from '../pack-book.ts'
import { iso, isoOr } from './wording.ts'

/** The hold as a reader sees it: why, what is done meanwhile, and the day. */
export const holdView = (m: Pick<Matter, 'hold'>, r: Release): z.input<typeof HoldView> | null =>
  m.hold && {
    state: m.hold.state,
    reason: wordsOf(r, `option.reason.${m.hold.reason}`),
    measure: m.hold.measure,
    until: iso(m.hold.until),
  }

/** Steps on the way, in their order; one is late when its day passed before it was reached. */
export const milestoneViews = (m: Pick<Matter, 'milestones'>, now: number): z.input<typeof MilestoneView>[] =>
  m.milestones.map((x) => ({
    name: x.name,
    due: iso(x.due),
    reached: isoOr(x.reached),
    late: (x.reached ?? now) > x.due,
  }))

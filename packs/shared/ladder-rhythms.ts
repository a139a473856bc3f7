import { type Basis, days, workingDays } from '@yiwang/kernel'
import { post } from '@yiwang/registry/pack'
import { rhythm } from '@yiwang/rhythm/pack'

/** Every grid files its report of the day by midnight (民情日报); casework's own record keeps it. */
export const dailyReport = (basis: Basis) =>
  rhythm({
    id: 'daily-report',
    every: 'day',
    days: 'all',
    per: 'grid',
    owner: post('grid-team', 'grid'),
    grace: days(0),
    keptBy: 'daily',
    basis,
  })

const SEATS = { town: 'town-leader', county: 'leader' } as const
/** The weekly joint review of a level (周会审), kept by a closed sitting. */
export const weeklyConsult = (id: string, per: keyof typeof SEATS, basis: Basis) =>
  rhythm({
    id,
    every: 'week',
    days: 'working',
    per,
    owner: post(SEATS[per], per),
    grace: workingDays(1),
    keptBy: 'sitting',
    basis,
  })

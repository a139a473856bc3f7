import { board, measure, rateOf, split } from '@yiwang/insight/pack'
import type { PackPart } from '@yiwang/kernel/pack'
import { ENDED_OTHERWISE, SOLVED } from './solved.ts'

const basis = { basis: 'default', source: 'counts' } as const

/** What every climbing problem is counted by: how many, where they stand, how many were solved; and the four boards. */
export const problemCounts = (type: string): PackPart[] => [
  measure({
    id: 'raised',
    unit: '件',
    of: { type },
    at: 'opened',
    by: ['town', 'grid', 'stage', 'level', 'hour'],
    basis,
  }),
  measure({ id: 'open', unit: '件', of: { type, super: 'open' }, at: 'opened', by: ['town', 'grid'], basis }),
  measure({ id: 'solved', unit: '件', of: { type, ...SOLVED }, at: 'opened', by: ['town'], basis }),
  measure({ id: 'otherwise', unit: '件', of: { type, ...ENDED_OTHERWISE }, at: 'opened', by: ['town'], basis }),
  split({ id: 'outcome', whole: 'raised', parts: ['solved', 'otherwise', 'open'], basis }),
  rateOf({ id: 'solved-share', of: 'solved', over: 'raised', least: 10, basis }),
  board({
    id: 'leader',
    face: 'leader',
    tiles: [
      { measure: 'raised', show: 'figure', period: 'month' },
      { rate: 'solved-share', show: 'figure', period: 'year' },
      { measure: 'raised', show: 'trend', period: 'month' },
      { measure: 'open', show: 'map-town', period: 'all' },
      { measure: 'raised', show: 'town-trends', period: 'year' },
    ],
    basis,
  }),
  board({
    id: 'desk',
    face: 'desk',
    tiles: [
      { measure: 'raised', show: 'figure', period: 'week' },
      { partition: 'outcome', show: 'partition', period: 'year' },
      { measure: 'raised', show: 'funnel', period: 'year' },
      { measure: 'open', show: 'map-grid', period: 'all' },
      { measure: 'raised', show: 'heat', period: 'year' },
      { measure: 'raised', show: 'trend', period: 'month' },
    ],
    basis,
  }),
  board({
    id: 'wall',
    face: 'wall',
    tiles: [
      { measure: 'raised', show: 'figure', period: 'day' },
      { measure: 'open', show: 'figure', period: 'all' },
      { rate: 'solved-share', show: 'figure', period: 'year' },
      { measure: 'raised', show: 'map-town', period: 'month' },
      { measure: 'raised', show: 'trend', period: 'month' },
    ],
    basis,
  }),
  board({
    id: 'public',
    face: 'public',
    tiles: [
      { measure: 'raised', show: 'figure', period: 'month' },
      { partition: 'outcome', show: 'partition', period: 'month' },
      { measure: 'raised', show: 'map-town', period: 'month' },
      { measure: 'raised', show: 'town-trends', period: 'month' },
    ],
    basis,
  }),
]

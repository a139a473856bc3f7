import type { Level } from '@yiwang/kernel/actor'
import type { Basis, PackPart } from '@yiwang/kernel/pack'
import type { Span } from '@yiwang/kernel/time'

export const EVERY = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const
export type Every = (typeof EVERY)[number]

/** What owes a rhythm: each grid, community, town, the county once, or each organisation. */
export const PER = ['grid', 'community', 'town', 'county', 'unit'] as const
export type Per = (typeof PER)[number]

/**
 * What counts as kept: somebody records a holding; or another engine's record, which then needs no second one: a daily
 * report filed, a sitting of the joint review closed.
 */
export const KEEPERS = ['holding', 'daily', 'sitting'] as const
export type Keeper = (typeof KEEPERS)[number]

type RhythmSpec = {
  readonly id: string
  readonly every: Every
  /** The fixed day: of a week 1 = Monday to 7, of a month 1 to 31 (a shorter month's last day). Without it any day does. */
  readonly on?: { readonly weekday: number } | { readonly day: number }
  /** `working`: a fixed day that is closed moves to an open one, and a period without an open day owes nothing. */
  readonly days: 'working' | 'all'
  /** The post that keeps it; shape of registry's `post()`. Without it nobody could. */
  readonly owner?: { readonly post: string; readonly where: Level | 'any-unit' | 'lead-unit' | 'co-unit' }
  readonly per: Per
  /** How long after the period's end it may still be written down as kept in time. */
  readonly grace: Span
  /** Each needs a mark (0 to 100) and a comment before the period is kept. */
  readonly subjects?: readonly string[]
  readonly keptBy?: Keeper
  /** Everybody may read the fixed day and what was missed. */
  readonly open?: true
  readonly basis: Basis
}
export type Rhythm = PackPart & RhythmSpec & { readonly kind: 'rhythm.rhythm' }

/**
 * Something due again and again (例行安排): its periods follow from the calendar and no row is made ahead. Named by
 * `rhythm.<id>` of the pack's words, its subjects by `subject.<id>`. A rhythm that changes its period takes a new id.
 */
export const rhythm = (spec: RhythmSpec): Rhythm => ({ kind: 'rhythm.rhythm', ...spec })

export const keeperOf = (r: Pick<Rhythm, 'keptBy'>): Keeper => r.keptBy ?? 'holding'

import type { Words } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import type { suggest } from '../../contract/index.ts'
import { TOWN_OF_PLACE } from '../../pack/index.ts'
import type { Duty } from '../pack-book.ts'
import type { Strength } from './suggest-category.ts'

export type Suggestion = OutputOf<typeof suggest>['units'][number]
/** How many of the past dispatches of this category and town went to a unit. */
export type PastUnit = { readonly unit: string; readonly n: number }
export type KnownUnit = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly level: 'community' | 'town' | 'county'
  /** Division the unit serves. */
  readonly area?: string | null
  readonly active: boolean
}

const SHOWN = 3
/** A single past dispatch is no habit. */
const LEAST_PAST = 2

type Evidence = { readonly unit: KnownUnit; readonly duty: boolean; readonly n: number; readonly total: number }

const strengthOf = (e: Evidence, category: Strength): Strength => {
  const share = e.total === 0 ? 0 : e.n / e.total
  const habit = e.total >= 5 && share >= 0.6
  if (e.duty && (habit || e.total < 5)) return category === 'weak' ? 'fair' : 'strong'
  if (e.duty || habit) return category === 'weak' ? 'weak' : 'fair'
  return 'weak'
}

const reasonsOf = (e: Evidence, duty: Duty | undefined, categoryName: string): Words[] => [
  ...(e.duty && duty
    ? [
        {
          zh: `派单目录 ${duty.item}：${categoryName}由它负责${duty.basis ? `（${duty.basis}）` : ''}`,
          en: `Duty list ${duty.item}: it answers for ${categoryName}`,
        },
      ]
    : []),
  ...(e.n > 0
    ? [
        {
          zh: `近 90 天本镇街同类 ${e.total} 件中 ${e.n} 件由它办`,
          en: `${e.n} of the ${e.total} alike in this town in 90 days went to it`,
        },
      ]
    : []),
]

const refusedOf = (u: KnownUnit, o: { accused: string | null; duty: Duty | undefined }): Words | null => {
  if (u.id === o.accused) return { zh: '不能交给被投诉的单位办', en: 'Not to the unit complained about' }
  if (u.level === 'community' && !o.duty?.community)
    return { zh: '不能派给社区：不在社区职责清单', en: 'Not to the community: outside its duty list' }
  return null
}

/** A duty line names a unit, or the town where the place lies. */
const answersFor = (u: KnownUnit, o: { duty: Duty | undefined; town?: string | null }): boolean =>
  o.duty?.unitCode === TOWN_OF_PLACE
    ? u.level === 'town' && u.area != null && u.area === o.town
    : u.code === o.duty?.unitCode

/** Units in order of evidence, each with its reasons; empty when there is no evidence. */
export const suggestedUnits = (o: {
  readonly units: readonly KnownUnit[]
  readonly duty: Duty | undefined
  readonly past: readonly PastUnit[]
  readonly accused: string | null
  /** Town of the place, for duties that fall to whichever town it is. */
  readonly town?: string | null
  readonly category: { readonly name: string; readonly strength: Strength }
}): Suggestion[] => {
  const total = o.past.reduce((sum, p) => sum + p.n, 0)
  const evidence = o.units.flatMap((unit): Evidence[] => {
    const n = o.past.find((p) => p.unit === unit.id)?.n ?? 0
    const duty = unit.active && answersFor(unit, o)
    return duty || n >= LEAST_PAST ? [{ unit, duty, n, total }] : []
  })
  const weigh = (e: Evidence): number => (e.duty ? 1 : 0) + (e.total === 0 ? 0 : (2 * e.n) / e.total)
  return evidence
    .sort((a, b) => weigh(b) - weigh(a))
    .slice(0, SHOWN)
    .map((e) => {
      const refused = refusedOf(e.unit, o)
      return {
        unit: e.unit.id,
        unitName: e.unit.name,
        strength: strengthOf(e, o.category.strength),
        reasons: reasonsOf(e, o.duty, o.category.name),
        allowed: refused === null,
        refused,
      }
    })
}

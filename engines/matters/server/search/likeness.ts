import type { Words } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import { nearDuplicates, type Point, type Reason } from '@yiwang/search/server'
import type { similar } from '../../contract/index.ts'

export type SimilarRow = OutputOf<typeof similar>['items'][number]

/** What is compared of a matter. */
export type Likened = {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly lon: number | null
  readonly lat: number | null
  readonly grid: string | null
  readonly community: string | null
  readonly category: string | null
}
export type Alike<T> = {
  readonly other: T
  readonly score: number
  readonly metres: number | null
  readonly reasons: Words[]
}

/** How far apart two reports of one thing may lie, metres, by the class of the category. */
const RADIUS: Readonly<Record<string, number>> = { emergency: 500, utility: 1_000 }
export const radiusOf = (cls: string): number => RADIUS[cls] ?? 300

const LEAST = 0.35
/** The same category weighs as much as a few shared words. */
const SAME_CATEGORY = 0.1

const comparable = <T extends Likened>(m: T) => {
  const placeId = m.grid ?? m.community
  return {
    m,
    text: `${m.title}\n${m.text}`,
    ...(m.lon !== null && m.lat !== null ? { point: { lon: m.lon, lat: m.lat } satisfies Point } : {}),
    ...(placeId ? { placeId } : {}),
  }
}

const said = (r: Reason): Words => {
  if (r.kind === 'words') return { zh: `都提到：${r.words.join('、')}`, en: `Both mention: ${r.words.join(', ')}` }
  if (r.kind === 'near') return { zh: `相距约 ${r.metres} 米`, en: `About ${r.metres} m apart` }
  return { zh: '在同一个网格或村社区', en: 'In the same grid or village' }
}

/** Others that may be the same matter, best first, each with its reasons; none when nothing is alike enough. */
export const alike = <T extends Likened>(
  one: Likened,
  others: readonly T[],
  o: { readonly radius: number; readonly limit: number; readonly categoryName?: string },
): Alike<T>[] => {
  const found = nearDuplicates(comparable(one), others.map(comparable), {
    radiusMetres: o.radius,
    threshold: LEAST - SAME_CATEGORY,
    limit: others.length,
  })
  return found
    .map(({ other, score, reasons }) => {
      const same = one.category !== null && one.category === other.m.category
      const near = reasons.find((r) => r.kind === 'near')
      const category = { zh: `同一类：${o.categoryName ?? ''}`, en: `Same category: ${o.categoryName ?? ''}` }
      return {
        other: other.m,
        score: score + (same ? SAME_CATEGORY : 0),
        metres: near ? near.metres : null,
        reasons: [...reasons.map(said), ...(same && o.categoryName ? [category] : [])],
      }
    })
    .filter((x) => x.score >= LEAST)
    .sort((a, b) => b.score - a.score)
    .slice(0, o.limit)
}

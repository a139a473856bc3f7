import { compareWords, senseWords } from './similarity.ts'

/** A position in degrees; both sides must use the same datum. */
export type Point = { readonly lat: number; readonly lon: number }
/** A matter as far as likeness goes. `placeId` names a village or grid when there is no point. */
export type Comparable = { readonly text: string; readonly point?: Point; readonly placeId?: string }
export type Reason =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'near'; readonly metres: number }
  | { readonly kind: 'samePlace' }
export type NearDuplicate<T> = {
  readonly other: T
  /** 0 to 1, rounded to two digits. */
  readonly score: number
  readonly strength: 'strong' | 'fair'
  readonly reasons: readonly Reason[]
}
export type NearDuplicateOptions = {
  readonly radiusMetres: number
  /** Below this nothing is said; 0.35 unless told. */
  readonly threshold?: number
  /** At most so many; 5 unless told. */
  readonly limit?: number
}

const STRONG = 0.6
/** Two messages about different things rarely share more words than this. */
const ALIKE = 0.12
const WORDS_SHOWN = 5

/**
 * Ranks others that may be the same matter by shared words and place, best first, each with its reasons. An other
 * beyond the radius is left out whatever its words; place alone is never enough. An empty list means: no opinion.
 */
export const nearDuplicates = <T extends Comparable>(
  candidate: Comparable,
  others: readonly T[],
  options: NearDuplicateOptions,
): readonly NearDuplicate<T>[] => {
  const words = senseWords(candidate.text)
  const found = others.flatMap((other) => {
    const place = comparePlace(candidate, other, options.radiusMetres)
    const { score: alike, shared } = compareWords(words, senseWords(other.text))
    if (place === 'far' || alike < ALIKE) return []
    const score = 0.65 * alike + 0.35 * (place?.score ?? 0)
    if (score < (options.threshold ?? 0.35)) return []
    const reasons: Reason[] = [{ kind: 'words', words: outermost(shared).slice(0, WORDS_SHOWN) }]
    if (place) reasons.push(place.reason)
    const strength = score >= STRONG ? ('strong' as const) : ('fair' as const)
    return [{ other, score: Math.round(score * 100) / 100, strength, reasons }]
  })
  return found.sort((a, b) => b.score - a.score).slice(0, options.limit ?? 5)
}

/** A word that lies within a longer shared word tells the reader nothing more. */
const outermost = (longestFirst: readonly string[]): readonly string[] =>
  longestFirst.filter((word, i) => !longestFirst.slice(0, i).some((longer) => longer.includes(word)))

type Place = { readonly score: number; readonly reason: Reason }

const comparePlace = (a: Comparable, b: Comparable, radius: number): Place | 'far' | undefined => {
  if (a.point && b.point) {
    const metres = metresBetween(a.point, b.point)
    // Within the radius nearness counts from 1 at the spot to one half at the edge.
    return metres > radius
      ? 'far'
      : { score: 1 - metres / radius / 2, reason: { kind: 'near', metres: Math.round(metres) } }
  }
  if (!a.placeId || !b.placeId) return undefined
  return a.placeId === b.placeId ? { score: 0.7, reason: { kind: 'samePlace' } } : undefined
}

const EARTH = 6_371_008.8

/** Great-circle distance in metres. */
export const metresBetween = (a: Point, b: Point): number => {
  const rad = Math.PI / 180
  const half = (x: number) => Math.sin((x * rad) / 2) ** 2
  const h = half(b.lat - a.lat) + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * half(b.lon - a.lon)
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)))
}

import type { Release } from '../pack-book.ts'

export type Strength = 'strong' | 'fair' | 'weak'
/** A matter of the tenant's own past that sounds alike: its category and how alike it is, 0 to 1. */
export type Neighbour = { readonly category: string; readonly score: number }
export type SuggestedCategory = { readonly code: string; readonly strength: Strength }

/** Below this there is no opinion: one keyword of two characters, or one past matter that is clearly alike. */
const LEAST = 1
/** What one character of a keyword weighs; past matters weigh by their likeness, at most as much as three keywords. */
const CHARACTER = 0.5
const NEIGHBOUR = 2
const NEIGHBOURS_AT_MOST = 3

const keywordScores = (r: Release, text: string): Map<string, number> => {
  const scores = new Map<string, number>()
  for (const c of r.categories.values()) {
    // Of keywords that lie within each other only the longest counts.
    const hits = c.keywords.filter((k) => text.includes(k))
    const outer = hits.filter((k) => !hits.some((other) => other !== k && other.includes(k)))
    const characters = outer.reduce((sum, k) => sum + Array.from(k).length, 0)
    if (characters > 0) scores.set(c.code, characters * CHARACTER)
  }
  return scores
}

const strengthOf = (first: number, second: number): Strength => {
  if (first >= 3 && first >= 2 * second) return 'strong'
  return first >= 1.5 && first >= 1.3 * second ? 'fair' : 'weak'
}

/** Guesses the category from the pack's keywords and the tenant's own past; null means no opinion. */
export const suggestedCategory = (r: Release, text: string, past: readonly Neighbour[]): SuggestedCategory | null => {
  const scores = keywordScores(r, text.normalize('NFKC').replace(/\s+/g, ''))
  const learned = new Map<string, number>()
  for (const n of past)
    if (r.categories.has(n.category)) learned.set(n.category, (learned.get(n.category) ?? 0) + n.score * NEIGHBOUR)
  for (const [code, s] of learned) scores.set(code, (scores.get(code) ?? 0) + Math.min(NEIGHBOURS_AT_MOST, s))
  const [best, next] = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (!best || best[1] < LEAST || best[1] === next?.[1]) return null
  return { code: best[0], strength: strengthOf(best[1], next?.[1] ?? 0) }
}

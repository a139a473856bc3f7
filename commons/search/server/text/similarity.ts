import { stopWords } from './stop-words.ts'
import { cutEvery, fold, lengthOf, runsOf } from './words.ts'

/** How alike two texts are, 0 to 1, and the words they share, longest first. */
export type Similarity = { readonly score: number; readonly shared: readonly string[] }

const MAX_CHARACTERS = 5_000
/** Sharing one word of a very short text must not look like sharing all of a long one. */
const MIN_WORDS = 4

/** The words that carry the sense of a text: Chinese words of two characters or more, letters and digits. */
export const senseWords = (text: string): ReadonlySet<string> => {
  const runs = runsOf(fold(text.slice(0, MAX_CHARACTERS)))
  const words = runs.flatMap((run) => (run.han ? cutEvery(run.text) : [run.text]))
  return new Set(words.filter((word) => lengthOf(word) > 1 && !stopWords.has(word)))
}

/**
 * Compares by the words shared: the mean of shared over all (Jaccard) and shared over the shorter text's own, so that
 * a short message about the same thing as a long one still counts. Symmetric; word order and repetition do not matter.
 */
export const similarity = (a: string, b: string): Similarity => compareWords(senseWords(a), senseWords(b))

/** As {@link similarity}, for word sets already made. */
export const compareWords = (a: ReadonlySet<string>, b: ReadonlySet<string>): Similarity => {
  const shared = [...a].filter((word) => b.has(word)).sort((x, y) => y.length - x.length || (x < y ? -1 : 1))
  const all = a.size + b.size - shared.length
  if (all === 0) return { score: 0, shared }
  const shorter = Math.max(MIN_WORDS, Math.min(a.size, b.size))
  const score = (shared.length / Math.max(MIN_WORDS, all) + shared.length / shorter) / 2
  return { score, shared }
}

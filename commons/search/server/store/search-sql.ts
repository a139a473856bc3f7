import { searchQuery } from '../text/search-query.ts'

/** A condition over alias `d` of `search.document`; its values stand from number `at` on. */
export type SearchCondition = { readonly text: string; readonly values: readonly unknown[] }

/** Records that hold every word typed. Undefined when nothing searchable was typed. */
export const searchSql = (typed: string, at: number): SearchCondition | undefined => {
  const q = searchQuery(typed)
  return q && { text: `d.vec @@ $${at}::tsquery`, values: [q.tsquery] }
}

/** Records whose public number ends in these four digits. */
export const tailSql = (tail: string, at: number): SearchCondition => ({
  text: `d.tail = $${at}::text`,
  values: [tail],
})

const MAX_WORDS = 12
const quoted = (word: string): string => `'${word.replace(/[\\']/g, '$&$&')}'`
/** Records that hold any of these words, the longest first; undefined for none. */
export const anyWordSql = (words: Iterable<string>, at: number): SearchCondition | undefined => {
  const picked = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MAX_WORDS)
  return picked.length === 0
    ? undefined
    : { text: `d.vec @@ $${at}::tsquery`, values: [picked.map(quoted).join(' | ')] }
}

/**
 * The word that a mistyped one most likely meant: fewest changed characters, at most one in three and never more than
 * two, and no second word equally close. Undefined when nothing is that close.
 */
export const closest = (typed: string, words: readonly string[]): string | undefined => {
  const allowed = Math.min(2, Math.ceil(Array.from(typed).length / 3))
  if (typed.length > 60) return undefined
  const near = words
    .filter((word) => Math.abs(word.length - typed.length) <= allowed)
    .map((word) => ({ word, changes: changesBetween(typed, word) }))
    .filter(({ changes }) => changes <= allowed)
    .sort((a, b) => a.changes - b.changes)
  const [first, second] = near
  return first && first.changes !== second?.changes ? first.word : undefined
}

/** Characters to put in, take out or replace to turn one text into the other (Levenshtein). */
export const changesBetween = (a: string, b: string): number => {
  const [left, right] = [Array.from(a), Array.from(b)]
  let row = Array.from({ length: right.length + 1 }, (_, i) => i)
  for (const [i, character] of left.entries()) {
    const next = [i + 1]
    for (const [j, other] of right.entries())
      next.push(Math.min(row[j]! + (character === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1))
    row = next
  }
  return row[right.length]!
}

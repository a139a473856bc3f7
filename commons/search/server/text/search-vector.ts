import { stopCharacters } from './stop-words.ts'
import { cutEvery, cutPlain, fold, lengthOf, pairsOf, runsOf } from './words.ts'

/** What a record offers to search. Names and places are also found by any two neighbouring characters. */
export type SearchParts = {
  readonly text: string
  readonly names?: readonly string[]
  readonly places?: readonly string[]
  /** The number printed for people; found whole, by its groups, and by its last four or six digits. */
  readonly ref?: string
}

const MAX_CHARACTERS = 20_000
const MAX_LEXEMES = 4_000
const MAX_LEXEME = 40

/**
 * The text of a tsvector, ready for `$1::tsvector`: lexemes without positions, quoted, each once. No database
 * dictionary takes part, so the same text gives the same lexemes on every server. At most 20,000 characters are read
 * and 4,000 lexemes kept, number and names first. Never throws.
 */
export const searchVector = (parts: SearchParts): string => {
  const lexemes = new Set<string>()
  const add = (lexeme: string): void => {
    if (lexemes.size < MAX_LEXEMES && lengthOf(lexeme) <= MAX_LEXEME) lexemes.add(lexeme)
  }
  for (const lexeme of refLexemes(parts.ref ?? '')) add(lexeme)
  for (const name of [...(parts.names ?? []), ...(parts.places ?? [])].slice(0, 100))
    for (const lexeme of nameLexemes(name.slice(0, 200))) add(lexeme)
  for (const lexeme of textLexemes(parts.text.slice(0, MAX_CHARACTERS))) add(lexeme)
  return [...lexemes].map(quote).join(' ')
}

/** A lexeme as both tsvector and tsquery take it. */
export const quote = (lexeme: string): string => `'${lexeme.replace(/[\\']/g, '$&$&')}'`

const textLexemes = (text: string): readonly string[] =>
  runsOf(fold(text)).flatMap((run) => (run.han ? hanLexemes(run.text) : plainLexemes(run.text)))

const hanLexemes = (run: string): readonly string[] => [
  ...cutEvery(run).filter((word) => !stopCharacters.has(word)),
  ...seamPairs(cutPlain(run)),
]

/** Pairs across a seam where a single character stands: names and places the dictionary does not know. */
const seamPairs = (words: readonly string[]): readonly string[] =>
  words.slice(1).flatMap((word, i) => {
    const left = Array.from(words[i] ?? '')
    const right = Array.from(word)
    return left.length === 1 || right.length === 1 ? [`${left.at(-1)}${right[0]}`] : []
  })

/** A county's places are few and come again with every record. */
const KNOWN = 2_000
const known = new Map<string, readonly string[]>()
const nameLexemes = (name: string): readonly string[] => {
  const before = known.get(name)
  if (before) return before
  const cut = runsOf(fold(name)).flatMap((run) =>
    run.han ? [run.text, ...pairsOf(run.text), ...hanLexemes(run.text)] : plainLexemes(run.text),
  )
  if (known.size >= KNOWN) known.clear()
  known.set(name, cut)
  return cut
}

const plainLexemes = (word: string): readonly string[] => {
  const tails = Array.from(word.matchAll(/\d{5,}/g), ([digits]) => digits.slice(-4))
  // Where a number runs straight into a building code, both are found.
  const pieces = Array.from(word.matchAll(/[\p{L}\p{M}]+\p{N}*|\p{N}+/gu), ([piece]) => piece)
  return [word.slice(0, MAX_LEXEME), ...pieces, ...tails]
}

const refLexemes = (ref: string): readonly string[] => {
  const runs = runsOf(fold(ref.slice(0, 100))).map((run) => run.text)
  const digits = fold(ref).replace(/\D/g, '')
  const tails = [4, 6].filter((n) => digits.length > n).map((n) => digits.slice(-n))
  return [...new Set([runs.join(''), ...runs, ...(digits ? [digits] : []), ...tails])].filter(Boolean)
}

import { quote } from './search-vector.ts'
import { stopCharacters } from './stop-words.ts'
import { cutPlain, fold, lengthOf, pairsOf, runsOf } from './words.ts'

const MAX_CHARACTERS = 200
const MAX_TERMS = 16
const MAX_TERM = 40

/**
 * What a person typed as the text of a tsquery, ready for `$1::tsquery`: all terms must be there; letters, digits and
 * lone characters match beginnings. Operators typed by the user mean nothing. At most 200 characters and 16 terms count.
 * Undefined when nothing searchable was typed. Never throws.
 */
export const searchQuery = (userText: string): { readonly tsquery: string } | undefined => {
  const terms = new Set<string>()
  for (const run of runsOf(fold(userText.slice(0, MAX_CHARACTERS))))
    for (const term of run.han ? hanTerms(run.text) : [prefix(run.text)]) terms.add(term)
  const kept = [...terms].slice(0, MAX_TERMS)
  return kept.length === 0 ? undefined : { tsquery: kept.join(' & ') }
}

const hanTerms = (run: string): readonly string[] => {
  const terms: string[] = []
  let unknown = ''
  const close = (): void => {
    terms.push(...unknownTerms(unknown))
    unknown = ''
  }
  for (const word of cutPlain(run)) {
    if (lengthOf(word) === 1 && !stopCharacters.has(word)) {
      unknown += word
      continue
    }
    close()
    if (lengthOf(word) > 1) terms.push(quote(word))
  }
  close()
  // A question of nothing but filler is still a question.
  return terms.length > 0 ? terms : unknownTerms(run)
}

const unknownTerms = (characters: string): readonly string[] => {
  if (characters === '') return []
  return lengthOf(characters) === 1 ? [prefix(characters)] : pairsOf(characters).map(quote)
}

const prefix = (word: string): string => `${quote(Array.from(word).slice(0, MAX_TERM).join(''))}:*`

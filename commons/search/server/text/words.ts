import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** A stretch of one kind of writing: Chinese characters, or letters and digits of any other writing. */
export type Run = { readonly han: boolean; readonly text: string }

let loaded: Jieba | undefined
// Loading the dictionary takes about 0.2 s and 100 MB, so processes that never search never pay for it.
const jieba = (): Jieba => {
  loaded ??= Jieba.withDict(dict)
  return loaded
}

/** Full-width and compatibility forms folded (NFKC), lower case; halves of broken pairs and zero bytes become spaces. */
export const fold = (text: string): string => text.toWellFormed().normalize('NFKC').toLowerCase()

/** The runs of a folded text in order; signs and spaces only part them. */
export const runsOf = (folded: string): readonly Run[] =>
  Array.from(folded.matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu), ([text]) => ({
    han: /^\p{Script=Han}/u.test(text),
    text,
  }))

/** Dictionary words of a Chinese run in reading order; what the dictionary lacks comes as single characters. */
export const cutPlain = (han: string): readonly string[] => jieba().cut(han, false)

/** Every word worth finding in a Chinese run: the cut for search, and each dictionary word at any place. */
export const cutEvery = (han: string): readonly string[] => [...jieba().cutForSearch(han, true), ...jieba().cutAll(han)]

/** Overlapping pairs of characters; a single character gives nothing. */
export const pairsOf = (text: string): readonly string[] => {
  const characters = Array.from(text)
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
}

/** Length in characters, not in UTF-16 units. */
export const lengthOf = (text: string): number => {
  let length = 0
  for (const _ of text) length++
  return length
}

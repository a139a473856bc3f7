import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportsOf, glossaryWords, missingWords, usedWords, wordsOf } from './glossary.ts'

const glossary = readFileSync(join(import.meta.dirname, '..', 'GLOSSARY.md'), 'utf8')

describe('the glossary', () => {
  it('holds every word of the contracts', () => {
    const used = usedWords()
    expect(used.length).toBeGreaterThan(100)
    expect(missingWords(used, glossaryWords(glossary))).toEqual([])
  })
  it('names a word that is missing, and where it is used', () => {
    const without = glossary.replace(/^\| withdraw \|.*$/m, '')
    expect(missingWords(usedWords(), glossaryWords(without))).toMatchObject([{ word: 'withdraw' }])
  })
  it('takes the plural for the word, and no part of a word for it', () => {
    const known = glossaryWords('| entry, post | 条目 | x |')
    const missing = missingWords(
      ['entries', 'posts', 'pos', 'ent'].map((word) => ({ word, where: '' })),
      known,
    )
    expect(missing.map((m) => m.word)).toEqual(['pos', 'ent'])
  })
  it('reads names in every form an export has', () => {
    const source =
      'export const InboxRow = 1\nexport type Texts = 2\nexport { Done, type Text as Plain }\nconst hidden = 3'
    expect(exportsOf(source)).toEqual(['InboxRow', 'Texts', 'Done', 'Plain'])
    expect(wordsOf('matters.act-as-raiser')).toEqual(['matters', 'act', 'as', 'raiser'])
  })
})

/** Says which words of the contracts GLOSSARY.md lacks: `node tools/glossary.ts`; exits 1 when there are any. */
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { VERBS } from '@yiwang/matters/pack'
import { allOperations } from '@yiwang/server-app/operations'

const ROOT = join(import.meta.dirname, '..')
export type Used = { readonly word: string; readonly where: string }

/** `SimilarRow` -> similar, row; `matters.act-as-raiser` -> matter, act, as, raiser. */
export const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** Words that carry no meaning of their own. */
const SMALL = new Set(['a', 'as', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with', 'who', 'z'])

/** Both forms under which a word may stand in the table. */
const forms = (w: string): string[] => [
  w,
  w.replace(/ies$/, 'y'),
  w.replace(/(ss|x|ch|sh)es$/, '$1'),
  w.replace(/(?<!s)s$/, ''),
]

const NAMED = /^export (?:declare )?(?:const|type|function|interface|class) (\w+)/gm
const LISTED = /^export (?:type )?\{([^}]*)\}/gm
/** Names a source file exports. */
export const exportsOf = (source: string): string[] => [
  ...[...source.matchAll(NAMED)].map((m) => m[1] as string),
  ...[...source.matchAll(LISTED)].flatMap((m) =>
    (m[1] as string)
      .split(',')
      .map((s) =>
        s
          .trim()
          .replace(/^type /, '')
          .replace(/^.* as /, ''),
      )
      .filter(Boolean),
  ),
]

/** Every word of the contracts' exports, of the operations' ids and of the verbs packs compose. */
export const usedWords = (): Used[] => {
  const files = globSync('{engines,commons}/*/contract/**/*.ts', { cwd: ROOT }).filter((f) => !f.endsWith('.test.ts'))
  const names = [
    ...files.flatMap((f) =>
      exportsOf(readFileSync(join(ROOT, f), 'utf8')).map((name) => ({ name, where: `${relative('.', f)} ${name}` })),
    ),
    ...allOperations.map((o) => ({ name: o.id, where: `operation ${o.id}` })),
    ...VERBS.map((v) => ({ name: v, where: `verb ${v}` })),
  ]
  const seen = new Map<string, Used>()
  for (const n of names)
    for (const word of wordsOf(n.name))
      if (!SMALL.has(word) && !seen.has(word)) seen.set(word, { word, where: n.where })
  return [...seen.values()]
}

/** Words of the first column of every table; a term of several words counts whole and by word. */
export const glossaryWords = (markdown: string): Set<string> =>
  new Set(
    markdown
      .split('\n')
      .filter((l) => l.startsWith('| ') && !/^\| *(---|Code)/.test(l))
      .flatMap((l) => wordsOf((l.split('|')[1] as string).replaceAll('`', ''))),
  )

export const missingWords = (used: readonly Used[], known: ReadonlySet<string>): Used[] =>
  used.filter((u) => !forms(u.word).some((f) => known.has(f)))

if (import.meta.main) {
  const used = usedWords()
  const missing = missingWords(used, glossaryWords(readFileSync(join(ROOT, 'GLOSSARY.md'), 'utf8')))
  for (const m of missing) process.stdout.write(`${m.word}: not in GLOSSARY.md (${m.where})\n`)
  process.stdout.write(`${used.length} words, ${missing.length} missing\n`)
  process.exitCode = missing.length ? 1 : 0
}

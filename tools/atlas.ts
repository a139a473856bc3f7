/** Writes `packs/atlas/tested.json`: the statements of each mechanism that a test names; `--check` only says whether it is stale. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { report } from './report-file.ts'

const ROOT = join(import.meta.dirname, '..')
export const ATLAS_FILE = join(ROOT, 'packs', 'atlas', 'tested.json')
/** A title that begins with the statement and a colon (or "and"); "waits" and halves are not the statement. */
const TITLE = /(?:test|it|describe)(?:\.\w+)*\(\s*['"`](m\d\d)-A(\d+)[:,](?! the half)(?![^'"`\n]*waits)/g

/** The first line of a test that the gate leaves out. */
const LEFT_OUT = /^[^\n]*\n\s*if \(!LONG\) ctx\.skip/

/** Statements named in the titles of these sources, by mechanism, each once, in order. */
export const statementsIn = (sources: readonly string[]): Record<string, number[]> => {
  const found = new Map<string, Set<number>>()
  for (const text of sources)
    for (const { 1: id, 2: n, index } of text.matchAll(TITLE)) {
      if (LEFT_OUT.test(text.slice(index))) continue
      const of = found.get(id as string) ?? new Set()
      found.set(id as string, of.add(Number(n)))
    }
  return Object.fromEntries([...found].sort().map(([id, of]) => [id, [...of].sort((a, b) => a - b)]))
}

/** Every test of the project, as it is committed or about to be. */
export const atlasText = (): string => {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.e2e.ts'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  )
  const sources = files
    .split('\n')
    .filter((f) => f !== '')
    .flatMap((f) => {
      try {
        return [readFileSync(join(ROOT, f), 'utf8')]
      } catch {
        return []
      }
    })
  return `${JSON.stringify(statementsIn(sources), null, 2)}\n`
}

if (import.meta.main)
  process.exitCode = report({ file: ATLAS_FILE, text: atlasText(), check: process.argv.includes('--check') })

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'

const cell = (s: string): string => s.replaceAll('|', '\\|').replaceAll('\n', ' ')
export const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
export const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows].join('\n')

/** Whether the committed file holds exactly this text. */
export const fresh = (file: string, text: string): boolean => existsSync(file) && readFileSync(file, 'utf8') === text

/** Writes a generated file, or with `check` only says whether it is stale. Returns the exit code. */
export const report = (o: { file: string; text: string; check: boolean }): number => {
  const same = fresh(o.file, o.text)
  if (!same && !o.check) writeFileSync(o.file, o.text)
  const said = same ? 'up to date' : o.check ? 'stale, make it again' : 'written'
  process.stdout.write(`${basename(o.file)}: ${said}\n`)
  return !same && o.check ? 1 : 0
}

import { once } from 'node:events'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type CsvCell, writeCsv } from '@yiwang/tables/server'
import type { Page, Row } from './export-rows.ts'

export type Format = 'csv' | 'jsonl'

const cell = (v: unknown): CsvCell => {
  if (v === null || v === undefined) return null
  if (v instanceof Date) return v.toISOString()
  if (typeof v === 'number' || typeof v === 'boolean' || typeof v === 'string') return v
  return JSON.stringify(v)
}
const BOM = '\ufeff'
const csv = ({ rows, columns: names }: Page, head: boolean): string => {
  if (!head && rows.length === 0) return ''
  const text = writeCsv([...(head ? [names] : []), ...rows.map((r) => names.map((n) => cell(r[n])))])
  return head ? text : text.slice(BOM.length)
}
const jsonl = (rows: readonly Row[]): string => rows.map((r) => `${JSON.stringify(r)}\n`).join('')

/** Writes pages into a file that appears only when whole, readable by its owner alone. Answers how many rows. */
export const exportFile = async (
  path: string,
  pages: AsyncIterable<Page>,
  o: { format: Format; progress(done: number, of: number): void },
): Promise<number> => {
  const draft = `${path}.part`
  const out = createWriteStream(draft, { mode: 0o600 })
  let rows = 0
  try {
    for await (const p of pages) {
      const text = o.format === 'csv' ? csv(p, rows === 0) : jsonl(p.rows)
      if (text && !out.write(text)) await once(out, 'drain')
      rows += p.rows.length
      o.progress(rows, p.total)
    }
    out.end()
    await finished(out)
    renameSync(draft, path)
    return rows
  } catch (e) {
    out.destroy()
    rmSync(draft, { force: true })
    throw e
  }
}

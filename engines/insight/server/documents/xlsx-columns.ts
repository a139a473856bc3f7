/** How the columns of a table spread over a sheet: a rate takes three (met, of, share), everything else one. */
import type { BulletinDocument, Cell, Column, RateCell, Table } from './bulletin-model.ts'
import { documentLabels } from './document-labels.ts'
import { rateState } from './words.ts'

export type SheetColumn = {
  key: string
  part: 'whole' | 'met' | 'of' | 'share'
  label: string
  align: 'left' | 'right'
}

const cellsOf = (table: Table, key: string): Cell[] =>
  [...table.rows, ...(table.total === undefined ? [] : [table.total])].map((row) => row[key]!)

const spread = (column: Column, table: Table, doc: BulletinDocument): SheetColumn[] => {
  const labels = documentLabels[doc.language ?? 'zh-CN']
  const cells = cellsOf(table, column.key)
  const align = column.align ?? (cells.every((cell) => cell.kind === 'text') ? 'left' : 'right')
  if (!cells.some((cell) => cell.kind === 'rate'))
    return [{ key: column.key, part: 'whole', label: column.label, align }]
  const parts = ['met', 'of', 'share'] as const
  return parts.map((part) => ({ key: column.key, part, label: `${column.label}${labels.colon}${labels[part]}`, align }))
}

export const sheetColumns = (table: Table, doc: BulletinDocument): SheetColumn[] =>
  table.columns.flatMap((column) => spread(column, table, doc))

/** Numerator or denominator as far as the printed document shows them: nothing under 10, hidden or missing. */
export const shownRatePart = (cell: Cell | undefined, part: 'met' | 'of'): number | undefined =>
  cell?.kind === 'rate' && rateState(cell) === 'shown' ? (cell as RateCell)[part] : undefined

/** Sheet names: 31 characters, none of []:*?/\, no edge apostrophes, each once. */
export const sheetNames = (titles: readonly string[]): string[] => {
  const taken = new Set<string>()
  return titles.map((title) => {
    const plain = title
      .toWellFormed()
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    const base = plain === '' || plain.toLowerCase() === 'history' ? `${plain}表` : plain
    let name = base.slice(0, 31).toWellFormed()
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base.slice(0, 27).toWellFormed()} ${n}`
    taken.add(name.toLowerCase())
    return name
  })
}

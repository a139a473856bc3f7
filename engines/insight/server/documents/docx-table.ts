import {
  AlignmentType,
  BorderStyle,
  Table as DocxTable,
  LineRuleType,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { BulletinDocument, Cell, Column, Table } from './bulletin-model.ts'
import { documentLabels } from './document-labels.ts'
import { characters, face, line, page, run } from './docx-layout.ts'
import { cellWords } from './words.ts'

type Look = { size: number; line: number }

/** Half points and exact line height by the characters a row needs: 小四 12 pt, 五号 10.5 pt, 10 pt, 小五 9 pt. */
const lookFor = (needs: readonly number[]): Look => {
  const points = page.text / 20 / needs.reduce((sum, need) => sum + need, 0)
  if (points >= 12) return { size: 24, line: 400 }
  if (points >= 10.5) return { size: 21, line: 340 }
  return points >= 10 ? { size: 20, line: 330 } : { size: 18, line: 300 }
}

const isLeft = (column: Column, table: Table): boolean => {
  if (column.align !== undefined) return column.align === 'left'
  return table.layout === 'form' || table.rows.every((row) => row[column.key]?.kind === 'text')
}

type Printed = { table: Table; words: (cell: Cell) => string; look: Look; widths: number[] }

/** Half-width signs with room for substitute fonts, whose digits are wider than half a character. */
const HALF = 0.65

/** Characters each column needs: its longest text, 3 to 16, plus the margins. */
const columnNeeds = (table: Table, words: (cell: Cell) => string): number[] => {
  const all = [...table.rows, ...(table.total === undefined ? [] : [table.total])]
  return table.columns.map((column) => {
    const longest = Math.max(...all.map((row) => characters(words(row[column.key]!), HALF)), 0)
    return Math.min(16, Math.max(3, longest, Math.min(characters(column.label, HALF), 6))) + 0.6
  })
}

/** Twips per column in proportion to the needs; the sum is exactly the text width. */
const columnWidths = (needs: readonly number[]): number[] => {
  const sum = needs.reduce((total, need) => total + need, 0)
  const widths = needs.map((need) => Math.floor((need / sum) * page.text))
  const rest = page.text - widths.reduce((total, width) => total + width, 0)
  return widths.map((width, at) => (at === 0 ? width + rest : width))
}

type CellLook = Look & {
  bold?: boolean
  keepNext?: boolean
  align: (typeof AlignmentType)[keyof typeof AlignmentType]
  width: number
}

const tableCell = (value: string, look: CellLook): TableCell =>
  new TableCell({
    width: { size: look.width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    children: [
      new Paragraph({
        alignment: look.align,
        keepNext: look.keepNext === true,
        spacing: { line: look.line, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [run(value, { size: look.size, font: look.bold === true ? face.one : face.body })],
      }),
    ],
  })

const headerRow = ({ table, look, widths }: Printed): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, at) =>
      tableCell(column.label, { ...look, bold: true, align: AlignmentType.CENTER, width: widths[at]! }),
    ),
  })

/** A form row of so many characters may break over pages; shorter ones stay whole. */
const LONG = 300

type Row = { cells: Record<string, Cell>; bold: boolean; keepNext: boolean }

const bodyRow = (printed: Printed, { cells, bold, keepNext }: Row): TableRow => {
  const { table, words, look, widths } = printed
  const form = table.layout === 'form'
  return new TableRow({
    cantSplit: !form || characters(words(cells[table.columns.at(-1)!.key]!)) < LONG,
    children: table.columns.map((column, at) => {
      const align = isLeft(column, table) ? AlignmentType.LEFT : AlignmentType.RIGHT
      const label = form && at === 0
      return tableCell(words(cells[column.key]!), {
        ...look,
        keepNext,
        bold: bold || label,
        align: label ? AlignmentType.CENTER : align,
        width: widths[at]!,
      })
    }),
  })
}

/** Rows and total in order; the last two stay with what follows so that neither total nor notes stand alone on a page. */
const orderedRows = (table: Table): Row[] => {
  const rows = [
    ...table.rows.map((cells) => ({ cells, bold: false })),
    ...(table.total === undefined ? [] : [{ cells: table.total, bold: true }]),
  ]
  const end = rows.length - (table.notes?.length ? 0 : 1)
  return rows.map((row, at) => ({ ...row, keepNext: at >= rows.length - 2 && at < end }))
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin }

const noteLines = (table: Table, label: string): Paragraph[] =>
  (table.notes ?? []).map((note, at, all) =>
    line(`${label}${all.length > 1 ? at + 1 : ''}：${note}`, {
      size: 21,
      line: 340,
      before: at === 0 ? 80 : 0,
      keepNext: at < all.length - 1,
    }),
  )

/** A table over the full text width with its title, repeated header row, total and notes. */
export const tableBlock = (table: Table, doc: BulletinDocument, titled = true): (Paragraph | DocxTable)[] => {
  const language = doc.language ?? 'zh-CN'
  const words = (cell: Cell): string => cellWords(cell, { language, place: 'document' })
  const form = table.layout === 'form'
  const needs = form ? [24, 76] : columnNeeds(table, words)
  const look = form ? { size: 28, line: 520 } : lookFor(needs)
  const printed: Printed = { table, words, look, widths: columnWidths(needs) }
  const title = { align: AlignmentType.CENTER, font: face.one, size: 28, keepNext: true, before: 240, after: 60 }
  return [
    ...(titled ? [line(table.title, title)] : []),
    new DocxTable({
      width: { size: page.text, type: WidthType.DXA },
      columnWidths: printed.widths,
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      borders,
      rows: [...(form ? [] : [headerRow(printed)]), ...orderedRows(table).map((row) => bodyRow(printed, row))],
    }),
    ...noteLines(table, documentLabels[language].note),
  ]
}

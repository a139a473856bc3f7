import type { TableLimits } from '../../contract/table.ts'
import { TableError } from '../table-error.ts'
import type { RawRow, RawTable } from './raw-row.ts'
import { dateText, NO_RESULT, numberText } from './spreadsheet-value.ts'
import { openWorkbook, stepXml, type Workbook, walkXml } from './workbook.ts'
import { attribute, type XmlHandler } from './xml.ts'

/** Rows of one sheet, the first unless named. Throws TableError. */
export const readXlsx = async (
  file: Uint8Array,
  limits: TableLimits,
  sheetName: string | undefined,
): Promise<RawTable> => {
  const book = await openWorkbook(file, limits)
  const sheets = book.sheets.map(({ name }) => name)
  const sheet = sheetName === undefined ? book.sheets[0] : book.sheets.find(({ name }) => name === sheetName)
  if (!sheet)
    throw new TableError('noSuchSheet', { value: sheetName ?? '', params: { sheets: sheets.slice(0, 20).join('、') } })
  return {
    rows: sheetRows({ book, limits, chunks: book.read(sheet.part) }),
    sheets,
    isMerged: (line) => touchesMerge(book.read(sheet.part), line),
  }
}

type Source = { readonly book: Workbook; readonly limits: TableLimits; readonly chunks: AsyncIterable<Uint8Array> }

async function* sheetRows({ book, limits, chunks }: Source): AsyncGenerator<RawRow> {
  const ready: RawRow[] = []
  for await (const _ of stepXml(
    chunks,
    rowHandler(book, limits, (row) => ready.push(row)),
  )) {
    yield* ready
    ready.length = 0
  }
  yield* ready
}

type Cell = { column: number; type: string; style: number; formula: boolean; stored: string | undefined }

const rowHandler = (book: Workbook, limits: TableLimits, give: (row: RawRow) => void): XmlHandler => {
  let line = 0
  let cells: string[] | undefined
  let cell: Cell | undefined
  let column = 0
  let taking = false
  let inReading = false
  const open = (name: string, attributes: string): void => {
    if (name === 'row') {
      const r = Number(attribute(attributes, 'r'))
      line = Number.isInteger(r) && r > line ? r : line + 1
      cells = []
      column = 0
    } else if (name === 'c' && cells) {
      column = columnOf(attribute(attributes, 'r')) ?? column + 1
      const style = Number(attribute(attributes, 's') ?? 0)
      cell = { column, type: attribute(attributes, 't') ?? 'n', style, formula: false, stored: undefined }
    } else if (cell) {
      if (name === 'f') cell.formula = true
      if (name === 'rPh') inReading = true
      taking = name === 'v' || (name === 't' && !inReading)
    }
  }
  const close = (name: string): void => {
    taking = false
    if (name === 'rPh') inReading = false
    if (name === 'c' && cell && cells) {
      const text = cellText(cell, book)
      if (text !== '') putCell(cells, { index: cell.column - 1, text, line }, limits)
      cell = undefined
    } else if (name === 'row' && cells) {
      if (cells.some((text) => text.trim() !== '')) give({ line, cells })
      cells = undefined
    }
  }
  const text = (piece: string): void => {
    if (taking && cell) cell.stored = (cell.stored ?? '') + piece
  }
  return { open, close, text }
}

const putCell = (cells: string[], at: { index: number; text: string; line: number }, limits: TableLimits): void => {
  if (at.index >= limits.columns)
    throw new TableError('tooManyColumns', { line: at.line, params: { max: limits.columns } })
  while (cells.length <= at.index) cells.push('')
  cells[at.index] = at.text
}

const cellText = (cell: Cell, book: Workbook): string => {
  if (cell.stored === undefined) return cell.formula ? NO_RESULT : ''
  switch (cell.type) {
    case 's':
      return unescapeText(book.strings[Number(cell.stored)] ?? '')
    case 'b':
      return cell.stored.trim() === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return cell.stored.replace('T', ' ')
    case 'n':
      return book.isDate(cell.style) ? dateText(cell.stored, book.epoch1904) : numberText(cell.stored)
    default:
      return unescapeText(cell.stored)
  }
}

/** Spreadsheets write characters that XML cannot hold as `_x000D_`. */
const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** 1 for A; undefined for anything but letters followed by digits. */
const columnOf = (reference: string | undefined): number | undefined => {
  const letters = /^\$?([A-Za-z]{1,3})\$?\d+$/.exec(reference ?? '')?.[1]
  if (!letters) return undefined
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

const touchesMerge = async (chunks: AsyncIterable<Uint8Array>, line: number): Promise<boolean> => {
  let touches = false
  await walkXml(chunks, {
    open: (name, attributes) => {
      if (name !== 'mergeCell') return
      const [, from, to] = /^[A-Za-z]+(\d+):[A-Za-z]+(\d+)$/.exec(attribute(attributes, 'ref') ?? '') ?? []
      if (Number(from) <= line && line <= Number(to)) touches = true
    },
  })
  return touches
}

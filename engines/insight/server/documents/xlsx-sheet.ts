import type { CellFormulaValue, Row, Style, Workbook, Worksheet } from 'exceljs'
import type { BulletinDocument, Cell, FigureCell, RateCell, Table } from './bulletin-model.ts'
import { documentLabels } from './document-labels.ts'
import { characters } from './docx-layout.ts'
import { officialDate, periodWords } from './official-words.ts'
import { formulaSafe } from './safe-text.ts'
import { addsUp, shownFigure } from './shown-figures.ts'
import { cellWords, rateState } from './words.ts'
import { type SheetColumn, sheetColumns, shownRatePart } from './xlsx-columns.ts'

type Printed = { value: string | number | CellFormulaValue; format?: string }

const plainFormat = (value: number): string => (Number.isInteger(value) ? '#,##0' : '#,##0.##')

const figureFormat = (cell: FigureCell): string => {
  const format = plainFormat(cell.value!)
  if (cell.qualifier === undefined || cell.qualifier === 'exact') return format
  return cell.qualifier === '近' || cell.qualifier === '约'
    ? `"${cell.qualifier}"${format}`
    : `${format}"${cell.qualifier}"`
}

const letter = (column: number): string => {
  const rest = (column - 1) % 26
  const more = (column - 1 - rest) / 26
  return (more > 0 ? letter(more) : '') + String.fromCharCode(65 + rest)
}

type Place = { row: number; column: number }

/** met / of of the two cells to the left, with the share as cached result. */
const shareFormula = (cell: RateCell, { row, column }: Place): Printed => ({
  value: {
    formula: `${letter(column - 2)}${row}/${letter(column - 1)}${row}`,
    result: cell.met / cell.of,
    date1904: false,
  },
  format: '0.0%',
})

const printed = (cell: Cell, column: SheetColumn, place: Place, words: (cell: Cell) => string): Printed => {
  if (column.part === 'met' || column.part === 'of') {
    const value = shownRatePart(cell, column.part)
    return value === undefined ? { value: '' } : { value, format: '#,##0' }
  }
  if (cell.kind === 'rate' && rateState(cell) === 'shown' && column.part === 'share') return shareFormula(cell, place)
  const value = shownFigure(cell)
  if (cell.kind === 'figure' && value !== undefined) return { value, format: figureFormat(cell) }
  return { value: formulaSafe(words(cell)) }
}

/** A sum over the rows above when the numbers they show add up to the printed total; else the number. */
const totalled = (own: Printed, rows: (number | undefined)[], { row, column }: Place): Printed => {
  const known = rows.filter((value) => value !== undefined)
  if (typeof own.value !== 'number' || known.length === 0 || !addsUp(known, own.value)) return own
  const formula = `SUM(${letter(column)}${row - rows.length}:${letter(column)}${row - 1})`
  return { ...own, value: { formula, result: own.value, date1904: false } }
}

const line = { style: 'thin' } as const
const bordered: Partial<Style> = { border: { top: line, bottom: line, left: line, right: line } }

const fill = (row: Row, cells: Printed[], columns: SheetColumn[], bold: boolean): void => {
  cells.forEach(({ value, format }, at) => {
    const target = row.getCell(at + 1)
    target.value = value
    const horizontal = columns[at]!.align
    target.style = {
      ...bordered,
      font: { name: '宋体', size: 11, bold },
      alignment: { horizontal, vertical: 'middle', wrapText: typeof value === 'string' },
      ...(format === undefined ? {} : { numFmt: format }),
    }
  })
}

const heading = (sheet: Worksheet, doc: BulletinDocument, title: string): void => {
  const labels = documentLabels[doc.language ?? 'zh-CN']
  const dated = doc.period === undefined ? officialDate(doc.date, doc.language) : periodWords(doc.period, doc.language)
  const under = [doc.organ, doc.number, dated, ...(doc.correctionOf ? [labels.correction(doc.correctionOf)] : [])]
  sheet.addRow([formulaSafe(title)]).font = { name: '宋体', size: 14, bold: true }
  sheet.addRow([formulaSafe(under.join('　'))]).font = { name: '宋体', size: 11 }
  const mark = sheet.addRow([doc.draft ? labels.draft : ''])
  mark.font = { name: '宋体', size: 11, bold: true, color: { argb: 'FFFF0000' } }
}

/** Rows above the table: title, organ and period, draft mark. */
const TOP = 3

const headerRow = (sheet: Worksheet, columns: SheetColumn[]): void => {
  const row = sheet.addRow([])
  fill(
    row,
    columns.map(({ label }) => ({ value: formulaSafe(label) })),
    columns,
    true,
  )
  row.eachCell((cell) => {
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEFF0' } }
  })
}

const part = (row: Record<string, Cell>, column: SheetColumn): number | undefined => {
  const cell = row[column.key]
  return column.part === 'met' || column.part === 'of' ? shownRatePart(cell, column.part) : shownFigure(cell)
}

const dataRows = (sheet: Worksheet, table: Table, columns: SheetColumn[], words: (cell: Cell) => string): void => {
  const cellsAt = (row: Record<string, Cell>, number: number): Printed[] =>
    columns.map((column, at) => printed(row[column.key]!, column, { row: number, column: at + 1 }, words))
  for (const row of table.rows) {
    // before the row is added: afterwards the count is that of the next
    const cells = cellsAt(row, sheet.rowCount + 1)
    fill(sheet.addRow([]), cells, columns, false)
  }
  if (table.total === undefined) return
  const number = sheet.rowCount + 1
  const own = cellsAt(table.total, number)
  const summed = own.map((cell, at) => {
    const above = table.rows.map((row) => part(row, columns[at]!))
    return totalled(cell, above, { row: number, column: at + 1 })
  })
  fill(sheet.addRow([]), summed, columns, true)
}

/** Two units per Chinese character, 8 to 44, from header, rows and total. */
const widths = (sheet: Worksheet, table: Table, columns: SheetColumn[], words: (cell: Cell) => string): void => {
  columns.forEach((column, at) => {
    const rows = [...table.rows, ...(table.total === undefined ? [] : [table.total])]
    const texts = rows.map((row) => (column.part === 'met' || column.part === 'of' ? '' : words(row[column.key]!)))
    const header = Math.min(characters(column.label), 6)
    const need = Math.max(header, ...texts.map((value) => characters(value)))
    sheet.getColumn(at + 1).width = Math.min(44, Math.max(8, Math.ceil(need * 2 + 3)))
  })
}

/** Row heights for wrapped text, as not every program measures them on opening. */
const heights = (sheet: Worksheet, headerAt: number): void => {
  sheet.eachRow((row, number) => {
    if (number < headerAt) return
    let lines = 1
    row.eachCell((cell, column) => {
      if (typeof cell.value !== 'string' || cell.alignment?.wrapText !== true) return
      lines = Math.max(lines, Math.ceil((characters(cell.value) * 2 + 1) / (sheet.getColumn(column).width ?? 8)))
    })
    row.height = lines * 16
  })
}

const settle = (sheet: Worksheet, headerAt: number, columns: number): void => {
  sheet.views = [{ state: 'frozen', ySplit: headerAt, xSplit: 0, topLeftCell: `A${headerAt + 1}` }]
  sheet.pageSetup = {
    paperSize: 9,
    orientation: columns > 6 ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    ...(headerAt > TOP ? { printTitlesRow: `${headerAt}:${headerAt}` } : {}),
  }
  sheet.headerFooter.oddFooter = '&C— &P —'
}

/** One table on one sheet: title, source and draft mark, frozen header, rows, total as live sums, notes. */
export const addTableSheet = (
  book: Workbook,
  name: string,
  { table, doc }: { table: Table; doc: BulletinDocument },
): void => {
  const language = doc.language ?? 'zh-CN'
  const words = (cell: Cell): string => cellWords(cell, { language, place: 'document' })
  const columns = sheetColumns(table, doc)
  const sheet = book.addWorksheet(name)
  heading(sheet, doc, table.title)
  const form = table.layout === 'form'
  if (!form) headerRow(sheet, columns)
  dataRows(sheet, table, columns, words)
  widths(sheet, table, columns, words)
  for (const note of table.notes ?? []) sheet.addRow([formulaSafe(`${documentLabels[language].note}：${note}`)])
  heights(sheet, TOP + 1)
  settle(sheet, form ? TOP : TOP + 1, columns.length)
}

import { escapeCell } from './escape-cell.ts'

export type CsvCell = string | number | boolean | null | undefined

/** A csv file that spreadsheet programs open rightly: byte order mark, CRLF, every text quoted and escaped. */
export const writeCsv = (rows: Iterable<readonly CsvCell[]>): string => {
  let file = '\ufeff'
  for (const row of rows) file += csvLine(row)
  return file
}

/** As {@link writeCsv}, piece by piece, for long lists. */
export async function* streamCsv(
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
): AsyncGenerator<string> {
  yield '\ufeff'
  for await (const row of rows) yield csvLine(row)
}

const csvLine = (row: readonly CsvCell[]): string => `${row.map(csvCell).join(',')}\r\n`

const csvCell = (cell: CsvCell): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  // All text is quoted, so that a program which splits at semicolons cannot start a new cell inside it.
  return `"${escapeCell(cell).replace(/"/g, '""')}"`
}

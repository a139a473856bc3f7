/**
 * One row below the header. `line` is the row as a spreadsheet program counts it, from 1, blank rows included; in a
 * jsonl file it is the line. Values are text by column name, empty when the cell is empty; dates from a spreadsheet
 * read `2026-06-05` or `2026-06-05 08:30:00`, a formula gives its kept result.
 */
export type TableRow = { readonly line: number; readonly values: Readonly<Record<string, string>> }
export type TableFormat = 'csv' | 'xlsx' | 'jsonl'

/** An opened table. `rows` can be walked once and may throw a `TableError` on the way. */
export type Table = {
  readonly format: TableFormat
  /** Column names in order; for jsonl those of the first line. */
  readonly columns: readonly string[]
  /** Line of the header; 0 for jsonl, which has none. */
  readonly headerLine: number
  /** Names of all sheets of a workbook; empty for other formats. */
  readonly sheets: readonly string[]
  readonly rows: AsyncIterable<TableRow>
}

/** Bounds on what is read; sizes in bytes. `ratio` is unpacked over packed and counts beyond the first 16 MB. */
export type TableLimits = {
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly ratio: number
  readonly columns: number
  readonly rows: number
  readonly cellCharacters: number
}

const MB = 1024 * 1024
export const defaultTableLimits: TableLimits = {
  packedBytes: 50 * MB,
  unpackedBytes: 400 * MB,
  ratio: 200,
  columns: 300,
  rows: 300_000,
  cellCharacters: 32_767,
}

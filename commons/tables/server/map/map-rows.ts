import { type ProblemPlace, type TableProblem, type TableProblemCode, tableProblem } from '../../contract/problem.ts'
import type { Table, TableRow } from '../../contract/table.ts'
import { TableError } from '../table-error.ts'
import type { FieldMapping, MappedValues, Mapping } from './mapping.ts'
import { parseCell } from './parse-cell.ts'

/** A mapped row with the line it came from. */
export type MappedRow<M extends Mapping> = { readonly line: number; readonly values: MappedValues<M> }
/** All rows, or all problems; never a part. `total` counts problems beyond the ones kept; `read` counts rows seen. */
export type MapResult<M extends Mapping> =
  | { readonly ok: true; readonly rows: readonly MappedRow<M>[] }
  | { readonly ok: false; readonly problems: readonly TableProblem[]; readonly total: number; readonly read: number }

/** What {@link mapRows} needs of a table; `columns` lets a missing column be told once and not on each row. */
export type Mappable = {
  readonly rows: AsyncIterable<TableRow> | Iterable<TableRow>
  readonly columns?: Table['columns']
  readonly format?: Table['format']
  readonly headerLine?: number
}

/**
 * Turns rows into values of our own fields. Goes on after a problem, so that one reading shows every line and column
 * to mend; keeps the first `keep` problems (10,000 unless told) and counts the rest. A table that breaks off on the way
 * gives that as its last problem. Never throws on what the table holds.
 */
export const mapRows = async <const M extends Mapping>(
  table: Mappable,
  mapping: M,
  options: { readonly keep?: number } = {},
): Promise<MapResult<M>> => {
  const problems: TableProblem[] = []
  let total = 0
  const report = (code: TableProblemCode, place: ProblemPlace): void => {
    if (total++ < (options.keep ?? 10_000)) problems.push(tableProblem(code, place))
  }
  const fields = Object.entries(mapping).filter(([, field]) => isThere(table, field, report))
  const rows: MappedRow<M>[] = []
  let read = 0
  try {
    for await (const row of table.rows) {
      read++
      const values = mapRow(row, fields, report)
      if (total === 0) rows.push({ line: row.line, values: values as MappedValues<M> })
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error
    total++
    problems.push(error.problem)
  }
  return total === 0 ? { ok: true, rows } : { ok: false, problems, total, read }
}

type Report = (code: TableProblemCode, place: ProblemPlace) => void

const isThere = (table: Mappable, field: FieldMapping, report: Report): boolean => {
  // Lines of a jsonl file may each name other columns.
  if (!table.columns || table.format === 'jsonl') return true
  const names = namesOf(field)
  if (names.some((name) => table.columns?.includes(name))) return true
  if (field.required) report('missingColumn', { line: table.headerLine ?? 1, column: names[0] ?? '' })
  return false
}

const mapRow = (
  row: TableRow,
  fields: readonly (readonly [string, FieldMapping])[],
  report: Report,
): Record<string, string | number> => {
  const values: [string, string | number][] = []
  for (const [target, field] of fields) {
    const names = namesOf(field)
    const column = names.find((name) => Object.hasOwn(row.values, name)) ?? names[0] ?? ''
    const value = Object.hasOwn(row.values, column) ? (row.values[column] ?? '') : ''
    if (value.trim() === '') {
      if (field.required) report('missing', { line: row.line, column })
      continue
    }
    const parsed = parseCell(value, field.parse)
    if (parsed.ok) values.push([target, parsed.value])
    else report(parsed.code, { ...parsed.place, line: row.line, column, value })
  }
  return Object.fromEntries(values)
}

const namesOf = (field: FieldMapping): readonly string[] => (typeof field.from === 'string' ? [field.from] : field.from)

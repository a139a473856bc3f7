import type { Table, TableFormat, TableLimits, TableRow } from '../../contract/table.ts'
import { TableError } from '../table-error.ts'
import type { RawRow, RawTable } from './raw-row.ts'

/**
 * Takes the first row that is not blank (or the given line) for column names and checks it together with the row
 * below, so that a title or a missing header is refused before anything is read. Throws TableError.
 */
export const withHeader = async (raw: RawTable, format: TableFormat, options: HeaderOptions): Promise<Table> => {
  const header = await findHeader(raw, options.headerLine ?? 1)
  if (!header) throw new TableError('empty')
  const names = header.cells.map((name) => name.replace(/\s+/g, ' ').trim())
  checkDuplicates(names, header.line)
  const first = await raw.rows.next()
  const lost = first.done ? -1 : first.value.cells.findIndex((cell, i) => cell.trim() !== '' && !names[i])
  const single = names.filter(Boolean).length === 1
  if ((lost >= 0 || single) && (await raw.isMerged(header.line)))
    throw new TableError('mergedHeader', { line: header.line })
  if ((lost >= 0 && single) || looksLikeData(names)) throw new TableError('noHeader', { line: header.line })
  return {
    format,
    columns: names.filter(Boolean),
    headerLine: header.line,
    sheets: raw.sheets,
    rows: named({ first, rest: raw.rows, names, limits: options.limits }),
  }
}

export type HeaderOptions = { readonly headerLine?: number; readonly limits: TableLimits }

const findHeader = async (raw: RawTable, from: number): Promise<RawRow | undefined> => {
  for (let next = await raw.rows.next(); !next.done; next = await raw.rows.next())
    if (next.value.line >= from) return next.value
  return undefined
}

const checkDuplicates = (names: readonly string[], line: number): void => {
  const seen = new Map<string, number>()
  names.forEach((name, i) => {
    const first = seen.get(name)
    if (name && first !== undefined)
      throw new TableError('duplicateHeader', { line, column: name, params: { first: first + 1, second: i + 1 } })
    seen.set(name, i)
  })
}

const looksLikeData = (names: readonly string[]): boolean => {
  const filled = names.filter(Boolean)
  return filled.filter((name) => /^[\d.:/ -]{5,}$/.test(name)).length * 2 >= filled.length
}

type Rows = {
  readonly first: IteratorResult<RawRow>
  readonly rest: AsyncIterator<RawRow>
  readonly names: readonly string[]
  readonly limits: TableLimits
}

async function* named({ first, rest, names, limits }: Rows): AsyncGenerator<TableRow> {
  let count = 0
  try {
    for (let next = first; !next.done; next = await rest.next()) {
      if (++count > limits.rows)
        throw new TableError('tooManyRows', { line: next.value.line, params: { max: limits.rows } })
      yield { line: next.value.line, values: valuesOf(next.value, names, limits) }
    }
  } finally {
    await rest.return?.()
  }
}

const valuesOf = ({ line, cells }: RawRow, names: readonly string[], limits: TableLimits): Record<string, string> => {
  const entries: [string, string][] = []
  for (let i = 0; i < Math.max(cells.length, names.length); i++) {
    const [name, cell = ''] = [names[i], cells[i]]
    if (cell.length > limits.cellCharacters)
      throw new TableError('cellTooLong', {
        line,
        ...(name ? { column: name } : {}),
        params: { max: limits.cellCharacters },
      })
    if (name) entries.push([name, cell])
    else if (cell.trim() !== '')
      throw new TableError('cellWithoutColumn', { line, value: cell, params: { index: i + 1 } })
  }
  // Unlike assignment, this makes even `__proto__` an ordinary column.
  return Object.fromEntries(entries)
}

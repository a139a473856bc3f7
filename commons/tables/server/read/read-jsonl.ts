import type { TableLimits, TableRow } from '../../contract/table.ts'
import { TableError } from '../table-error.ts'

const MAX_LINE = 4_000_000

/** One object per line; values that are not text are written as JSON, null as empty. Throws TableError. */
export async function* readJsonl(text: AsyncIterable<string>, limits: TableLimits): AsyncGenerator<TableRow> {
  let line = 0
  let count = 0
  for await (const raw of linesOf(text)) {
    line++
    if (raw.trim() === '') continue
    const entries = Object.entries(parseObject(raw, line))
    if (entries.length > limits.columns)
      throw new TableError('tooManyColumns', { line, params: { max: limits.columns } })
    if (++count > limits.rows) throw new TableError('tooManyRows', { line, params: { max: limits.rows } })
    yield {
      line,
      values: Object.fromEntries(
        entries.map(([name, value]) => [name, bounded(plain(value), { line, column: name }, limits)]),
      ),
    }
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > MAX_LINE) throw new TableError('notATable')
  }
  if (rest !== '') yield rest
}

const parseObject = (raw: string, line: number): object => {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    value = undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TableError('badJson', { line, value: raw.trim() })
  return value
}

const bounded = (text: string, at: { line: number; column: string }, limits: TableLimits): string => {
  if (text.length > limits.cellCharacters)
    throw new TableError('cellTooLong', { ...at, params: { max: limits.cellCharacters } })
  return text
}

const plain = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value)

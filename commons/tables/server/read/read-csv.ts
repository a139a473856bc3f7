import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { TableLimits } from '../../contract/table.ts'
import { TableError } from '../table-error.ts'
import type { RawRow } from './raw-row.ts'

/** Longer than any honest record; a quote that is never closed would otherwise swallow the file. */
const MAX_RECORD = 4_000_000

/** Records of comma, semicolon or tab separated text, told by the first line. Throws TableError. */
export async function* readCsv(text: AsyncIterable<string>, limits: TableLimits): AsyncGenerator<RawRow> {
  const iterator = text[Symbol.asyncIterator]()
  const first = await iterator.next()
  const head = first.done ? '' : first.value
  if (/^\s*(<|%PDF-)/.test(head)) throw new TableError('notATable')
  const parser = parse({
    delimiter: delimiterOf(head),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
  })
  const source = Readable.from(chain(head, iterator))
  // Errors reach the loop below through the parser.
  pipeline(source, parser, () => {})
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const line = info.records + info.empty_lines
      if (record.length > limits.columns)
        throw new TableError('tooManyColumns', { line, params: { max: limits.columns } })
      if (record.some((cell) => cell.trim() !== '')) yield { line, cells: record }
    }
  } catch (error) {
    throw error instanceof CsvError ? new TableError('quoteNotClosed', { line: lineOf(error) }) : error
  } finally {
    parser.destroy()
    source.destroy()
  }
}

type Parsed = { readonly record: string[]; readonly info: { readonly records: number; readonly empty_lines: number } }

/** The record that could not be read; records before it may still have been on their way. */
const lineOf = (error: CsvError): number => Number(error.records ?? 0) + Number(error.empty_lines ?? 0) + 1

async function* chain(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield head
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

const delimiterOf = (head: string): string => {
  const line = /^[^\r\n]*/.exec(head.replace(/"[^"]*"/g, '').trimStart())?.[0] ?? ''
  const count = (mark: string): number => line.split(mark).length - 1
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

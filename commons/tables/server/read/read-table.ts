import { open, readFile } from 'node:fs/promises'
import { defaultTableLimits, type Table, type TableLimits } from '../../contract/table.ts'
import { TableError } from '../table-error.ts'
import type { RawTable } from './raw-row.ts'
import { readCsv } from './read-csv.ts'
import { readJsonl } from './read-jsonl.ts'
import { readText, type TextEncoding } from './read-text.ts'
import { readXlsx } from './read-xlsx.ts'
import { collect, gunzip, slices } from './unpack.ts'
import { withHeader } from './with-header.ts'

/** A file by path or content. The name decides only between csv and jsonl; all else is told by the content. */
export type TableFile = { readonly name: string } & ({ readonly path: string } | { readonly buffer: Uint8Array })
export type ReadTableOptions = {
  /** Sheet of a workbook by name; the first unless given. */
  readonly sheet?: string
  /** Line of the column names; the first row that is not blank unless given. */
  readonly headerLine?: number
  /** Of csv and jsonl, when known; otherwise told by the content. */
  readonly encoding?: TextEncoding
  readonly limits?: Partial<TableLimits>
}

/**
 * Opens a csv (UTF-8, UTF-16, GB18030), xlsx or jsonl table, packed with gzip or not, and reads its column names. Rows
 * are unpacked while walked. Throws `TableError` here for the file and its header, and while walking for a row.
 */
export const readTable = async (file: TableFile, options: ReadTableOptions = {}): Promise<Table> => {
  const limits = { ...defaultTableLimits, ...options.limits }
  const packed = await load(file, limits)
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return readWhole(packed, file.name, { ...options, limits })
  const name = file.name.replace(/\.gz$/i, '')
  const bytes = gunzip(packed, limits)
  if (/\.xlsx$/i.test(name)) return readWhole(await collect(bytes), name, { ...options, limits })
  return readStream(bytes, name, { ...options, limits })
}

type Told = ReadTableOptions & { readonly limits: TableLimits }

const readWhole = async (file: Uint8Array, name: string, options: Told): Promise<Table> => {
  if (startsWith(file, [0xd0, 0xcf, 0x11, 0xe0])) {
    // A protected workbook is kept inside the old container, under a name in UTF-16.
    const locked = Buffer.from(file).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new TableError(locked ? 'passwordProtected' : 'oldFormat')
  }
  if (!startsWith(file, [0x50, 0x4b])) return readStream(slices(file), name, options)
  return withHeader(await readXlsx(file, options.limits, options.sheet), 'xlsx', options)
}

const readStream = async (bytes: AsyncIterable<Uint8Array>, name: string, options: Told): Promise<Table> => {
  const text = readText(bytes, options.encoding)
  if (/\.(jsonl|ndjson)$/i.test(name)) return readLines(text, options.limits)
  const raw: RawTable = { rows: readCsv(text, options.limits), sheets: [], isMerged: async () => false }
  return withHeader(raw, 'csv', options)
}

const readLines = async (text: AsyncIterable<string>, limits: TableLimits): Promise<Table> => {
  const source = readJsonl(text, limits)
  const first = await source.next()
  if (first.done) throw new TableError('empty')
  const columns = Object.keys(first.value.values)
  return { format: 'jsonl', columns, headerLine: 0, sheets: [], rows: prepend(first.value, source) }
}

async function* prepend<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first
  yield* rest
}

const load = async (file: TableFile, limits: TableLimits): Promise<Uint8Array> => {
  const bytes = 'buffer' in file ? file.buffer : await loadPath(file.path, limits)
  if (!bytes || bytes.byteLength > limits.packedBytes)
    throw new TableError('tooBig', { params: { max: Math.floor(limits.packedBytes / 1024 / 1024) } })
  if (bytes.byteLength === 0) throw new TableError('empty')
  return bytes
}

const loadPath = async (path: string, limits: TableLimits): Promise<Uint8Array | undefined> => {
  const handle = await open(path)
  try {
    return (await handle.stat()).size > limits.packedBytes ? undefined : await readFile(handle)
  } finally {
    await handle.close()
  }
}

const startsWith = (file: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => file[i] === byte)

import type { TableLimits } from '../../contract/table.ts'
import { TableError } from '../table-error.ts'
import { isDateFormat } from './spreadsheet-value.ts'
import { unzip } from './unpack.ts'
import { attribute, createXmlReader, type XmlHandler } from './xml.ts'
import { readZipDirectory, type ZipPart } from './zip-directory.ts'

/** What a sheet needs from the rest of its workbook. */
export type Workbook = {
  readonly sheets: readonly { readonly name: string; readonly part: ZipPart }[]
  readonly epoch1904: boolean
  readonly strings: readonly string[]
  /** Whether a cell of this style shows a date. */
  readonly isDate: (style: number) => boolean
  readonly read: (part: ZipPart) => AsyncGenerator<Buffer>
}

const MAX_STRINGS = 3_000_000
const MAX_STRING_CHARACTERS = 100_000_000

/** Opens the parts of an xlsx file. Throws TableError broken, notATable, passwordProtected, unpacksTooBig. */
export const openWorkbook = async (file: Uint8Array, limits: TableLimits): Promise<Workbook> => {
  const parts = readZipDirectory(file)
  if (!parts) throw new TableError('broken')
  if (parts.some((part) => part.encrypted)) throw new TableError('passwordProtected')
  if (parts.reduce((sum, part) => sum + part.unpacked, 0) > limits.unpackedBytes) throw new TableError('unpacksTooBig')
  const byName = new Map(parts.map((part) => [part.name.toLowerCase(), part]))
  const read = (part: ZipPart) => unzip(file, part, limits)
  const walk = async (name: string, handler: Partial<XmlHandler>): Promise<void> => {
    const part = byName.get(name)
    if (part) await walkXml(read(part), handler)
  }
  if (!byName.has('xl/workbook.xml')) throw new TableError('notATable')
  const targets = new Map<string, string>()
  await walk('xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      targets.set(attribute(attributes, 'Id') ?? '', absolute(attribute(attributes, 'Target') ?? ''))
    },
  })
  const found = await readSheets(walk)
  const sheets = found.sheets.flatMap(({ name, id }) => {
    const part = byName.get(targets.get(id) ?? '')
    return part ? [{ name, part }] : []
  })
  if (sheets.length === 0) throw new TableError('broken')
  return { sheets, epoch1904: found.epoch1904, strings: await readStrings(walk), isDate: await readStyles(walk), read }
}

/** Feeds a stream of UTF-8 XML to a handler. Throws TableError broken. */
export const walkXml = async (chunks: AsyncIterable<Uint8Array>, handler: Partial<XmlHandler>): Promise<void> => {
  for await (const _ of stepXml(chunks, handler));
}

/** As {@link walkXml}, pausing after every piece so that the caller can take what the handler gathered. */
export async function* stepXml(chunks: AsyncIterable<Uint8Array>, handler: Partial<XmlHandler>): AsyncGenerator<void> {
  const nothing = () => {}
  const reader = createXmlReader({ open: nothing, text: nothing, close: nothing, ...handler })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw new TableError('broken')
    }
  }
  for await (const chunk of chunks) {
    reader.push(decode(chunk))
    yield
  }
  reader.push(decode())
  reader.end()
}

type Walk = (name: string, handler: Partial<XmlHandler>) => Promise<void>

const readSheets = async (walk: Walk) => {
  const sheets: { name: string; id: string }[] = []
  let epoch1904 = false
  await walk('xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'sheet') sheets.push({ name: attribute(attributes, 'name') ?? '', id: relationId(attributes) })
      if (name === 'workbookPr') epoch1904 = /^(1|true|on)$/.test(attribute(attributes, 'date1904') ?? '')
    },
  })
  return { sheets, epoch1904 }
}

const relationId = (attributes: string): string => /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''

const readStrings = async (walk: Walk): Promise<readonly string[]> => {
  const strings: string[] = []
  let characters = 0
  let text = ''
  let inText = false
  let inReading = false
  await walk('xl/sharedstrings.xml', {
    open: (name) => {
      if (name === 'si') text = ''
      // Phonetic readings repeat the words above a name and are not part of it.
      if (name === 'rPh') inReading = true
      inText = name === 't' && !inReading
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      inText = false
      if (name === 'rPh') inReading = false
      if (name !== 'si') return
      characters += text.length
      if (strings.push(text) > MAX_STRINGS || characters > MAX_STRING_CHARACTERS) throw new TableError('unpacksTooBig')
    },
  })
  return strings
}

const readStyles = async (walk: Walk): Promise<(style: number) => boolean> => {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  await walk('xl/styles.xml', {
    open: (name, attributes) => {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) formats.push(id)
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  const dates = formats.map((id) => isDateFormat(id, codes.get(id)))
  return (style) => dates[style] ?? false
}

const absolute = (target: string): string =>
  (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`).toLowerCase()

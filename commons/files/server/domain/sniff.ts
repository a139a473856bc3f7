import { readZipDirectory, type ZipPart } from '@yiwang/tables/server'
import { fileTypeFromBuffer } from 'file-type'
import type { FileProblemKey } from './file-problem.ts'

/** What the bytes are: a short name, or the reason why such bytes are never taken. */
export type Sniffed =
  | { readonly content: string; readonly parts?: readonly ZipPart[] }
  | { readonly key: FileProblemKey }

/**
 * Names the content by its bytes alone. Office files are told apart by their own parts, text by being valid UTF-8
 * without control characters, everything else by its magic numbers.
 */
export const sniff = async (file: Uint8Array): Promise<Sniffed> => {
  if (startsWith(file, [0x50, 0x4b])) return sniffZip(file)
  if (startsWith(file, [0xd0, 0xcf, 0x11, 0xe0])) return { key: 'files.protectedOrOld' }
  const type = await fileTypeFromBuffer(file).catch(() => undefined)
  if (type?.ext === 'heic' || type?.mime.startsWith('image/heif')) return { key: 'files.heic' }
  if (type) return { content: type.ext }
  return sniffText(file)
}

const sniffZip = (file: Uint8Array): Sniffed => {
  const parts = readZipDirectory(file)
  if (!parts) return { key: 'files.broken' }
  if (parts.some((part) => part.encrypted)) return { key: 'files.protectedOrOld' }
  const names = new Set(parts.map((part) => part.name))
  if (names.size !== parts.length) return { key: 'files.broken' }
  if (!names.has('[Content_Types].xml')) return { content: 'zip' }
  if (parts.some((part) => /vbaProject\.bin$/i.test(part.name))) return { key: 'files.macros' }
  if (names.has('word/document.xml')) return { content: 'docx', parts }
  if (names.has('xl/workbook.xml')) return { content: 'xlsx', parts }
  return { content: 'zip' }
}

const sniffText = (file: Uint8Array): Sniffed => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their presence is what tells data from text
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text) ? { content: 'unknown' } : { content: 'text' }
  } catch {
    return { content: 'unreadableText' }
  }
}

const startsWith = (file: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => file[i] === byte)

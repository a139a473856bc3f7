import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import type { ZipPart } from '@yiwang/tables/server'
import sharp from 'sharp'
import { agreedKind, type FileFamily, type FileKind, fileKinds, isKnownContent } from './file-kind.ts'
import { defaultFileLimits, type FileLimits } from './file-limits.ts'
import { type Refused, refuse } from './file-problem.ts'
import { safeName } from './safe-name.ts'
import { type Sniffed, sniff } from './sniff.ts'

/** A file that may be stored: `sha256` in hex, `size` in bytes, pixels for images only. */
export type Inspected = {
  readonly ok: true
  readonly kind: FileKind
  readonly family: FileFamily
  readonly mime: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly width?: number
  readonly height?: number
}

/**
 * Decides by name and content together whether a file is taken, before anything in it is decoded or unpacked.
 * Never throws on what the file holds; a path that cannot be read does throw.
 */
export const inspect = async (
  source: Uint8Array | string,
  declaredName: string,
  limits: FileLimits = defaultFileLimits,
): Promise<Inspected | Refused> => {
  const name = safeName(declaredName)
  const read = typeof source === 'string' ? await readBounded(source, limits) : source
  const size = typeof read === 'number' ? read : read.byteLength
  if (size === 0) return refuse('files.empty', { name })
  if (typeof read === 'number' || size > largest(limits)) return tooBig({ name, size, max: largest(limits) })
  const sniffed = await sniff(read)
  const kind = kindOf(name, sniffed)
  if (typeof kind !== 'string') return kind
  const { family, mime } = fileKinds[kind]
  if (size > limits.bytes[family]) return tooBig({ name, size, max: limits.bytes[family] })
  const unpacks = 'parts' in sniffed && checkParts({ name, parts: sniffed.parts ?? [], limits })
  if (unpacks) return unpacks
  const pixels = family === 'image' ? await readPixels(read, name, limits) : undefined
  if (pixels && 'ok' in pixels) return pixels
  const sha256 = createHash('sha256').update(read).digest('hex')
  return { ok: true, kind, family, mime, name, size, sha256, ...pixels }
}

const kindOf = (name: string, sniffed: Sniffed): FileKind | Refused => {
  if ('key' in sniffed) return refuse(sniffed.key, { name })
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = agreedKind(extension, sniffed.content)
  if (kind) return kind
  if (sniffed.content === 'unreadableText' && agreedKind(extension, 'text')) return refuse('files.notUtf8', { name })
  if (isKnownContent(sniffed.content)) return refuse('files.nameDisagrees', { name, found: sniffed.content })
  return refuse('files.kindNotAllowed', { name })
}

const readBounded = async (path: string, limits: FileLimits): Promise<Uint8Array | number> => {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    return size > largest(limits) ? size : await readFile(handle)
  } finally {
    await handle.close()
  }
}

const readPixels = async (
  file: Uint8Array,
  name: string,
  limits: FileLimits,
): Promise<{ width: number; height: number } | Refused> => {
  try {
    // Reads the header only; the limit is checked here so that the answer can name the dimensions.
    const { width, height } = await sharp(file, { limitInputPixels: false }).metadata()
    if (width * height > limits.pixels)
      return refuse('files.tooManyPixels', { name, width, height, max: Math.floor(limits.pixels / 10_000) })
    return { width, height }
  } catch {
    return refuse('files.broken', { name })
  }
}

const checkParts = (file: { name: string; parts: readonly ZipPart[]; limits: FileLimits }): Refused | undefined => {
  const { name, parts, limits } = file
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0)
  const packed = parts.reduce((sum, part) => sum + part.packed, 0)
  const swells = unpacked > SMALL && unpacked > packed * limits.ratio
  if (parts.length > limits.parts || unpacked > limits.unpackedBytes || swells)
    return refuse('files.unpacksTooBig', { name })
  return undefined
}

/** Below this a high ratio is harmless: empty sheets pack very well. */
const SMALL = 10 * 1024 * 1024

const largest = (limits: FileLimits): number => Math.max(...Object.values(limits.bytes))

const tooBig = (file: { name: string; size: number; max: number }): Refused =>
  refuse('files.tooBig', { name: file.name, size: megabytes(file.size), max: megabytes(file.max) })

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10

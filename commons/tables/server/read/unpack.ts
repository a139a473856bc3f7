import { createGunzip, createInflateRaw } from 'node:zlib'
import type { TableLimits } from '../../contract/table.ts'
import { TableError } from '../table-error.ts'
import type { ZipPart } from './zip-directory.ts'

/** Below this a high ratio is harmless: empty cells pack very well. */
const SMALL = 16 * 1024 * 1024
/** Fed in small slices, so that one slice can never swell to more than about 64 MB before it is counted. */
const SLICE = 64 * 1024

/** The unpacked bytes of a gzip file. Throws TableError broken, unpacksTooBig. */
export const gunzip = (file: Uint8Array, limits: TableLimits): AsyncGenerator<Buffer> =>
  bounded({ packed: file, max: limits.unpackedBytes, ratio: limits.ratio, gzip: true })

/** The unpacked bytes of one part of a zip file. Throws TableError broken, unpacksTooBig. */
export const unzip = (file: Uint8Array, part: ZipPart, limits: TableLimits): AsyncGenerator<Buffer> => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const method = view.getUint16(part.offset + 8, true)
  const start = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true)
  const packed = file.subarray(start, start + part.packed)
  if (method === 0) return slices(packed)
  if (method !== 8) throw new TableError('broken')
  return bounded({ packed, max: Math.min(limits.unpackedBytes, part.unpacked), ratio: limits.ratio, gzip: false })
}

/** All bytes of a stream in one piece. */
export const collect = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** A buffer as a stream of small pieces. */
export async function* slices(file: Uint8Array): AsyncGenerator<Buffer> {
  for (let at = 0; at < file.byteLength; at += SLICE) yield Buffer.from(file.subarray(at, at + SLICE))
}

type Packed = { readonly packed: Uint8Array; readonly max: number; readonly ratio: number; readonly gzip: boolean }

async function* bounded({ packed, max, ratio, gzip }: Packed): AsyncGenerator<Buffer> {
  const unpacker = gzip ? createGunzip() : createInflateRaw()
  let at = 0
  const feed = (): void => {
    while (at < packed.byteLength) {
      const slice = packed.subarray(at, at + SLICE)
      at += slice.byteLength
      if (!unpacker.write(slice)) return
    }
    unpacker.end()
  }
  unpacker.on('drain', feed)
  feed()
  let size = 0
  try {
    for await (const chunk of unpacker as AsyncIterable<Buffer>) {
      size += chunk.byteLength
      if (size > max || (size > SMALL && size > packed.byteLength * ratio)) throw new TableError('unpacksTooBig')
      yield chunk
    }
  } catch (error) {
    throw error instanceof TableError ? error : new TableError('broken')
  } finally {
    unpacker.destroy()
  }
}

/**
 * Reads and writes the zip container of .docx and .xlsx with nothing but node:zlib, so that both leave with fixed
 * times and in a fixed order: the same document gives the same bytes on the same machine.
 */
import { createHash } from 'node:crypto'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export type Part = { name: string; data: Buffer }

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** 1980-01-01 00:00, the first moment the format knows. */
const FIXED_DATE = 0x0021

const endRecord = (zip: Buffer): number => {
  for (let at = zip.length - 22; at >= 0; at -= 1) if (zip.readUInt32LE(at) === END) return at
  throw new RangeError('This is no zip container.')
}

const readPart = (zip: Buffer, at: number): { part: Part; next: number } => {
  if (zip.readUInt32LE(at) !== CENTRAL) throw new RangeError('The zip directory is broken.')
  const method = zip.readUInt16LE(at + 10)
  const size = zip.readUInt32LE(at + 20)
  const nameLength = zip.readUInt16LE(at + 28)
  const next = at + 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  const local = zip.readUInt32LE(at + 42)
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(start, start + size)
  const data = method === 0 ? Buffer.from(packed) : inflateRawSync(packed)
  return { part: { name: zip.toString('utf8', at + 46, at + 46 + nameLength), data }, next }
}

/** Every file of the container in directory order, folders left out. RangeError when it is no zip. */
export const readPackage = (zip: Buffer): Part[] => {
  const end = endRecord(zip)
  const parts: Part[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const { part, next } = readPart(zip, at)
    if (!part.name.endsWith('/')) parts.push(part)
    at = next
  }
  return parts
}

type Header = { signature: number; name: Buffer; part: Part; packed: Buffer; offset: number }

/** Fields shared by the local and the central header, from "version needed" on. */
const header = ({ signature, name, part, packed, offset }: Header): Buffer => {
  const central = signature === CENTRAL
  const block = Buffer.alloc(central ? 46 : 30)
  const at = central ? 6 : 4
  block.writeUInt32LE(signature, 0)
  if (central) block.writeUInt16LE(20, 4)
  block.writeUInt16LE(20, at)
  block.writeUInt16LE(0x0800, at + 2)
  block.writeUInt16LE(8, at + 4)
  block.writeUInt16LE(FIXED_DATE, at + 8)
  block.writeUInt32LE(crc32(part.data), at + 10)
  block.writeUInt32LE(packed.length, at + 14)
  block.writeUInt32LE(part.data.length, at + 18)
  block.writeUInt16LE(name.length, at + 22)
  if (central) block.writeUInt32LE(offset, 42)
  return Buffer.concat([block, name])
}

/** A container of these parts in this order, deflated, every time fixed. */
export const writePackage = (parts: readonly Part[]): Buffer => {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const entry = {
      name: Buffer.from(part.name, 'utf8'),
      part,
      packed: deflateRawSync(part.data, { level: 9 }),
      offset,
    }
    const local = header({ ...entry, signature: LOCAL })
    body.push(local, entry.packed)
    directory.push(header({ ...entry, signature: CENTRAL }))
    offset += local.length + entry.packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...body, ...directory, end])
}

/**
 * SHA-256 (hex) over names and unpacked contents: equal for equal documents on every machine, where the bytes of the
 * container may differ with the zlib build.
 */
export const packageDigest = (zip: Buffer): string => {
  const hash = createHash('sha256')
  for (const part of readPackage(zip)) hash.update(`${part.name}\0${part.data.length}\0`).update(part.data)
  return hash.digest('hex')
}

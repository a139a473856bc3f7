/** One part of a zip file as its central directory declares it; sizes in bytes. */
export type ZipPart = {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
  readonly encrypted: boolean
  /** Where the part's local header starts. */
  readonly offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50

/**
 * Reads the central directory without unpacking anything (PKWARE APPNOTE 4.3.12).
 * Undefined when the directory is missing, broken, spread over several files or in the 64-bit form, and when parts
 * overlap: overlapping parts are how small files claim endless content.
 */
export const readZipDirectory = (file: Uint8Array): readonly ZipPart[] | undefined => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count !== view.getUint16(end + 8, true) || start > end) return undefined
  const parts: ZipPart[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return undefined
    const nameLength = view.getUint16(at + 28, true)
    if (at + 46 + nameLength > end) return undefined
    parts.push(readPart(file, view, { at, nameLength }))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return isDisjoint(view, parts, start) ? parts : undefined
}

const readPart = (file: Uint8Array, view: DataView, entry: { at: number; nameLength: number }): ZipPart => {
  const { at, nameLength } = entry
  return {
    name: new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength)),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    offset: view.getUint32(at + 42, true),
  }
}

const findEnd = (view: DataView): number | undefined => {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) if (view.getUint32(at, true) === END) return at
  return undefined
}

const isDisjoint = (view: DataView, parts: readonly ZipPart[], directory: number): boolean => {
  let free = 0
  for (const part of [...parts].sort((a, b) => a.offset - b.offset)) {
    if (part.offset < free || part.offset + 30 > directory) return false
    if (view.getUint32(part.offset, true) !== LOCAL) return false
    const headers = 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true)
    free = part.offset + headers + part.packed
    if (free > directory) return false
  }
  return true
}

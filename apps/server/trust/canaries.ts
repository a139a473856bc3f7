import { inflateRawSync } from 'node:zlib'
import type { MatterKey } from './roles.ts'

/**
 * A word that exists in one place only. `person`: the raiser's name, phone or secret; `title` and `text`: what was said;
 * `internal`: a note among staff; `elsewhere`: anything of another county.
 */
export type Canary = {
  readonly kind: 'person' | 'title' | 'text' | 'internal' | 'elsewhere'
  readonly of: MatterKey
  readonly text: string
}

/** The entries of a zip (docx, xlsx) as they read after unpacking; other bytes stay as they are. */
export const unpacked = (bytes: Buffer): Buffer[] => {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return [bytes]
  const out: Buffer[] = [bytes]
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0) return out
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o)) as [number, number, number]
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const raw = bytes.subarray(from, from + size)
    out.push(bytes.subarray(at + 46, at + 46 + name), method === 8 ? inflateRawSync(raw) : raw)
    at += 46 + name + extra + comment
  }
  return out
}

const escaped = (text: string): string =>
  [...text].map((c) => (c.charCodeAt(0) > 126 ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join('')
/** The ways a word may travel: as it is, escaped in JSON, in an address, in UTF-16, in base64 of the whole. */
const forms = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(escaped(text)),
  Buffer.from(encodeURIComponent(text)),
  Buffer.from(text, 'utf16le'),
]

/** Which canaries are in these bytes, also inside a zip. */
export const found = (canaries: readonly Canary[], ...parts: Buffer[]): Canary[] => {
  const all = parts.flatMap(unpacked)
  return canaries.filter((c) => forms(c.text).some((f) => all.some((b) => b.includes(f))))
}

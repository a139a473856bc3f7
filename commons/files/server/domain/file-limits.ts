import type { FileFamily } from './file-kind.ts'
import { type Refused, refuse } from './file-problem.ts'

/** Bounds on what is taken. Sizes in bytes, pixels as width times height. */
export type FileLimits = {
  readonly bytes: Readonly<Record<FileFamily, number>>
  readonly count: Readonly<Record<FileFamily, number>>
  readonly pixels: number
  /** For docx and xlsx: total after unpacking, number of parts, and unpacked over packed. */
  readonly unpackedBytes: number
  readonly parts: number
  readonly ratio: number
}

const MB = 1024 * 1024

/** Nine photos, one video, one voice note and a few documents for one message. */
export const defaultFileLimits: FileLimits = {
  bytes: { image: 30 * MB, document: 20 * MB, text: 10 * MB, audio: 10 * MB, video: 100 * MB },
  count: { image: 9, document: 5, text: 5, audio: 1, video: 1 },
  pixels: 64_000_000,
  unpackedBytes: 200 * MB,
  parts: 5_000,
  ratio: 200,
}

/** Refuses a set of files when one family has more than its limit; undefined when the set is fine. */
export const checkFileCount = (
  families: readonly FileFamily[],
  limits: Pick<FileLimits, 'count'> = defaultFileLimits,
): Refused | undefined => {
  for (const [family, max] of Object.entries(limits.count) as [FileFamily, number][]) {
    const count = families.filter((f) => f === family).length
    if (count > max) return refuse('files.tooMany', { family, count, max })
  }
  return undefined
}

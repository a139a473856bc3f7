import { readFile } from 'node:fs/promises'
import { type FileFamily, type FileKind, fileKinds } from './domain/file-kind.ts'
import { defaultFileLimits, type FileLimits } from './domain/file-limits.ts'
import type { Refused } from './domain/file-problem.ts'
import { inspect } from './domain/inspect.ts'
import { type Position, processImage } from './domain/process-image.ts'
import { type Storage, sha256, storageKey } from './storage/storage.ts'

/** A file as it was stored: never the original bytes of a picture. `hash` and `thumb` are sha-256 in hex. */
export type TakenFile = {
  readonly ok: true
  readonly name: string
  readonly kind: FileKind
  readonly family: FileFamily
  readonly mime: string
  readonly bytes: number
  readonly hash: string
  readonly thumb: string | null
  /** Where the photo was taken, WGS-84 degrees; told once and not kept. */
  readonly position: Position | null
}
type Source = { readonly path: string; readonly name: string }
type Where = { readonly storage: Storage; readonly tenant: string; readonly limits?: FileLimits }

/**
 * Looks at an upload, draws a picture anew without its metadata, and keeps the result by its content's hash.
 * Gives the refusal for what cannot be taken; throws StorageError when nothing can be kept.
 */
export const takeFile = async (source: Source, to: Where): Promise<TakenFile | Refused> => {
  const limits = to.limits ?? defaultFileLimits
  const seen = await inspect(source.path, source.name, limits)
  if (!seen.ok) return seen
  const put = async (data: Uint8Array): Promise<string> => {
    const hash = sha256(data)
    await to.storage.put(storageKey(hash, to.tenant), data)
    return hash
  }
  const data = await readFile(source.path)
  if (seen.family !== 'image') {
    const { name, kind, family, mime, size } = seen
    return { ok: true, name, kind, family, mime, bytes: size, hash: await put(data), thumb: null, position: null }
  }
  const drawn = await processImage(data, { name: seen.name, pixels: limits.pixels })
  if (!drawn.ok) return drawn
  const kind = drawn.full.mime === fileKinds.webp.mime ? ('webp' as const) : ('jpeg' as const)
  return {
    ok: true,
    name: seen.name.replace(/\.[^.]+$/, kind === 'webp' ? '.webp' : '.jpg'),
    kind,
    family: 'image',
    mime: drawn.full.mime,
    bytes: drawn.full.data.byteLength,
    hash: await put(drawn.full.data),
    thumb: await put(drawn.thumbnail.data),
    position: drawn.position ?? null,
  }
}

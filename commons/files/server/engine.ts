import { notFound } from '@yiwang/kernel'
import { type Engine, type QueryContext, querySpec } from '@yiwang/platform/engine'
import type { Binary } from '@yiwang/platform/http'
import { download } from '../contract/index.ts'
import { downloadHeaders } from './domain/download-headers.ts'
import { type FileKind, fileKinds } from './domain/file-kind.ts'
import type { FileStore } from './file-store.ts'
import { StorageError, storageKey } from './storage/storage.ts'

/** A file the asker may read. `hash` and `thumb` are sha-256 in hex. */
export type ReadableFile = {
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly hash: string
  readonly thumb: string | null
}
export type FilesDeps = {
  readonly store: FileStore
  /** The file when the asker may read it now, undefined otherwise: whether it exists is not told apart. */
  readonly find: (
    ctx: Pick<QueryContext, 'actor' | 'tenant' | 'now' | 'db'>,
    asked: { readonly id: string; readonly key?: string | undefined },
  ) => Promise<ReadableFile | undefined>
}

const isPicture = (mime: string): boolean =>
  (['jpeg', 'webp'] satisfies FileKind[]).some((k) => fileKinds[k].mime === mime)

const bytesOf = async (store: FileStore, tenant: string, hash: string) => {
  const key = storageKey(hash, tenant)
  const head = await store.storage.head(key)
  if (!head) throw notFound()
  try {
    return { size: head.size, bytes: await store.storage.get(key) }
  } catch (e) {
    if (e instanceof StorageError && e.code === 'MISSING') throw notFound()
    throw e
  }
}

const downloadSpec = (deps: FilesDeps) =>
  querySpec({
    op: download,
    async run(ctx, input) {
      const f = await deps.find(ctx, { id: input.id, key: input.key })
      const hash = input.size === 'thumb' ? f?.thumb : f?.hash
      if (!f || !hash) throw notFound()
      const { size, bytes } = await bytesOf(deps.store, ctx.tenant, hash)
      // Stored pictures of these two kinds are always our own drawing: takeFile keeps no other.
      const headers = downloadHeaders({ name: f.name, mime: f.mime, size, reEncoded: isPicture(f.mime) })
      return { bytes, type: headers['content-type'] as string, headers } satisfies Binary as unknown as string
    },
  })

/** Downloads on their own path; who may read is told by the engine the files hang on. */
export const createFiles = (deps: FilesDeps): Engine => ({ name: 'files', queries: [downloadSpec(deps)] })

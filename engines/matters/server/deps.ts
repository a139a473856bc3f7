import type { FileStore } from '@yiwang/files/server'
import type { RegistryApi } from '@yiwang/registry/server'
import type { PackBook } from './pack-book.ts'

/** What the engine is handed by the composition. */
export type MattersDeps = {
  readonly registry: RegistryApi
  readonly packs: PackBook
  readonly files: FileStore
}

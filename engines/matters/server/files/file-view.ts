import { type FileFamily, type FileKind, type FileStore, fileKinds, filePath } from '@yiwang/files/server'
import type { OutputOf } from '@yiwang/kernel/operation'
import type { attach } from '../../contract/index.ts'

export type FileView = OutputOf<typeof attach>['file']
/** Columns of `matters.file` that a view needs. */
export type FileRow = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
  readonly thumb: string | null
}

const familyOf = (kind: string): FileFamily | 'other' =>
  Object.hasOwn(fileKinds, kind) ? fileKinds[kind as FileKind].family : 'other'

/** A file for somebody who reads with an account; rights are looked at when it is opened. */
export const fileView = (f: FileRow): FileView => ({
  id: f.id,
  name: f.name,
  kind: familyOf(f.kind),
  bytes: f.bytes,
  ...filePath(f.id, f.thumb !== null),
})

/** A file for the raiser of one appeal, with or without an account: its addresses open for an hour or two. */
export const raiserFileView = (
  files: FileStore,
  f: FileRow,
  to: { readonly appeal: string; readonly now: number },
): FileView => ({ ...fileView(f), ...files.link({ id: f.id, thumb: f.thumb !== null }, to) })

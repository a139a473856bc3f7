import type { Basis, PackPart } from '@yiwang/kernel/pack'
import type { PostKind } from './post-kinds.ts'

type PostingSpec = {
  readonly id: string
  /** The kind of post that it is about. */
  readonly post: PostKind
  readonly basis: Basis
}
export type Posting = PackPart & PostingSpec & { readonly kind: 'registry.posting' }
/** Nobody is put into this post without person, post, place and duty (四定). The registry asks for the first three anyway. */
export const posting = (spec: PostingSpec): Posting => ({ kind: 'registry.posting', ...spec })

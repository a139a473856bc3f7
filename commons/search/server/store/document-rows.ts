import type { Change } from '@yiwang/platform/write-set'
import { type SearchParts, searchVector } from '../text/search-vector.ts'

/** What a record offers to search, by the record's id. */
export type SearchDocument = SearchParts & { readonly subject: string; readonly kind: string }

const rowOf = (tenant: string, d: SearchDocument) => ({
  tenant,
  subject: d.subject,
  kind: d.kind,
  vec: searchVector(d),
  tail: d.ref && /^\d{4,}$/.test(d.ref) ? d.ref.slice(-4) : null,
})

/** The changes that make records findable: new ones are added, known ones get their words as they are now. */
export const documentRows = (
  tenant: string,
  of: { readonly fresh: readonly SearchDocument[]; readonly changed: readonly SearchDocument[] },
): Change[] => [
  { insert: 'search.document', rows: of.fresh.map((d) => rowOf(tenant, d)), skipDuplicates: true },
  { update: 'search.document', key: ['tenant', 'subject'], rows: of.changed.map((d) => rowOf(tenant, d)) },
]

import { type Reader, sql } from '@yiwang/platform/db'
import type { Change } from '@yiwang/platform/write-set'
import type { Patch, PatchTerm } from '../domain/patch.ts'

const SPAN = (of: string): string =>
  `(extract(epoch from ${of}.valid_from)*1000)::float8 as "from", (extract(epoch from ${of}.valid_to)*1000)::float8 as "to",
   ${of}.ended_reason as ended`
const PATCH = `select p.id, p.kind, p.area, p.name, p.homes, ${SPAN('p')} from registry.patch p where p.tenant=$1`
const TERM = `select h.id, h.patch, h.person, n.name, h.contact, ${SPAN('h')} from registry.patch_holder h
  join registry.person n on n.tenant=h.tenant and n.id=h.person where h.tenant=$1`

/** Every patch ever, ended ones included, by community and name. */
export const allPatches = (db: Reader, tenant: string): Promise<Patch[]> =>
  db.rows<Patch>(sql(`${PATCH} order by p.area, p.name, p.id`, [tenant]))
export const openPatches = (db: Reader, tenant: string): Promise<Patch[]> =>
  db.rows<Patch>(sql(`${PATCH} and p.valid_to is null order by p.area, p.name, p.id`, [tenant]))
export const openPatchesOf = (db: Reader, tenant: string, areas: readonly string[]): Promise<Patch[]> =>
  db.rows<Patch>(
    sql(`${PATCH} and p.valid_to is null and p.area=any($2::text[]) order by p.area, p.name, p.id`, [tenant, areas]),
  )
export const findPatch = (db: Reader, tenant: string, id: string): Promise<Patch | undefined> =>
  db.one<Patch>(sql(`${PATCH} and p.id=$2 for update`, [tenant, id]))

/** Every term ever, the oldest first. */
export const allTerms = (db: Reader, tenant: string): Promise<PatchTerm[]> =>
  db.rows<PatchTerm>(sql(`${TERM} order by h.valid_from, h.id`, [tenant]))
export const termsOf = (db: Reader, tenant: string, patches: readonly string[]): Promise<PatchTerm[]> =>
  db.rows<PatchTerm>(sql(`${TERM} and h.patch=any($2::uuid[]) order by h.valid_from, h.id`, [tenant, patches]))
export const findTerm = (db: Reader, tenant: string, id: string): Promise<PatchTerm | undefined> =>
  db.one<PatchTerm>(sql(`${TERM} and h.id=$2 for update of h`, [tenant, id]))

const date = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))
/** Columns of registry.patch and registry.patch_holder, for a write set. */
export const patchRow = (tenant: string, p: Patch): Record<string, unknown> => ({
  tenant,
  id: p.id,
  kind: p.kind,
  area: p.area,
  name: p.name,
  homes: p.homes,
  valid_from: date(p.from),
  valid_to: date(p.to),
  ended_reason: p.ended,
})
export const termRow = (tenant: string, t: PatchTerm): Record<string, unknown> => ({
  tenant,
  id: t.id,
  patch: t.patch,
  person: t.person,
  contact: t.contact,
  valid_from: date(t.from),
  valid_to: date(t.to),
  ended_reason: t.ended,
})

type End = { readonly at: number; readonly reason: string }
/** Ends terms at a time; they stay as history. */
export const endTerms = (tenant: string, terms: readonly PatchTerm[], { at, reason }: End): Change => ({
  update: 'registry.patch_holder',
  key: ['tenant', 'id'],
  rows: terms.map((t) => ({ tenant, id: t.id, valid_to: new Date(Math.max(at, t.from)), ended_reason: reason })),
})

type OwnTerm = {
  readonly kind: string
  readonly name: string
  readonly place: string
  readonly from: number
  readonly to: number | null
}
/** What one person looks after or did, with the name of the patch and of its community. */
export const termsOfPerson = (db: Reader, tenant: string, person: string): Promise<OwnTerm[]> =>
  db.rows<OwnTerm>(
    sql(
      `select p.kind, p.name, d.name as place, ${SPAN('h')} from registry.patch_holder h
         join registry.patch p on p.tenant=h.tenant and p.id=h.patch
         join registry.division d on d.tenant=p.tenant and d.code=p.area
       where h.tenant=$1 and h.person=$2 order by h.valid_from, h.id`,
      [tenant, person],
    ),
  )

import { forbidden } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import type { Reader } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/patches.ts'
import type { Patches } from '../../pack/patches.ts'
import type { Deps } from '../deps.ts'
import { bareSince, fits, type Patch, type PatchTerm, termNow } from '../domain/patch.ts'
import { patchCoverageOf } from '../domain/patch-coverage.ts'
import type { Territory } from '../domain/territory.ts'
import { areasOfCoverage } from '../policy.ts'
import { allPatches, allTerms, openPatches, openPatchesOf, termsOf, termsOfPerson } from '../store/patch-store.ts'
import { iso, isoOrNull } from './grid-view.ts'

const ENDED: Readonly<Record<string, Words>> = {
  replaced: { zh: '换人', en: 'somebody else took over' },
  roster: { zh: '按名册到期', en: 'ended by the roster' },
  'patch-ended': { zh: '片区撤了', en: 'the patch was ended' },
}
const endedWords = (x: { to: number | null; ended: string | null }): Words | null =>
  x.to === null ? null : (ENDED[x.ended ?? ''] ?? { zh: x.ended ?? '到期', en: x.ended ?? 'its term was over' })

const holderView = (t: PatchTerm) => ({
  id: t.id,
  person: t.person,
  name: t.name,
  contact: t.contact,
  from: iso(t.from),
  to: isoOrNull(t.to),
  ended: endedWords(t),
})

type About = { readonly territory: Territory; readonly now: number }
const viewOf = (p: Patch, kind: Patches, { territory: t, now, terms }: About & { terms: readonly PatchTerm[] }) => {
  const area = t.divisions.get(p.area)
  const held = p.to === null ? termNow(terms, now) : undefined
  return {
    id: p.id,
    kind: p.kind,
    words: kind.words,
    holderWords: kind.holder,
    name: p.name,
    area: p.area,
    areaName: area?.name ?? p.area,
    townName: t.divisions.get(area?.parent ?? '')?.name ?? '',
    homes: p.homes,
    fits: fits(kind, p.homes),
    from: iso(p.from),
    to: isoOrNull(p.to),
    ended: endedWords(p),
    holder: held ? holderView(held) : null,
    bareSince: held || p.to !== null ? null : iso(bareSince(p, terms)),
    past: terms
      .filter((x) => x !== held)
      .reverse()
      .map(holderView),
  }
}
type Shown = ReturnType<typeof viewOf>
const finds = (v: Shown, find: string): boolean =>
  [v.name, v.areaName, v.area, v.holder?.name ?? ''].some((s) => s.includes(find))

/** Patches by kind, community and name; ended ones and earlier holders only when asked for. */
export const patches = (deps: Deps) =>
  querySpec<typeof contract.patches>({
    op: contract.patches,
    async run({ db, tenant, now }, q) {
      const kinds = deps.patchKindsOf(tenant)
      if (kinds.length === 0) return { items: [], total: 0 }
      const territory = await deps.api.territory(tenant)
      const held = Map.groupBy(await allTerms(db, tenant), (x) => x.patch)
      const all = await (q.history ? allPatches : openPatches)(db, tenant)
      const items = kinds
        .flatMap((kind) =>
          all
            .filter((p) => p.kind === kind.id)
            .map((p) => viewOf(p, kind, { territory, now, terms: held.get(p.id) ?? [] })),
        )
        .filter(
          (v) =>
            (q.id === undefined || v.id === q.id) &&
            (q.kind === undefined || v.kind === q.kind) &&
            (q.area === undefined || v.area.startsWith(q.area)) &&
            (!q.bare || v.bareSince !== null) &&
            (q.find === undefined || finds(v, q.find.trim())),
        )
      const shown = items.slice(0, q.limit)
      return { items: q.history ? shown : shown.map((v) => ({ ...v, past: [] })), total: items.length }
    },
  })

/** Which patches nobody holds and which communities have none, as far as the reader's posts reach. */
export const patchCoverage = (deps: Deps) =>
  querySpec<typeof contract.patchCoverage>({
    op: contract.patchCoverage,
    async run({ db, tenant, actor, now }) {
      const areas = areasOfCoverage(actor, now)
      if (areas.length === 0) throw forbidden('not-registry-clerk')
      const territory = await deps.api.territory(tenant)
      const [open, terms] = [await openPatches(db, tenant), await allTerms(db, tenant)]
      const report = patchCoverageOf({
        territory,
        kinds: deps.patchKindsOf(tenant),
        patches: open,
        terms,
        areas,
        now,
      })
      return {
        kinds: report.map((k) => ({ ...k, bare: k.bare.map((b) => ({ ...b, since: iso(b.since) })) })),
      }
    },
  })

type Posted = { readonly db: Reader; readonly tenant: string; readonly now: number }
/** The list that is posted for a community: each patch with who looks after it and an office telephone. */
export const patchFactsOf = async (deps: Deps, { db, tenant, now }: Posted, area: string) => {
  const kinds = deps.patchKindsOf(tenant)
  if (kinds.length === 0) return []
  const open = await openPatchesOf(db, tenant, [area])
  const held = Map.groupBy(
    await termsOf(
      db,
      tenant,
      open.map((p) => p.id),
    ),
    (x) => x.patch,
  )
  return open.flatMap((p) => {
    const kind = kinds.find((k) => k.id === p.kind)
    const term = termNow(held.get(p.id) ?? [], now)
    if (!kind) return []
    const who = { name: term?.name ?? null, contact: term?.contact ?? '', from: isoOrNull(term?.from ?? null) }
    return [{ id: p.id, words: kind.words, holderWords: kind.holder, patch: p.name, ...who }]
  })
}

/** China has one civil time. */
const dayOf = (ms: number): string => iso(ms + 8 * 3_600_000).slice(0, 10)
const recordWords = (r: { place: string; name: string; to: number | null }): Words => {
  const where = `${r.place} ${r.name}`
  if (r.to === null) return { zh: where, en: where }
  return { zh: `${where}，到 ${dayOf(r.to)}`, en: `${where}, until ${dayOf(r.to)}` }
}

/** The patches a person looks after or did, for her own page (S1). */
export const patchRecordsOf =
  (kindsOf: (tenant: string) => readonly Patches[]) =>
  async (db: Reader, of: { tenant: string; person: string | null }) => {
    if (of.person === null) return []
    const source: Words = { zh: '名册管理员登记', en: 'Entered by the registry clerk' }
    return (await termsOfPerson(db, of.tenant, of.person)).flatMap((r) => {
      const kind = kindsOf(of.tenant).find((k) => k.id === r.kind)
      if (!kind) return []
      return [{ what: kind.holder, value: recordWords(r), source, since: iso(r.from) }]
    })
  }

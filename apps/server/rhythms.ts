import { partsOf } from '@yiwang/kernel'
import { dailiesKept, type PackBook, sittingsKept } from '@yiwang/matters/server'
import type { RegistryApi, Territory } from '@yiwang/registry/server'
import type { Rhythm } from '@yiwang/rhythm/pack'
import type { Ground, InForce, KeptAsk, RhythmDeps } from '@yiwang/rhythm/server'

/** What joint reviews call the county's area. */
const COUNTY_AREA = 'county'
const LEVEL_OF = { county: 'county', town: 'town', community: 'community', village: 'community' } as const

/** Codes from a place up to the county. */
const chain = (t: Territory, place: string): string[] => {
  const start = t.grids.get(place)?.division ?? t.units.get(place)?.area ?? place
  const out = t.grids.has(place) || t.units.has(place) ? [place] : []
  for (let d = t.divisions.get(start); d && out.length < 10; d = t.divisions.get(d.parent ?? '')) out.push(d.code)
  return out
}
const groundOf = (t: Territory | undefined): Ground => {
  const levelOf = (code: string): string =>
    t?.grids.has(code) ? 'grid' : t?.units.has(code) ? 'unit' : LEVEL_OF[t?.divisions.get(code)?.kind ?? 'county']
  return {
    unitOf: (place, per) => (t && chain(t, place).find((code) => levelOf(code) === per)) ?? null,
    nameOf: (place) => t?.grids.get(place)?.name ?? t?.divisions.get(place)?.name ?? t?.units.get(place)?.name ?? place,
    within: (place, area) => t !== undefined && (place === area || chain(t, place).includes(area)),
  }
}

const rhythmsOf =
  (book: PackBook & { since(tenant: string, pack: string): number }) =>
  (tenant: string): InForce[] =>
    book.all(tenant).flatMap((r) =>
      partsOf<Rhythm>(r.pack, 'rhythm.rhythm').map((rhythm) => ({
        pack: r.pack.id,
        version: r.pack.version,
        rhythm,
        words: r.words,
        calendar: r.calendar,
        from: book.since(tenant, r.pack.id),
      })),
    )

/** Joins rhythms to the registry's ground and posts, and to the records of casework that keep some of them. */
export const rhythmDeps = (registry: RegistryApi, book: Parameters<typeof rhythmsOf>[0]): RhythmDeps => {
  const rootOf = (tenant: string): string =>
    [...(registry.latest(tenant)?.divisions.values() ?? [])].find((d) => d.parent === null)?.code ?? ''
  const sittings: RhythmDeps['records']['sitting'] = async (db, ask: KeptAsk) => {
    if (ask.per === 'unit') return []
    const root = rootOf(ask.tenant)
    const county = ask.per === 'county'
    const found = await sittingsKept(db, { ...ask, level: ask.per, units: county ? null : ask.units })
    return found.map((k) => (county && k.unit === COUNTY_AREA ? { ...k, unit: root } : k))
  }
  return {
    rhythmsOf: rhythmsOf(book),
    groundOf: (tenant) => groundOf(registry.latest(tenant)),
    seatsOf: registry.tenuresOf,
    holdersOf: registry.holdersOf,
    records: { daily: dailiesKept, sitting: sittings },
  }
}

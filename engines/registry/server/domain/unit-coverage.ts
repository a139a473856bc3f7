import type { Tier } from '../../pack/network.ts'
import { runsAt } from './appointment.ts'
import type { Territory } from './territory.ts'
import type { UnitLink } from './unit-link.ts'

type CoverageInput = {
  readonly territory: Territory
  readonly tiers: readonly Tier[]
  readonly links: readonly UnitLink[]
  /** Codes whose ground is counted; the empty one is everything. */
  readonly areas: readonly string[]
  /** ms. */
  readonly now: number
}
type Place = { readonly code: string; readonly name: string; readonly division: string }

const placesOf = (t: Territory, serves: Tier['serves']): Place[] =>
  serves === 'grid'
    ? [...t.grids.values()].filter((g) => g.status === 'current')
    : [...t.divisions.values()]
        .filter((d) => d.status === 'current' && (d.kind === 'community' || d.kind === 'village'))
        .map((d) => ({ ...d, division: d.code }))

/** For each level of organisations: how many places have one that serves them now, and which have none. */
export const unitCoverageOf = ({ territory: t, tiers, links, areas, now }: CoverageInput) => {
  const inside = (code: string | null): boolean => areas.some((a) => (code ?? '').startsWith(a))
  const townName = (division: string): string =>
    t.divisions.get(t.divisions.get(division)?.parent ?? '')?.name ?? division
  return tiers.map((tier) => {
    const units = [...t.units.values()].filter((u) => u.active && u.tier === tier.id && inside(u.area))
    const places = placesOf(t, tier.serves).filter((p) => inside(p.division))
    const served = links.filter((l) => runsAt(l, now) && t.units.get(l.unit)?.tier === tier.id)
    const [held, busy] = [new Set(served.map((l) => l.grid ?? l.area)), new Set(served.map((l) => l.unit))]
    const without = places.filter((p) => !held.has(p.code))
    return {
      tier: tier.id,
      words: tier.words,
      serves: tier.serves,
      units: units.length,
      idle: units.filter((u) => !busy.has(u.id)).map(({ id, code, name }) => ({ id, code, name })),
      places: places.length,
      covered: places.length - without.length,
      without: without.map(({ code, name, division }) => ({ code, name, townName: townName(division) })),
    }
  })
}

import type { Actor, HeldPost } from '@yiwang/kernel'
import type { UnitFacts } from '@yiwang/matters/moves'
import type { MattersDeps, Release } from '@yiwang/matters/server'

const CODE = '900100'
const TENANT = 'simulated'
const TOWNS = 6
const VILLAGES = 5
const GRIDS = 4
const LEAST_UNITS = 20
/** In a duty list: the town where the place lies. */
const TOWN_CODE = 'TOWN'

export type SimGrid = { readonly code: string; readonly division: string; readonly town: string }
/** A made-up county: 6 towns of 5 villages of 4 grids, the units of the pack's duty list (20 where it has none). */
export type County = {
  readonly tenant: string
  readonly grids: readonly SimGrid[]
  readonly units: readonly UnitFacts[]
  /** By id or by the code of a duty list. */
  unit(key: string): UnitFacts | undefined
  readonly deps: MattersDeps
  /** How many places hold a post of this kind. */
  places(kind: string): number
}

const two = (n: number): string => String(n).padStart(2, '0')
const gridsOf = (): SimGrid[] =>
  Array.from({ length: TOWNS * VILLAGES * GRIDS }, (_, i) => {
    const town = `${CODE}1${two(1 + Math.floor(i / (VILLAGES * GRIDS)))}`
    const division = `${town}2${two(1 + (Math.floor(i / GRIDS) % VILLAGES))}`
    return { code: `${division}0${two(1 + (i % GRIDS))}`, division, town }
  })

const unitsOf = (r: Release): UnitFacts[] => {
  const named = [...new Set([...r.duties.values()].map((d) => d.unitCode))].filter((c) => c !== TOWN_CODE).sort()
  const more = Array.from({ length: Math.max(0, LEAST_UNITS - named.length) }, (_, i) => `U${two(i + 1)}`)
  return [...named, ...more].map((code, i) => ({
    id: `00000000-0000-7000-8000-${String(i + 1).padStart(12, '0')}`,
    name: code,
    code,
    level: 'county',
    area: CODE,
  }))
}

export const countyFor = (r: Release): County => {
  const grids = gridsOf()
  const byGrid = new Map(grids.map((g) => [g.code, { ...g, status: 'current' }]))
  const units = unitsOf(r)
  const byId = new Map(units.map((u) => [u.id, u]))
  const byCode = new Map(units.map((u) => [u.code, u]))
  const territory = { units: byId, grids: byGrid, divisions: new Map(grids.map((g) => [g.division, g])) }
  const registry = {
    latest: () => territory,
    gridByCode: (_: string, code: string) => byGrid.get(code),
    unitById: (_: string, id: string) => byId.get(id),
  }
  const packs = { release: () => r, inForce: () => r, all: () => [r], types: () => [r] }
  const counts: Record<string, number> = {
    handler: units.length,
    'grid-team': grids.length,
    'community-officer': TOWNS * VILLAGES,
    'town-dispatcher': TOWNS,
    'town-leader': TOWNS,
  }
  return {
    tenant: TENANT,
    grids,
    units,
    unit: (key) => byId.get(key) ?? byCode.get(key),
    // The engine asks these few things of the registry and the book while it decides; files are never opened.
    deps: { registry, packs, files: {} } as unknown as MattersDeps,
    places: (kind) => counts[kind] ?? 1,
  }
}

const LEVEL: Readonly<Record<string, HeldPost['level']>> = {
  'grid-team': 'grid',
  'community-officer': 'community',
  'town-dispatcher': 'town',
  'town-leader': 'town',
}
/** The kind of post that serves an owner's queue: `unit:<id>` or `post:<kind>@<place>`. */
export const kindOf = (owner: string): string =>
  owner.startsWith('unit:') ? 'handler' : owner.slice(5, owner.indexOf('@'))

/** One of the people who serve an owner's queue. */
export const personOf = (owner: string, n: number): Actor => {
  const kind = kindOf(owner)
  const at = owner.startsWith('unit:') ? '' : owner.slice(owner.indexOf('@') + 1)
  const level = LEVEL[kind] ?? 'county'
  const name = `${owner}#${n}`
  const post: HeldPost = {
    id: `p:${name}`,
    kind,
    level,
    unit: owner.startsWith('unit:') ? owner.slice(5) : null,
    grid: level === 'grid' ? at : null,
    area: level === 'grid' || owner.startsWith('unit:') ? null : at === 'county' ? CODE : at,
    from: 0,
    to: null,
  }
  return { kind: 'staff', tenant: TENANT, account: `a:${name}`, person: `n:${name}`, name, posts: [post] }
}

const nobody = { tenant: TENANT, account: null, person: null, posts: [] } as const
export const SYSTEM: Actor = { ...nobody, kind: 'system', name: 'system' }
export const RAISER: Actor = { ...nobody, kind: 'anonymous', name: '', device: 'd' }

import { type Actor, capacity, type HeldPost, inForce } from '@yiwang/kernel'
import { LEVELS, type MatterLevel } from '../pack/index.ts'
import type { MattersDeps } from './deps.ts'
import type { Release } from './pack-book.ts'
import { COUNTY_READERS, roleAt } from './policy.ts'

/** A level and the area of it: a grid's or division's code, or `county`. */
export type Seat = { readonly level: MatterLevel; readonly area: string }
export const COUNTY_AREA = 'county'

/** Releases in force here whose matters climb. */
export const ladders = (deps: MattersDeps, tenant: string): Release[] =>
  deps.packs.types(tenant).filter((r) => r.type.ladder)

const areaOf = (p: HeldPost, level: MatterLevel): string | null =>
  level === 'county' ? COUNTY_AREA : level === 'grid' ? p.grid : p.area

/** Seats this person holds in the ladders in force: as head, or as chair of the joint review. */
export const seatsOf = (
  deps: MattersDeps,
  o: { tenant: string; actor: Actor; now: number; seat: 'heads' | 'chairs' },
): (Seat & { as: string })[] => {
  const out = new Map<string, Seat & { as: string }>()
  for (const r of ladders(deps, o.tenant))
    for (const level of LEVELS) {
      const role = roleAt(r.type, level, o.seat)
      for (const p of inForce(o.actor, o.now)) {
        const area = p.kind === role.post ? areaOf(p, level) : null
        if (area !== null) out.set(`${level} ${area}`, { level, area, as: capacity(p) })
      }
    }
  return [...out.values()]
}

export const readsCounty = (actor: Actor, now: number): boolean =>
  actor.kind === 'system' || inForce(actor, now).some((p) => COUNTY_READERS.has(p.kind))

/** The area's name as people call it. */
export const areaName = (deps: MattersDeps, tenant: string, s: Seat): string => {
  const t = deps.registry.latest(tenant)
  if (s.level === 'county') return ''
  if (s.level === 'grid') return t?.grids.get(s.area)?.name ?? s.area
  return t?.divisions.get(s.area)?.name ?? s.area
}

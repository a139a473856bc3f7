import { Failure, invalid } from '@yiwang/kernel'
import { gcj02, type RegistryApi, toWgs84, wgs84 } from '@yiwang/registry/server'

/** The ways a place can be named; any one is enough. */
export type Where = {
  readonly point?: { lon: number; lat: number } | undefined
  readonly datum?: 'wgs84' | 'gcj02'
  readonly grid?: string | undefined
  readonly division?: string | undefined
  readonly placeWords?: string
  /** Its kind asks for none. */
  readonly placeless?: true | undefined
}
export type Placed = {
  county: string | null
  town: string | null
  community: string | null
  grid: string | null
  lon: number | null
  lat: number | null
  place: string
  near_border: boolean
}

const level = (code: string | null): { county: string | null; town: string | null; community: string | null } => ({
  county: code ? code.slice(0, 6) : null,
  town: code && code.length >= 9 ? code.slice(0, 9) : null,
  community: code && code.length >= 12 ? code : null,
})

const problem = (path: string, zh: string, en: string) => invalid([{ path, message: { zh, en } }])

/** Point, grid, or village — resolved to the territory; words alone are allowed and leave the rest to the desk. */
export const placeOf = (registry: RegistryApi, tenant: string, w: Where): Placed => {
  const words = w.placeWords ?? ''
  const none: Placed = {
    county: null,
    town: null,
    community: null,
    grid: null,
    lon: null,
    lat: null,
    place: words,
    near_border: false,
  }
  if (!registry.latest(tenant)) return none
  const at = w.point
    ? w.datum === 'gcj02'
      ? toWgs84(gcj02(w.point.lon, w.point.lat))
      : wgs84(w.point.lon, w.point.lat)
    : null
  const found = at ? registry.gridOf(tenant, at) : null
  const grid = w.grid ? registry.gridByCode(tenant, w.grid) : (found?.grid ?? undefined)
  if (w.grid && !grid) throw problem('grid', '没有这个网格，请从列表里选', 'No such grid; choose from the list')
  if (grid && grid.status !== 'current')
    throw problem(
      'grid',
      '这个网格已经合并或拆分，请选现在的网格',
      'That grid was merged or split; choose a current one',
    )
  const division = grid?.division ?? w.division ?? null
  if (w.division && !grid && !registry.latest(tenant)?.divisions.has(w.division))
    throw problem('division', '没有这个村或社区，请从列表里选', 'No such village; choose from the list')
  if (!division && !words && !at && !w.placeless)
    throw new Failure('NO_PLACE', 422, {
      fields: [
        { path: 'placeWords', message: { zh: '选一下在哪里，说不清就写一句', en: 'Choose a place, or describe it' } },
      ],
    })
  return {
    ...level(division),
    grid: grid?.code ?? onlyGrid(registry, tenant, division),
    lon: at?.lon ?? null,
    lat: at?.lat ?? null,
    place: words,
    near_border: (found?.near.length ?? 0) > 0,
  }
}

const byDivision = new WeakMap<object, Map<string, string | null>>()
/** A village with one grid needs no further question. */
const onlyGrid = (registry: RegistryApi, tenant: string, division: string | null): string | null => {
  const t = registry.latest(tenant)
  if (!t || !division) return null
  let index = byDivision.get(t)
  if (!index) {
    index = new Map()
    for (const g of t.grids.values())
      if (g.status === 'current') index.set(g.division, index.has(g.division) ? null : g.code)
    byDivision.set(t, index)
  }
  return index.get(division) ?? null
}

import { notFound } from '@yiwang/kernel/failure'
import type { QueryContext } from '@yiwang/platform/engine'
import { querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/index.ts'
import { POST_KINDS } from '../../pack/post-kinds.ts'
import type { Deps } from '../deps.ts'
import { gcj02, toWgs84, wgs84 } from '../domain/geo/index.ts'
import { historyWords } from '../domain/history-words.ts'
import { joined } from '../domain/shapes.ts'
import { teamState } from '../domain/team.ts'
import { type Division, type Grid, placeAt, type Territory } from '../domain/territory.ts'
import { slotCounts, teamOfGrid } from '../store/post-store.ts'
import { historyOf } from '../store/territory-store.ts'
import { gridView, gridViews, iso, isoOrNull, type Moment } from './grid-view.ts'
import { patchFactsOf } from './patches.ts'

const momentOf = async (deps: Deps, ctx: QueryContext): Promise<Moment> => ({
  db: ctx.db,
  tenant: ctx.tenant,
  now: ctx.now,
  territory: await deps.api.territory(ctx.tenant),
  composition: deps.compositionOf(ctx.tenant),
})

const divisionView = (d: Division) => ({
  code: d.code,
  name: d.name,
  kind: d.kind,
  parent: d.parent,
  status: d.status,
  point: d.lon === null || d.lat === null ? null : { lon: d.lon, lat: d.lat },
})

export const divisions = (deps: Deps) =>
  querySpec<typeof contract.divisions>({
    op: contract.divisions,
    async run(ctx, { parent, find, merged }) {
      const { territory } = await momentOf(deps, ctx)
      const items = [...territory.divisions.values()].filter(
        (d) =>
          (merged || d.status === 'current') &&
          (parent === undefined || d.parent === parent) &&
          (find === undefined || d.name.includes(find.trim()) || d.code.startsWith(find.trim())),
      )
      return { items: items.map(divisionView) }
    },
  })

type GridFilter = { town?: string | undefined; division?: string | undefined; find?: string | undefined }
const matching = (t: Territory, f: GridFilter, history: boolean): Grid[] =>
  [...t.grids.values()].filter(
    (g) =>
      (history || g.status === 'current') &&
      (f.town === undefined || g.town === f.town) &&
      (f.division === undefined || g.division === f.division) &&
      (f.find === undefined || g.name.includes(f.find.trim()) || g.code.startsWith(f.find.trim())),
  )

export const grids = (deps: Deps) =>
  querySpec<typeof contract.grids>({
    op: contract.grids,
    async run(ctx, input) {
      const m = await momentOf(deps, ctx)
      const found = matching(m.territory, input, input.history === true)
      // Only the filter for gaps has to look at every team before the list is cut.
      if (!input.gaps) return { items: await gridViews(m, found.slice(0, input.limit)), total: found.length }
      const gaps = (await gridViews(m, found)).filter((g) => g.status === 'current' && !g.team.complete)
      return { items: gaps.slice(0, input.limit), total: gaps.length }
    },
  })

export const grid = (deps: Deps) =>
  querySpec<typeof contract.grid>({
    op: contract.grid,
    async run(ctx, { code }) {
      const m = await momentOf(deps, ctx)
      const g = m.territory.grids.get(code)
      if (!g) throw notFound()
      const [counts, team, history, patches] = await Promise.all([
        slotCounts(m.db, m, [code]),
        teamOfGrid(m.db, m, code),
        historyOf(m.db, m.tenant, [code, g.division]),
        patchFactsOf(deps, m, g.division),
      ])
      const state = teamState(m.composition, counts, g.from)
      const { composition } = m
      const seats = team.filter(
        (p) => !composition || composition.slots.some((s) => s.slot === p.slot && s.kind === p.kind),
      )
      return {
        grid: gridView(m.territory, g, state),
        team: seats.map((p) => ({
          slot: p.slot ?? '',
          slotWords: m.composition?.slots.find((s) => s.slot === p.slot)?.words ?? { zh: '', en: '' },
          post: POST_KINDS[p.kind as keyof typeof POST_KINDS].words,
          name: p.name,
          unit: m.territory.units.get(p.unit ?? '')?.name ?? '',
          duty: p.duty,
          from: iso(p.from),
          to: isoOrNull(p.to),
          contact: p.contact,
        })),
        missing: g.status === 'current' ? [...state.missing] : [],
        history: history.map((h) => ({ at: iso(h.at), what: historyWords(h), reason: h.reason })),
        patches,
      }
    },
  })

type Feature = { code: string; name: string; town: string; shape: NonNullable<Grid['shape']> }
const townShapes = (t: Territory): Feature[] => {
  const current = [...t.grids.values()].filter((g) => g.status === 'current')
  return [...Map.groupBy(current, (g) => g.town)].flatMap(([town, own]) => {
    const [first, ...rest] = own.flatMap((g) => (g.shape ? [g.shape] : []))
    const name = t.divisions.get(town)?.name ?? town
    return first ? [{ code: town, name, town, shape: joined([first, ...rest]) }] : []
  })
}
/** Towns are made of their grids so that both maps always agree; once per version, since joining takes a while. */
const townsKept = new WeakMap<Territory, Feature[]>()
const townsOf = (t: Territory): Feature[] => {
  const known = townsKept.get(t) ?? townShapes(t)
  townsKept.set(t, known)
  return known
}

export const gridMap = (deps: Deps) =>
  querySpec<typeof contract.gridMap>({
    op: contract.gridMap,
    async run(ctx, { town, level }) {
      const { territory: t } = await momentOf(deps, ctx)
      const gridsNow = [...t.grids.values()].filter((g) => g.status === 'current')
      const features: Feature[] =
        level === 'town' ? townsOf(t) : gridsNow.flatMap((g) => (g.shape ? [{ ...g, shape: g.shape }] : []))
      return {
        type: 'FeatureCollection' as const,
        schematic: true as const,
        features: features
          .filter((f) => town === undefined || f.town === town)
          .map((f) => ({
            type: 'Feature' as const,
            properties: { code: f.code, name: f.name, town: f.town },
            geometry: { type: f.shape.type, coordinates: [...f.shape.coordinates] },
          })),
      }
    },
  })

export const locate = (deps: Deps) =>
  querySpec<typeof contract.locate>({
    op: contract.locate,
    async run(ctx, { lon, lat, datum, accuracy }) {
      const m = await momentOf(deps, ctx)
      const point = datum === 'gcj02' ? toWgs84(gcj02(lon, lat)) : wgs84(lon, lat)
      const place = placeAt(m.territory, point, accuracy)
      const all = [...(place.grid ? [place.grid] : []), ...place.near.map((n) => n.grid)]
      const views = await gridViews(m, all)
      const viewOf = (g: Grid) => views.find((v) => v.code === g.code)!
      return {
        point: { lon: point.lon, lat: point.lat },
        grid: place.grid ? viewOf(place.grid) : null,
        near: place.near.map((n) => ({ grid: viewOf(n.grid), metres: n.metres })),
      }
    },
  })

export const units = (deps: Deps) =>
  querySpec<typeof contract.units>({
    op: contract.units,
    async run(ctx, { find, kind }) {
      const { territory } = await momentOf(deps, ctx)
      const items = [...territory.units.values()].filter(
        (u) =>
          (kind === undefined || u.kind === kind) &&
          (find === undefined || [u.name, u.short, u.code].some((s) => s.includes(find.trim()))),
      )
      return { items: [...items] }
    },
  })

import { forbidden } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/index.ts'
import type { Tier } from '../../pack/network.ts'
import type { Deps } from '../deps.ts'
import { runsAt } from '../domain/appointment.ts'
import type { Territory } from '../domain/territory.ts'
import { unitCoverageOf } from '../domain/unit-coverage.ts'
import { tierOf, type UnitLink } from '../domain/unit-link.ts'
import { areasOfCoverage } from '../policy.ts'
import { allLinks } from '../store/link-store.ts'
import { iso, isoOrNull } from './grid-view.ts'

const ENDED: Readonly<Record<string, Words>> = {
  'grid-split': { zh: '网格拆分', en: 'the grid was split' },
  'grid-merged': { zh: '网格合并', en: 'the grids were merged' },
  roster: { zh: '按名册到期', en: 'ended by the roster' },
  'division-merged': { zh: '村居合并', en: 'the villages were merged' },
}
const endedWords = (l: UnitLink): Words | null =>
  l.to === null ? null : (ENDED[l.ended ?? ''] ?? { zh: l.ended ?? '到期', en: l.ended ?? 'its term was over' })

const viewOf = (t: Territory, tiers: readonly Tier[], l: UnitLink) => {
  const unit = t.units.get(l.unit)
  const place = t.grids.get(l.grid ?? '') ?? t.divisions.get(l.area ?? '')
  return {
    id: l.id,
    unit: l.unit,
    unitName: unit?.name ?? '',
    tier: unit?.tier ?? '',
    tierWords: tierOf(tiers, unit)?.words ?? { zh: '', en: '' },
    grid: l.grid,
    area: l.area,
    placeName: place?.name ?? l.grid ?? l.area ?? '',
    from: iso(l.from),
    to: isoOrNull(l.to),
    ended: endedWords(l),
  }
}
type Shown = ReturnType<typeof viewOf>
const finds = (v: Shown, find: string): boolean =>
  [v.unitName, v.placeName, v.grid ?? v.area ?? ''].some((s) => s.includes(find))

/** Links by level, then by the organisation's name; ended ones only when asked for. */
export const unitLinks = (deps: Deps) =>
  querySpec<typeof contract.unitLinks>({
    op: contract.unitLinks,
    async run(ctx, q) {
      const territory = await deps.api.territory(ctx.tenant)
      const tiers = deps.tiersOf(ctx.tenant)
      const order = (v: Shown): string => `${tiers.findIndex((x) => x.id === v.tier)} ${v.unitName} ${v.from}`
      const items = (await allLinks(ctx.db, ctx.tenant))
        .filter((l) => q.ended || runsAt(l, ctx.now))
        .map((l) => viewOf(territory, tiers, l))
        .filter(
          (v) =>
            (q.tier === undefined || v.tier === q.tier) &&
            (q.unit === undefined || v.unit === q.unit) &&
            (q.grid === undefined || v.grid === q.grid) &&
            (q.area === undefined || v.area === q.area) &&
            (q.find === undefined || finds(v, q.find.trim())),
        )
        .sort((a, b) => (order(a) < order(b) ? -1 : 1))
      return { items: items.slice(0, q.limit), total: items.length }
    },
  })

/** Which places lack an organisation of a level, as far as the reader's posts reach. */
export const unitCoverage = (deps: Deps) =>
  querySpec<typeof contract.unitCoverage>({
    op: contract.unitCoverage,
    async run({ db, tenant, actor, now }) {
      const areas = areasOfCoverage(actor, now)
      if (areas.length === 0) throw forbidden('not-registry-clerk')
      const territory = await deps.api.territory(tenant)
      const links = await allLinks(db, tenant)
      return { tiers: unitCoverageOf({ territory, tiers: deps.tiersOf(tenant), links, areas, now }) }
    },
  })

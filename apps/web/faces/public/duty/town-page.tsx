import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { TerritoryMap } from '@yiwang/registry/web/territory'
import { Empty, Page, useT } from '@yiwang/ui'
import type { components } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { GridRows } from './grid-rows.tsx'
import { dutyMessages } from './messages.ts'
import { useTowns } from './use-towns.ts'

type GridView = components['schemas']['GridView']

const byVillage = (grids: readonly GridView[]): [string, GridView[]][] => {
  const groups = new Map<string, GridView[]>()
  for (const g of grids) groups.set(g.divisionName, [...(groups.get(g.divisionName) ?? []), g])
  return [...groups]
}

/** Second step: the villages of a town with their grids, and the same on the map. */
export const TownPage = () => {
  const { town = '' } = useParams({ strict: false }) as { town?: string }
  const api = useApi()
  const t = useT(dutyMessages)
  const navigate = useNavigate()
  const towns = useTowns()
  const grids = useAsk(['public', 'grids', town], () => api.GET('/api/grids', { params: { query: { town } } }))
  const map = useAsk(['public', 'map', town], () => api.GET('/api/map/grids', { params: { query: { town } } }))
  const name = towns.data?.features.find((f) => f.properties.code === town)?.properties.name ?? ''
  const open = (code: string) => void navigate({ to: '/duty/grid/$code', params: { code } })
  return (
    <Page key={town} title={name ? t('grids', { town: name }) : t('title')}>
      <div className="yw-stack">
        <p>
          <Link to="/duty">{t('backTowns')}</Link>
        </p>
        <div className="yw-split">
          <Loaded of={grids} skeleton="rows" isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('none')} />}>
            {(data) => (
              <div className="yw-stack">
                <p>{t('pick')}</p>
                {byVillage(data.items).map(([village, rows]) => (
                  <section key={village} className="yw-stack">
                    <h2>{village}</h2>
                    <GridRows grids={rows} />
                  </section>
                ))}
              </div>
            )}
          </Loaded>
          {map.data && map.data.features.length > 0 && (
            <TerritoryMap features={map.data.features} label={t('map', { town: name })} layer="grid" onSelect={open} />
          )}
        </div>
      </div>
    </Page>
  )
}

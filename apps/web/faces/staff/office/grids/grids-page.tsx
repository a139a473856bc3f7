import { useNavigate } from '@tanstack/react-router'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { TerritoryMap } from '@yiwang/registry/web/territory'
import { Button, CheckList, Empty, Page, TextField, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { SelectField } from '../act/index.ts'
import { gridPath } from '../links.ts'
import { useOpens } from '../use-opens.ts'
import { COVERAGE, CoverageCard, NetworkCard, PatchesCard, useCoverage } from './coverage-card.tsx'
import { GridTable } from './grid-table.tsx'
import { gridsMessages } from './messages.ts'
import { useTowns } from './use-towns.ts'

type Filter = { town: string; find: string; show: ('gaps' | 'history')[] }
const START: Filter = { town: '', find: '', show: [] }
const SHOWN = 100

/** The report is for some posts only; to the others the page is a list and a map. */
const useMayCover = () => useOpens().includes(COVERAGE)

const Filters = ({ filter, onChange }: { filter: Filter; onChange: (f: Filter) => void }) => {
  const t = useT(gridsMessages)
  const seated = useCoverage(useMayCover()).data?.teams.slots !== 0
  const towns = useTowns().data?.features ?? []
  const options = towns.map(({ properties: p }) => ({ value: p.code, label: p.name }))
  return (
    <div className="yw-toolbar">
      <SelectField
        label={t('town')}
        none={t('allTowns')}
        options={options}
        value={filter.town}
        onPick={(town) => onChange({ ...filter, town })}
      />
      <TextField
        label={t('find')}
        type="search"
        maxLength={40}
        value={filter.find}
        onText={(find) => onChange({ ...filter, find })}
      />
      <CheckList
        label={t('show')}
        values={filter.show}
        onChange={(show) => onChange({ ...filter, show })}
        choices={[
          ...(seated ? [{ value: 'gaps' as const, label: t('gaps') }] : []),
          { value: 'history', label: t('history') },
        ]}
      />
    </div>
  )
}

/** Towns until one is picked, then its grids with gaps hatched. */
const GridsMap = ({ town, onTown }: { town: string; onTown: (town: string) => void }) => {
  const api = useApi()
  const t = useT(gridsMessages)
  const navigate = useNavigate()
  const towns = useTowns()
  const coverage = useCoverage(useMayCover())
  const grids = useAsk(
    ['office', 'map', town],
    () => api.GET('/api/map/grids', { params: { query: { town } } }),
    town !== '',
  )
  const marked = new Set(coverage.data?.teams.incomplete.map((g) => g.grid) ?? [])
  if (town === '')
    return (
      <Loaded of={towns}>
        {(data) => <TerritoryMap features={data.features} label={t('townMap')} layer="town" onSelect={onTown} />}
      </Loaded>
    )
  return (
    <Loaded of={grids}>
      {(data) => (
        <TerritoryMap
          key={town}
          features={data.features}
          label={t('map')}
          layer="grid"
          marked={marked}
          onSelect={(code) => void navigate({ to: gridPath(code) })}
        />
      )}
    </Loaded>
  )
}

const List = ({ filter, onClear }: { filter: Filter; onClear: () => void }) => {
  const api = useApi()
  const t = useT(gridsMessages)
  const query = {
    limit: SHOWN,
    ...(filter.town ? { town: filter.town } : {}),
    ...(filter.find.trim() ? { find: filter.find.trim() } : {}),
    ...(filter.show.includes('gaps') ? { gaps: 'true' as const } : {}),
    ...(filter.show.includes('history') ? { history: 'true' as const } : {}),
  }
  const grids = useAsk(['office', 'grids', query], () => api.GET('/api/grids', { params: { query } }))
  const clear = <Button onClick={onClear}>{t('clear')}</Button>
  return (
    <Loaded
      of={grids}
      skeleton="rows"
      count={8}
      isEmpty={(d) => d.items.length === 0}
      empty={<Empty cause={t('none')} next={clear} />}
    >
      {({ items, total }) => (
        <div className="yw-stack">
          <p className="yw-muted">
            {items.length < total ? t('listPart', { total, n: items.length }) : t('list', { n: total })}
          </p>
          <GridTable grids={items} />
        </div>
      )}
    </Loaded>
  )
}

/** Grids on the map and in the list under one filter, below what the coverage says. */
export const GridsPage = () => {
  const t = useT(gridsMessages)
  const [filter, setFilter] = useState(START)
  const covers = useMayCover()
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        {covers && <CoverageCard />}
        <NetworkCard />
        <PatchesCard />
        <Filters filter={filter} onChange={setFilter} />
        <div className="yw-split">
          <List filter={filter} onClear={() => setFilter(START)} />
          <GridsMap town={filter.town} onTown={(town) => setFilter({ ...filter, town })} />
        </div>
      </div>
    </Page>
  )
}

import type { OutputOf } from '@yiwang/kernel/operation'
import { type MapRegion, type RegionGeometry, SchematicMap, useT } from '@yiwang/ui'
import type { gridMap } from '../../contract/index.ts'
import { territoryMessages } from './messages.ts'

type Shapes = OutputOf<typeof gridMap>['features']

/** Shapes as the map draws them; `marked` codes are hatched. */
export const regionsOf = (features: Shapes, marked: ReadonlySet<string> = new Set()): MapRegion[] =>
  features.map((f) => ({
    id: f.properties.code,
    name: f.properties.name,
    geometry: f.geometry as RegionGeometry,
    ...(marked.has(f.properties.code) ? { value: 'missing' as const } : {}),
  }))

type TerritoryMapProps = {
  features: Shapes
  label: string
  layer: 'town' | 'grid'
  marked?: ReadonlySet<string>
  selected?: string | undefined
  onSelect: (code: string) => void
  startAsList?: boolean
}

/** Towns or grids as a schematic map with its list twin. */
export const TerritoryMap = ({ features, marked, ...rest }: TerritoryMapProps) => {
  const t = useT(territoryMessages)
  const source = marked && marked.size > 0 ? `${t('source')} ${t('gap')}` : t('source')
  return <SchematicMap {...rest} regions={regionsOf(features, marked)} source={source} />
}

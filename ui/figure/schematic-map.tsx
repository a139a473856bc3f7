import { type ReactNode, useId, useMemo, useState } from 'react'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { countWords } from './figure-words.ts'
import { fitProjection, type RegionGeometry, stepsOf } from './map-shape.ts'
import { type MapRegion, RegionLegend, RegionPicture } from './region-picture.tsx'

type SchematicMapProps = {
  regions: readonly MapRegion[]
  /** What the map shows, as a sentence; the picture's accessible name. */
  label: string
  unit?: string
  selected?: string | undefined
  onSelect?: (id: string) => void
  /** The area's own border, drawn thicker on top. */
  outline?: RegionGeometry
  layer?: 'town' | 'grid'
  scale?: 'amount' | 'heat'
  /** Names on the picture; default up to 20 regions. */
  names?: boolean
  startAsList?: boolean
  /** 审图号, source, time; stands under the picture only, it says nothing about the list. */
  source?: ReactNode
}

const RegionList = ({ regions, selected, onSelect, unit = '' }: SchematicMapProps) => {
  const { locale } = useLocale()
  return (
    <ul className="yw-map-list">
      {regions.map((r) => (
        <li key={r.id}>
          <button type="button" aria-pressed={r.id === selected} onClick={() => onSelect?.(r.id)}>
            <span>{r.name}</span>
            {r.value !== undefined && (
              <span>
                {countWords(r.value, locale)} {typeof r.value === 'number' && unit}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** A map without tiles: SVG regions, five steps, and a list twin with the same order and choice. */
export const SchematicMap = (props: SchematicMapProps) => {
  const t = useT(uiMessages)
  const patterns = useId()
  const [asList, setAsList] = useState(props.startAsList ?? false)
  const { regions, outline } = props
  const projection = useMemo(
    () => fitProjection([...regions.map((r) => r.geometry), ...(outline ? [outline] : [])]),
    [regions, outline],
  )
  const step = useMemo(() => stepsOf(regions.flatMap((r) => (typeof r.value === 'number' ? [r.value] : []))), [regions])
  const picture = { ...props, projection, step, patterns }
  return (
    <div className="yw-map" data-scale={props.scale ?? 'amount'}>
      <div className="yw-chart-head">
        <span>{props.label}</span>
        <button type="button" className="yw-button" aria-pressed={asList} onClick={() => setAsList(!asList)}>
          {t(asList ? 'showMap' : 'showList')}
        </button>
      </div>
      {asList ? (
        <RegionList {...props} />
      ) : (
        <>
          <RegionPicture {...picture} />
          <RegionLegend {...picture} />
          {props.source && <p className="yw-muted">{props.source}</p>}
        </>
      )}
    </div>
  )
}

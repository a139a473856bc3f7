import { type ReactNode, useId, useMemo, useState } from 'react'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { type Count, countWords } from './figure-words.ts'
import { fitProjection, labelPoint, type Projection, pathOf, type RegionGeometry, stepsOf } from './map-shape.ts'
import { fewPaint, hatchPaint, Patterns } from './patterns.tsx'

export type MapRegion = { id: string; name: string; geometry: RegionGeometry; value?: Count }
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

const paintOf = (region: MapRegion, patterns: string, step: (v: number) => number) => {
  if (region.value === undefined) return {}
  if (region.value === 'missing') return { style: { fill: hatchPaint(patterns) } }
  if (region.value === 'hidden') return { style: { fill: fewPaint(patterns) } }
  return { 'data-step': step(region.value) }
}

type PictureProps = SchematicMapProps & { projection: Projection; step: (v: number) => number; patterns: string }

const Picture = (props: PictureProps) => {
  const { regions, projection, selected, onSelect, outline, patterns } = props
  const chosen = regions.find((r) => r.id === selected)
  const named = props.names ?? regions.length <= 20
  return (
    <div className="yw-map-picture">
      <svg viewBox={`0 0 ${projection.width} ${projection.height.toFixed(0)}`} role="img" aria-label={props.label}>
        <Patterns id={patterns} />
        {regions.map((r) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list twin is the keyboard way to the same choice
          <path
            key={r.id}
            className="yw-region"
            data-layer={props.layer ?? 'town'}
            d={pathOf(r.geometry, projection)}
            onClick={() => onSelect?.(r.id)}
            {...paintOf(r, patterns, props.step)}
          />
        ))}
        {outline && <path className="yw-map-outline" d={pathOf(outline, projection)} />}
        {chosen && <path className="yw-map-selected" d={pathOf(chosen.geometry, projection)} />}
      </svg>
      {named &&
        regions.map((r) => {
          const [x, y] = projection.project(...labelPoint(r.geometry))
          const place = { left: `${(x / projection.width) * 100}%`, top: `${(y / projection.height) * 100}%` }
          return (
            <span key={r.id} style={place} aria-hidden>
              {r.name}
            </span>
          )
        })}
    </div>
  )
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

const Legend = ({ regions, unit = '', step, patterns }: PictureProps) => {
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const numbers = regions.flatMap((r) => (typeof r.value === 'number' ? [r.value] : []))
  const present = [1, 2, 3, 4, 5].flatMap((s) => {
    const inStep = numbers.filter((n) => step(n) === s)
    if (inStep.length === 0) return []
    const [low, high] = [countWords(Math.min(...inStep), locale), countWords(Math.max(...inStep), locale)]
    return [{ s, words: `${low === high ? low : `${low}–${high}`} ${unit}` }]
  })
  const swatch = (paint: object) => (
    <svg aria-hidden>
      <rect className="yw-region" width="100%" height="100%" {...paint} />
    </svg>
  )
  if (present.length === 0) return null
  return (
    <ul className="yw-legend" aria-label={t('legend')}>
      {present.map(({ s, words }) => (
        <li key={s}>
          {swatch({ 'data-step': s })} {words}
        </li>
      ))}
      {regions.some((r) => r.value === 'hidden') && (
        <li>
          {swatch({ style: { fill: fewPaint(patterns) } })} {t('few')}
        </li>
      )}
      {regions.some((r) => r.value === 'missing') && (
        <li>
          {swatch({ style: { fill: hatchPaint(patterns) } })} {t('noData')}
        </li>
      )}
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
          <Picture {...picture} />
          <Legend {...picture} />
          {props.source && <p className="yw-muted">{props.source}</p>}
        </>
      )}
    </div>
  )
}

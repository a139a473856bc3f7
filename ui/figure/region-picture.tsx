import { type KeyboardEvent, useId } from 'react'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { type Count, countWords } from './figure-words.ts'
import { labelPoint, nextRegion, type Projection, pathOf, type RegionGeometry, withRoom } from './map-shape.ts'
import { fewPaint, hatchPaint, Patterns } from './patterns.tsx'

export type MapRegion = {
  id: string
  name: string
  geometry: RegionGeometry
  value?: Count
  /** The number as it is said aloud. */
  aloud?: string
}
/** 1 to 5 as drawn; 0 for nothing, which has no colour. */
export type MapStep = (value: number) => number

const paintOf = (value: Count | undefined, patterns: string, step: MapStep) => {
  if (value === undefined) return {}
  if (value === 'missing') return { style: { fill: hatchPaint(patterns) } }
  if (value === 'hidden') return { style: { fill: fewPaint(patterns) } }
  return { 'data-step': step(value) }
}

export type PictureProps = {
  regions: readonly MapRegion[]
  label: string
  projection: Projection
  step: MapStep
  patterns: string
  layer?: 'town' | 'grid'
  outline?: RegionGeometry | undefined
  /** Names on the picture; default up to 20 regions. */
  names?: boolean
  /** How large a letter is, in widths of the picture: only names that do not lie on another are written. */
  letter?: number
  selected?: string | undefined
  onSelect?: ((id: string) => void) | undefined
}

const ARROWS = { ArrowUp: 'north', ArrowDown: 'south', ArrowLeft: 'west', ArrowRight: 'east' } as const
type KeysProps = PictureProps & { onEnter: () => void }
/** A list whose items lie on the map: arrows go to the neighbour, Home to the first, Enter opens what is chosen. */
const useKeys = (props: KeysProps, id: string) => {
  const { regions, selected, onSelect, onEnter } = props
  const onKeyDown = (e: KeyboardEvent) => {
    const way = ARROWS[e.key as keyof typeof ARROWS]
    const at = regions.find((r) => r.id === selected)
    if (e.key === 'Enter') onEnter()
    else if (e.key === 'Home' || (way && !at)) onSelect?.(regions[0]?.id ?? '')
    else if (way && at) onSelect?.(nextRegion(regions, at, way).id)
    else return
    e.preventDefault()
  }
  const at = regions.findIndex((r) => r.id === selected)
  return { onKeyDown, ...(at < 0 ? {} : { 'aria-activedescendant': `${id}-${at}` }) }
}

type ShapesProps = PictureProps & { item?: (region: MapRegion, n: number) => object }
const Shapes = ({ regions, projection, selected, onSelect, outline, patterns, layer, step, item }: ShapesProps) => {
  const chosen = regions.find((r) => r.id === selected)
  return (
    <>
      <Patterns id={patterns} />
      {regions.map((r, n) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys are the list's, which is the picture or its twin
        <path
          key={r.id}
          className="yw-region"
          data-layer={layer ?? 'town'}
          d={pathOf(r.geometry, projection)}
          onClick={() => onSelect?.(r.id)}
          {...paintOf(r.value, patterns, step)}
          {...item?.(r, n)}
        />
      ))}
      {outline && <path className="yw-map-outline" d={pathOf(outline, projection)} />}
      {chosen && <path className="yw-map-selected" d={pathOf(chosen.geometry, projection)} />}
    </>
  )
}

const Names = ({ regions, projection, names = regions.length <= 20, letter }: PictureProps) =>
  names &&
  (letter === undefined ? regions : withRoom(regions, projection, letter)).map((r) => {
    const [x, y] = projection.project(...labelPoint(r.geometry))
    const place = { left: `${(x / projection.width) * 100}%`, top: `${(y / projection.height) * 100}%` }
    return (
      <span key={r.id} style={place} aria-hidden>
        {r.name}
      </span>
    )
  })
const boxOf = (p: Projection): string => `0 0 ${p.width} ${p.height.toFixed(0)}`

/** Regions as a picture; the keyboard's way is a list beside it. */
export const RegionPicture = (props: PictureProps) => (
  <div className="yw-map-picture">
    <svg viewBox={boxOf(props.projection)} role="img" aria-label={props.label}>
      <Shapes {...props} />
    </svg>
    <Names {...props} />
  </div>
)

/** Regions as a picture that is its own list for the keyboard and the ear. */
export const RegionChooser = (props: KeysProps) => {
  const id = useId()
  const keys = useKeys(props, id)
  const item = (r: MapRegion, n: number) => ({
    id: `${id}-${n}`,
    role: 'option',
    'aria-selected': r.id === props.selected,
    'aria-label': [r.name, r.aloud].filter(Boolean).join(' '),
  })
  return (
    <div className="yw-map-picture" role="listbox" tabIndex={0} aria-label={props.label} {...keys}>
      <svg viewBox={boxOf(props.projection)} role="none">
        <Shapes {...props} item={item} />
      </svg>
      <Names {...props} />
    </div>
  )
}

const STEPS = [0, 1, 2, 3, 4, 5]
type LegendProps = Pick<PictureProps, 'regions' | 'step' | 'patterns'> & {
  unit?: string
  /** What dots stand for; fewer than five unless given. */
  dots?: string
}
/** What the colours stand for: the least and the most of each class that is there. */
export const RegionLegend = ({ regions, unit = '', step, patterns, dots }: LegendProps) => {
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const numbers = regions.flatMap((r) => (typeof r.value === 'number' ? [r.value] : []))
  const present = STEPS.flatMap((s) => {
    const inStep = numbers.filter((n) => step(n) === s)
    if (inStep.length === 0) return []
    const [low, high] = [countWords(Math.min(...inStep), locale), countWords(Math.max(...inStep), locale)]
    return [{ s, words: `${low === high ? low : `${low}–${high}`} ${unit}` }]
  })
  const swatch = (value: Count, with_: MapStep) => (
    <svg aria-hidden>
      <rect className="yw-region" width="100%" height="100%" {...paintOf(value, patterns, with_)} />
    </svg>
  )
  if (present.length === 0) return null
  return (
    <ul className="yw-legend" aria-label={t('legend')}>
      {present.map(({ s, words }) => (
        <li key={s}>
          {swatch(s, () => s)} {words}
        </li>
      ))}
      {(['hidden', 'missing'] as const).map(
        (state) =>
          regions.some((r) => r.value === state) && (
            <li key={state}>
              {swatch(state, step)} {state === 'hidden' ? (dots ?? t('few')) : t('noData')}
            </li>
          ),
      )}
    </ul>
  )
}

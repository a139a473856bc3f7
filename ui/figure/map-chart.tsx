import { type ReactNode, useId, useMemo, useRef, useState } from 'react'
import { usePreferences } from '../frame/preferences.tsx'
import { useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { Written } from '../written.tsx'
import { ChartFrame, type ChartHead, ChartTable } from './chart-frame.tsx'
import { fitProjection, stepsOf } from './map-shape.ts'
import { type MapRegion, RegionChooser, RegionLegend, RegionPicture } from './region-picture.tsx'

export type MapLine = { readonly id: string; readonly label: string; readonly said: ReactNode }
type MapChartProps = ChartHead & {
  regions: readonly MapRegion[]
  unit: string
  layer: 'town' | 'grid'
  /** Every place with its number as the page says it: those on the map and those that are not. */
  lines: readonly MapLine[]
  /** Lists beside the map: what to look at. */
  beside?: readonly { readonly title: string; readonly lines: readonly MapLine[] }[]
  /** While nothing is chosen, under the map. */
  hint: string
  /** What dots stand for. */
  dots: string
}

/** Nothing has no colour; the others five classes of equal width. */
const classesOf = (regions: readonly MapRegion[]) => {
  const some = stepsOf(regions.flatMap((r) => (typeof r.value === 'number' && r.value > 0 ? [r.value] : [])))
  return (value: number): number => (value > 0 ? some(value) : 0)
}

const Lines = ({ title, lines }: { title: string; lines: readonly MapLine[] }) => (
  <section>
    <h4>{title}</h4>
    <ol>
      {lines.map((line) => (
        <li key={line.id}>
          <Written>{line.label}</Written>
          <b>{line.said}</b>
        </li>
      ))}
    </ol>
  </section>
)

/** Letters where a map is small and its words are large: names that would lie on another are left to the lists. */
const LARGE = 0.06

const Drawn = ({ regions, unit, layer, lines, title, fixed = false, hint, dots }: MapChartProps) => {
  const patterns = useId()
  const line = useRef<HTMLParagraphElement>(null)
  const [selected, setSelected] = useState<string>()
  const projection = useMemo(() => fitProjection(regions.map((r) => r.geometry)), [regions])
  const step = useMemo(() => classesOf(regions), [regions])
  const { elder } = usePreferences()
  const picture = {
    regions,
    label: title,
    projection,
    step,
    patterns,
    layer,
    selected,
    onSelect: setSelected,
    ...(elder ? { letter: LARGE } : {}),
  }
  const chosen = lines.find((l) => l.id === selected)
  const onEnter = () => line.current?.querySelector('a')?.click()
  return (
    <div className="yw-map">
      {fixed ? <RegionPicture {...picture} letter={LARGE} /> : <RegionChooser {...picture} onEnter={onEnter} />}
      <RegionLegend {...picture} unit={unit} dots={dots} />
      {!fixed && (
        <p ref={line} role="status" className="yw-map-chosen">
          {chosen ? (
            <>
              <Written>{chosen.label}</Written> <b>{chosen.said}</b>
            </>
          ) : (
            <span className="yw-muted">{hint}</span>
          )}
        </p>
      )}
    </div>
  )
}

/** A question answered on a map: classes with their legend, what to look at beside it, one place at a time, and a table. */
export const MapChart = (props: MapChartProps) => {
  const t = useT(uiMessages)
  const { beside = [], lines, unit } = props
  const chart = (
    <div className="yw-map-beside">
      <Drawn {...props} />
      {beside.length > 0 && (
        <div className="yw-map-lines">
          {beside.map((b) => (
            <Lines key={b.title} {...b} />
          ))}
        </div>
      )}
    </div>
  )
  const rows = lines.map((l) => ({ id: l.id, label: l.label, cells: [l.said] }))
  const head = [t('item'), `${t('amount')} (${unit})`]
  return <ChartFrame {...props} chart={chart} table={<ChartTable title={props.title} head={head} rows={rows} />} />
}

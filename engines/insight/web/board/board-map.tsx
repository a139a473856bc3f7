import { territoryMessages } from '@yiwang/registry/web/territory'
import { MapChart, sentences, useT } from '@yiwang/ui'
import { Opened } from './board-figure.tsx'
import { type ChartProps, type Shapes, useHead } from './chart-head.ts'
import { byNumber, lookAt, placesOf, type Spot } from './places.ts'

/** A tile on the registry's own shapes. */
export const BoardMap = (props: ChartProps & { drawn: Shapes }) => {
  const { tile, open, drawn, ranked = false, fixed = false } = props
  const { reading, head } = useHead(props)
  const schematic = useT(territoryMessages)
  const { t, words } = reading
  const { regions, spots, elsewhere } = placesOf(tile, drawn, words.locale)
  const look = lookAt(spots)
  const line = ({ id, label, text, of }: Spot) => ({
    id,
    label,
    said: of ? (
      <Opened of={of} open={open}>
        {text}
      </Opened>
    ) : (
      text
    ),
  })
  const places = ranked
    ? [
        { title: t(look.all ? 'allPlaces' : 'mostPlaces'), lines: look.most.map(line) },
        { title: t('leastPlaces'), lines: look.least.map(line) },
      ]
    : [{ title: t('everyPlace'), lines: spots.map(line) }]
  const lists = [...places, { title: t('elsewhere'), lines: elsewhere.map(line) }].filter((l) => l.lines.length > 0)
  const finding = sentences([head.finding, look.none > 0 && t('nonePlaces', { n: look.none })])
  return (
    <MapChart
      {...head}
      finding={finding}
      source={[head.source, schematic('source')].filter(Boolean).join(' · ')}
      regions={regions}
      layer={tile.show === 'map-grid' ? 'grid' : 'town'}
      lines={[...(ranked ? byNumber(spots) : spots), ...elsewhere].map(line)}
      beside={fixed ? [] : lists}
      hint={t('mapHint')}
      dots={t('dots')}
    />
  )
}

import { say } from '@yiwang/kernel/message'
import { type Bar, BarChart, type Count, HeatTable, shareWords, TrendChart, useLocale, useNow } from '@yiwang/ui'
import { Opened } from './board-figure.tsx'
import { BoardMap } from './board-map.tsx'
import { BoardSmalls } from './board-smalls.tsx'
import { amountText, type BoardNumber, drawnOf, isRateTile, numberText, stepText, type TileData } from './board-text.ts'
import { type ChartProps, useHead } from './chart-head.ts'
import { readingOf } from './findings.ts'

/** Grids are many: the picture holds this many, the table all. */
const IN_PICTURE = 12

const useBars = ({ tile, open }: ChartProps): Bar[] => {
  const { locale } = useLocale()
  const { t } = readingOf({ now: useNow(), locale })
  const rate = isRateTile(tile)
  const whole = tile.show === 'partition' ? tile.figures[0] : undefined
  const noteOf = (f: BoardNumber) => {
    const share = whole && f !== whole ? shareWords(f.value ?? 'missing', whole.value ?? 'missing') : undefined
    return share ? { note: t('shareOf', { share }) } : {}
  }
  return tile.figures.map((f) => ({
    id: f.key,
    label: say(f.words, locale),
    value: drawnOf(f, rate),
    said: (
      <Opened of={f} open={open}>
        {numberText(f, locale)}
      </Opened>
    ),
    ...noteOf(f),
  }))
}

const height = (value: Count): number => (typeof value === 'number' ? value : -1)
const Bars = (props: ChartProps) => {
  const { tile } = props
  const { reading, head } = useHead(props)
  const bars = useBars(props)
  const rate = isRateTile(tile) ? { full: 100 } : {}
  if (!/grid$/.test(tile.show) || bars.length <= IN_PICTURE) return <BarChart {...head} {...rate} bars={bars} />
  const most = [...bars].sort((a, b) => height(b.value) - height(a.value)).slice(0, IN_PICTURE)
  const source = `${head.source} · ${reading.t('picture', { n: IN_PICTURE })}`
  return <BarChart {...head} {...rate} source={source} bars={most} rows={bars} />
}

const Trend = (props: ChartProps) => {
  const { tile, open } = props
  const { reading, head } = useHead(props)
  const { words, t } = reading
  const rate = isRateTile(tile)
  const steps = tile.figures.map((f) => ({
    id: f.key,
    label: stepText(f.key, words),
    value: drawnOf(f, rate),
    provisional: f.state === 'provisional',
    said: (
      <Opened
        of={{
          ...f,
          words: {
            zh: stepText(f.key, { ...words, locale: 'zh-CN' }),
            en: stepText(f.key, { ...words, locale: 'en' }),
          },
        }}
        open={open}
      >
        {numberText(f, words.locale)}
      </Opened>
    ),
  }))
  const most = Math.max(0, ...steps.map((s) => height(s.value)))
  const n = rate ? '100%' : amountText(most, tile.figures[0]?.unit ?? '', words.locale)
  return <TrendChart {...head} steps={steps} top={t('top', { n })} {...(rate ? { full: 100 } : {})} />
}

const HOURS = Array.from({ length: 24 }, (_, h) => String(h).padStart(2, '0'))
const WEEK = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const Heat = (props: ChartProps) => {
  const { tile, open } = props
  const { reading, head } = useHead(props)
  const cells = tile.figures.flatMap((f) => {
    const [row = '', column = ''] = f.key.split('-')
    const number = Number(f.value).toLocaleString('en-US')
    return f.value === null
      ? []
      : [
          {
            row,
            column,
            value: f.value,
            said: (
              <Opened of={f} open={open}>
                {number}
              </Opened>
            ),
          },
        ]
  })
  const rows = WEEK[reading.words.locale].map((label, i) => ({ id: String(i + 1), label }))
  const columns = HOURS.map((h) => ({ id: h, label: String(Number(h)) }))
  return (
    <figure className="yw-chart yw-card">
      <h3>{head.title}</h3>
      <p>{head.finding}</p>
      <HeatTable title={head.title} rows={rows} columns={columns} cells={cells} />
      {head.source && <figcaption className="yw-muted">{head.source}</figcaption>}
    </figure>
  )
}

/** Which shapes a tile is drawn on. Without them it is bars. */
export const LAYER: Readonly<Partial<Record<TileData['show'], 'town' | 'grid'>>> = {
  'map-town': 'town',
  'map-grid': 'grid',
}

/** A tile that is more than one number: its question, its answer in a sentence, its picture and its table. */
export const BoardChart = (props: ChartProps) => {
  const { show } = props.tile
  if (show === 'trend') return <Trend {...props} />
  if (show === 'town-trends') return <BoardSmalls {...props} />
  const layer = LAYER[show]
  const drawn = layer && props.shapes?.(layer)
  if (drawn && drawn.length > 0) return <BoardMap {...props} drawn={drawn} />
  return show === 'heat' ? <Heat {...props} /> : <Bars {...props} />
}

import { say } from '@yiwang/kernel/message'
import { type Bar, BarChart, type Count, HeatTable, shareWords, TrendChart, useLocale, useNow } from '@yiwang/ui'
import { type OpenCases, Opened } from './board-figure.tsx'
import {
  amountText,
  type BoardNumber,
  drawnOf,
  isRateTile,
  numberText,
  stepText,
  stretchText,
  type TileData,
  unitName,
} from './board-text.ts'
import { findingOf, readingOf } from './findings.ts'

export type ChartProps = { tile: TileData; open?: OpenCases | undefined; fixed?: boolean }
/** Grids are many: the picture holds this many, the table all. */
const IN_PICTURE = 12

/** What every chart of a tile says beside its picture. */
const useHead = ({ tile, fixed = false }: ChartProps) => {
  const { locale } = useLocale()
  const words = { now: useNow(), locale }
  const reading = readingOf(words)
  const { t } = reading
  const name = say(tile.title, locale)
  const title = tile.show === 'partition' || tile.show === 'figure' ? name : t(tile.show, { name })
  const [from, to] = [tile.figures[0]?.period.from, tile.figures.at(-1)?.period.to]
  const state = tile.figures.some((f) => f.state === 'provisional') ? t('provisionalWhy') : t('final')
  const source = from && to ? `${stretchText({ from, to }, words)} · ${state}` : undefined
  const unit = unitName(tile.figures[0]?.unit ?? '', 2, locale)
  return { reading, head: { title, finding: findingOf(tile, reading), source, unit, fixed } }
}

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
  if (tile.show !== 'by-grid' || bars.length <= IN_PICTURE) return <BarChart {...head} {...rate} bars={bars} />
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

/** A tile that is more than one number: its question, its answer in a sentence, its picture and its table. */
export const BoardChart = (props: ChartProps) => {
  const { show } = props.tile
  if (show === 'trend') return <Trend {...props} />
  return show === 'heat' ? <Heat {...props} /> : <Bars {...props} />
}

import { type FigureData, FigureList, FigureTableView, figureText, isRate, lastDay } from '@yiwang/insight/web/bulletin'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { countWords, dayWords, Field, momentWords, Page, RateBar, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { type BoardData, HotChart, MonthChart, useMonthName } from './charts.tsx'
import { boardMessages } from './messages.ts'
import { partitionText, partsOf } from './parts.ts'

/** The month the board speaks of, by China time. */
const monthOf = (data: BoardData): string =>
  new Date(Date.parse(data.period.from) + 8 * 3_600_000).toISOString().slice(0, 7)

/** Collected = its parts when that is all; else the rest is named, never left out. */
const Partition = ({ figures }: { figures: readonly FigureData[] }) => {
  const t = useT(boardMessages)
  const { locale } = useLocale()
  const parts = partsOf(figures)
  if (!parts) return <p>{t('partitionMissing')}</p>
  const n = (count: number) => countWords(count, locale)
  const { collected, spot, forwarded, internal, rest } = parts
  const said = { collected: n(collected), spot: n(spot), forwarded: n(forwarded) }
  return (
    <p className="yw-partition">{t(partitionText(parts), { ...said, internal: n(internal ?? 0), rest: n(rest) })}</p>
  )
}

const Rate = ({ figure }: { figure: FigureData }) => {
  const { locale } = useLocale()
  const label = say(figure.words, locale)
  const note = say(figure.definition, locale)
  if (figure.value !== null && figure.of !== null)
    return <RateBar label={label} n={figure.value} m={figure.of} unit="" note={note} />
  return (
    <div className="yw-rate">
      <div className="yw-rate-head">
        <span>{label}</span>
        <strong>{figureText(figure, locale)}</strong>
      </div>
      <span className="yw-muted">{note}</span>
    </div>
  )
}

const Rates = ({ figures }: { figures: readonly FigureData[] }) => {
  const t = useT(boardMessages)
  if (figures.length === 0) return null
  return (
    <section className="yw-card yw-stack" data-part="rates">
      <h2>{t('rates')}</h2>
      {figures.map((f) => (
        <Rate key={f.id} figure={f} />
      ))}
      <p className="yw-muted">{t('silence')}</p>
    </section>
  )
}

const MonthPicker = ({ data, onPick }: { data: BoardData; onPick: (month: string) => void }) => {
  const t = useT(boardMessages)
  const name = useMonthName()
  const months = data.byMonth.map((m) => m.month).reverse()
  if (months.length < 2) return null
  return (
    <Field label={t('month')}>
      {(ids) => (
        <select className="yw-input" {...ids} value={monthOf(data)} onChange={(e) => onPick(e.target.value)}>
          {months.map((m) => (
            <option key={m} value={m}>
              {name(m)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

const Board = ({ data, onPick }: { data: BoardData; onPick: (month: string) => void }) => {
  const t = useT(boardMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (at: string) => dayWords(at, { now, locale })
  const counts = data.figures.filter((f) => !isRate(f))
  return (
    <div className="yw-stack">
      <div className="yw-toolbar">
        <MonthPicker data={data} onPick={onPick} />
        <p className="yw-muted">
          {t('window', { from: day(data.period.from), to: day(lastDay(data.period.to)) })} ·{' '}
          {t('asOf', { at: momentWords(data.asOf, { now, locale }) })} ·{' '}
          <span className={data.state === 'provisional' ? 'yw-state' : undefined}>{t(data.state)}</span>
        </p>
      </div>
      <Partition figures={data.figures} />
      <Rates figures={data.figures.filter(isRate)} />
      {counts.length > 0 && (
        <section className="yw-stack">
          <h2>{t('counts')}</h2>
          <FigureList figures={counts} />
        </section>
      )}
      {data.byMonth.length > 1 && <MonthChart data={data} />}
      {data.byTown && (
        <section className="yw-stack">
          <h2>{t('byTown')}</h2>
          <FigureTableView table={data.byTown} />
        </section>
      )}
      {data.hot.length > 0 && <HotChart data={data} />}
    </div>
  )
}

export const BoardPage = () => {
  const api = useApi()
  const t = useT(boardMessages)
  const [month, setMonth] = useState<string>()
  const query = month === undefined ? {} : { month }
  const board = useAsk(['public', 'board', month], () => api.GET('/api/board', { params: { query } }))
  return (
    <Page title={t('title')}>
      <Loaded of={board} skeleton="figures">
        {(data) => <Board data={data} onPick={setMonth} />}
      </Loaded>
    </Page>
  )
}

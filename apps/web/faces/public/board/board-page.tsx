import { type FigureData, FigureList, FigureTableView, figureCount, unitWords } from '@yiwang/insight/web/bulletin'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { countWords, dayWords, Field, momentWords, Page, RateBar, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { type BoardData, HotChart, MonthChart, useMonthName } from './charts.tsx'
import { boardMessages } from './messages.ts'

/** The month the board speaks of, by China time. */
const monthOf = (data: BoardData): string =>
  new Date(Date.parse(data.period.from) + 8 * 3_600_000).toISOString().slice(0, 7)

/** Collected = on the spot + forwarded, only when the three are there and balance. */
const Partition = ({ data }: { data: BoardData }) => {
  const t = useT(boardMessages)
  const { locale } = useLocale()
  const row = data.byMonth.find((m) => m.month === monthOf(data))
  const { collected = null, onSpot = null, forwarded = null } = row ?? {}
  if (collected === null || onSpot === null || forwarded === null || collected !== onSpot + forwarded)
    return <p>{t('partitionMissing')}</p>
  const n = (value: number) => countWords(value, locale)
  return (
    <p className="yw-partition">
      {t('partition', { collected: n(collected), spot: n(onSpot), forwarded: n(forwarded) })}
    </p>
  )
}

const Rates = ({ figures }: { figures: readonly FigureData[] }) => {
  const t = useT(boardMessages)
  const { locale } = useLocale()
  if (figures.length === 0) return null
  return (
    <section className="yw-card yw-stack">
      <h2>{t('rates')}</h2>
      {figures.map((f) => (
        <RateBar
          key={f.id}
          label={say(f.words, locale)}
          n={figureCount(f)}
          m={f.of ?? 'missing'}
          unit={unitWords(f.unit, locale)}
          note={say(f.definition, locale)}
        />
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
  const counts = data.figures.filter((f) => f.of === null)
  return (
    <div className="yw-stack">
      <div className="yw-toolbar">
        <MonthPicker data={data} onPick={onPick} />
        <p className="yw-muted">
          {t('window', { from: day(data.period.from), to: day(data.period.to) })} ·{' '}
          {t('asOf', { at: momentWords(data.asOf, { now, locale }) })} ·{' '}
          <span className={data.state === 'provisional' ? 'yw-state' : undefined}>{t(data.state)}</span>
        </p>
      </div>
      <Partition data={data} />
      <Rates figures={data.figures.filter((f) => f.of !== null)} />
      {counts.length > 0 && (
        <section className="yw-stack">
          <h2>{t('counts')}</h2>
          <FigureList figures={counts} />
        </section>
      )}
      <MonthChart data={data} />
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

import { Button, momentWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useState } from 'react'
import { dailyOrder } from './daily-order.ts'
import { dailyMessages } from './messages.ts'
import type { Daily } from './types.ts'

/** More rows than anybody reads at once wait behind a button. */
const SHOWN = 60

const State = ({ daily }: { daily: Daily }) => {
  const t = useT(dailyMessages)
  const { locale } = useLocale()
  const now = useNow()
  // on its day a report is only still to come; what is late stands out
  if (daily.filedAt === null)
    return daily.late ? <strong className="yw-late-words">{t('missingLate')}</strong> : <span>{t('missing')}</span>
  return <span>{t(daily.late ? 'filedLate' : 'filedAt', { at: momentWords(daily.filedAt, { now, locale }) })}</span>
}

type Head = readonly [keyof Daily['counts'], string]
const DailyRow = ({ daily: d, heads }: { daily: Daily; heads: readonly Head[] }) => {
  const t = useT(dailyMessages)
  return (
    <tr data-filed={d.filedAt !== null}>
      <th scope="row">
        <Written>{d.gridName}</Written>
      </th>
      <td data-label={t('state')}>
        <State daily={d} />
      </td>
      {heads.map(([key, label]) => (
        <td key={key} data-label={label} data-number="">
          {d.counts[key]}
        </td>
      ))}
      <td data-label={t('said')}>{d.text !== null && <Written>{d.text === '' ? t('quiet') : d.text}</Written>}</td>
    </tr>
  )
}

/** The day by grid: who has not filed comes first. */
export const DailyTable = ({ items }: { items: readonly Daily[] }) => {
  const t = useT(dailyMessages)
  const [all, setAll] = useState(false)
  const rows = dailyOrder(items).slice(0, all ? items.length : SHOWN)
  const heads: readonly Head[] = [
    ['registered', t('registered')],
    ['settled', t('settled')],
    ['raised', t('raised')],
    ['open', t('openNow')],
  ]
  return (
    <>
      <table className="yw-table" data-cards="">
        <thead>
          <tr>
            <th scope="col">{t('grid')}</th>
            <th scope="col">{t('state')}</th>
            {heads.map(([key, label]) => (
              <th key={key} scope="col" data-number="">
                {label}
              </th>
            ))}
            <th scope="col">{t('said')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((d) => (
            <DailyRow key={d.grid} daily={d} heads={heads} />
          ))}
        </tbody>
      </table>
      {rows.length < items.length && (
        <div className="yw-actions">
          <Button onClick={() => setAll(true)}>{t('more', { n: items.length })}</Button>
        </div>
      )}
    </>
  )
}

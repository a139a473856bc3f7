import './daily.css'
import { Loaded } from '@yiwang/portal/web/load'
import { Button, Empty, Page, TextField, useT } from '@yiwang/ui'
import { useState } from 'react'
import { DailyTable } from './daily-table.tsx'
import { FileDaily } from './file-daily.tsx'
import { dailyMessages } from './messages.ts'
import type { Dailies } from './types.ts'
import { useDailies } from './use-dailies.ts'

const Day = ({ dailies }: { dailies: Dailies }) => {
  const t = useT(dailyMessages)
  const { day, items, filed, missing, mayFile } = dailies
  const mine = items.filter((d) => mayFile.includes(d.grid))
  if (items.length === 0) return <Empty cause={t('none')} />
  return (
    <div className="yw-stack">
      {mine.length > 0 && (
        <section className="yw-stack yw-phone-wide">
          <h2>{t('ownHead')}</h2>
          {mine.map((d) => (
            <FileDaily key={`${d.grid} ${day}`} daily={d} day={day} />
          ))}
        </section>
      )}
      <p data-part="filed">{t('filedOf', { filed, missing })}</p>
      {mine.length < items.length && <DailyTable items={items} />}
    </div>
  )
}

/** The day's reports by grid, and one's own to file. */
export const DailyPage = () => {
  const t = useT(dailyMessages)
  const [day, setDay] = useState('')
  const found = useDailies(day)
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <div className="yw-toolbar">
          <TextField label={t('day')} type="date" value={day || (found.data?.day ?? '')} onText={setDay} />
          {day !== '' && <Button onClick={() => setDay('')}>{t('today')}</Button>}
        </div>
        <Loaded of={found} skeleton="rows">
          {(dailies) => <Day dailies={dailies} />}
        </Loaded>
      </div>
    </Page>
  )
}

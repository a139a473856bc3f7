import './rhythm.css'
import { Link, useParams } from '@tanstack/react-router'
import { Loaded } from '@yiwang/portal/web/load'
import { Empty, Page, useT } from '@yiwang/ui'
import { useOpens } from '../office/use-opens.ts'
import { rhythmMessages } from './messages.ts'
import { MissedList } from './missed-list.tsx'
import { RhythmCard } from './rhythm-card.tsx'
import type { Calendar } from './types.ts'
import { useRhythms } from './use-rhythms.ts'

const Cards = ({ calendar }: { calendar: Calendar }) => (
  <div className="yw-rhythm-cards">
    {calendar.items.map((r) => (
      <RhythmCard key={`${r.pack} ${r.rhythm} ${r.unit}`} rhythm={r} today={calendar.today} />
    ))}
  </div>
)

/** What comes round for this person; for who supervises, what was missed. */
export const RhythmPage = () => {
  const t = useT(rhythmMessages)
  const found = useRhythms()
  const supervises = useOpens().includes('rhythm.missed')
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <Loaded
          of={found}
          skeleton="rows"
          isEmpty={(d) => d.items.length === 0}
          empty={supervises ? null : <Empty cause={t('none')} />}
        >
          {(calendar) => <Cards calendar={calendar} />}
        </Loaded>
        {supervises && <MissedList />}
      </div>
    </Page>
  )
}

/** What one place keeps, for who supervises it. */
export const PlaceRhythmPage = () => {
  const t = useT(rhythmMessages)
  const { unit = '' } = useParams({ strict: false }) as { unit?: string }
  const found = useRhythms(unit)
  const place = found.data?.items[0]?.unitName
  return (
    <Page title={place ? t('placeTitle', { place }) : t('title')}>
      <div className="yw-stack">
        <p>
          <Link to="/rhythm">{t('back')}</Link>
        </p>
        <Loaded of={found} skeleton="rows">
          {(calendar) => <Cards calendar={calendar} />}
        </Loaded>
      </div>
    </Page>
  )
}

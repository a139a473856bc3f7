import { Link } from '@tanstack/react-router'
import { useT } from '@yiwang/ui'
import { useOpens } from '../office/use-opens.ts'
import { dailyMessages } from './messages.ts'
import { useDailies } from './use-dailies.ts'

/** On a grid worker's first page: today's report while it is still to be filed, and nothing else. */
export const DailyLine = () => {
  const t = useT(dailyMessages)
  const opens = useOpens().includes('matters.dailies')
  const { data } = useDailies('', opens)
  if (!opens || !data || data.mayFile.length === 0) return null
  return (
    <p className="yw-picked" data-part="daily">
      <strong>{t('homeMissing')}</strong>
      <Link className="yw-button" to="/daily">
        {t('homeGo')}
      </Link>
    </p>
  )
}

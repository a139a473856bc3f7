import { Link } from '@tanstack/react-router'
import { Button, type Density, useAnnounce, usePreferences, useT } from '@yiwang/ui'
import { entryMessages } from '../entry/messages.ts'
import { useOpens } from '../office/use-opens.ts'
import { FiltersOn } from './filters-on.tsx'
import { InboxFilters } from './inbox-filters.tsx'
import { type InboxSearch, shownCount, shownViews } from './inbox-search.ts'
import { inboxMessages } from './messages.ts'
import { useCounts, type useInbox } from './use-inbox.ts'

const DENSITIES: readonly Density[] = ['compact', 'normal', 'roomy']

const DensityChoice = () => {
  const t = useT(entryMessages)
  const { density, set } = usePreferences()
  return (
    <select
      className="yw-button"
      data-plain=""
      aria-label={t('density')}
      value={density}
      onChange={(e) => set({ density: e.target.value as Density })}
    >
      {DENSITIES.map((d) => (
        <option key={d} value={d}>
          {t(d)}
        </option>
      ))}
    </select>
  )
}

const Views = ({ search, leaving }: { search: InboxSearch; leaving: number }) => {
  const t = useT(inboxMessages)
  const { data: counts = {} } = useCounts()
  const { view: current = 'mine', ...filters } = search
  return (
    <nav className="yw-chips" aria-label={t('views')}>
      {shownViews(counts, current).map((view) => (
        <Link
          key={view}
          className="yw-button"
          to="/"
          search={{ ...filters, view } as never}
          activeOptions={{ includeSearch: true, exact: true }}
          activeProps={{}}
          aria-current={view === current ? 'page' : undefined}
        >
          {t(view)}
          {counts[view] !== undefined && (
            <span className="yw-count"> {shownCount(counts[view], view === current ? leaving : 0)}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}

type Props = {
  search: InboxSearch
  onChange: (next: InboxSearch) => void
  inbox: ReturnType<typeof useInbox>
  chosen: ReadonlySet<string>
  onBulk: () => void
  onNone: () => void
}

/** Views with counts, filters, density, and the news that waits for R. */
export const InboxBar = ({ search, onChange, inbox, chosen, onBulk, onNone }: Props) => {
  const t = useT(inboxMessages)
  const announce = useAnnounce()
  const topics = useOpens().includes('matters.topics')
  const news = inbox.list ? inbox.list.news + inbox.list.gone.size : 0
  const take = () => {
    inbox.take()
    announce(t('newsTaken'))
  }
  return (
    <div className="yw-inbox-bar">
      <Views search={search} leaving={inbox.leaving} />
      <div className="yw-picked">
        <InboxFilters search={search} onChange={onChange} />
        <DensityChoice />
        {news > 0 && <Button onClick={take}>{t('news', { n: news })}</Button>}
        {chosen.size > 0 && (
          <span className="yw-picked" role="status">
            {t('selected', { n: chosen.size })}
            <Button primary onClick={onBulk}>
              {t('bulk')} <kbd aria-hidden>B</kbd>
            </Button>
            {topics && chosen.size > 1 && (
              <Link className="yw-button" to="/topics/open" search={{ of: [...chosen].join(',') } as never}>
                {t('topic')}
              </Link>
            )}
            <Button plain onClick={onNone}>
              {t('unselect')}
            </Button>
          </span>
        )}
      </div>
      <FiltersOn search={search} onChange={onChange} />
    </div>
  )
}

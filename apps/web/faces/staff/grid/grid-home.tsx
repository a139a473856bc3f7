import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { banded, orderOf, takeIn } from '@yiwang/matters/web/staff'
import { Empty, LoadState, Page, useNow, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { DailyLine } from '../daily/daily-line.tsx'
import { keptAnswer } from '../entry/kept-answer.ts'
import { myGrids, useMe } from '../entry/use-me.ts'
import { InboxList } from '../inbox/inbox-list.tsx'
import { useInboxQuery } from '../inbox/use-inbox.ts'
import { gridMessages } from './messages.ts'
import { SyncLine } from './sync-line.tsx'

const SHOWN = 30

/** Names of the person's own grids; the code stands in until the name is there. */
const useGridNames = (codes: readonly string[]): readonly string[] => {
  const api = useApi()
  const found = useQueries({
    queries: codes.map((code) => ({
      queryKey: ['grid', code],
      queryFn: () =>
        keptAnswer(
          `grid.${code}`,
          async () => (await api.GET('/api/grids/{code}', { params: { path: { code } } })).data?.grid.name ?? code,
        ),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  return codes.map((code, i) => found[i]?.data ?? code)
}

/** G1: two big acts in thumb reach, what is due below, the sync word always there. */
export const GridHome = () => {
  const t = useT(gridMessages)
  const me = useMe()
  const now = useNow()
  const query = useInboxQuery({ view: 'mine' }, SHOWN)
  const list = query.data && takeIn(banded(query.data.items, now))
  const names = useGridNames(myGrids(me))
  const state = list
    ? list.bands.length > 0
      ? 'ready'
      : 'empty'
    : query.isError || query.isPaused
      ? 'error'
      : 'loading'
  return (
    <Page title={t('title')} beside={<span className="yw-muted">{[...names, me.name].join(' · ')}</span>}>
      <div className="yw-stack yw-phone-wide">
        <SyncLine />
        <DailyLine />
        <div className="yw-big-acts">
          <Link className="yw-button" data-primary="" to="/grid/settle">
            {t('settle')}
          </Link>
          <Link className="yw-button" to="/register" search={{ channel: 'grid' } as never}>
            {t('register')}
          </Link>
          <Link className="yw-button" to="/search">
            {t('find')}
          </Link>
        </div>
        <h2>{list ? t('due', { n: orderOf(list).length }) : t('dueHead')}</h2>
        <LoadState
          state={state}
          skeleton="rows"
          onRetry={() => void query.refetch()}
          ageOf={query.isRefetchError ? query.dataUpdatedAt : undefined}
          empty={<Empty cause={t('dueNone')} />}
        >
          {list && (
            <InboxList
              list={list}
              wide={false}
              current={undefined}
              chosen={new Set()}
              onChoose={() => {}}
              onCurrent={() => {}}
              onDone={() => void query.refetch()}
            />
          )}
        </LoadState>
        {myGrids(me).length > 0 && (
          <Link className="yw-button" to="/" search={{ view: 'open' } as never}>
            {t('allInbox')}
          </Link>
        )}
      </div>
    </Page>
  )
}

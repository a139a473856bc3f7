import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, LoadState, Page, useAnnounce, useT } from '@yiwang/ui'
import { useState } from 'react'
import { ProblemError } from '../../../problem.ts'
import { useMe } from '../entry/use-me.ts'
import { useCommands } from '../keys/key-layer.tsx'
import { BulkPanel } from './bulk-panel.tsx'
import { useFiltersOn } from './filters-on.tsx'
import { InboxBar } from './inbox-bar.tsx'
import { InboxList } from './inbox-list.tsx'
import { filterCount, firstView, type InboxSearch, readInboxSearch } from './inbox-search.ts'
import { inboxMessages } from './messages.ts'
import { SidePane } from './side-pane.tsx'
import { INBOX_LIMIT, useCounts, useInbox } from './use-inbox.ts'
import { useSelection } from './use-selection.ts'
import { useWide } from './use-wide.ts'

type Narrowed = { search: InboxSearch; onChange: (next: InboxSearch) => void }
const Clear = ({ search, onChange }: Narrowed) => (
  <Button onClick={() => onChange(search.view ? { view: search.view } : {})}>{useT(inboxMessages)('clear')}</Button>
)

const EmptyList = ({ search, onChange }: Narrowed) => {
  const t = useT(inboxMessages)
  const view = search.view ?? 'mine'
  const on = useFiltersOn(search).map((f) => t('said', { filter: f.text }))
  if (filterCount(search) > 0)
    return (
      <Empty cause={t('emptyFilter', { on: on.join(t('and')) })} next={<Clear search={search} onChange={onChange} />} />
    )
  const cause = view === 'to-dispatch' ? t('emptyDispatch') : view === 'mine' ? t('emptyMine') : t('empty')
  return (
    <Empty
      cause={cause}
      next={view === 'open' ? undefined : <Button onClick={() => onChange({ view: 'open' })}>{t('seeOpen')}</Button>}
    />
  )
}

const useListKeys = (
  inbox: ReturnType<typeof useInbox>,
  pick: ReturnType<typeof useSelection>,
  openBulk: () => void,
) => {
  const t = useT(inboxMessages)
  const announce = useAnnounce()
  const navigate = useNavigate()
  const quiet = true
  useCommands([
    { id: 'next', label: t('next'), combo: 'KeyJ', run: () => pick.step(1), quiet },
    { id: 'next2', label: t('next'), combo: 'ArrowDown', run: () => pick.step(1), quiet },
    { id: 'next3', label: t('next'), combo: 'BracketRight', run: () => pick.step(1), quiet },
    { id: 'previous', label: t('previous'), combo: 'KeyK', run: () => pick.step(-1), quiet },
    { id: 'previous2', label: t('previous'), combo: 'ArrowUp', run: () => pick.step(-1), quiet },
    { id: 'previous3', label: t('previous'), combo: 'BracketLeft', run: () => pick.step(-1), quiet },
    {
      id: 'open',
      label: t('openRow'),
      combo: 'Enter',
      run: () => pick.current && void navigate({ to: '/matters/$id', params: { id: pick.current } }),
      quiet,
    },
    { id: 'choose', label: t('choose'), combo: 'KeyX', run: () => pick.current && pick.flip(pick.current), quiet },
    { id: 'range', label: t('range'), combo: 'Shift+KeyX', run: () => void pick.range(), quiet },
    { id: 'band', label: t('selectBand'), combo: 'Shift+KeyA', run: pick.band, quiet },
    { id: 'bulk', label: t('bulk'), combo: 'KeyB', run: openBulk },
    {
      id: 'take',
      label: t('take'),
      combo: 'KeyR',
      run: () => {
        inbox.take()
        void inbox.query.refetch()
        announce(t('newsTaken'))
      },
    },
  ])
}

const Body = ({ search, onChange }: Narrowed) => {
  const t = useT(inboxMessages)
  const wide = useWide()
  const inbox = useInbox(search)
  const { query, list } = inbox
  const pick = useSelection(list, JSON.stringify(search))
  const [bulk, setBulk] = useState(false)
  useListKeys(inbox, pick, () => setBulk(pick.chosen.size > 0))
  const state = list ? (list.bands.length > 0 ? 'ready' : 'empty') : query.isError ? 'error' : 'loading'
  const refused = query.error instanceof ProblemError ? query.error.fields[0]?.message : undefined
  const { current } = pick
  const gone = (id: string) => {
    pick.moveOn(id)
    inbox.drop([id])
  }
  return (
    <>
      <InboxBar
        search={search}
        onChange={onChange}
        inbox={inbox}
        chosen={pick.chosen}
        onBulk={() => setBulk(true)}
        onNone={() => pick.only([])}
      />
      <div className="yw-inbox-split" data-wide={wide}>
        <div className="yw-inbox-side">
          <LoadState
            state={state}
            skeleton="rows"
            count={6}
            {...(refused
              ? { trouble: { what: refused, remedy: <Clear search={search} onChange={onChange} /> } }
              : { onRetry: () => void query.refetch() })}
            ageOf={query.isRefetchError ? query.dataUpdatedAt : undefined}
            empty={<EmptyList search={search} onChange={onChange} />}
          >
            {list && (
              <InboxList
                list={list}
                wide={wide}
                current={wide ? current : undefined}
                chosen={pick.chosen}
                onChoose={pick.flip}
                onCurrent={pick.setAt}
                onDone={inbox.move}
              />
            )}
            {inbox.cut && <p className="yw-muted">{t('more', { n: INBOX_LIMIT })}</p>}
          </LoadState>
        </div>
        {bulk && (
          <BulkPanel
            ids={[...pick.chosen]}
            onBack={() => setBulk(false)}
            onDone={(done) => {
              inbox.drop(done)
              pick.only([...pick.chosen].filter((id) => !done.includes(id)))
            }}
          />
        )}
        {wide && !bulk && current && (
          <SidePane
            key={current}
            id={current}
            onGone={() => gone(current)}
            onActed={() => inbox.move(current)}
            onBack={() => inbox.restore([current])}
          />
        )}
      </div>
    </>
  )
}

/** D1 with D2 beside it: what is due, in bands; the view and its filters stand in the address. */
export const InboxPage = () => {
  const t = useT(inboxMessages)
  const navigate = useNavigate()
  const search = readInboxSearch(useSearch({ strict: false }))
  const counts = useCounts()
  const posts = useMe().posts.map((p) => p.kind)
  const view = search.view ?? (counts.data || counts.isError ? firstView(counts.data ?? {}, posts) : undefined)
  const change = (next: InboxSearch) => void navigate({ to: '/', search: next as never, replace: true })
  return (
    <Page title={t('title')}>
      {view ? (
        <Body key={view} search={{ ...search, view }} onChange={change} />
      ) : (
        <LoadState state="loading" skeleton="rows" count={6}>
          {null}
        </LoadState>
      )}
    </Page>
  )
}

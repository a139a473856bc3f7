import { useNavigate, useParams } from '@tanstack/react-router'
import {
  ClockList,
  HISTORY_FILTERS,
  type HistoryFilter,
  MatterTimeline,
  type MatterView,
} from '@yiwang/matters/web/shared'
import { Empty, LoadState, Page, useT } from '@yiwang/ui'
import { useState } from 'react'
import { ProblemError } from '../../../client.ts'
import { entryMessages } from '../entry/messages.ts'
import { sentenceOf } from '../entry/problem-words.ts'
import { useCommands } from '../keys/key-layer.tsx'
import { ActForm } from './act-form.tsx'
import { AskedUnits } from './asked-units.tsx'
import { DispatchList } from './dispatch-list.tsx'
import { LevelList } from './level-list.tsx'
import { MatterActions } from './matter-actions.tsx'
import { MatterNow, MatterWords } from './matter-head.tsx'
import { MatterLinks, ReplyAndRating } from './matter-rest.tsx'
import { matterMessages } from './messages.ts'
import { MilestoneList } from './milestone-list.tsx'
import { MatterBands } from './on-hold.tsx'
import { Raisers } from './raisers.tsx'
import { asksRuling, RULING_VERBS, RulingPanel } from './ruling-panel.tsx'
import { useMatter } from './use-matter.ts'

/** The inside word, kept apart from what the resident is told. */
const Note = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const [n, setN] = useState(0)
  const action = matter.can.find((a) => a.verb === 'note')
  if (!action) return null
  return (
    <details className="yw-card">
      <summary>{t('note')}</summary>
      <ActForm key={n} matter={matter} action={action} onDone={() => setN(n + 1)} />
    </details>
  )
}

const useMatterKeys = (matter: MatterView, setFilter: (f: HistoryFilter) => void) => {
  const t = useT(matterMessages)
  const navigate = useNavigate()
  const names = {
    all: 'allHistory',
    public: 'publicHistory',
    internal: 'internalHistory',
    clocks: 'clockHistory',
  } as const
  useCommands([
    ...HISTORY_FILTERS.map((f, i) => ({
      id: `history.${f}`,
      label: t(names[f]),
      combo: `Digit${i + 1}`,
      run: () => setFilter(f),
      quiet: true,
    })),
    {
      id: 'print',
      label: t('print'),
      combo: 'KeyP',
      run: () => void navigate({ to: '/matters/$id/print', params: { id: matter.id } }),
    },
    {
      id: 'preview',
      label: t('preview'),
      run: () => void navigate({ to: '/matters/$id/preview', params: { id: matter.id } }),
    },
    { id: 'back', label: t('toInbox'), combo: 'Escape', run: () => void navigate({ to: '/' }) },
  ])
}

const Record = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const [filter, setFilter] = useState<HistoryFilter>('all')
  useMatterKeys(matter, setFilter)
  return (
    <div className="yw-stack">
      <MatterNow matter={matter} />
      <MatterBands matter={matter} />
      {asksRuling(matter) && <RulingPanel matter={matter} />}
      <MatterActions matter={matter} without={RULING_VERBS} />
      <div className="yw-record">
        <div className="yw-stack">
          <MatterWords matter={matter} />
          <ReplyAndRating matter={matter} />
          <Note matter={matter} />
          <MatterTimeline entries={matter.timeline} files={matter.files} filter={filter} onFilter={setFilter} />
        </div>
        <aside className="yw-stack">
          {matter.clocks.length > 0 && (
            <section className="yw-stack" data-tight="">
              <h2>{t('clocks')}</h2>
              <ClockList clocks={matter.clocks} />
            </section>
          )}
          <MilestoneList matter={matter} />
          <AskedUnits matter={matter} />
          <DispatchList matter={matter} />
          <LevelList matter={matter} />
          <Raisers matter={matter} />
          <MatterLinks matter={matter} />
        </aside>
      </div>
    </div>
  )
}

/** A matter that is not there, or that this person may not know of: the same words. */
export const MatterMissing = () => {
  const t = useT(matterMessages)
  return (
    <Page title={t('matter')}>
      <Empty
        cause={t('missing')}
        next={
          <a className="yw-button" href="/staff/">
            {t('toInbox')}
          </a>
        }
      />
    </Page>
  )
}

/** D3: the whole matter on one page, no tabs. */
export const MatterPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const t = useT(matterMessages)
  const te = useT(entryMessages)
  const { data, error, refetch, isRefetchError, dataUpdatedAt } = useMatter(id)
  if (error instanceof ProblemError && [404, 422].includes(error.status) && !data) return <MatterMissing />
  if (!data)
    return (
      <Page title={t('matter')}>
        <LoadState
          state={error ? 'error' : 'loading'}
          {...(error ? { trouble: { what: sentenceOf(error, te) } } : {})}
          onRetry={() => void refetch()}
        >
          {null}
        </LoadState>
      </Page>
    )
  return (
    <Page key={data.id} title={data.title} recordNo={data.ref}>
      <LoadState state="ready" ageOf={isRefetchError ? dataUpdatedAt : undefined}>
        <Record matter={data} />
      </LoadState>
    </Page>
  )
}

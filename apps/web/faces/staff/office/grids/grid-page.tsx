import { Link, useParams } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { PatchList } from '@yiwang/registry/web/patches'
import { TeamTable } from '@yiwang/registry/web/team'
import { dayWords, Page, Timeline, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import type { Answer } from '../answers.ts'
import { gridPath } from '../links.ts'
import { GridLinks } from '../network/grid-links.tsx'
import { MergeGrids } from './merge-grids.tsx'
import { gridsMessages } from './messages.ts'
import { SplitGrid } from './split-grid.tsx'

type GridAnswer = Answer<'registry.grid'>

const Facts = ({ grid }: { grid: GridAnswer['grid'] }) => {
  const t = useT(gridsMessages)
  const { locale } = useLocale()
  const now = useNow()
  const facts = [
    [t('town'), grid.townName],
    [t('village'), grid.divisionName],
    [t('code'), grid.code],
    [t('version'), String(grid.version)],
    [t('from'), dayWords(grid.from, { now, locale })],
    [t('state'), t(grid.status)],
    [t('sources'), grid.sources.join(' ')],
  ].filter(([, value]) => value)
  return (
    <dl className="yw-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const History = ({ entries }: { entries: GridAnswer['history'] }) => {
  const t = useT(gridsMessages)
  const { locale } = useLocale()
  if (entries.length === 0) return null
  return (
    <section className="yw-stack">
      <h2>{t('historyTitle')}</h2>
      <Timeline
        label={t('historyTitle')}
        entries={entries.map((h) => ({
          id: `${h.at}-${h.what.zh}`,
          at: h.at,
          title: say(h.what, locale),
          body: h.reason,
        }))}
      />
    </section>
  )
}

/** What a merge or a split left behind: this grid is history now, so its forms are gone and this line stays. */
type Changed = { from: string; words: string; to: readonly string[] }
const ChangedNote = ({ of }: { of: Changed }) => (
  <p className="yw-done" role="status">
    {of.words}{' '}
    {of.to.map((code) => (
      <span key={code}>
        <Link to={gridPath(code)}>{code}</Link>{' '}
      </span>
    ))}
  </p>
)

/** One grid: facts, team with gaps, history, merging and splitting. */
export const GridPage = () => {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const api = useApi()
  const t = useT(gridsMessages)
  const [changed, setChanged] = useState<Changed>()
  const one = useAsk(['office', 'grid', code], () => api.GET('/api/grids/{code}', { params: { path: { code } } }))
  return (
    <Page key={code} title={one.data?.grid.name ?? t('title')}>
      <Loaded of={one}>
        {({ grid, team, missing, history, patches }) => (
          <div className="yw-stack">
            {changed?.from === code && <ChangedNote of={changed} />}
            <Facts grid={grid} />
            <TeamTable team={team} missing={missing} slots={grid.team.slots} />
            {missing.length > 0 && (
              <div className="yw-actions">
                <Link className="yw-button" to="/office/posts" search={{ grid: code }}>
                  {t('fill')}
                </Link>
              </div>
            )}
            <PatchList patches={patches} place={grid.divisionName} />
            <GridLinks grid={code} current={grid.status === 'current'} />
            {grid.status === 'current' && (
              <>
                <MergeGrids grid={grid} onChanged={(words, to) => setChanged({ from: code, words, to })} />
                <SplitGrid grid={grid} onChanged={(words, to) => setChanged({ from: code, words, to })} />
              </>
            )}
            <History entries={history} />
            <p>
              <Link to="/office/grids">{t('back')}</Link>
            </p>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

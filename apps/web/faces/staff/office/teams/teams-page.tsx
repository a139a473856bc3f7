import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { countWords, dayWords, Empty, Page, useLocale, useNow, useT } from '@yiwang/ui'
import type { Answer } from '../answers.ts'
import { useCoverage } from '../grids/coverage-card.tsx'
import { gridPath } from '../links.ts'
import { teamsMessages } from './messages.ts'

type Gap = Answer<'registry.coverage'>['teams']['incomplete'][number]

const GapRow = ({ gap }: { gap: Gap }) => {
  const t = useT(teamsMessages)
  const { locale } = useLocale()
  const now = useNow()
  const missing = gap.missing.map((m) => t('seat', { slot: say(m.slotWords, locale), count: m.count })).join(t('stop'))
  return (
    <tr>
      <th scope="row">
        <Link to={gridPath(gap.grid)}>{gap.name}</Link>
      </th>
      <td data-label={t('town')}>{gap.townName}</td>
      <td data-label={t('missing')}>{missing}</td>
      <td data-label={t('since')}>{gap.since ? dayWords(gap.since, { now, locale }) : t('unknown')}</td>
      <td>
        <Link
          className="yw-button"
          to="/office/posts"
          search={{ grid: gap.grid }}
          aria-label={t('fillOf', { name: gap.name })}
        >
          {t('fill')}
        </Link>
      </td>
    </tr>
  )
}

/** Teams with gaps: which seat, since when, and one act. */
export const TeamsPage = () => {
  const t = useT(teamsMessages)
  const { locale } = useLocale()
  const coverage = useCoverage()
  const n = (value: number) => countWords(value, locale)
  return (
    <Page title={t('title')}>
      <Loaded
        of={coverage}
        skeleton="rows"
        isEmpty={(d) => d.teams.slots === 0}
        empty={<Empty cause={t('seatless')} />}
      >
        {({ teams }) => (
          <div className="yw-stack">
            <p>
              {t('sum', {
                slots: n(teams.slots),
                filled: n(teams.filled),
                gap: n(teams.slots - teams.filled),
                n: n(teams.incomplete.length),
              })}
            </p>
            {teams.incomplete.length === 0 ? (
              <Empty cause={t('none')} />
            ) : (
              <table className="yw-table" data-cards="">
                <thead>
                  <tr>
                    <th scope="col">{t('grid')}</th>
                    <th scope="col">{t('town')}</th>
                    <th scope="col">{t('missing')}</th>
                    <th scope="col">{t('since')}</th>
                    <th scope="col">{t('fill')}</th>
                  </tr>
                </thead>
                <tbody>
                  {teams.incomplete.map((gap) => (
                    <GapRow key={gap.grid} gap={gap} />
                  ))}
                </tbody>
              </table>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

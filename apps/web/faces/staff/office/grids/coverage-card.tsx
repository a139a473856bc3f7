import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { gridsMessages } from './messages.ts'

/** The guarded read behind it. */
export const COVERAGE = 'registry.coverage'
export const useCoverage = (enabled = true) => {
  const api = useApi()
  return useAsk(['office', 'coverage'], () => api.GET('/api/registry/coverage'), enabled)
}

/** Does every village have a grid and every team its people: sentences with both numbers. */
export const CoverageCard = () => {
  const t = useT(gridsMessages)
  const { locale } = useLocale()
  const coverage = useCoverage()
  const names = (rows: readonly { name: string }[]) => rows.map((r) => r.name).join(locale === 'en' ? ', ' : '、')
  return (
    <Loaded of={coverage}>
      {({ villages, grids, teams }) => (
        <section className="yw-card" data-part="coverage">
          <h2>
            {t('cover', { covered: villages.covered, total: villages.total })}
            {villages.covered === villages.total && ' ✓'}
          </h2>
          <p>
            {t('coverParts', {
              communities: villages.communities,
              villages: villages.villages,
              grids: grids.total,
              split: grids.split,
            })}
          </p>
          <p>{t('teams', { slots: teams.slots, filled: teams.filled, n: teams.incomplete.length })}</p>
          {villages.without.length > 0 && <p>{t('without', { list: names(villages.without) })}</p>}
          {villages.doubled.length > 0 && <p>{t('doubled', { list: names(villages.doubled) })}</p>}
        </section>
      )}
    </Loaded>
  )
}

import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { countWords, useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { NETWORK, useNetwork } from '../network/grid-links.tsx'
import { PATCHES, usePatchCoverage } from '../patches/use-patches.ts'
import { useOpens } from '../use-opens.ts'
import { gridsMessages } from './messages.ts'

/** The guarded read behind it. */
export const COVERAGE = 'registry.coverage'
export const useCoverage = (enabled = true) => {
  const api = useApi()
  return useAsk(['office', 'coverage'], () => api.GET('/api/registry/coverage'), enabled)
}

/** For each level of organisations, how many grids or communities have one; the page behind names the others. */
export const NetworkCard = () => {
  const t = useT(gridsMessages)
  const { locale } = useLocale()
  const named = useOpens().includes(NETWORK)
  const tiers = useNetwork(named).data?.tiers ?? []
  if (tiers.length === 0) return null
  return (
    <section className="yw-card" data-part="network">
      <h2>{t('network')}</h2>
      <ul className="yw-plain">
        {tiers.map((x) => (
          <li key={x.tier}>
            {t(x.serves === 'grid' ? 'tierGrids' : 'tierVillages', {
              tier: say(x.words, locale),
              covered: x.covered,
              places: x.places,
              without: x.without.length,
            })}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/office/network">{t('networkMore')}</Link>
      </p>
    </section>
  )
}

/** For each kind of patches, how many have somebody; the page behind names the others. */
export const PatchesCard = () => {
  const t = useT(gridsMessages)
  const { locale } = useLocale()
  const named = useOpens().includes(PATCHES)
  const kinds = usePatchCoverage(named).data?.kinds ?? []
  if (kinds.length === 0) return null
  return (
    <section className="yw-card" data-part="patches">
      <h2>{t('patches')}</h2>
      <ul className="yw-plain">
        {kinds.map((k) => (
          <li key={k.kind}>
            {t('patchesHeld', {
              kind: say(k.words, locale),
              patches: k.patches,
              held: k.held,
              bare: k.bare.length,
              without: k.without.length,
            })}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/office/patches">{t('patchesMore')}</Link>
      </p>
    </section>
  )
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
          {teams.slots > 0 && (
            <p>
              {t('teams', {
                slots: countWords(teams.slots, locale),
                filled: countWords(teams.filled, locale),
                n: teams.incomplete.length,
              })}
            </p>
          )}
          {villages.without.length > 0 && <p>{t('without', { list: names(villages.without) })}</p>}
          {villages.doubled.length > 0 && <p>{t('doubled', { list: names(villages.doubled) })}</p>}
        </section>
      )}
    </Loaded>
  )
}

import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { countWords, Empty, Page, TextField, useLocale, useT, Written } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { SelectField } from '../act/index.ts'
import { gridPath } from '../links.ts'
import { useKeepsRosters } from '../use-opens.ts'
import { useNetwork } from './grid-links.tsx'
import { LinkForm, type Tier } from './link-form.tsx'
import { LinksTable } from './links-table.tsx'
import { networkMessages } from './messages.ts'

const SHOWN = 100
const SOME = 5

type Bare = Tier['without'][number]
const Place = ({ place }: { place: Bare }) => (
  <>
    <span className="yw-row-title">
      <Written>{place.name}</Written>
    </span>
    <span className="yw-row-line">
      <span>{place.townName}</span>
      <span>{place.code}</span>
    </span>
  </>
)
const Without = ({ tier }: { tier: Tier }) => {
  const t = useT(networkMessages)
  const { locale } = useLocale()
  if (tier.without.length === 0) return null
  return (
    <details className="yw-fold">
      <summary className="yw-button">{t('without', { n: tier.without.length, tier: say(tier.words, locale) })}</summary>
      <ul className="yw-rows" data-without={tier.tier}>
        {tier.without.map((p) => (
          <li key={p.code}>
            {tier.serves === 'grid' ? (
              <Link to={gridPath(p.code)}>
                <Place place={p} />
              </Link>
            ) : (
              <div className="yw-row-body">
                <Place place={p} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

const Units = ({ tier }: { tier: Tier }) => {
  const t = useT(networkMessages)
  const { idle } = tier
  const list = idle
    .slice(0, SOME)
    .map((u) => u.name)
    .join(t('stop'))
  if (idle.length === 0) return t('units', { n: tier.units })
  return t(idle.length > SOME ? 'unitsIdleMany' : 'unitsIdle', { n: tier.units, idle: idle.length, list })
}

/** One level: how many places have an organisation of it, out of all; those without are one press away. */
const TierCard = ({ tier }: { tier: Tier }) => {
  const t = useT(networkMessages)
  const { locale } = useLocale()
  const n = (value: number) => countWords(value, locale)
  const said = { tier: say(tier.words, locale), covered: n(tier.covered), places: n(tier.places) }
  return (
    <section className="yw-card yw-stack" data-tier={tier.tier}>
      <h2>
        {t(tier.serves === 'grid' ? 'gridHas' : 'communityHas', said)}
        {tier.covered === tier.places && ' ✓'}
      </h2>
      <p>
        <Units tier={tier} />
      </p>
      <Without tier={tier} />
    </section>
  )
}

const Links = ({ tiers }: { tiers: readonly Tier[] }) => {
  const api = useApi()
  const t = useT(networkMessages)
  const { locale } = useLocale()
  const [tier, setTier] = useState('')
  const [find, setFind] = useState('')
  const query = { limit: SHOWN, ...(tier ? { tier } : {}), ...(find.trim() ? { find: find.trim() } : {}) }
  const links = useAsk(['office', 'links', query], () => api.GET('/api/unit-links', { params: { query } }))
  return (
    <section className="yw-stack" data-part="links">
      <h2>{t('links')}</h2>
      <div className="yw-toolbar">
        <SelectField
          label={t('tier')}
          none={t('allTiers')}
          options={tiers.map((x) => ({ value: x.tier, label: say(x.words, locale) }))}
          value={tier}
          onPick={setTier}
        />
        <TextField label={t('find')} type="search" maxLength={40} value={find} onText={setFind} />
      </div>
      <Loaded
        of={links}
        skeleton="rows"
        count={8}
        isEmpty={(d) => d.items.length === 0}
        empty={<Empty cause={t('none')} />}
      >
        {({ items, total }) => (
          <div className="yw-stack">
            <p className="yw-muted">
              {items.length < total ? t('countPart', { total, n: items.length }) : t('count', { n: total })}
            </p>
            <LinksTable links={items} places />
          </div>
        )}
      </Loaded>
    </section>
  )
}

/** Where organisations of each level serve, both ways: places without one, and what each serves. */
export const NetworkPage = () => {
  const t = useT(networkMessages)
  const network = useNetwork()
  const keeps = useKeepsRosters()
  return (
    <Page title={t('title')}>
      <Loaded of={network} isEmpty={(d) => d.tiers.length === 0} empty={<Empty cause={t('nothing')} />}>
        {({ tiers }) => (
          <div className="yw-stack">
            <p>{t('lead')}</p>
            {tiers.map((tier) => (
              <TierCard key={tier.tier} tier={tier} />
            ))}
            {keeps && <LinkForm tiers={tiers} />}
            <Links tiers={tiers} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

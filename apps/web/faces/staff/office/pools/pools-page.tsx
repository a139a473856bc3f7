import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { countWords, Empty, Page, useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import type { Answer } from '../answers.ts'
import { poolPath } from '../links.ts'
import { poolMessages } from './messages.ts'

type Row = Answer<'registry.pools'>['items'][number]

const PoolRow = ({ pool }: { pool: Row }) => {
  const t = useT(poolMessages)
  const { locale } = useLocale()
  const n = (value: number) => countWords(value, locale)
  return (
    <li>
      <Link to={poolPath(pool.id)}>
        <span className="yw-row-title">{say(pool.words, locale)}</span>
        <span className="yw-row-line">
          <span>{t('sum', { members: n(pool.members), ready: n(pool.ready) })}</span>
          {pool.soon > 0 && <span>{t('sumSoon', { n: n(pool.soon) })}</span>}
          {pool.over > 0 && <span>{t('sumOver', { n: n(pool.over) })}</span>}
        </span>
      </Link>
    </li>
  )
}

/** The pools of people that this person keeps or calls on. */
export const PoolsPage = () => {
  const api = useApi()
  const t = useT(poolMessages)
  const list = useAsk(['office', 'pools'], () => api.GET('/api/pools'))
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <Loaded of={list} skeleton="rows" isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('noPools')} />}>
          {({ items }) => (
            <ul className="yw-rows">
              {items.map((pool) => (
                <PoolRow key={pool.id} pool={pool} />
              ))}
            </ul>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

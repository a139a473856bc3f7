import './topics.css'
import { Link } from '@tanstack/react-router'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { dayWords, Empty, Page, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import type { Answer } from '../office/answers.ts'
import { topicMessages } from './messages.ts'

type Row = Answer<'matters.topics'>['items'][number]

const Table = ({ items }: { items: readonly Row[] }) => {
  const t = useT(topicMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (
    <table className="yw-table" data-cards="">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('stateHead')}</th>
          <th scope="col" data-number="">
            {t('answered')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link to="/topics/$id" params={{ id: row.id }}>
                <Written>{row.title}</Written>
              </Link>
            </th>
            <td data-label={t('number')}>
              {row.label} · {t('openedAt', { at: dayWords(row.openedAt, { now, locale }) })}
            </td>
            <td data-label={t('stateHead')}>{t(row.state)}</td>
            <td data-label={t('answered')} data-number="">
              {t('ofN', { done: row.answered, all: row.matters })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Topics this person sees whole, newest first. */
export const TopicsPage = () => {
  const api = useApi()
  const t = useT(topicMessages)
  const list = useAsk(['topics'], () => api.GET('/api/topics'))
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <Loaded of={list} skeleton="rows">
          {({ items, mayOpen }) => (
            <>
              {mayOpen && (
                <div className="yw-actions">
                  <Link className="yw-button" data-primary="" to="/topics/open">
                    {t('start')}
                  </Link>
                </div>
              )}
              {items.length === 0 ? <Empty cause={t('none')} /> : <Table items={items} />}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { agoWords, Button, Empty, Page, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useApi, useInstance } from '../../../../shell/face-root.tsx'
import { RouteMissing } from '../../../../shell/route-trouble.tsx'
import { outboxMessages } from './messages.ts'

/** Outside the demo there is no such page. */
export const OutboxPage = () => (useInstance().demo === undefined ? <RouteMissing home="/staff/" /> : <Outbox />)

/** What the provider simulator was handed; the server answers only in demo mode. */
const Outbox = () => {
  const api = useApi()
  const t = useT(outboxMessages)
  const { locale } = useLocale()
  const now = useNow()
  const list = useAsk(['office', 'outbox'], () => api.GET('/api/demo/outbox'))
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <div className="yw-actions">
          <Button onClick={() => void list.refetch()}>{t('refresh')}</Button>
        </div>
        <Loaded of={list} skeleton="rows" isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('none')} />}>
          {({ items }) => (
            <table className="yw-table" data-cards="">
              <thead>
                <tr>
                  {(['at', 'channel', 'to', 'text', 'state'] as const).map((key) => (
                    <th key={key} scope="col">
                      {t(key)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((m) => (
                  <tr key={m.id}>
                    <td data-label={t('at')}>{agoWords(m.at, { now, locale })}</td>
                    <td data-label={t('channel')}>{t(m.channel)}</td>
                    <td data-label={t('to')}>
                      <Written>{m.to}</Written>
                    </td>
                    <td data-label={t('text')}>
                      <Written>{m.text}</Written>
                    </td>
                    <td data-label={t('state')}>{t(m.state)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

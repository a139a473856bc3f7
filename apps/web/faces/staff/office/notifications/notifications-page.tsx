import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { agoWords, Button, Empty, Page, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, useAct } from '../act/index.ts'
import type { Answer } from '../answers.ts'
import { notificationsMessages } from './messages.ts'

type Notice = Answer<'notify.notices'>['items'][number]

const NoticeRow = ({ notice }: { notice: Notice }) => {
  const t = useT(notificationsMessages)
  const { locale } = useLocale()
  const now = useNow()
  const inside = (
    <>
      <span className="yw-row-title">{say(notice.words, locale)}</span>
      <span className="yw-row-line">
        <span>{agoWords(notice.at, { now, locale })}</span>
        {!notice.read && <strong>{t('isNew')}</strong>}
      </span>
    </>
  )
  return <li>{notice.link ? <a href={notice.link}>{inside}</a> : <div className="yw-row-body">{inside}</div>}</li>
}

/** What was sent to this person inside the system. */
export const NotificationsPage = () => {
  const api = useApi()
  const t = useT(notificationsMessages)
  const [only, setOnly] = useState(false)
  const query = { unread: only ? ('true' as const) : ('false' as const), limit: 100 }
  const list = useAsk(['office', 'notifications', only], () => api.GET('/api/notifications', { params: { query } }))
  const act = useAct(
    (ids: string[]) => api.POST('/api/notifications/read', { body: { ids } }),
    () => t('readDone'),
  )
  const fresh = (list.data?.items ?? []).filter((n) => !n.read).map((n) => n.id)
  return (
    <Page title={t('title')} beside={list.data && <span>{t('unread', { n: list.data.unread })}</span>}>
      <div className="yw-stack">
        <div className="yw-actions">
          <Button aria-pressed={only} onClick={() => setOnly(!only)}>
            {t(only ? 'all' : 'onlyUnread')}
          </Button>
          {fresh.length > 0 && <Button onClick={() => act.send(fresh)}>{t('readAll')}</Button>}
        </div>
        <ActNote act={act} />
        <Loaded of={list} skeleton="rows" isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('none')} />}>
          {({ items }) => (
            <ul className="yw-rows">
              {items.map((n) => (
                <NoticeRow key={n.id} notice={n} />
              ))}
            </ul>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

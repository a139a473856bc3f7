import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/matters/web/shared'
import { Button, dueWords, Empty, formatRef, LoadState, Page, useAnnounce, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import type { operations } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { accountMessages } from '../account/messages.ts'
import { useSignedIn } from '../account/use-me.ts'
import { useDevice, useDeviceMatters } from '../device/device.tsx'
import { KeptList } from '../home/kept-list.tsx'
import { MatterRow } from '../home/matter-row.tsx'
import { homeMessages } from '../home/messages.ts'
import { useTrouble } from '../trouble.tsx'
import { ToldYou } from './told-you.tsx'

type MineItem = operations['matters.mine']['responses'][200]['content']['application/json']['items'][number]

const Row = ({ item }: { item: MineItem }) => {
  const t = useT(accountMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (
    <li>
      <Link to="/track/$ref" params={{ ref: item.ref }}>
        <span className="yw-row-title">{item.title}</span>
        <span className="yw-row-line">
          {item.waitsForMe ? (
            <strong className="yw-call">{t('waits')}</strong>
          ) : (
            <span>{say(item.stageWords, locale)}</span>
          )}
          {item.unitName && <span>{item.unitName}</span>}
          {item.due && <span>{dueWords(item.due, { now, locale })}</span>}
          <span>{formatRef(item.ref)}</span>
        </span>
      </Link>
    </li>
  )
}

const ByPhone = () => {
  const t = useT(accountMessages)
  const api = useApi()
  const trouble = useTrouble()
  const { data, error, refetch } = useQuery({
    queryKey: ['mine'],
    queryFn: async () => (await api.GET('/api/me/matters')).data?.items ?? [],
  })
  const state = !data ? (error ? 'error' : 'loading') : data.length === 0 ? 'empty' : 'ready'
  return (
    <section className="yw-stack" aria-labelledby="by-phone">
      <h2 id="by-phone">{t('minePhone')}</h2>
      <LoadState
        state={state}
        skeleton="rows"
        trouble={trouble(error)}
        onRetry={() => void refetch()}
        empty={<Empty cause={t('mineNone')} />}
      >
        <ul className="yw-rows">
          {data?.map((item) => (
            <Row key={item.ref} item={item} />
          ))}
        </ul>
      </LoadState>
    </section>
  )
}

const Forget = () => {
  const t = useT(accountMessages)
  const device = useDevice()
  const announce = useAnnounce()
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <div>
        <Button plain onClick={() => setAsked(true)}>
          {t('forget')}
        </Button>
      </div>
    )
  const forget = () => {
    device.forgetAll()
    announce(t('forgotten'))
  }
  return (
    <div className="yw-card yw-stack">
      <p>{t('forgetWhy')}</p>
      <div className="yw-actions">
        <Button onClick={() => setAsked(false)}>{t('forgetNo')}</Button>
        <Button onClick={forget}>{t('forgetSure')}</Button>
      </div>
    </div>
  )
}

/** R7a: what this device remembers, and with a sign-in everything reported with the phone. */
export const MinePage = () => {
  const t = useT(accountMessages)
  const h = useT(homeMessages)
  const matters = useDeviceMatters()
  const signedIn = useSignedIn()
  const sayLink = (
    <Link className="yw-button" to="/report">
      {t('mineSay')}
    </Link>
  )
  return (
    <Page title={t('mine')}>
      <div className="yw-stack">
        <KeptList />
        {signedIn && <ToldYou />}
        {signedIn && <ByPhone />}
        <section className="yw-stack" aria-labelledby="by-device">
          <h2 id="by-device">{t('mineDevice')}</h2>
          {matters.length === 0 ? (
            <Empty cause={t('mineNone')} next={sayLink} />
          ) : (
            <ul className="yw-rows">
              {matters.map((m) => (
                <MatterRow key={m.ref} matter={m} />
              ))}
            </ul>
          )}
        </section>
        {!signedIn && <p>{t('widen')}</p>}
        <div className="yw-actions">
          <Link className="yw-button" to="/track">
            {h('check')}
          </Link>
          {!signedIn && (
            <Link className="yw-button" to="/sign-in">
              {t('signIn')}
            </Link>
          )}
        </div>
        {matters.length > 0 && <Forget />}
      </div>
    </Page>
  )
}

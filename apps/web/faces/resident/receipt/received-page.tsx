import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Empty, Page, spokenRef, useAnnounce, useT } from '@yiwang/ui'
import { useEffect } from 'react'
import { CallLink } from '../call-link.tsx'
import { useDevice, useDeviceMatters, useQueue, useQueueLoaded, useSending } from '../device/device.tsx'
import type { QueueItem } from '../device/send-queue.ts'
import { homeMessages } from '../home/messages.ts'
import { residentMessages } from '../messages.ts'
import { receiptMessages } from './messages.ts'
import { Receipt } from './receipt.tsx'

const Kept = ({ item }: { item: QueueItem }) => {
  const t = useT(receiptMessages)
  const r = useT(residentMessages)
  const device = useDevice()
  const sending = useSending()
  return (
    <div className="yw-stack">
      <div className="yw-card yw-stack">
        <p className="yw-row-title">{item.title}</p>
        <p>{t('keptWhy')}</p>
        <p>{t('keptNo')}</p>
      </div>
      <div className="yw-actions">
        <Button primary onClick={() => void device.flush()}>
          {t(sending ? 'sending' : 'tryNow')}
        </Button>
        <Link className="yw-button" to="/">
          {r('toHome')}
        </Link>
        <CallLink />
      </div>
    </div>
  )
}

/** Where a refused report is put right. */
const pageOf = (refusal: QueueItem['refusal']) => {
  if (refusal?.code === 'NO_PLACE') return '/report/where'
  if (refusal?.code === 'NO_PACK') return '/report'
  const own = refusal?.fields.some((f) => f.path.startsWith('fields'))
  return own || refusal?.code === 'FORM_CHANGED' ? '/report/about' : '/report/check'
}

const Refused = ({ item }: { item: QueueItem }) => {
  const t = useT(receiptMessages)
  const device = useDevice()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const correct = async () => {
    await device.correct(item)
    const { ref = '' } = item
    // the form she filled in may be an older one
    await queries.invalidateQueries({ queryKey: ['intake-forms'] })
    if (item.kind === 'join') await navigate({ to: '/report/join/$ref', params: { ref } })
    else await navigate({ to: pageOf(item.refusal) })
  }
  return (
    <div className="yw-card yw-trouble yw-stack">
      <p className="yw-row-title">{item.title}</p>
      <p>{item.refusal?.code === 'KEY_REUSED' ? t('again') : item.refusal?.detail}</p>
      <ul>
        {item.refusal?.fields.map((f) => (
          <li key={f.path}>{f.message}</li>
        ))}
      </ul>
      <div className="yw-actions">
        <Button primary onClick={() => void correct()}>
          {t('correct')}
        </Button>
        <CallLink />
      </div>
    </div>
  )
}

/** What came of a report: its number, that it is kept for later, or what has to be changed. */
export const ReceivedPage = () => {
  const t = useT(receiptMessages)
  const h = useT(homeMessages)
  const { key = '' } = useParams({ strict: false })
  const announce = useAnnounce()
  const item = useQueue().find((i) => i.key === key)
  const matter = useDeviceMatters().find((m) => m.key === key)
  const sending = useSending()
  const loaded = useQueueLoaded()
  const ref = matter?.ref
  useEffect(() => {
    if (ref) announce(t('receivedSay', { ref: spokenRef(ref) }))
  }, [ref, announce, t])
  if (matter)
    return (
      <Page key="received" title={t('received')}>
        <Receipt matter={matter} />
      </Page>
    )
  if (item?.state === 'refused')
    return (
      <Page key="refused" title={t('refusedTitle')} problems={1}>
        <Refused item={item} />
      </Page>
    )
  if (item)
    return (
      <Page key="kept" title={t(sending && navigator.onLine ? 'sending' : 'keptTitle')}>
        {!(sending && navigator.onLine) && <Kept item={item} />}
      </Page>
    )
  if (!loaded) return null
  if (sending) return <Page key="sending" title={t('sending')} children={null} />
  const look = (
    <Link className="yw-button" to="/track">
      {h('check')}
    </Link>
  )
  return (
    <Page key="unknown" title={t('unknown')}>
      <Empty cause={t('unknownNext')} next={look} />
    </Page>
  )
}

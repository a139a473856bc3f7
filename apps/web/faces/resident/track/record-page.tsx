import { Link, useParams } from '@tanstack/react-router'
import { TrackRecord, type TrackView, trackMessages } from '@yiwang/matters/web/resident'
import { say } from '@yiwang/matters/web/shared'
import { Button, LoadState, Page, useAnnounce, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { ProblemError } from '../../../client.ts'
import { BackLink } from '../back-link.tsx'
import { CallLink } from '../call-link.tsx'
import { useDevice, useDeviceMatters, useQueue } from '../device/device.tsx'
import { photosRefused, type QueueItem } from '../device/send-queue.ts'
import { useTrouble } from '../trouble.tsx'
import { AskCode } from './ask-code.tsx'
import { asksAgain } from './find-fault.ts'
import { secretOf } from './secret-of.ts'
import { useTrack } from './use-track.ts'

/** What she is waited for comes first and stands out. */
const FIRST: readonly string[] = ['provide', 'rate', 'reopen', 'note']
const LEADS: ReadonlySet<string> = new Set(['provide', 'rate'])
const rank = (verb: string): number => (FIRST.includes(verb) ? FIRST.indexOf(verb) : FIRST.length)

const Acts = ({ view }: { view: TrackView }) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  const acts = [...view.can].sort((a, b) => rank(a.verb) - rank(b.verb))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a form group
    <div className="yw-actions" role="group" aria-label={t('acts')}>
      {acts.map((a) => (
        <Link
          key={a.action}
          className="yw-button"
          {...(LEADS.has(a.verb) ? { 'data-primary': '' } : {})}
          to="/track/$ref/do/$action"
          params={{ ref: view.ref, action: a.action }}
        >
          {say(a.words, locale)}
        </Link>
      ))}
      {acts.length === 0 && <p className="yw-muted">{t('noActs')}</p>}
      <CallLink />
    </div>
  )
}

/** Acts on this matter that wait on the device, or came back refused while the page was away. */
const Notices = ({ refNo }: { refNo: string }) => {
  const t = useT(trackMessages)
  const device = useDevice()
  const items = useQueue().filter((i) => i.kind === 'act' && i.ref === refNo)
  const wordsOf = (item: QueueItem): string => {
    if (item.state === 'partly') return t('photosLost', { n: photosRefused(item) })
    return item.state === 'waiting' ? t('waiting') : t('refused', { why: item.refusal?.detail ?? '' })
  }
  return items.map((item) => (
    <div key={item.key} className="yw-card" role="status">
      <p>{wordsOf(item)}</p>
      {item.state !== 'waiting' && <Button onClick={() => void device.discard(item.key)}>{t('refusedDrop')}</Button>}
    </div>
  ))
}

const Remember = ({ view, secret }: { view: TrackView; secret: string | undefined }) => {
  const t = useT(trackMessages)
  const device = useDevice()
  const announce = useAnnounce()
  const known = useDeviceMatters().some((m) => m.ref === view.ref)
  if (known || !secret) return null
  const remember = () => {
    const { ref, title } = view
    device.remember({ key: `ref:${ref}`, ref, secret, title, at: Date.parse(view.openedAt), joined: false })
    announce(t('remembered'))
  }
  return <Button onClick={remember}>{t('remember')}</Button>
}

/** R4: the progress of one matter, by number and secret, by this device, or signed in; else it asks for the code. */
export const RecordPage = () => {
  const t = useT(trackMessages)
  const { ref = '' } = useParams({ strict: false })
  const trouble = useTrouble()
  const [asked, setAsked] = useState(0)
  const secret = secretOf(ref, useDeviceMatters())
  const { data: view, error, refetch, isFetching, dataUpdatedAt } = useTrack({ ref, secret })
  const again = (typed: string) => {
    setAsked(asked + 1)
    // another code is another question and asks itself
    if (typed === secret) void refetch()
  }
  if (!view && !isFetching && error instanceof ProblemError && asksAgain(error.status))
    return <AskCode key={`${ref} ${asked}`} refNo={ref} secret={secret} onAgain={again} />
  return (
    <Page key={view ? ref : 'loading'} title={view?.title || t('progress')} recordNo={ref} above={<BackLink to="/" />}>
      <LoadState
        state={view ? 'ready' : error ? 'error' : 'loading'}
        trouble={trouble(error)}
        onRetry={() => void refetch()}
        ageOf={error && view ? dataUpdatedAt : undefined}
      >
        {view && <TrackRecord view={view} acts={<Acts view={view} />} notices={<Notices refNo={ref} />} />}
        {view && <Remember view={view} secret={secret} />}
      </LoadState>
    </Page>
  )
}

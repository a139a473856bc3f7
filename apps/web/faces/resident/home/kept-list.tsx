import { Link } from '@tanstack/react-router'
import { Button, useT } from '@yiwang/ui'
import { useDevice, useQueue, useSending } from '../device/device.tsx'
import { photosRefused } from '../device/send-queue.ts'
import { receiptMessages } from '../receipt/messages.ts'
import { homeMessages } from './messages.ts'

/** What has not reached the server: waiting for the net, or refused and in need of a look. Nothing leaves by itself. */
export const KeptList = () => {
  const t = useT(homeMessages)
  const m = useT(receiptMessages)
  const device = useDevice()
  const items = useQueue()
  const sending = useSending()
  if (items.length === 0) return null
  return (
    <section className="yw-stack" aria-labelledby="kept-head">
      <h2 id="kept-head">{t('kept')}</h2>
      <ul className="yw-rows">
        {items.map((item) => (
          <li key={item.key}>
            <div className="yw-row-body">
              <span className="yw-row-title">{item.title}</span>
              <span className="yw-row-line">
                {item.state === 'partly' ? (
                  <strong className="yw-call">{m('photosLost', { n: photosRefused(item) })}</strong>
                ) : item.state === 'refused' ? (
                  <strong className="yw-call">
                    {t('refusedOne')} {item.refusal?.detail}
                  </strong>
                ) : (
                  <span>{t(sending ? 'sendingOne' : 'keptOne')}</span>
                )}
              </span>
            </div>
            {item.kind === 'act' ? (
              <Link className="yw-button" to="/track/$ref" params={{ ref: item.ref ?? '' }}>
                {t('look')}
              </Link>
            ) : (
              <Link className="yw-button" to="/received/$key" params={{ key: item.key }}>
                {t('look')}
              </Link>
            )}
            <Button plain aria-label={t('dropOf', { title: item.title })} onClick={() => void device.discard(item.key)}>
              {t('dropOne')}
            </Button>
          </li>
        ))}
      </ul>
      {items.some((i) => i.state === 'waiting') && (
        <div className="yw-actions">
          <Button onClick={() => void device.flush()}>{m(sending ? 'sending' : 'tryNow')}</Button>
        </div>
      )}
    </section>
  )
}

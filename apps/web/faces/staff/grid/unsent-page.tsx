import { Link } from '@tanstack/react-router'
import { Button, Empty, formatRef, Page, useLocale, useT } from '@yiwang/ui'
import { gridMessages } from './messages.ts'
import { isWaiting, type QueueState } from './offline-queue.ts'
import { useQueue } from './queue-provider.tsx'
import type { QueueItem } from './queue-store.ts'

const WORD: Record<QueueState, 'stateKept' | 'stateSending' | 'stateSent' | 'stateLook' | 'stateDropped'> = {
  kept: 'stateKept',
  sending: 'stateSending',
  sent: 'stateSent',
  look: 'stateLook',
  dropped: 'stateDropped',
}

/** What a kept command is about, in one line. */
export const useItemTitle = (): ((item: QueueItem) => string) => {
  const { locale } = useLocale()
  return ({ about }) => {
    if ('words' in about) return `${locale === 'en' ? about.words.en : about.words.zh} · ${about.title}`
    return [about.kind, about.title].filter(Boolean).join(' · ')
  }
}

const Item = ({ item }: { item: QueueItem }) => {
  const t = useT(gridMessages)
  const title = useItemTitle()(item)
  const inside = (
    <>
      <span className="yw-row-title">{title}</span>
      <span className="yw-row-line">
        {t(WORD[item.state])} {item.ref && formatRef(item.ref)} {item.trouble?.detail}
      </span>
    </>
  )
  return (
    <li>
      {item.state === 'look' ? (
        <Link to="/grid/unsent/$key" params={{ key: item.key }}>
          {inside}
        </Link>
      ) : (
        <div className="yw-row-body">{inside}</div>
      )}
    </li>
  )
}

/** G4: everything kept on this device, in words; nothing leaves without a number or a person's choice. */
export const UnsentPage = () => {
  const t = useT(gridMessages)
  const { items, sendNow } = useQueue()
  const waiting = items.filter(isWaiting).length
  const photos = items.flatMap((q) => ('photos' in q.about ? q.about.photos : [])).length
  const open = items.filter((q) => isWaiting(q) || q.state === 'look')
  return (
    <Page title={t('unsent')}>
      <div className="yw-stack yw-phone-wide">
        {open.length === 0 && <Empty cause={t('unsentNone')} />}
        {open.length > 0 && (
          <>
            <p>
              {t('unsentHead', { n: open.length })}
              {photos > 0 && ` · ${t('photos')} ${photos}`}
            </p>
            <p className="yw-muted">
              {t('evict')}
              {t('handOver')}
            </p>
          </>
        )}
        {waiting > 0 && (
          <div className="yw-actions">
            <Button primary onClick={sendNow}>
              {t('tryNow')}
            </Button>
          </div>
        )}
        {items.length > 0 && (
          <ul className="yw-rows">
            {[...items].reverse().map((q) => (
              <Item key={q.key} item={q} />
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}

import { Link } from '@tanstack/react-router'
import { useT } from '@yiwang/ui'
import { useOnline } from '../../../shell/use-online.ts'
import { gridMessages } from './messages.ts'
import { isWaiting } from './offline-queue.ts'
import { useQueue } from './queue-provider.tsx'

/** In words, always in sight: in sync, sending, kept, or waiting for a person. */
export const SyncLine = () => {
  const t = useT(gridMessages)
  const online = useOnline()
  const { items } = useQueue()
  const waiting = items.filter(isWaiting).length
  const sending = items.filter((q) => q.state === 'sending').length
  const looks = items.filter((q) => q.state === 'look').length
  const words = () => {
    if (sending > 0) return t('sending', { n: sending })
    if (waiting > 0) return t(online ? 'waiting' : 'kept', { n: waiting })
    return looks > 0 ? '' : t('synced')
  }
  return (
    <p role="status" className="yw-sync">
      {words()} {looks > 0 && t('looks', { n: looks })}{' '}
      {waiting + looks > 0 && <Link to="/grid/unsent">{t('unsent')}</Link>}
    </p>
  )
}

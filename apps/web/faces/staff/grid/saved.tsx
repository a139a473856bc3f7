import { Link } from '@tanstack/react-router'
import { Button, formatRef, Page, useT } from '@yiwang/ui'
import { gridMessages } from './messages.ts'
import { useQueue } from './queue-provider.tsx'

/** After saving: on this phone, or received with its number; follows the queue while it is open. */
export const Saved = ({ id, onMore }: { id: string; onMore: () => void }) => {
  const t = useT(gridMessages)
  const { items } = useQueue()
  const item = items.find((q) => q.key === id)
  return (
    <Page title={t('saved')}>
      <div className="yw-stack yw-phone-wide">
        <p role="status" className="yw-result">
          {item?.state === 'sent' && item.ref ? t('savedRef', { ref: formatRef(item.ref) }) : t('savedKept')}
        </p>
        {item?.state === 'look' && (
          <p role="alert">
            {t('refusedBecause', { why: item.trouble?.detail ?? '' })}{' '}
            <Link to="/grid/unsent/$key" params={{ key: id }}>
              {t('stateLook')}
            </Link>
          </p>
        )}
        <div className="yw-actions">
          <Button primary onClick={onMore}>
            {t('more')}
          </Button>
          <Link className="yw-button" to="/grid">
            {t('home')}
          </Link>
        </div>
      </div>
    </Page>
  )
}

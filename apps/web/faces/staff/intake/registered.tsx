import { Link } from '@tanstack/react-router'
import { Button, formatRef, Page, useT } from '@yiwang/ui'
import { intakeMessages } from './messages.ts'

export type Receipt = { id: string; ref: string; secret: string } | 'kept'

/** The number and the code to hand over, or where it waits. */
export const Registered = ({ receipt, onMore }: { receipt: Receipt; onMore: () => void }) => {
  const t = useT(intakeMessages)
  return (
    <Page title={t('done')}>
      <div className="yw-stack yw-phone-wide">
        {receipt === 'kept' ? (
          <p role="status">
            {t('kept')} <Link to="/grid/unsent">{t('unsent')}</Link>
          </p>
        ) : (
          <section className="yw-card yw-stack" data-tight="">
            <p role="status" className="yw-receipt">
              {t('number', { ref: formatRef(receipt.ref) })}
            </p>
            <p className="yw-receipt">{t('secret', { secret: receipt.secret })}</p>
            <p>{t('handOver')}</p>
          </section>
        )}
        <div className="yw-actions">
          <Button primary onClick={onMore}>
            {t('another')}
          </Button>
          {receipt !== 'kept' && (
            <>
              <Link className="yw-button" to="/matters/$id" params={{ id: receipt.id }}>
                {t('open')}
              </Link>
              <Button onClick={() => window.print()}>{t('printSlip')}</Button>
            </>
          )}
        </div>
      </div>
    </Page>
  )
}

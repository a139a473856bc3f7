import type { ReactNode } from 'react'
import { useT } from '../i18n.tsx'
import { icons } from '../icons.tsx'
import { uiMessages } from '../messages.ts'

/** A thin bar while there is no net, never a modal. `kept` counts what waits on this device. */
export const OfflineBar = ({ online, kept }: { online: boolean; kept?: number }) => {
  const t = useT(uiMessages)
  return (
    <div role="status">
      {!online && (
        <div className="yw-bar" data-kind="offline">
          {icons.offline}
          <span>
            {t('offline')} · {kept ? t('keptCount', { n: kept }) : t('keptHere')}
          </span>
        </div>
      )}
    </div>
  )
}

/** Stands on every page of a demo or drill instance; the words come from the instance. */
export const DemoBanner = ({ children }: { children?: ReactNode }) => {
  const t = useT(uiMessages)
  return (
    <aside className="yw-bar" data-kind="demo" aria-label={t('sampleData')}>
      <strong>{t('sampleData')}</strong>
      {children && <span>{children}</span>}
    </aside>
  )
}

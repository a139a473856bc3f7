import { Empty, Page, TroubleCard, useT } from '@yiwang/ui'
import { ProblemError } from '../problem.ts'
import { shellMessages } from './messages.ts'

const useHomeLink = (home: string) => {
  const t = useT(shellMessages)
  return (
    <a className="yw-button" href={home}>
      {t('toHome')}
    </a>
  )
}

/** A route that failed: what, the remedy, the number for the desk. */
export const RouteError = ({ error, reset, home }: { error: unknown; reset: () => void; home: string }) => {
  const t = useT(shellMessages)
  const back = useHomeLink(home)
  const errorNo = error instanceof ProblemError ? error.errorNo : undefined
  return (
    <Page title={t('broken')}>
      <TroubleCard trouble={{ what: t('homeRemedy'), remedy: back, ...(errorNo ? { errorNo } : {}) }} onRetry={reset} />
    </Page>
  )
}

/** An address that no route knows. */
export const RouteMissing = ({ home }: { home: string }) => {
  const t = useT(shellMessages)
  return (
    <Page title={t('missing')}>
      <Empty cause={t('missingRemedy')} next={useHomeLink(home)} />
    </Page>
  )
}

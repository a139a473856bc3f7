import type { ReactNode } from 'react'
import { useNow } from '../frame/server-clock.tsx'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { agoWords, type Instant } from '../time-words.ts'
import { Skeleton, type SkeletonShape } from './skeleton.tsx'

export type Trouble = { what: string; remedy?: ReactNode; errorNo?: string; textIsSafe?: boolean }

type LoadStateProps = {
  /** `loading` only while there is nothing to show; a refresh keeps `ready`. */
  state: 'loading' | 'empty' | 'error' | 'ready'
  skeleton?: SkeletonShape
  count?: number
  /** An `<Empty>` with cause and next act. */
  empty?: ReactNode
  trouble?: Trouble
  onRetry?: () => void
  /** Set while the shown content may be old: offline, or the last refresh failed. */
  ageOf?: Instant | undefined
  children: ReactNode
}

/** What failed, whether typed words are safe, the remedy, and an error number for the desk. */
export const TroubleCard = ({ trouble, onRetry }: { trouble: Trouble; onRetry?: (() => void) | undefined }) => {
  const t = useT(uiMessages)
  const { locale } = useLocale()
  return (
    <div className="yw-card yw-trouble yw-stack" role="alert">
      <p>
        {trouble.what}
        {trouble.textIsSafe && `${locale === 'en' ? ' ' : ''}${t('yourTextSafe')}`}
      </p>
      {trouble.remedy && <div>{trouble.remedy}</div>}
      <div className="yw-actions">
        {onRetry && (
          <button type="button" className="yw-button" onClick={onRetry}>
            {t('retry')}
          </button>
        )}
      </div>
      {trouble.errorNo && <p className="yw-muted">{t('errorNo', { id: trouble.errorNo })}</p>}
    </div>
  )
}

const Age = ({ of }: { of: Instant }) => {
  const now = useNow()
  const { locale } = useLocale()
  const t = useT(uiMessages)
  return <p className="yw-muted">{t('contentFrom', { at: agoWords(of, { now, locale }) })}</p>
}

/** The four states every list and record has, in one place. */
export const LoadState = (props: LoadStateProps) => {
  const t = useT(uiMessages)
  if (props.state === 'loading') {
    return (
      <Skeleton
        shape={props.skeleton ?? 'text'}
        count={props.count ?? 3}
        {...(props.onRetry ? { onRetry: props.onRetry } : {})}
      />
    )
  }
  if (props.state === 'error') {
    return <TroubleCard trouble={props.trouble ?? { what: `${t('notFetched')}` }} onRetry={props.onRetry} />
  }
  return (
    <>
      {props.ageOf !== undefined && <Age of={props.ageOf} />}
      {props.state === 'empty' ? props.empty : props.children}
    </>
  )
}

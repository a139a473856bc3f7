import { useEffect, useState } from 'react'
import { useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'

export type SkeletonShape = 'rows' | 'text' | 'figures'
const STAGES = [300, 2000, 8000]

/** How many of 300 ms, 2 s and 8 s have passed since mounting. */
export const useWaitStage = (): number => {
  const [stage, setStage] = useState(0)
  useEffect(() => {
    const timers = STAGES.map((ms, i) => setTimeout(() => setStage(i + 1), ms))
    return () => timers.forEach(clearTimeout)
  }, [])
  return stage
}

/** Nothing for 300 ms, then the outline of the true layout, 正在取…… after 2 s, a way out after 8 s. */
export const Skeleton = (props: { shape: SkeletonShape; count?: number; onRetry?: () => void; stage?: number }) => {
  const t = useT(uiMessages)
  const waited = useWaitStage()
  const stage = props.stage ?? waited
  if (stage === 0) return null
  const bars = Array.from({ length: props.count ?? 3 }, (_, i) => `bar-${i}`)
  return (
    <div className="yw-stack" aria-busy="true">
      {stage === 2 && <p className="yw-muted">{t('taking')}</p>}
      {stage >= 3 && (
        <p>
          {t('stillTaking')}{' '}
          {props.onRetry && (
            <button type="button" className="yw-button" onClick={props.onRetry}>
              {t('retry')}
            </button>
          )}
        </p>
      )}
      <div className="yw-skeleton" data-shape={props.shape} aria-hidden>
        {bars.map((bar) => (
          <span key={bar} />
        ))}
      </div>
    </div>
  )
}

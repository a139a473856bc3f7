import type { ReactNode } from 'react'
import { useNow } from '../frame/server-clock.tsx'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { agoWords, type Instant, toMs } from '../time-words.ts'
import { Written } from '../written.tsx'

export type TimelineEntry = {
  id: string
  /** When it happened; a moment in the future or none draws a hollow point. */
  at?: Instant
  title: ReactNode
  /** Unit and post, not only a name. */
  by?: ReactNode
  body?: ReactNode
  /** `inside` entries are never shown to residents and say 内部. */
  side?: 'open' | 'inside'
}

/** The page's clock ticks by the minute: what was done within the last one is not yet to come. */
const TICK = 60_000

const Entry = ({ entry }: { entry: TimelineEntry }) => {
  const ticked = useNow()
  const at = entry.at === undefined ? undefined : toMs(entry.at)
  const now = at !== undefined && at - ticked < TICK ? Math.max(at, ticked) : ticked
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const done = at !== undefined && at <= now
  return (
    <li data-side={entry.side ?? 'open'} {...(done ? { 'data-done': '' } : { 'data-future': '' })}>
      <div className="yw-timeline-head">
        <strong>
          <Written>{entry.title}</Written>
        </strong>
        {entry.side === 'inside' && <span className="yw-tag">{t('sideInside')}</span>}
        {entry.by && (
          <span>
            <Written>{entry.by}</Written>
          </span>
        )}
        {at === undefined ? (
          <span className="yw-muted">{t('notYet')}</span>
        ) : (
          <time dateTime={new Date(at).toISOString()}>{agoWords(at, { now, locale })}</time>
        )}
      </div>
      {entry.body && <div>{entry.body}</div>}
    </li>
  )
}

/** What was done, newest or oldest first as given. An empty history cannot exist, so there is no empty state. */
export const Timeline = ({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) => (
  <ol className="yw-timeline" aria-label={label}>
    {entries.map((entry) => (
      <Entry key={entry.id} entry={entry} />
    ))}
  </ol>
)

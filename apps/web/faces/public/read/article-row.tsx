import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { StandingBadge } from '@yiwang/portal/web/article'
import { dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import type { components } from '../../../api.gen.ts'
import { readMessages } from './messages.ts'

export type ArticleRow = components['schemas']['ArticleRow']

/** One article in a list: what it is called, where it stands, who and when. */
export const ArticleLine = ({ of }: { of: ArticleRow }) => {
  const t = useT(readMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (
    <li data-article={of.id}>
      <Link to="/read/$id" params={{ id: of.id }}>
        <span className="yw-row-title">
          <Written>{of.title}</Written>
        </span>
        {of.summary && (
          <span>
            <Written>{of.summary}</Written>
          </span>
        )}
        <span className="yw-row-line">
          <StandingBadge of={of} />
          {of.number && <Written>{of.number}</Written>}
          {of.area ? <span>{say(of.area.words, locale)}</span> : <Written>{of.unit}</Written>}
          {of.releasedAt && <span>{t('released', { at: dayWords(of.releasedAt, { now, locale }) })}</span>}
          {of.corrected && <span className="yw-state">{t('corrected')}</span>}
        </span>
      </Link>
    </li>
  )
}

import { say } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import { dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import type { article } from '../../contract/articles.ts'
import { articleMessages } from './messages.ts'

export type ArticleView = OutputOf<typeof article>
type Standing = ArticleView['standing']

const CODES: Readonly<Record<Standing, string>> = {
  upcoming: 'provisional',
  current: 'met',
  ended: 'paused',
  replaced: 'paused',
  withdrawn: 'paused',
  recalled: 'missed',
}
/** Where an article stands; an article without days that simply stands says nothing. */
export const StandingBadge = ({ of }: { of: Pick<ArticleView, 'standing' | 'from'> }) => {
  const t = useT(articleMessages)
  if (of.standing === 'current' && of.from === null) return null
  return (
    <span className="yw-badge" data-code={CODES[of.standing]} data-standing={of.standing}>
      {t(of.standing)}
    </span>
  )
}

const useEffectWords = () => {
  const t = useT(articleMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (at: string) => dayWords(at, { now, locale })
  return ({ from, to }: Pick<ArticleView, 'from' | 'to'>): string => {
    if (from && to) return t('effectSpan', { from: day(from), to: day(to) })
    return from ? t('effectFrom', { from: day(from) }) : to ? t('effectTo', { to: day(to) }) : ''
  }
}

/** Number, publisher, days, area: what tells one article from another. */
export const ArticleFacts = ({ of }: { of: ArticleView }) => {
  const t = useT(articleMessages)
  const { locale } = useLocale()
  const now = useNow()
  const effect = useEffectWords()(of)
  const rows = [
    [t('number'), of.number],
    [t('unit'), of.unit],
    [t('effect'), effect],
    [t('released'), of.releasedAt && dayWords(of.releasedAt, { now, locale })],
    [t('area'), of.area && say(of.area.words, locale)],
    [t('banner'), of.banner && say(of.banner.words, locale)],
  ].filter((r): r is [string, string] => Boolean(r[1]))
  return (
    <dl className="yw-article-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Written>{value}</Written>
          </dd>
        </div>
      ))}
    </dl>
  )
}

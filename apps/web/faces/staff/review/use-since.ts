import { spanWords, toMs, useLocale, useNow, useT } from '@yiwang/ui'
import { reviewMessages } from './messages.ts'

/** How long something has waited, in words; a space only before a figure. */
export const useSince = (): ((since: string) => string) => {
  const t = useT(reviewMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (since) => {
    const span = spanWords(toMs(now) - toMs(since), locale)
    return t('since', { span: locale === 'zh-CN' && /^\d/.test(span) ? ` ${span}` : span })
  }
}

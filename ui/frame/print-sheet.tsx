import type { ReactNode } from 'react'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { formatRef } from '../ref-format.ts'
import { momentWords } from '../time-words.ts'
import { useNow } from './server-clock.tsx'

/** One A4 page per record; `mark` is the watermark line: unit, post. */
export const PrintSheet = (props: { title: string; recordNo?: string; mark?: string; children: ReactNode }) => {
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const at = momentWords(useNow(), { now: 0, locale })
  return (
    <article className="yw-sheet">
      <div className="yw-sheet-mark">
        <strong>{[props.title, props.recordNo && formatRef(props.recordNo)].filter(Boolean).join(' · ')}</strong>
        <span>{[props.mark, t('printedAt', { at })].filter(Boolean).join(' · ')}</span>
      </div>
      {props.children}
    </article>
  )
}

import { type ReactNode, useEffect, useRef } from 'react'
import { useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { formatRef } from '../ref-format.ts'
import { Written } from '../written.tsx'

type PageProps = {
  title: string
  /** Ten-digit public number; grouped 4-4-2 beside the title. */
  recordNo?: string
  /** Badges and flags beside the h1. */
  beside?: ReactNode
  /** How many fields are wrong; the window title then begins 要改. */
  problems?: number
  /** An ErrorSummary; stands above the h1. */
  above?: ReactNode
  children: ReactNode
}

/** `页面 · 编号 · 一网`, with 要改 first after a failed act. */
export const pageTitle = (parts: {
  title: string
  ref?: string | undefined
  brand: string
  fix?: string | false
}): string => {
  const line = [parts.title, parts.ref && formatRef(parts.ref), parts.brand].filter(Boolean).join(' · ')
  return parts.fix ? `${parts.fix}: ${line}` : line
}

/**
 * One page: one h1, which takes focus when the route changes (not on the first load), and the window title.
 * Give it a `key` per record, so that going from one record to the next counts as a change.
 */
export const Page = ({ title, recordNo, beside, problems = 0, above, children }: PageProps) => {
  const t = useT(uiMessages)
  const head = useRef<HTMLHeadingElement>(null)
  const fix = problems > 0 && t('titleFix')
  const line = pageTitle({ title, ref: recordNo, brand: t('brand'), fix })
  useEffect(() => {
    document.title = line
  }, [line])
  useEffect(() => {
    const { dataset } = document.documentElement
    // kept on <html>, so that two bundles or a hot reload cannot disagree about the first page
    if (dataset.visited) head.current?.focus()
    dataset.visited = 'yes'
  }, [])
  return (
    <main className="yw-main" id="content">
      {above}
      <div className="yw-page-head">
        <h1 ref={head} tabIndex={-1}>
          <Written>{title}</Written>
        </h1>
        {recordNo && <span className="yw-ref">{formatRef(recordNo)}</span>}
        {beside}
      </div>
      {children}
    </main>
  )
}

export const SkipLink = () => {
  const t = useT(uiMessages)
  return (
    <a className="yw-skip" href="#content">
      {t('skip')}
    </a>
  )
}

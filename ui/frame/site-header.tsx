import type { ReactNode } from 'react'
import { useT } from '../i18n.tsx'
import { Mark } from '../mark.tsx'
import { uiMessages } from '../messages.ts'
import { SkipLink } from './page.tsx'

type SiteHeaderProps = {
  home: string
  /** The county's own name; nothing else stands in the chrome. */
  place?: string | undefined
  /** A sandbox or drill shows the mark hollow. */
  hollow?: boolean
  switches?: ReactNode
  nav?: ReactNode
}

/** Mark, wordmark, rule, county; then switches and navigation. Carries the skip link. */
export const SiteHeader = ({ home, place, hollow = false, switches, nav }: SiteHeaderProps) => {
  const t = useT(uiMessages)
  return (
    <header className="yw-header">
      <SkipLink />
      <div className="yw-header-line">
        <a className="yw-brand" href={home}>
          <Mark hollow={hollow} size="1.5em" />
          <span>{t('brand')}</span>
          {place && <span className="yw-brand-place">{place}</span>}
        </a>
        {nav}
        <div className="yw-switches">{switches}</div>
      </div>
    </header>
  )
}

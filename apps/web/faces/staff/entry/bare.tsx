import { DemoBanner, LocaleSwitch, SiteHeader, ThemeSwitch, useLocale } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { useInstance } from '../../../shell/face-root.tsx'

/** Header and page for what stands before the routes: signing in, the first password. */
export const Bare = ({ children }: { children: ReactNode }) => {
  const { locale } = useLocale()
  const instance = useInstance()
  return (
    <div className="yw-frame">
      {instance.demo && <DemoBanner>{instance.demo.note?.[locale]}</DemoBanner>}
      <SiteHeader
        home="/staff/"
        place={instance.place?.[locale] ?? instance.place?.['zh-CN']}
        hollow={instance.demo !== undefined}
        switches={<LocaleSwitch />}
      />
      {children}
      <footer className="yw-footer">
        <ThemeSwitch />
      </footer>
    </div>
  )
}

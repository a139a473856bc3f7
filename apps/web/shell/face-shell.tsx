import { Link, Outlet } from '@tanstack/react-router'
import {
  DemoBanner,
  ElderSwitch,
  type IconName,
  icons,
  LocaleSwitch,
  OfflineBar,
  SiteHeader,
  ThemeSwitch,
  useLocale,
  useT,
} from '@yiwang/ui'
import type { ReactNode } from 'react'
import { useInstance } from './face-root.tsx'
import { shellMessages } from './messages.ts'
import { useOnline } from './use-online.ts'

export type NavItem = { to: string; label: string; icon: IconName }
type FaceShellProps = {
  /** Base path of the face: `/`, `/staff/`, `/public/`. */
  home: string
  nav: readonly NavItem[]
  /** Bottom bar on the phone, in the header on the desk. */
  navPlace: 'bottom' | 'top'
  elder?: boolean
  kept?: number
  footer?: ReactNode
}

const Nav = ({ items, place }: { items: readonly NavItem[]; place: 'bottom' | 'top' }) => {
  const t = useT(shellMessages)
  return (
    <nav className="yw-nav" data-place={place} aria-label={t('navLabel')}>
      {items.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          activeOptions={{ exact: item.to === '/', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {icons[item.icon]}
          <span>{item.label}</span>
        </Link>
      ))}
    </nav>
  )
}

/** Header, bars, page, navigation; every route of a face stands inside it. */
export const FaceShell = ({ home, nav, navPlace, elder = true, kept = 0, footer }: FaceShellProps) => {
  const { locale } = useLocale()
  const instance = useInstance()
  const online = useOnline()
  // a menu of one place leads nowhere
  const menu = nav.length > 1 && <Nav items={nav} place={navPlace} />
  // on a phone the header holds one line; colours move to the foot
  const themeInHeader = navPlace === 'top' && !elder
  const switches = (
    <>
      <LocaleSwitch />
      {themeInHeader && <ThemeSwitch />}
      {elder && <ElderSwitch />}
    </>
  )
  return (
    <div className="yw-frame">
      {instance.demo && <DemoBanner>{instance.demo.note?.[locale]}</DemoBanner>}
      <SiteHeader
        home={home}
        place={instance.place?.[locale] ?? instance.place?.['zh-CN']}
        hollow={instance.demo !== undefined}
        switches={switches}
        nav={navPlace === 'top' && menu}
      />
      <OfflineBar online={online} kept={kept} />
      <Outlet />
      {(footer || !themeInHeader) && (
        <footer className="yw-footer">
          {footer}
          {!themeInHeader && <ThemeSwitch />}
        </footer>
      )}
      {navPlace === 'bottom' && menu}
    </div>
  )
}

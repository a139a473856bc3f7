import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { useT } from '@yiwang/ui'
import { FaceShell } from '../../shell/face-shell.tsx'
import { RouteError, RouteMissing } from '../../shell/route-trouble.tsx'
import { AtlasPage } from './atlas/atlas-page.tsx'
import { MechanismPage } from './atlas/mechanism-page.tsx'
import { BoardPage } from './board/board-page.tsx'
import { BoardsPage } from './boards/boards-page.tsx'
import { publicBoardMessages } from './boards/messages.ts'
import { OpenBoardPage } from './boards/open-board-page.tsx'
import { usePublicBoards } from './boards/use-open-board.ts'
import { BulletinPage } from './bulletins/bulletin-page.tsx'
import { BulletinsPage } from './bulletins/bulletins-page.tsx'
import { DutyPage } from './duty/duty-page.tsx'
import { GridPage } from './duty/grid-page.tsx'
import { TownPage } from './duty/town-page.tsx'
import { ExclusionsPage } from './exclusions/exclusions-page.tsx'
import { FollowPage } from './follow/follow-page.tsx'
import { StopPage } from './follow/stop-page.tsx'
import { HomePage } from './home/home-page.tsx'
import { publicMessages } from './messages.ts'
import { NearbyPage } from './nearby/nearby-page.tsx'
import { ArticlePage } from './read/article-page.tsx'
import { CorrectionsPage } from './read/corrections-page.tsx'
import { PosterPage } from './read/poster-page.tsx'
import { ReadPage } from './read/read-page.tsx'
import { UnitsPage } from './units/units-page.tsx'
import { useTenant } from './use-tenant.ts'

const HOME = '/public/'

const Foot = () => {
  const t = useT(publicMessages)
  const { data } = useTenant()
  return (
    <>
      {data?.hotline && <a href={`tel:${data.hotline}`}>{t('call', { number: data.hotline })}</a>}
      <span>{t('elsewhere')}</span>
    </>
  )
}

const ICONS = {
  home: 'home',
  board: 'chart',
  bulletins: 'paper',
  read: 'list',
  duty: 'people',
  units: 'building',
  atlas: 'map',
} as const

const Shell = () => {
  const t = useT(publicMessages)
  const more = useT(publicBoardMessages)
  // most counties publish one board only: the menu names others where there are some
  const boards = usePublicBoards().data ?? []
  const item = (to: string, key: keyof typeof ICONS) => ({ to, label: t(key), icon: ICONS[key] })
  const nav = [
    item('/', 'home'),
    item('/board', 'board'),
    ...(boards.length > 0 ? [{ to: '/boards', label: more('boards'), icon: 'chart' as const }] : []),
    item('/bulletins', 'bulletins'),
    item('/read', 'read'),
    item('/duty', 'duty'),
    item('/units', 'units'),
    item('/atlas', 'atlas'),
  ]
  return <FaceShell home={HOME} nav={nav} navPlace="top" footer={<Foot />} />
}

const root = createRootRoute({
  component: Shell,
  errorComponent: ({ error, reset }) => <RouteError error={error} reset={reset} home={HOME} />,
  notFoundComponent: () => <RouteMissing home={HOME} />,
})
const at = <P extends string>(path: P, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component })

export const router = createRouter({
  routeTree: root.addChildren([
    at('/', HomePage),
    at('/board', BoardPage),
    at('/boards', BoardsPage),
    at('/boards/$id', OpenBoardPage),
    at('/bulletins', BulletinsPage),
    at('/bulletins/$id', BulletinPage),
    at('/duty', DutyPage),
    at('/duty/town/$town', TownPage),
    at('/duty/grid/$code', GridPage),
    at('/exclusions', ExclusionsPage),
    at('/nearby', NearbyPage),
    at('/units', UnitsPage),
    at('/read', ReadPage),
    at('/read/poster', PosterPage),
    at('/read/corrections', CorrectionsPage),
    at('/read/$id', ArticlePage),
    at('/follow', FollowPage),
    at('/follow/stop', StopPage),
    at('/atlas', AtlasPage),
    at('/atlas/$id', MechanismPage),
  ]),
  basepath: '/public',
  scrollRestoration: true,
})

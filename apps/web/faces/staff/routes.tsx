import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { RouteError, RouteMissing } from '../../shell/route-trouble.tsx'
import { BoardPage } from './boards/board-page.tsx'
import { BoardsPage } from './boards/boards-page.tsx'
import { DailyPage } from './daily/daily-page.tsx'
import { StaffShell } from './entry/staff-shell.tsx'
import { ConflictPage } from './grid/conflict-page.tsx'
import { GridHome } from './grid/grid-home.tsx'
import { SettlePage } from './grid/settle-page.tsx'
import { UnsentPage } from './grid/unsent-page.tsx'
import { InboxPage } from './inbox/inbox-page.tsx'
import { readInboxSearch } from './inbox/inbox-search.ts'
import { RegisterPage } from './intake/register-page.tsx'
import { MatterPage } from './matter/matter-page.tsx'
import { PreviewPage } from './matter/preview-page.tsx'
import { PrintPage } from './matter/print-page.tsx'
import { officeNav, officeRoutes } from './office/routes.tsx'
import { ReviewsPage } from './review/reviews-page.tsx'
import { SittingPage } from './review/sitting-page.tsx'
import { PlaceRhythmPage, RhythmPage } from './rhythm/rhythm-page.tsx'
import { SearchPage } from './search/search-page.tsx'
import { OpenTopicPage } from './topics/open-topic-page.tsx'
import { TopicPage } from './topics/topic-page.tsx'
import { TopicsPage } from './topics/topics-page.tsx'

const HOME = '/staff/'

const root = createRootRoute({
  component: () => <StaffShell officeNav={officeNav} />,
  errorComponent: ({ error, reset }) => <RouteError error={error} reset={reset} home={HOME} />,
  notFoundComponent: () => <RouteMissing home={HOME} />,
})
const page = (path: string, component: () => ReactNode) => createRoute({ getParentRoute: () => root, path, component })
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: readInboxSearch,
  component: InboxPage,
})

export const router = createRouter({
  routeTree: root.addChildren([
    inbox,
    page('/matters/$id', MatterPage),
    page('/matters/$id/preview', PreviewPage),
    page('/matters/$id/print', PrintPage),
    page('/register', RegisterPage),
    page('/search', SearchPage),
    page('/grid', GridHome),
    page('/grid/settle', SettlePage),
    page('/grid/unsent', UnsentPage),
    page('/grid/unsent/$key', ConflictPage),
    page('/review', ReviewsPage),
    page('/review/$id', SittingPage),
    page('/topics', TopicsPage),
    page('/topics/open', OpenTopicPage),
    page('/topics/$id', TopicPage),
    page('/daily', DailyPage),
    page('/rhythm', RhythmPage),
    page('/rhythm/$unit', PlaceRhythmPage),
    page('/boards', BoardsPage),
    page('/boards/$id', BoardPage),
    ...officeRoutes(root),
  ]),
  basepath: '/staff',
  scrollRestoration: true,
})

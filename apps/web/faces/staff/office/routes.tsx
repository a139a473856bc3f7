import './office.css'
import './publish/publish.css'
import { type AnyRoute, createRoute } from '@tanstack/react-router'
import type { IconName } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { AuditPage } from './audit/audit-page.tsx'
import { BulletinPage } from './bulletins/bulletin-page.tsx'
import { BulletinsPage } from './bulletins/bulletins-page.tsx'
import { CasesPage } from './bulletins/cases-page.tsx'
import { FlowPage } from './flow/flow-page.tsx'
import { DivisionsPage } from './grids/divisions-page.tsx'
import { GridPage } from './grids/grid-page.tsx'
import { GridsPage } from './grids/grids-page.tsx'
import { OfficeHome } from './home/office-home.tsx'
import { MinePage } from './mine/mine-page.tsx'
import { NetworkPage } from './network/network-page.tsx'
import { NoticesPage, ReportsPage } from './notices/notices-page.tsx'
import { NotificationsPage } from './notifications/notifications-page.tsx'
import { OutboxPage } from './outbox/outbox-page.tsx'
import { PatchesPage } from './patches/patches-page.tsx'
import { PlanPage } from './plan/plan-page.tsx'
import { PoolPage } from './pools/pool-page.tsx'
import { PoolsPage } from './pools/pools-page.tsx'
import { PostsPage } from './posts/posts-page.tsx'
import { PublishArticlePage } from './publish/article-page.tsx'
import { PublishPage } from './publish/publish-page.tsx'
import { RosterPage } from './roster/roster-page.tsx'
import { TeamsPage } from './teams/teams-page.tsx'
import { UsersPage } from './users/users-page.tsx'
import { WorkloadPage } from './workload/workload-page.tsx'

const PAGES: Readonly<Record<string, () => ReactNode>> = {
  '/office': OfficeHome,
  '/office/grids': GridsPage,
  '/office/grids/$code': GridPage,
  '/office/teams': TeamsPage,
  '/office/network': NetworkPage,
  '/office/patches': PatchesPage,
  '/office/divisions': DivisionsPage,
  '/office/roster': RosterPage,
  '/office/users': UsersPage,
  '/office/posts': PostsPage,
  '/office/pools': PoolsPage,
  '/office/pools/$pool': PoolPage,
  '/office/notices': NoticesPage,
  '/office/reports': ReportsPage,
  '/office/bulletins': BulletinsPage,
  '/office/bulletins/$id': BulletinPage,
  '/office/publish': PublishPage,
  '/office/publish/$id': PublishArticlePage,
  '/office/cases/$query': CasesPage,
  '/office/workload': WorkloadPage,
  '/office/audit': AuditPage,
  '/office/plan': PlanPage,
  '/office/flow': FlowPage,
  '/office/mine': MinePage,
  '/office/notifications': NotificationsPage,
  '/office/outbox': OutboxPage,
}

/** The office's routes as children of the staff face's root. */
export const officeRoutes = (root: AnyRoute): AnyRoute[] =>
  Object.entries(PAGES).map(([path, component]) => createRoute({ getParentRoute: () => root, path, component }))

type OfficeNavItem = { to: string; label: { 'zh-CN': string; en: string }; icon: IconName }
/** What the office adds to the staff menu; its pages are one step behind. */
export const officeNav: readonly OfficeNavItem[] = [
  { to: '/office', label: { 'zh-CN': '办公室', en: 'Office' }, icon: 'building' },
]

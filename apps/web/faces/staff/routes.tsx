import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { Page, useT } from '@yiwang/ui'
import { FaceShell } from '../../shell/face-shell.tsx'
import { shellMessages } from '../../shell/messages.ts'
import { RouteError, RouteMissing } from '../../shell/route-trouble.tsx'

const HOME = '/staff/'

const Shell = () => {
  const t = useT(shellMessages)
  const nav = [{ to: '/', label: t('home'), icon: 'home' as const }]
  return <FaceShell home={HOME} nav={nav} navPlace="top" elder={false} />
}

const Home = () => {
  const t = useT(shellMessages)
  return (
    <Page title={t('staff')}>
      <p>{t('elsewhere')}</p>
    </Page>
  )
}

const root = createRootRoute({
  component: Shell,
  errorComponent: ({ error, reset }) => <RouteError error={error} reset={reset} home={HOME} />,
  notFoundComponent: () => <RouteMissing home={HOME} />,
})
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

export const router = createRouter({
  routeTree: root.addChildren([home]),
  basepath: '/staff',
  scrollRestoration: true,
})

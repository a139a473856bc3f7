import { createRootRoute, createRoute, createRouter, useLocation } from '@tanstack/react-router'
import { usePreferences, useT } from '@yiwang/ui'
import { FaceShell } from '../../shell/face-shell.tsx'
import { RouteError, RouteMissing } from '../../shell/route-trouble.tsx'
import { MyDataPage } from './account/my-data-page.tsx'
import { SignInPage } from './account/sign-in-page.tsx'
import { DeviceProvider, useQueue } from './device/device.tsx'
import { HomePage } from './home/home-page.tsx'
import { AboutPage } from './intake/about-page.tsx'
import { AlikePage } from './intake/alike-page.tsx'
import { CheckPage } from './intake/check-page.tsx'
import { ContactPage } from './intake/contact-page.tsx'
import { JoinPage } from './intake/join-page.tsx'
import { WhatPage } from './intake/what-page.tsx'
import { WherePage } from './intake/where-page.tsx'
import { residentMessages } from './messages.ts'
import { MinePage } from './mine/mine-page.tsx'
import { NearbyPage } from './nearby/nearby-page.tsx'
import { ReceivedPage } from './receipt/received-page.tsx'
import { Speak } from './speak.tsx'
import { ActPage } from './track/act-page.tsx'
import { FindPage } from './track/find-page.tsx'
import { ResidentPorts } from './track/local-files.tsx'
import { RecordPage } from './track/record-page.tsx'

const HOME = '/'

const Frame = () => {
  const t = useT(residentMessages)
  const { elder } = usePreferences()
  // while something is being said, one thing a page
  const saying = useLocation().pathname.startsWith('/report')
  const kept = useQueue().filter((item) => item.state === 'waiting').length
  const nav = [
    { to: '/', label: t('home'), icon: 'home' as const },
    { to: '/mine', label: t('mine'), icon: 'list' as const },
    { to: '/my-data', label: t('myData'), icon: 'person' as const },
  ]
  return (
    <FaceShell
      home={HOME}
      nav={saying ? [] : nav}
      navPlace="bottom"
      kept={kept}
      {...(elder ? { footer: <Speak /> } : {})}
    />
  )
}

const Shell = () => (
  <DeviceProvider>
    <ResidentPorts>
      <Frame />
    </ResidentPorts>
  </DeviceProvider>
)

const root = createRootRoute({
  component: Shell,
  errorComponent: ({ error, reset }) => <RouteError error={error} reset={reset} home={HOME} />,
  notFoundComponent: () => <RouteMissing home={HOME} />,
})

const PAGES = [
  ['/', HomePage],
  ['/report', WhatPage],
  ['/report/about', AboutPage],
  ['/report/where', WherePage],
  ['/report/alike', AlikePage],
  ['/report/join/$ref', JoinPage],
  ['/report/contact', ContactPage],
  ['/report/check', CheckPage],
  ['/received/$key', ReceivedPage],
  ['/track', FindPage],
  ['/track/$ref', RecordPage],
  ['/track/$ref/do/$action', ActPage],
  ['/mine', MinePage],
  ['/nearby', NearbyPage],
  ['/sign-in', SignInPage],
  ['/my-data', MyDataPage],
] as const

export const router = createRouter({
  routeTree: root.addChildren(
    PAGES.map(([path, component]) => createRoute({ getParentRoute: () => root, path, component })),
  ),
  basepath: '/',
  scrollRestoration: true,
})

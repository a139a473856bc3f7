import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { dropAllDrafts } from '@yiwang/matters/web/shared'
import { Button, LoadState, type Locale, Page, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { FaceShell, type NavItem } from '../../../shell/face-shell.tsx'
import { staffBoardMessages } from '../boards/messages.ts'
import { useStaffBoards } from '../boards/use-boards.ts'
import { isWaiting } from '../grid/offline-queue.ts'
import { QueueProvider, useQueue } from '../grid/queue-provider.tsx'
import { useCounts } from '../inbox/use-inbox.ts'
import { KeyLayer, useCommands } from '../keys/key-layer.tsx'
import { KeyList } from '../keys/key-list.tsx'
import { keyMessages } from '../keys/messages.ts'
import { Palette } from '../keys/palette.tsx'
import { useOpens } from '../office/use-opens.ts'
import { Bare } from './bare.tsx'
import { ChangePassword } from './change-password.tsx'
import { HeldCommands } from './held.tsx'
import { dropKeptAnswers } from './kept-answer.ts'
import { entryMessages } from './messages.ts'
import { sentenceOf } from './problem-words.ts'
import { SignIn } from './sign-in.tsx'
import { StaffFormPorts } from './staff-form-ports.tsx'
import { useAnswerLanguage } from './use-answer-language.ts'
import { useLanding } from './use-landing.ts'
import { ME_KEY, type Me, useMeQuery } from './use-me.ts'
import { usePhone } from './use-phone.ts'

const HOME = '/staff/'
export type OfficeNav = readonly { to: string; label: Record<Locale, string>; icon: NavItem['icon'] }[]

const useSignOut = () => {
  const t = useT(entryMessages)
  const api = useApi()
  const queries = useQueryClient()
  const { items } = useQueue()
  const [refused, setRefused] = useState<string>()
  const open = items.filter((q) => isWaiting(q) || q.state === 'look').length
  const signOut = async () => {
    // unsent work would be lost to the next person on this device
    if (open > 0) return setRefused(t('signOutHeld', { n: open }))
    try {
      await api.POST('/api/sign-out', { body: {} })
      dropAllDrafts()
      dropKeptAnswers()
      queries.clear()
      await queries.invalidateQueries({ queryKey: ME_KEY })
      window.location.assign(HOME)
    } catch (error) {
      setRefused(sentenceOf(error, t))
    }
  }
  return { signOut, refused }
}

const Foot = ({ me }: { me: Me }) => {
  const t = useT(entryMessages)
  const { signOut, refused } = useSignOut()
  return (
    <>
      <span>
        {me.name} {me.posts.map((p) => p.unitName ?? p.areaName ?? p.grid).filter(Boolean)[0]}
      </span>
      <Button plain onClick={() => void signOut()}>
        {t('signOut')}
      </Button>
      {refused && <span role="alert">{refused}</span>}
    </>
  )
}

const useNav = (me: Me, officeNav: OfficeNav, phone: boolean): NavItem[] => {
  const t = useT(entryMessages)
  const { locale } = useLocale()
  const { data: counts } = useCounts()
  const { items } = useQueue()
  const inGrid = me.posts.some((p) => p.grid !== null)
  const works = counts !== undefined && Object.keys(counts).length > 0
  const opens = useOpens()
  const boardWords = useT(staffBoardMessages)
  const boards = useStaffBoards().data ?? []
  // a phone's bar holds five; there these pages stand in the office and on the grid's first page
  const meets = (id: string) => !phone && opens.includes(id)
  const unsent = items.some((q) => isWaiting(q) || q.state === 'look')
  return [
    ...(inGrid ? [{ to: '/grid', label: t('grid'), icon: 'home' as const }] : []),
    ...(works ? [{ to: '/', label: t('inbox'), icon: 'inbox' as const }] : []),
    ...(works ? [{ to: '/register', label: t('intake'), icon: 'pen' as const }] : []),
    ...(works ? [{ to: '/search', label: t('find'), icon: 'search' as const }] : []),
    ...(meets('matters.sittings') ? [{ to: '/review', label: t('review'), icon: 'people' as const }] : []),
    ...(meets('matters.topics') ? [{ to: '/topics', label: t('topics'), icon: 'list' as const }] : []),
    ...(meets('matters.dailies') ? [{ to: '/daily', label: t('daily'), icon: 'paper' as const }] : []),
    ...(meets('rhythm.calendar') ? [{ to: '/rhythm', label: t('rhythm'), icon: 'ring' as const }] : []),
    ...(boards.length > 0 ? [{ to: '/boards', label: boardWords('boards'), icon: 'chart' as const }] : []),
    ...(unsent ? [{ to: '/grid/unsent', label: t('unsent'), icon: 'offline' as const }] : []),
    ...officeNav.map((item) => ({ ...item, label: item.label[locale] })),
  ]
}

/** Keys and the palette that work on every page. */
const Keys = ({ nav }: { nav: readonly NavItem[] }) => {
  const t = useT(keyMessages)
  const navigate = useNavigate()
  const [open, setOpen] = useState<'keys' | 'palette'>()
  const GO: Record<string, string> = { '/': 'KeyG KeyI', '/grid': 'KeyG KeyH', '/register': 'KeyG KeyN' }
  useCommands([
    { id: 'keys', label: t('showKeys'), combo: 'Shift+Slash', run: () => setOpen('keys') },
    { id: 'palette', label: t('palette'), combo: 'Ctrl+KeyK', run: () => setOpen('palette'), quiet: true },
    {
      id: 'search',
      label: t('search'),
      combo: 'Slash',
      run: () => void navigate({ to: '/search', search: {} as never }),
    },
    ...nav.map((item) => ({
      id: `go.${item.to}`,
      label: item.label,
      run: () => void navigate({ to: item.to }),
      ...(GO[item.to] ? { combo: GO[item.to] as string } : {}),
    })),
  ])
  const close = () => setOpen(undefined)
  return (
    <>
      {open === 'keys' && <KeyList onClose={close} />}
      {open === 'palette' && <Palette onClose={close} />}
    </>
  )
}

const Inside = ({ me, officeNav }: { me: Me; officeNav: OfficeNav }) => {
  const { items } = useQueue()
  const phone = usePhone()
  const nav = useNav(me, officeNav, phone)
  useLanding(me, HOME)
  return (
    <HeldCommands>
      <FaceShell
        home={HOME}
        nav={nav}
        navPlace={phone ? 'bottom' : 'top'}
        elder={phone}
        kept={items.filter(isWaiting).length}
        footer={<Foot me={me} />}
      />
      <Keys nav={nav} />
    </HeldCommands>
  )
}

const NotStaff = () => {
  const t = useT(entryMessages)
  return (
    <Page title={t('staffOnly')}>
      <a href="/">{t('residentHome')}</a>
    </Page>
  )
}

/** The gate and the frame: nobody in → sign-in, first password → change it, staff → their pages. */
export const StaffShell = ({ officeNav }: { officeNav: OfficeNav }) => {
  const t = useT(entryMessages)
  useAnswerLanguage()
  usePhone()
  const { data: me, error, refetch } = useMeQuery()
  if (!me)
    return (
      <main className="yw-main">
        <LoadState
          state={error ? 'error' : 'loading'}
          {...(error ? { trouble: { what: sentenceOf(error, t) } } : {})}
          onRetry={() => void refetch()}
        >
          {null}
        </LoadState>
      </main>
    )
  if (me.kind !== 'staff' || me.mustChange)
    return <Bare>{me.kind === 'anonymous' ? <SignIn /> : me.kind === 'staff' ? <ChangePassword /> : <NotStaff />}</Bare>
  return (
    <KeyLayer>
      <QueueProvider account={me.account ?? me.name}>
        <StaffFormPorts>
          <Inside me={me} officeNav={officeNav} />
        </StaffFormPorts>
      </QueueProvider>
    </KeyLayer>
  )
}

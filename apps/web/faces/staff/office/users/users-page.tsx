import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { agoWords, Button, Empty, Page, TextField, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { SelectField } from '../act/index.ts'
import type { Schemas } from '../answers.ts'
import { CreateUser } from './create-user.tsx'
import { usersMessages } from './messages.ts'
import { UserPanel } from './user-panel.tsx'

type Account = Schemas['AccountView']

const UserRow = ({ account, onOpen }: { account: Account; onOpen: () => void }) => {
  const t = useT(usersMessages)
  const { locale } = useLocale()
  const now = useNow()
  const posts = account.posts.map((p) => say(p.kindWords, locale)).join(locale === 'en' ? ', ' : '、')
  return (
    <tr>
      <th scope="row" {...(account.username ? { 'data-latin': '' } : {})}>
        {account.username ?? t('resident')}
      </th>
      <td data-label={t('name')}>{account.name}</td>
      <td data-label={t('posts')}>{posts}</td>
      <td data-label={t('last')}>{account.lastSignIn ? agoWords(account.lastSignIn, { now, locale }) : t('never')}</td>
      <td data-label={t('state')}>
        {t(account.disabled ? 'disabled' : 'active')}
        {account.mustChange && ` · ${t('mustChange')}`}
      </td>
      <td>
        <Button onClick={onOpen} aria-label={t('openOf', { name: account.name })}>
          {t('open')}
        </Button>
      </td>
    </tr>
  )
}

const UserTable = ({ items, onOpen }: { items: readonly Account[]; onOpen: (id: string) => void }) => {
  const t = useT(usersMessages)
  return (
    <table className="yw-table" data-cards="">
      <thead>
        <tr>
          {(['username', 'name', 'posts', 'last', 'state', 'acts'] as const).map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((account) => (
          <UserRow key={account.id} account={account} onOpen={() => onOpen(account.id)} />
        ))}
      </tbody>
    </table>
  )
}

/** Accounts come in the order they were made; people look for them by name. */
const byName = (items: readonly Account[]) =>
  [...items].sort((a, b) => (a.username ?? '~').localeCompare(b.username ?? '~', 'en', { numeric: true }))

/** Accounts with their posts; one opens beside the list. */
export const UsersPage = () => {
  const api = useApi()
  const t = useT(usersMessages)
  const [find, setFind] = useState('')
  const [state, setState] = useState('')
  const [after, setAfter] = useState<string>()
  const [opened, setOpened] = useState<string>()
  const query = {
    limit: 200,
    ...(find.trim() ? { find: find.trim() } : {}),
    ...(state === 'disabled' ? { disabled: 'true' as const } : {}),
    ...(after ? { after } : {}),
  }
  const list = useAsk(['office', 'accounts', query], () => api.GET('/api/accounts', { params: { query } }))
  const account = list.data?.items.find((a) => a.id === opened)
  const look = (text: string) => {
    setFind(text)
    setAfter(undefined)
  }
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <CreateUser />
        <div className="yw-toolbar">
          <TextField label={t('find')} type="search" maxLength={60} value={find} onText={look} />
          <SelectField
            label={t('show')}
            none={t('all')}
            options={[{ value: 'disabled', label: t('onlyDisabled') }]}
            value={state}
            onPick={setState}
          />
        </div>
        {account && <UserPanel key={account.id} account={account} onClose={() => setOpened(undefined)} />}
        <Loaded
          of={list}
          skeleton="rows"
          count={8}
          isEmpty={(d) => d.items.length === 0}
          empty={<Empty cause={t('none')} />}
        >
          {({ items, next }) => (
            <div className="yw-stack">
              <UserTable items={byName(items)} onOpen={setOpened} />
              {next && <Button onClick={() => setAfter(next)}>{t('more')}</Button>}
            </div>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Button, dayWords, useLocale, useNow, useT } from '@yiwang/ui'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, Fold, ReasonForm, useAct } from '../act/index.ts'
import type { Schemas } from '../answers.ts'
import { FirstPassword } from './first-password.tsx'
import { usersMessages } from './messages.ts'

type Account = Schemas['AccountView']
type Post = Schemas['HeldPostView']

const PostLine = ({ post }: { post: Post }) => {
  const api = useApi()
  const t = useT(usersMessages)
  const { locale } = useLocale()
  const now = useNow()
  const act = useAct(
    (reason: string) => api.POST('/api/posts/{id}/end', { params: { path: { id: post.id } }, body: { reason } }),
    () => t('endDone'),
  )
  const from = dayWords(post.from, { now, locale })
  const term = post.to ? t('termSpan', { from, to: dayWords(post.to, { now, locale }) }) : t('termOpen', { from })
  const where = post.grid ?? post.unitName ?? post.areaName ?? ''
  return (
    <li className="yw-stack">
      <span>
        <strong>{say(post.kindWords, locale)}</strong> {where} <span className="yw-muted">{term}</span>
      </span>
      <Fold label={t('end')}>
        <ReasonForm consequence={t('endSays')} verb={t('endGo')} required max={200} act={act} onSend={act.send} />
      </Fold>
    </li>
  )
}

const SwitchUser = ({ account }: { account: Account }) => {
  const api = useApi()
  const t = useT(usersMessages)
  const act = useAct(
    (body: { disabled: boolean; reason: string }) =>
      api.POST('/api/accounts/{id}/disabled', { params: { path: { id: account.id } }, body }),
    (_answer, body) => t(body.disabled ? 'disabledDone' : 'enabledDone', { name: account.name }),
  )
  const verb = t(account.disabled ? 'enable' : 'disable')
  return (
    <Fold label={`${verb}…`}>
      <ReasonForm
        key={String(account.disabled)}
        consequence={t(account.disabled ? 'enableSays' : 'disableSays')}
        verb={verb}
        required
        max={200}
        act={act}
        onSend={(reason) => act.send({ disabled: !account.disabled, reason })}
      />
    </Fold>
  )
}

const ResetPassword = ({ account }: { account: Account }) => {
  const api = useApi()
  const t = useT(usersMessages)
  const [first, setFirst] = useState<string>()
  const act = useAct(
    () => api.POST('/api/accounts/{id}/password', { params: { path: { id: account.id } } }),
    (answer) => {
      setFirst(answer.firstPassword)
      return t('resetDone')
    },
  )
  return (
    <Fold label={`${t('reset')}…`}>
      <div className="yw-stack">
        <p>{t('resetSays')}</p>
        <div className="yw-actions">
          <Button primary onClick={() => act.send(undefined)}>
            {t('reset')}
          </Button>
        </div>
        <ActNote act={act} />
        {first && <FirstPassword password={first} />}
      </div>
    </Fold>
  )
}

/** One account: its posts with ending a term, and what can be done with the account itself. */
export const UserPanel = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const t = useT(usersMessages)
  const head = useRef<HTMLHeadingElement>(null)
  // it stands above a long list: whoever opened it far below is brought to it
  useEffect(() => head.current?.focus(), [])
  return (
    <section className="yw-card yw-stack" aria-label={account.name} data-part="user">
      <div className="yw-page-head">
        <h2 ref={head} tabIndex={-1}>
          {account.name}
        </h2>
        <span className="yw-ref" data-latin="">
          {account.username}
        </span>
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
      <h3>{t('posts')}</h3>
      {account.posts.length === 0 ? (
        <p>{t('noPosts')}</p>
      ) : (
        <ul className="yw-plain">
          {account.posts.map((p) => (
            <PostLine key={p.id} post={p} />
          ))}
        </ul>
      )}
      <div className="yw-actions">
        <Link className="yw-button" to="/office/posts" search={{ person: account.name }}>
          {t('appoint')}
        </Link>
        <SwitchUser account={account} />
        <ResetPassword account={account} />
      </div>
    </section>
  )
}

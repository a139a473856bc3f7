import { Link } from '@tanstack/react-router'
import { say, type Words } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, CheckList, dayWords, ErrorSummary, Page, TroubleCard, useLocale, useNow, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import type { operations } from '../../../api.gen.ts'
import { ProblemError } from '../../../problem.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { PhoneCode } from '../../../shell/phone-code/phone-code.tsx'
import { usePhoneCode } from '../../../shell/phone-code/use-phone-code.ts'
import { useColumns } from '../read/use-columns.ts'
import { followMessages } from './messages.ts'
import { useSend } from './use-send.ts'

type Answer<K extends 'portal.columns' | 'portal.subscription'> =
  operations[K]['responses'][200]['content']['application/json']
type Mine = Answer<'portal.subscription'>
type Wish = { columns: string[]; areas: string[]; banners: string[] }

const Said = ({ of }: { of: { done: string; error: unknown } }) => {
  const t = useT(followMessages)
  if (of.error)
    return (
      <TroubleCard
        trouble={{ what: t('notDone'), remedy: of.error instanceof ProblemError ? of.error.detail : undefined }}
      />
    )
  return of.done ? <p className="yw-done">{of.done}</p> : null
}

const Choices = ({ mine, all }: { mine: Mine; all: Answer<'portal.columns'> }) => {
  const api = useApi()
  const t = useT(followMessages)
  const { locale } = useLocale()
  const [wish, setWish] = useState<Wish>({ columns: mine.columns, areas: mine.areas, banners: mine.banners })
  const save = useSend(
    (body: Wish) => api.POST('/api/subscription', { body }),
    () => t('saved'),
  )
  const submit = (e: FormEvent) => {
    e.preventDefault()
    save.send(wish)
  }
  const pick = (key: keyof Wish, of: readonly { id: string; words: Words }[]) => (
    <CheckList
      label={t(key)}
      hint={t('emptyIsAll')}
      choices={of.map((o) => ({ value: o.id, label: say(o.words, locale) }))}
      values={wish[key]}
      onChange={(ids) => setWish({ ...wish, [key]: ids })}
    />
  )
  return (
    <form className="yw-stack" onSubmit={submit}>
      {pick('columns', all.columns)}
      {pick('areas', all.areas)}
      {pick('banners', all.banners)}
      <Button primary wide type="submit">
        {t(save.busy ? 'busy' : 'save')}
      </Button>
      <Said of={save} />
    </form>
  )
}

const Standing = ({ mine }: { mine: Mine }) => {
  const api = useApi()
  const t = useT(followMessages)
  const { locale } = useLocale()
  const now = useNow()
  const stop = useSend(
    (body: { token: string }) => api.POST('/api/subscription/end', { body }),
    () => t('stopped'),
  )
  const { token } = mine
  return (
    <>
      {mine.on && token && (
        <section className="yw-card yw-stack">
          <p>{mine.since && t('on', { at: dayWords(mine.since, { now, locale }) })}</p>
          <p>{t('token', { token })}</p>
          <div className="yw-actions">
            <Button onClick={() => stop.send({ token })}>{t('stop')}</Button>
          </div>
        </section>
      )}
      <Said of={stop} />
    </>
  )
}

const Signed = ({ staff }: { staff: boolean }) => {
  const api = useApi()
  const t = useT(followMessages)
  const mine = useAsk(['public', 'subscription'], () => api.GET('/api/subscription'))
  const columns = useColumns()
  return (
    <>
      <p>{t(staff ? 'leadStaff' : 'lead')}</p>
      <Loaded of={mine}>
        {(m) => (
          <>
            <Standing mine={m} />
            <Loaded of={columns}>{(all) => <Choices key={String(m.since)} mine={m} all={all} />}</Loaded>
          </>
        )}
      </Loaded>
    </>
  )
}

/** Who one is by phone and code, then what one wants to be told of. */
export const FollowPage = () => {
  const api = useApi()
  const t = useT(followMessages)
  const me = useAsk(['me'], () => api.GET('/api/me'))
  const code = usePhoneCode({ wordsOf: (e) => (e instanceof ProblemError ? e.detail : t('notDone')) })
  return (
    <Page title={t('title')} problems={code.problems.length} above={<ErrorSummary problems={code.problems} />}>
      <div className="yw-stack yw-article">
        <Loaded of={me}>
          {(who) =>
            who.kind === 'anonymous' ? (
              <>
                <p>{t('lead')}</p>
                <PhoneCode of={code} lead={<p>{t('signFirst')}</p>} act={t('check')} />
              </>
            ) : (
              <Signed staff={who.kind === 'staff'} />
            )
          }
        </Loaded>
        <p>
          <Link to="/follow/stop">{t('stopHere')}</Link>
        </p>
        <p>
          <Link to="/read">{t('back')}</Link>
        </p>
      </div>
    </Page>
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/matters/web/shared'
import { agoWords, Button, Empty, LoadState, Page, useAnnounce, useLocale, useNow, useT } from '@yiwang/ui'
import type { ReactNode } from 'react'
import type { components } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { useTrouble } from '../trouble.tsx'
import { accountMessages } from './messages.ts'
import { RecordReply } from './record-reply.tsx'
import { useSignedIn } from './use-me.ts'

export type MyData = components['schemas']['MyData']

const Section = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section className="yw-stack" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

const Rows = ({ rows, none }: { rows: readonly { key: string; title: string; line: string }[]; none: string }) => {
  if (rows.length === 0) return <Empty cause={none} />
  return (
    <ul className="yw-rows">
      {rows.map((row) => (
        <li key={row.key}>
          <div className="yw-row-body">
            <span className="yw-row-title">{row.title}</span>
            <span className="yw-row-line">{row.line}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}

const useRows = (data: MyData) => {
  const t = useT(accountMessages)
  const { locale } = useLocale()
  const now = useNow()
  const at = (time: string) => agoWords(time, { now, locale })
  return {
    stored: data.stored.map((s, i) => ({
      key: `${i}`,
      title: `${say(s.what, locale)} ${s.value}`,
      line: [t('source', { source: say(s.source, locale) }), s.since && t('since', { at: at(s.since) })]
        .filter(Boolean)
        .join(' · '),
    })),
    looks: data.looks.map((l, i) => ({
      key: `${i}`,
      title: `${at(l.at)} ${l.who}`,
      line: t('lookFor', { what: say(l.what, locale), why: [l.purpose, l.reason].filter(Boolean).join(' · ') }),
    })),
    consents: data.consents.map((c, i) => ({
      key: `${i}`,
      title: say(c.what, locale),
      line: [t(c.given ? 'consentYes' : 'consentNo'), c.at && at(c.at)].filter(Boolean).join(' · '),
    })),
    replies: data.replies.map((r, i) => ({ key: `${i}`, title: r.about, line: `${r.text} · ${at(r.at)}` })),
  }
}

const download = (data: MyData, name: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
  link.download = `${name}.json`
  link.click()
  requestAnimationFrame(() => URL.revokeObjectURL(link.href))
}

const Stored = ({ data }: { data: MyData }) => {
  const t = useT(accountMessages)
  const rows = useRows(data)
  return (
    <div className="yw-stack">
      <Section id="stored" title={t('stored')}>
        <Rows rows={rows.stored} none={t('storedNone')} />
        <p>
          <Link to="/mine">{t('matters', { n: data.matters.length })}</Link>
        </p>
        <div className="yw-actions">
          <Button onClick={() => download(data, t('fileName'))}>{t('download')}</Button>
        </div>
      </Section>
      <Section id="looks" title={t('looks')}>
        <Rows rows={rows.looks} none={t('looksNone')} />
      </Section>
      <Section id="consents" title={t('consents')}>
        <Rows rows={rows.consents} none={t('consentsNone')} />
      </Section>
      {rows.replies.length > 0 && (
        <Section id="replies" title={t('replies')}>
          <Rows rows={rows.replies} none="" />
        </Section>
      )}
      <RecordReply data={data} />
    </div>
  )
}

const SignOut = () => {
  const t = useT(accountMessages)
  const api = useApi()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const leave = async () => {
    await api.POST('/api/sign-out', { body: {} })
    queries.clear()
    await queries.invalidateQueries()
    announce(t('signedOut'))
    location.assign('/')
  }
  return <Button onClick={() => void leave()}>{t('signOut')}</Button>
}

const SignedIn = () => {
  const api = useApi()
  const trouble = useTrouble()
  const { data, error, refetch } = useQuery({
    queryKey: ['my-data'],
    queryFn: async () => (await api.GET('/api/me/data')).data ?? null,
  })
  return (
    <LoadState
      state={data ? 'ready' : error ? 'error' : 'loading'}
      skeleton="rows"
      trouble={trouble(error)}
      onRetry={() => void refetch()}
    >
      {data && <Stored data={data} />}
      <p className="yw-after">
        <SignOut />
      </p>
    </LoadState>
  )
}

/** R7b: each stored item with its source, who looked and why, a file of it all, and a word against a record. */
export const MyDataPage = () => {
  const t = useT(accountMessages)
  const signedIn = useSignedIn()
  const signIn = (
    <Link className="yw-button" data-primary="" to="/sign-in">
      {t('signIn')}
    </Link>
  )
  return (
    <Page title={t('data')}>
      <p>{t('dataLead')}</p>
      {signedIn ? <SignedIn /> : <Empty cause={t('dataSignIn')} next={signIn} />}
    </Page>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Empty, LoadState, Page, useAnnounce, useLocale, useNow, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { DownloadData } from '../../../shell/my-data/download-data.tsx'
import { myDataMessages } from '../../../shell/my-data/messages.ts'
import { RecordReply } from '../../../shell/my-data/record-reply.tsx'
import { recordRows } from '../../../shell/my-data/record-rows.ts'
import { RecordSection } from '../../../shell/my-data/record-section.tsx'
import { type MyData, useMyData } from '../../../shell/my-data/use-my-data.ts'
import { useTrouble } from '../trouble.tsx'
import { accountMessages } from './messages.ts'
import { useSignedIn } from './use-me.ts'

const Stored = ({ data }: { data: MyData }) => {
  const t = useT(myDataMessages)
  const trouble = useTrouble()
  const { locale } = useLocale()
  const now = useNow()
  const rows = recordRows(data, { t, locale, now })
  return (
    <div className="yw-stack">
      <RecordSection id="stored" title={t('stored')} rows={rows.stored} none={t('storedNone')}>
        <p>
          <Link to="/mine">{t('matters', { n: data.matters.length })}</Link>
        </p>
        <DownloadData data={data} />
      </RecordSection>
      <RecordSection id="looks" title={t('looks')} rows={rows.looks} none={t('looksNone')} />
      <RecordSection id="consents" title={t('consents')} rows={rows.consents} none={t('consentsNone')} />
      <RecordSection id="replies" title={t('replies')} rows={rows.replies} />
      <RecordReply data={data} failure={(error) => trouble(error, true).what} />
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
  const trouble = useTrouble()
  const { data, error, refetch } = useMyData()
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
  const words = useT(myDataMessages)
  const signedIn = useSignedIn()
  const signIn = (
    <Link className="yw-button" data-primary="" to="/sign-in">
      {t('signIn')}
    </Link>
  )
  return (
    <Page title={t('data')}>
      <p>{words('lead')}</p>
      {signedIn ? <SignedIn /> : <Empty cause={t('dataSignIn')} next={signIn} />}
    </Page>
  )
}

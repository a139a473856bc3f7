import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { agoWords, formatRef, Page, useLocale, useNow, useT } from '@yiwang/ui'
import { DownloadData } from '../../../../shell/my-data/download-data.tsx'
import { myDataMessages } from '../../../../shell/my-data/messages.ts'
import { RecordReply } from '../../../../shell/my-data/record-reply.tsx'
import { recordRows } from '../../../../shell/my-data/record-rows.ts'
import { RecordSection } from '../../../../shell/my-data/record-section.tsx'
import { type MyData, useMyData } from '../../../../shell/my-data/use-my-data.ts'
import { entryMessages } from '../../entry/messages.ts'
import { sentenceOf } from '../../entry/problem-words.ts'
import { mineMessages } from './messages.ts'

/** All of it as rows to read. */
const useMineRows = (data: MyData) => {
  const t = useT(myDataMessages)
  const { locale } = useLocale()
  const now = useNow()
  const at = (time: string) => agoWords(time, { now, locale })
  const matters = data.matters.map((m) => ({
    key: m.ref,
    title: `${formatRef(m.ref)} ${m.title}`,
    line: `${say(m.stage, locale)} · ${at(m.at)}`,
  }))
  return { ...recordRows(data, { t, locale, now }), matters }
}

/** Staff seldom have matters or consents, so those two stand only where there are some. */
const Mine = ({ data }: { data: MyData }) => {
  const t = useT(myDataMessages)
  const own = useT(mineMessages)
  const words = useT(entryMessages)
  const rows = useMineRows(data)
  return (
    <div className="yw-split">
      <div className="yw-stack">
        <RecordSection id="stored" title={t('stored')} rows={rows.stored} none={t('storedNone')}>
          <DownloadData data={data} />
        </RecordSection>
        <RecordSection id="matters" title={own('matters')} rows={rows.matters} />
        <RecordSection id="consents" title={t('consents')} rows={rows.consents} />
      </div>
      <div className="yw-stack">
        <RecordSection id="looks" title={t('looks')} rows={rows.looks} none={t('looksNone')} />
        <RecordSection id="replies" title={t('replies')} rows={rows.replies} />
        <RecordReply data={data} failure={(error) => sentenceOf(error, words)} />
      </div>
    </div>
  )
}

/** What is kept about the member of the staff herself, who looked and why, and a word against a record. */
export const MinePage = () => {
  const t = useT(mineMessages)
  const words = useT(myDataMessages)
  const mine = useMyData()
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{words('lead')}</p>
        <Loaded of={mine} skeleton="rows">
          {(data) => <Mine data={data} />}
        </Loaded>
      </div>
    </Page>
  )
}

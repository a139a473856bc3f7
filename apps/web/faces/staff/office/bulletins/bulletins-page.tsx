import { Link } from '@tanstack/react-router'
import { lastDay } from '@yiwang/insight/web/bulletin'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, dayWords, Empty, Page, TextField, useLocale, useNow, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, useAct } from '../act/index.ts'
import type { Answer } from '../answers.ts'
import { bulletinPath } from '../links.ts'
import { officeBulletinMessages, stateKey } from './messages.ts'

type Row = Answer<'insight.bulletins'>['items'][number]

const DraftForm = () => {
  const api = useApi()
  const t = useT(officeBulletinMessages)
  const [month, setMonth] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(
    (body: { month: string }) => api.POST('/api/bulletins', { body }),
    (answer) => t(answer.state === 'refused' ? 'draftedRefused' : 'drafted', { n: answer.issue }),
  )
  const valid = /^\d{4}-\d{2}$/.test(month)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (valid) act.send({ month })
  }
  return (
    <form className="yw-stack" onSubmit={submit}>
      <div className="yw-toolbar">
        <TextField
          label={t('month')}
          error={tried && !valid ? t('needMonth') : undefined}
          type="month"
          value={month}
          onText={setMonth}
        />
        <Button type="submit" primary>
          {t('draftGo')}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}

const BulletinRow = ({ row }: { row: Row }) => {
  const t = useT(officeBulletinMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (at: string) => dayWords(at, { now, locale })
  return (
    <tr data-issue={row.issue}>
      <th scope="row">
        <Link to={bulletinPath(row.id)}>{t('issue', { n: row.issue })}</Link>
      </th>
      <td data-label={t('name')}>{row.title}</td>
      <td data-label={t('period')}>{t('span', { from: day(row.period.from), to: day(lastDay(row.period.to)) })}</td>
      <td data-label={t('state')}>
        {t(stateKey(row.state))} {row.corrected && <span className="yw-state">{t('corrected')}</span>}
      </td>
      <td data-label={t('released')}>{row.releasedAt && day(row.releasedAt)}</td>
    </tr>
  )
}

/** All issues with their state, and drafting the next. */
export const BulletinsPage = () => {
  const api = useApi()
  const t = useT(officeBulletinMessages)
  const query = { drafts: 'true' as const }
  const list = useAsk(['office', 'bulletins'], () => api.GET('/api/bulletins', { params: { query } }))
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <DraftForm />
        <Loaded of={list} skeleton="rows" isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('none')} />}>
          {({ items, gaps }) => (
            <div className="yw-stack">
              <p className="yw-muted">{gaps.length > 0 ? t('gaps', { list: gaps.join(' ') }) : t('noGaps')}</p>
              <table className="yw-table" data-cards="">
                <thead>
                  <tr>
                    <th scope="col">{t('title')}</th>
                    <th scope="col">{t('name')}</th>
                    <th scope="col">{t('period')}</th>
                    <th scope="col">{t('state')}</th>
                    <th scope="col">{t('released')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((row) => (
                    <BulletinRow key={row.id} row={row} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

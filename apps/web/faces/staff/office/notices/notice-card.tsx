import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { dayWords, dueWords, Flag, formatRef, momentWords, toMs, useLocale, useNow, useT } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { Fold, ReasonForm, useAct } from '../act/index.ts'
import type { Answer } from '../answers.ts'
import { matterPath } from '../links.ts'
import { noticesMessages } from './messages.ts'

export type Notice = Answer<'matters.notices'>['items'][number]
const ACTS = ['feedback', 'accept', 'reject', 'check', 'release'] as const
type ActName = (typeof ACTS)[number]

const NoticeAct = ({ notice, action }: { notice: Notice; action: Notice['can'][number] }) => {
  const api = useApi()
  const t = useT(noticesMessages)
  const { locale } = useLocale()
  const name = ACTS.find((a) => a === action.action)
  const verb = say(action.words, locale)
  const act = useAct(
    (body: { action: ActName; text: string }) =>
      api.POST('/api/notices/{id}/actions/{action}', {
        params: { path: { id: notice.id, action: body.action } },
        body: { text: body.text },
      }),
    () => t('done', { act: verb }),
  )
  if (!name) return null
  const field = action.form[0]
  return (
    <Fold label={verb}>
      <ReasonForm
        label={field ? say(field.words, locale) : t('words')}
        verb={verb}
        required={field?.required ?? false}
        max={field?.max ?? 2000}
        act={act}
        onSend={(text) => act.send({ action: name, text })}
      />
    </Fold>
  )
}

const Facts = ({ notice }: { notice: Notice }) => {
  const t = useT(noticesMessages)
  const { locale } = useLocale()
  const now = useNow()
  const waits = notice.state === 'open'
  const over = waits && notice.due !== null && toMs(notice.due) < now
  return (
    <dl className="yw-facts">
      {notice.unitName && (
        <div>
          <dt>{t('to')}</dt>
          <dd>{notice.unitName}</dd>
        </div>
      )}
      <div>
        <dt>{t('cause')}</dt>
        <dd>{notice.cause}</dd>
      </div>
      {notice.due && (
        <div>
          <dt>{t('due')}</dt>
          <dd>
            {dueWords(notice.due, { now, locale })}
            {over && ` · ${t('over')}`}
          </dd>
        </div>
      )}
    </dl>
  )
}

const Lines = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <h3>{title}</h3>
    <ul className="yw-plain">{children}</ul>
  </div>
)

const Feedback = ({ notice }: { notice: Notice }) => {
  const t = useT(noticesMessages)
  const { locale } = useLocale()
  const now = useNow()
  const verdict = (ok: boolean | null) => t(ok === null ? 'feedbackOpen' : ok ? 'feedbackOk' : 'feedbackBack')
  return (
    <Lines title={t('feedback')}>
      {notice.feedback.map((f) => (
        <li key={f.at}>
          {momentWords(f.at, { now, locale })} · {f.text} · {verdict(f.accepted)}
        </li>
      ))}
    </Lines>
  )
}

/** One notice or report: number, grade as a flag, cause, due, feedback, and what may be done. */
export const NoticeCard = ({ notice }: { notice: Notice }) => {
  const t = useT(noticesMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (
    <li className="yw-card yw-stack" data-tight="" data-notice={notice.number}>
      <div className="yw-page-head">
        <h2>{notice.label}</h2>
        {notice.grade && <Flag colour={notice.grade}>{t(notice.grade)}</Flag>}
        <strong>{t(notice.state)}</strong>
        <span className="yw-muted">{t('issued', { at: dayWords(notice.issuedAt, { now, locale }) })}</span>
      </div>
      <p>{notice.title}</p>
      <Facts notice={notice} />
      {notice.matters.length > 0 && (
        <Lines title={t('matters')}>
          {notice.matters.map((m) => (
            <li key={m.id}>
              <Link to={matterPath(m.id)}>{formatRef(m.ref)}</Link> {m.title}
            </li>
          ))}
        </Lines>
      )}
      {notice.feedback.length > 0 && <Feedback notice={notice} />}
      <div className="yw-actions">
        {notice.can.map((action) => (
          <NoticeAct key={action.action} notice={notice} action={action} />
        ))}
        <a className="yw-button" href={`/api/notices/${notice.id}/document`} download>
          {t('document')}
        </a>
      </div>
    </li>
  )
}

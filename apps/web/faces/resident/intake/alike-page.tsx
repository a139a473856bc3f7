import { useQueryClient } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { say } from '@yiwang/matters/web/shared'
import { agoWords, dueWords, Page, useLocale, useNow, useT } from '@yiwang/ui'
import { BackLink } from '../back-link.tsx'
import { useDraft } from '../device/device.tsx'
import { intakeMessages } from './messages.ts'
import { type Alike, alikeKey } from './use-alike.ts'
import { useStep } from './use-step.ts'

/** Distance, date, who is on it and by when: enough to tell whether it is the same. */
export const AlikeFacts = ({ row }: { row: Alike }) => {
  const t = useT(intakeMessages)
  const { locale } = useLocale()
  const now = useNow()
  const facts = [
    row.metres === null ? '' : t('away', { n: Math.round(row.metres) }),
    t('said', { at: agoWords(row.openedAt, { now, locale }) }),
    row.joins > 1 ? t('joins', { n: row.joins }) : '',
    row.super === 'open' && row.unitName ? t('by', { unit: row.unitName }) : say(row.stageWords, locale),
    row.super === 'open' && row.due ? t('latest', { due: dueWords(row.due, { now, locale }) }) : '',
  ]
  return <p className="yw-muted">{facts.filter(Boolean).join(' · ')}</p>
}

const Row = ({ row }: { row: Alike }) => {
  const t = useT(intakeMessages)
  return (
    <li className="yw-card yw-stack">
      <h2>{row.title}</h2>
      <AlikeFacts row={row} />
      {row.super === 'open' && (
        <Link
          className="yw-button"
          to="/report/join/$ref"
          params={{ ref: row.ref }}
          aria-label={t('sameOf', { title: row.title })}
        >
          {t('same')}
        </Link>
      )}
    </li>
  )
}

/** R2c: stands between where and the last look only when there is something alike. */
export const AlikePage = () => {
  const t = useT(intakeMessages)
  const { after } = useStep('where')
  const draft = useDraft()
  const rows = useQueryClient().getQueryData<readonly Alike[]>(alikeKey(draft)) ?? []
  if (rows.length === 0) return <Navigate to={after} replace />
  return (
    <Page title={t('alike')} above={<BackLink to="/report/where" />}>
      <div className="yw-stack">
        <p>{t('alikeLead')}</p>
        <ul className="yw-cards">
          {rows.map((row) => (
            <Row key={row.ref} row={row} />
          ))}
        </ul>
        <p className="yw-muted">{t('alikeNote')}</p>
        <Link className="yw-button" data-primary="" data-wide="" to={after}>
          {t('none')}
        </Link>
      </div>
    </Page>
  )
}

import { Link } from '@tanstack/react-router'
import { lastDay } from '@yiwang/insight/web/bulletin'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { dayWords, Empty, Page, useLocale, useNow, useT } from '@yiwang/ui'
import type { components } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { bulletinsMessages } from './messages.ts'

type Row = Pick<components['schemas']['BulletinView'], 'id' | 'issue' | 'title' | 'state' | 'period'> & {
  releasedAt: string | null
  corrected: boolean
}

const BulletinRow = ({ row }: { row: Row }) => {
  const t = useT(bulletinsMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (at: string) => dayWords(at, { now, locale })
  return (
    <li>
      <Link to="/bulletins/$id" params={{ id: row.id }}>
        <span className="yw-row-title">
          {t('issue', { n: row.issue })} · {row.title}
        </span>
        <span className="yw-row-line">
          <span>{t('period', { from: day(row.period.from), to: day(lastDay(row.period.to)) })}</span>
          {row.releasedAt && <span>{t('released', { at: day(row.releasedAt) })}</span>}
          {row.corrected && <span className="yw-state">{t('corrected')}</span>}
          {row.state === 'recalled' && <span className="yw-state">{t('recalled')}</span>}
        </span>
      </Link>
    </li>
  )
}

export const BulletinsPage = () => {
  const api = useApi()
  const t = useT(bulletinsMessages)
  const list = useAsk(['public', 'bulletins'], () => api.GET('/api/bulletins'))
  return (
    <Page title={t('title')}>
      <Loaded of={list} skeleton="rows" isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('none')} />}>
        {(data) => (
          <div className="yw-stack">
            {data.gaps.length > 0 && <p role="note">{t('gaps', { list: data.gaps.join(' ') })}</p>}
            <ul className="yw-rows">
              {data.items.map((row) => (
                <BulletinRow key={row.id} row={row} />
              ))}
            </ul>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, Empty, Page, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { SelectField } from '../act/index.ts'
import { noticesMessages } from './messages.ts'
import { NoticeCard } from './notice-card.tsx'
import { OrderReport } from './order-report.tsx'

type Series = 'supervision' | 'special-report'
const STATES = {
  supervision: ['draft', 'open', 'answered', 'accepted'],
  'special-report': ['draft', 'checked', 'released'],
} as const

const Notices = ({ series }: { series: Series }) => {
  const api = useApi()
  const t = useT(noticesMessages)
  const [state, setState] = useState('')
  const query = { series, limit: 200, ...(state ? { state } : {}) }
  const list = useAsk(['office', 'notices', query], () => api.GET('/api/notices', { params: { query } }))
  const options = STATES[series].map((s) => ({ value: s, label: t(s) }))
  const clear = state !== '' && <Button onClick={() => setState('')}>{t('clear')}</Button>
  return (
    <>
      <div className="yw-toolbar">
        <SelectField label={t('state')} none={t('all')} options={options} value={state} onPick={setState} />
      </div>
      <Loaded
        of={list}
        skeleton="rows"
        isEmpty={(d) => d.items.length === 0}
        empty={<Empty cause={t(state === '' ? `none-${series}` : 'none')} next={clear} />}
      >
        {({ items, total, gaps }) => (
          <div className="yw-stack">
            <p className="yw-muted">
              {gaps.length === 0 ? t('series', { n: total }) : t('gaps', { n: total, list: gaps.join(' ') })}
            </p>
            <ul className="yw-cards" data-one="">
              {items.map((n) => (
                <NoticeCard key={n.id} notice={n} />
              ))}
            </ul>
          </div>
        )}
      </Loaded>
    </>
  )
}

export const NoticesPage = () => {
  const t = useT(noticesMessages)
  return (
    <Page key="supervision" title={t('supervision')}>
      <div className="yw-stack">
        <Notices series="supervision" />
      </div>
    </Page>
  )
}

export const ReportsPage = () => {
  const t = useT(noticesMessages)
  return (
    <Page key="reports" title={t('reports')}>
      <div className="yw-stack">
        <OrderReport />
        <Notices series="special-report" />
      </div>
    </Page>
  )
}

import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { dueWords, Empty, Field, Page, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useState } from 'react'
import type { components } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { useTowns } from '../duty/use-towns.ts'
import { nearbyMessages } from './messages.ts'

type Row = components['schemas']['SimilarRow']

const MatterRow = ({ row }: { row: Row }) => {
  const t = useT(nearbyMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (
    <li>
      <div className="yw-row-body">
        <span className="yw-row-title">
          <Written>{row.title}</Written>
        </span>
        <span className="yw-row-line">
          <span>{say(row.stageWords, locale)}</span>
          {row.unitName && (
            <span>
              <Written>{row.unitName}</Written>
            </span>
          )}
          {row.due && <span>{t('due', { at: dueWords(row.due, { now, locale }) })}</span>}
          {row.joins > 0 && <span>{t('joins', { n: row.joins })}</span>}
        </span>
      </div>
    </li>
  )
}

const InTown = ({ town }: { town: string }) => {
  const api = useApi()
  const t = useT(nearbyMessages)
  const list = useAsk(['public', 'nearby', town], () => api.GET('/api/nearby', { params: { query: { town } } }))
  return (
    <Loaded of={list} skeleton="rows">
      {(data) => (
        <>
          {data.items.length === 0 ? (
            <Empty cause={t('none')} />
          ) : (
            <ul className="yw-rows">
              {data.items.map((row) => (
                <MatterRow key={row.ref} row={row} />
              ))}
            </ul>
          )}
          {data.hidden && <p className="yw-muted">{t('hidden')}</p>}
        </>
      )}
    </Loaded>
  )
}

export const NearbyPage = () => {
  const t = useT(nearbyMessages)
  const towns = useTowns()
  const [town, setTown] = useState('')
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <Loaded of={towns}>
          {(data) => (
            <div className="yw-toolbar">
              <Field label={t('town')}>
                {(ids) => (
                  <select className="yw-input" {...ids} value={town} onChange={(e) => setTown(e.target.value)}>
                    <option value="">{t('pick')}</option>
                    {data.features.map(({ properties: p }) => (
                      <option key={p.code} value={p.code}>
                        {p.name}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            </div>
          )}
        </Loaded>
        {town && <InTown key={town} town={town} />}
      </div>
    </Page>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty, Field, LoadState, Page, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { BackLink } from '../back-link.tsx'
import { deviceShelf } from '../device/shelf.ts'
import { AlikeFacts } from '../intake/alike-page.tsx'
import { intakeMessages } from '../intake/messages.ts'
import { useDivisions } from '../intake/use-divisions.ts'
import { useTrouble } from '../trouble.tsx'
import { nearbyMessages } from './messages.ts'
import { NEARBY_KEY, type Nearby, type NearbyRow } from './use-nearby-row.ts'

const LAST_TOWN = 'nearby-town'
const lastTown = (): string => {
  const kept = deviceShelf.read(LAST_TOWN)
  return typeof kept === 'string' ? kept : ''
}

const Row = ({ row }: { row: NearbyRow }) => {
  const i = useT(intakeMessages)
  return (
    <li className="yw-card yw-stack">
      <h2>{row.title}</h2>
      <AlikeFacts row={row} />
      {row.super === 'open' && (
        <Link
          className="yw-button"
          to="/report/join/$ref"
          params={{ ref: row.ref }}
          aria-label={i('sameOf', { title: row.title })}
        >
          {i('join')}
        </Link>
      )}
    </li>
  )
}

const List = ({ town }: { town: string }) => {
  const t = useT(nearbyMessages)
  const api = useApi()
  const trouble = useTrouble()
  const { data, error, refetch } = useQuery({
    queryKey: [NEARBY_KEY, town],
    queryFn: async (): Promise<Nearby> =>
      (await api.GET('/api/nearby', { params: { query: { town } } })).data ?? { items: [], hidden: false },
  })
  const state = !data ? (error ? 'error' : 'loading') : data.items.length === 0 ? 'empty' : 'ready'
  const report = (
    <Link className="yw-button" to="/report">
      {t('report')}
    </Link>
  )
  return (
    <LoadState
      state={state}
      skeleton="rows"
      trouble={trouble(error)}
      onRetry={() => void refetch()}
      empty={<Empty cause={t(data?.hidden ? 'hidden' : 'empty')} next={report} />}
    >
      <ul className="yw-cards">
        {data?.items.map((row) => (
          <Row key={row.ref} row={row} />
        ))}
      </ul>
      {data?.hidden && <p className="yw-muted">{t('hidden')}</p>}
    </LoadState>
  )
}

/** What is being handled around here, as far as its reporters let it be public. */
export const NearbyPage = () => {
  const t = useT(nearbyMessages)
  const divisions = useDivisions()
  const [town, setTown] = useState(lastTown)
  const choose = (code: string) => {
    setTown(code)
    deviceShelf.write(LAST_TOWN, code)
  }
  return (
    <Page title={t('title')} above={<BackLink to="/" />}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <Field label={t('town')}>
          {(ids) => (
            <select className="yw-input" {...ids} value={town} onChange={(e) => choose(e.target.value)}>
              <option value="">{t('pick')}</option>
              {divisions.data?.towns.map((d) => (
                <option key={d.code} value={d.code}>
                  {d.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {town !== '' && <List key={town} town={town} />}
      </div>
    </Page>
  )
}

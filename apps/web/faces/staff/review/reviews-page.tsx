import './review.css'
import { Link } from '@tanstack/react-router'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { dayWords, Empty, formatRef, Page, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { reviewMessages } from './messages.ts'
import { OpenSitting } from './open-sitting.tsx'
import type { Sittings } from './types.ts'
import { useArea } from './use-area.ts'
import { useSince } from './use-since.ts'

type Seat = Sittings['waiting'][number]

const Waiting = ({ seat, session }: { seat: Seat; session: string | undefined }) => {
  const t = useT(reviewMessages)
  const since = useSince()
  const area = useArea()(seat)
  const head = seat.items.length > 0 ? 'waitingIn' : session ? 'meetingNow' : 'waitingNone'
  return (
    <section className="yw-card yw-stack" data-seat={`${seat.level} ${seat.area}`}>
      <h3>{t(head, { area, n: seat.items.length })}</h3>
      {seat.items.length > 0 && (
        <ul className="yw-plain">
          {seat.items.map((i) => (
            <li key={i.id}>
              <Link to="/matters/$id" params={{ id: i.id }}>
                <Written>{i.title}</Written>
              </Link>{' '}
              <span className="yw-muted">
                {formatRef(i.ref)} · {since(i.waitingSince)}
              </span>
              {i.late && <span className="yw-late-words"> · {t('lateItem')}</span>}
            </li>
          ))}
        </ul>
      )}
      {session ? (
        <Link className="yw-button yw-fit" data-primary="" to="/review/$id" params={{ id: session }}>
          {t('inSession')}
        </Link>
      ) : (
        seat.items.length > 0 && <OpenSitting seat={seat} />
      )}
    </section>
  )
}

const Past = ({ items }: { items: Sittings['items'] }) => {
  const t = useT(reviewMessages)
  const { locale } = useLocale()
  const now = useNow()
  const area = useArea()
  if (items.length === 0) return <Empty cause={t('pastNone')} />
  return (
    <table className="yw-table" data-cards="">
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('area')}</th>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('decided')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((s) => (
          <tr key={s.id} data-sitting={s.state}>
            <th scope="row">
              <Link to="/review/$id" params={{ id: s.id }}>
                {s.label ?? t('sitting')}
              </Link>
            </th>
            <td data-label={t('area')}>{area(s)}</td>
            <td data-label={t('day')}>{dayWords(s.openedAt, { now, locale })}</td>
            <td data-label={t('decided')}>{t('decidedN', { n: s.decided })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Agendas that wait for a chair, and the sittings that were held. */
export const ReviewsPage = () => {
  const api = useApi()
  const t = useT(reviewMessages)
  const list = useAsk(['sittings'], () => api.GET('/api/sittings', { params: { query: { limit: 100 } } }))
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <Loaded of={list} skeleton="rows">
          {({ items, waiting }) => (
            <>
              {waiting.length > 0 && (
                <section className="yw-stack">
                  <h2>{t('waiting')}</h2>
                  {waiting.map((seat) => (
                    <Waiting
                      key={`${seat.level} ${seat.area}`}
                      seat={seat}
                      session={
                        items.find((s) => s.state === 'sitting' && s.level === seat.level && s.area === seat.area)?.id
                      }
                    />
                  ))}
                </section>
              )}
              <section className="yw-stack">
                <h2>{t('past')}</h2>
                <Past items={items} />
              </section>
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

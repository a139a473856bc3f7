import { Link, useParams } from '@tanstack/react-router'
import { BulletinBody, lastDay } from '@yiwang/insight/web/bulletin'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { countWords, dayWords, formatRef, Page, Timeline, useLocale, useNow, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import type { Schemas } from '../answers.ts'
import { casesPath, matterPath } from '../links.ts'
import { BulletinActs } from './bulletin-acts.tsx'
import { officeBulletinMessages, stateKey } from './messages.ts'

type Bulletin = Schemas['BulletinView']

const Imbalance = ({ of }: { of: Bulletin['imbalance'] }) => {
  const t = useT(officeBulletinMessages)
  const { locale } = useLocale()
  if (of.length === 0) return null
  return (
    <section className="yw-card yw-trouble yw-stack" data-part="imbalance">
      <h2>{t('imbalance')}</h2>
      <p>{t('imbalanceLead')}</p>
      <ul className="yw-plain">
        {of.map((i) => (
          <li key={`${i.ref}-${i.what.zh}`}>
            {i.matter ? <Link to={matterPath(i.matter)}>{formatRef(i.ref)}</Link> : i.ref} {say(i.what, locale)}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Drift = ({ bulletin }: { bulletin: Bulletin }) => {
  const t = useT(officeBulletinMessages)
  const { locale } = useLocale()
  if (bulletin.drift.length === 0) return null
  const name = (id: string) => {
    const figure = bulletin.figures.find((f) => f.id === id)
    return figure ? say(figure.words, locale) : id
  }
  return (
    <section className="yw-card yw-stack" data-part="drift">
      <h2>{t('drift')}</h2>
      <p>{t('driftLead')}</p>
      <ul className="yw-plain">
        {bulletin.drift.map((d) => (
          <li key={d.figure}>
            {t('driftLine', {
              figure: name(d.figure),
              before: countWords(d.before, locale),
              now: countWords(d.now, locale),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

const History = ({ of }: { of: Bulletin['history'] }) => {
  const t = useT(officeBulletinMessages)
  const { locale } = useLocale()
  if (of.length === 0) return null
  return (
    <section className="yw-stack">
      <h2>{t('history')}</h2>
      <Timeline
        label={t('history')}
        entries={of.map((h) => ({ id: `${h.at}-${h.what.zh}`, at: h.at, title: say(h.what, locale), by: h.who }))}
      />
    </section>
  )
}

const Head = ({ bulletin }: { bulletin: Bulletin }) => {
  const t = useT(officeBulletinMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (at: string) => dayWords(at, { now, locale })
  return (
    <>
      <p className="yw-muted">
        {t('span', { from: day(bulletin.period.from), to: day(lastDay(bulletin.period.to)) })} · {t('hash')}{' '}
        <code>{bulletin.hash.slice(0, 8)}</code>
      </p>
      <BulletinActs bulletin={bulletin} />
      <div className="yw-actions">
        <a className="yw-button" href={`/api/bulletins/${bulletin.id}/docx`} download>
          {t('docx')}
        </a>
        <a className="yw-button" href={`/api/bulletins/${bulletin.id}/xlsx`} download>
          {t('xlsx')}
        </a>
      </div>
    </>
  )
}

/** One issue: what may be done, what does not balance, the text, and every figure with a way to its cases. */
export const BulletinPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const api = useApi()
  const t = useT(officeBulletinMessages)
  const one = useAsk(['office', 'bulletin', id], () => api.GET('/api/bulletins/{id}', { params: { path: { id } } }))
  const { data } = one
  const beside = data && (
    <>
      <span>{t('issue', { n: data.issue })}</span>
      <strong data-state={data.state}>{t(stateKey(data.state))}</strong>
    </>
  )
  return (
    <Page key={id} title={data?.title ?? t('title')} beside={beside}>
      <Loaded of={one}>
        {(bulletin) => (
          <div className="yw-stack">
            <Head bulletin={bulletin} />
            <Imbalance of={bulletin.imbalance} />
            <Drift bulletin={bulletin} />
            <BulletinBody
              bulletin={bulletin}
              cases={(figure, label) =>
                figure.query && (
                  <Link to={casesPath(figure.query)} aria-label={label}>
                    {t('cases')}
                  </Link>
                )
              }
            />
            <History of={bulletin.history} />
            <p>
              <Link to="/office/bulletins">{t('back')}</Link>
            </p>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

import { Link, useParams } from '@tanstack/react-router'
import { BulletinBody, lastDay } from '@yiwang/insight/web/bulletin'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { dayWords, Page, useLocale, useNow, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { bulletinsMessages } from './messages.ts'

/** One bulletin: text, figures, tables, definitions, corrections; the same files the office releases. */
export const BulletinPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const api = useApi()
  const t = useT(bulletinsMessages)
  const { locale } = useLocale()
  const now = useNow()
  const one = useAsk(['public', 'bulletin', id], () => api.GET('/api/bulletins/{id}', { params: { path: { id } } }))
  const { data } = one
  const back = <Link to="/bulletins">{t('back')}</Link>
  const day = (at: string) => dayWords(at, { now, locale })
  return (
    <Page key={id} title={data ? data.title : t('title')} beside={data && <span>{t('issue', { n: data.issue })}</span>}>
      <Loaded of={one} back={back}>
        {(bulletin) => (
          <div className="yw-stack">
            <p className="yw-muted">
              {t('period', { from: day(bulletin.period.from), to: day(lastDay(bulletin.period.to)) })}
              {bulletin.state === 'recalled' && <strong> · {t('recalled')}</strong>}
            </p>
            <div className="yw-actions">
              <a className="yw-button" href={`/api/bulletins/${id}/docx`} download>
                {t('docx')}
              </a>
              <a className="yw-button" href={`/api/bulletins/${id}/xlsx`} download>
                {t('xlsx')}
              </a>
            </div>
            <BulletinBody bulletin={bulletin} />
            <p>{back}</p>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

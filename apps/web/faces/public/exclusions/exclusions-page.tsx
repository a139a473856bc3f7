import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { dayWords, Empty, Page, useLocale, useNow, useT, Written } from '@yiwang/ui'
import type { operations } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { byMonth } from './by-month.ts'
import { exclusionMessages } from './messages.ts'

type Answer = operations['matters.exclusions']['responses'][200]['content']['application/json']
type Row = Answer['items'][number]
/** The read lists at most so many. */
const MOST = 500

const monthWords = (month: string, locale: 'zh-CN' | 'en'): string => {
  const [year = '', number = ''] = month.split('-')
  if (locale === 'zh-CN') return `${year}年${Number(number)}月`
  return new Date(`${month}-15T00:00:00Z`).toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

const Month = ({ month, rows }: { month: string; rows: readonly Row[] }) => {
  const t = useT(exclusionMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (
    <section className="yw-stack" data-month={month}>
      <h2>{t('month', { month: monthWords(month, locale), n: rows.length })}</h2>
      <table className="yw-table" data-cards="">
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('reason')}</th>
            <th scope="col">{t('day')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r, i) => (
            // nothing in a row names its matter: the place in the list is all there is
            <tr key={i}>
              <th scope="row">
                <Written>{r.unitName || t('noUnit')}</Written>
              </th>
              <td data-label={t('reason')}>
                <Written>{say(r.reason, locale)}</Written>
              </td>
              <td data-label={t('day')}>{dayWords(r.decidedAt, { now, locale })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Matters left out of the figures, by month: unit, class of reason, day; nobody's words. */
export const ExclusionsPage = () => {
  const api = useApi()
  const t = useT(exclusionMessages)
  const list = useAsk(['public', 'exclusions'], () => api.GET('/api/public/exclusions'))
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <Loaded of={list} isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('none')} />}>
          {({ items }) => (
            <>
              {byMonth(items).map((g) => (
                <Month key={g.month} {...g} />
              ))}
              {items.length >= MOST && <p className="yw-muted">{t('cut', { n: MOST })}</p>}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

import { Link } from '@tanstack/react-router'
import { StandingBadge } from '@yiwang/portal/web/article'
import { dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import type { ArticleRow } from './article-row.tsx'
import { readMessages } from './messages.ts'

const HEAD = ['number', 'name', 'unit', 'from', 'day', 'standing'] as const

/** A public ledger: what was released of a column, a line each. */
export const ArticleTable = ({ items, name }: { items: readonly ArticleRow[]; name: string }) => {
  const t = useT(readMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (at: string | null) => (at ? dayWords(at, { now, locale }) : '')
  return (
    <table className="yw-table" data-cards="">
      <caption className="yw-sr">{name}</caption>
      <thead>
        <tr>
          {HEAD.map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((row) => (
          <tr key={row.id} data-article={row.id}>
            <td data-label={t('number')}>
              <Written>{row.number ?? ''}</Written>
            </td>
            <th scope="row">
              <Link to="/read/$id" params={{ id: row.id }}>
                <Written>{row.title}</Written>
              </Link>
            </th>
            <td data-label={t('unit')}>
              <Written>{row.unit}</Written>
            </td>
            <td data-label={t('from')}>{day(row.from && `${row.from}T12:00:00+08:00`)}</td>
            <td data-label={t('day')}>{day(row.releasedAt)}</td>
            <td data-label={t('standing')}>
              <span>
                <StandingBadge of={row} /> {row.corrected && <span className="yw-state">{t('corrected')}</span>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

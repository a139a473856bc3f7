import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { ArticleLine } from '../read/article-row.tsx'
import { useColumns } from '../read/use-columns.ts'
import { homeMessages } from './messages.ts'

const SHOWN = 3

/** The columns of this place that have something, each with its newest; absent while there is nothing. */
export const Newest = () => {
  const api = useApi()
  const t = useT(homeMessages)
  const { locale } = useLocale()
  const columns = (useColumns().data?.columns ?? []).filter((c) => c.count > 0)
  const newest = useQueries({
    queries: columns.map(({ id }) => {
      const query = { column: id, limit: SHOWN }
      return {
        queryKey: ['public', 'newest', id],
        queryFn: async () => (await api.GET('/api/articles', { params: { query } })).data ?? null,
      }
    }),
  })
  return columns.map((c, i) => (
    <section key={c.id} className="yw-stack" data-column={c.id}>
      <h2>{say(c.words, locale)}</h2>
      <ul className="yw-rows">
        {newest[i]?.data?.items.map((row) => (
          <ArticleLine key={row.id} of={row} />
        ))}
      </ul>
      {c.count > SHOWN && (
        <p>
          <Link to="/read" search={{ column: c.id } as never}>
            {t('allOf', { n: c.count })}
          </Link>
        </p>
      )}
    </section>
  ))
}

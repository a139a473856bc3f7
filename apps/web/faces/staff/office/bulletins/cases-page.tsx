import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { Button, Empty, momentWords, Page, useLocale, useNow, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import type { Answer } from '../answers.ts'
import { CaseNumber } from './case-number.tsx'
import { officeBulletinMessages } from './messages.ts'

type Cases = Answer<'insight.cases'>

const useCases = (query: string) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['office', 'cases', query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const asked = pageParam === undefined ? {} : { after: pageParam }
      const { data } = await api.GET('/api/figures/{query}/cases', { params: { path: { query }, query: asked } })
      if (!data) throw new Error('no answer')
      return data
    },
    getNextPageParam: (page) => page.next ?? undefined,
    select: (all): Cases => ({
      definition: all.pages[0]?.definition ?? { zh: '', en: '' },
      mechanism: all.pages[0]?.mechanism ?? null,
      total: all.pages[0]?.total ?? 0,
      items: all.pages.flatMap((p) => p.items),
      next: all.pages.at(-1)?.next ?? null,
    }),
  })
}

const CaseTable = ({ items }: { items: Cases['items'] }) => {
  const t = useT(officeBulletinMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (
    <table className="yw-table" data-cards="">
      <thead>
        <tr>
          {(['ref', 'what', 'unit', 'at'] as const).map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((c) => (
          <tr key={c.id}>
            <th scope="row">
              <CaseNumber of={c} />
            </th>
            <td data-label={t('what')}>{c.title}</td>
            <td data-label={t('unit')}>{c.unitName ?? <span className="yw-muted">{t('noUnit')}</span>}</td>
            <td data-label={t('at')}>{momentWords(c.at, { now, locale })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The matters counted in one figure, under its definition. */
export const CasesPage = () => {
  const { query = '' } = useParams({ strict: false }) as { query?: string }
  const t = useT(officeBulletinMessages)
  const { locale } = useLocale()
  const cases = useCases(query)
  return (
    <Page key={query} title={t('casesTitle')}>
      <Loaded
        of={cases}
        skeleton="rows"
        count={8}
        isEmpty={(d) => d.total === 0}
        empty={<Empty cause={t('casesNone')} />}
      >
        {({ definition, mechanism, total, items }) => (
          <div className="yw-stack">
            <p>{say(definition, locale)}</p>
            {mechanism && <p className="yw-muted">{t('mechanism', { name: say(mechanism, locale) })}</p>}
            <p data-part="total">
              {items.length < total ? t('casesPart', { total, n: items.length }) : t('casesTotal', { n: total })}
            </p>
            <CaseTable items={items} />
            {cases.hasNextPage && <Button onClick={() => void cases.fetchNextPage()}>{t('more')}</Button>}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

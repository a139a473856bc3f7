import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded } from '@yiwang/portal/web/load'
import { Button, Empty, Page, useLocale, useT } from '@yiwang/ui'
import type { operations } from '../../../api.gen.ts'
import { ArticleLine } from './article-row.tsx'
import { ArticleTable } from './article-table.tsx'
import { FilterBar } from './filter-bar.tsx'
import { readMessages } from './messages.ts'
import { useArticles } from './use-articles.ts'
import { useColumns } from './use-columns.ts'
import { type Filter, useFilter } from './use-filter.ts'

type Columns = operations['portal.columns']['responses'][200]['content']['application/json']

const Tabs = ({ columns, filter }: { columns: Columns['columns']; filter: Filter }) => {
  const t = useT(readMessages)
  const { locale } = useLocale()
  const { column: _, ...rest } = filter
  const tab = (id: string | undefined, label: string) => (
    <Link
      key={id ?? ''}
      className="yw-tab"
      to="/read"
      search={{ ...rest, ...(id ? { column: id } : {}) } as never}
      replace
      activeOptions={{ exact: true, includeSearch: true }}
    >
      {label}
    </Link>
  )
  return (
    <nav className="yw-tabs" aria-label={t('columnsLabel')}>
      {tab(undefined, t('all'))}
      {columns.map((c) => tab(c.id, `${say(c.words, locale)} ${c.count}`))}
    </nav>
  )
}

type ListProps = { filter: Filter; clear: () => void; column: Columns['columns'][number] | undefined }
const List = ({ filter, clear, column }: ListProps) => {
  const t = useT(readMessages)
  const { locale } = useLocale()
  const list = useArticles(filter)
  const narrowed = Object.keys(filter).length > 0
  const empty = narrowed ? (
    <Empty cause={t('noneFound')} next={<Button onClick={clear}>{t('clear')}</Button>} />
  ) : (
    <Empty cause={t('none')} />
  )
  return (
    <Loaded of={list} skeleton="rows" isEmpty={(d) => d.items.length === 0} empty={empty}>
      {(data) => (
        <div className="yw-stack">
          <p className="yw-muted" role="status">
            {t('count', { n: data.total })}
          </p>
          {column?.as === 'ledger' ? (
            <ArticleTable items={data.items} name={say(column.words, locale)} />
          ) : (
            <ul className="yw-rows">
              {data.items.map((row) => (
                <ArticleLine key={row.id} of={row} />
              ))}
            </ul>
          )}
          {list.hasNextPage && (
            <div className="yw-actions">
              <Button onClick={() => void list.fetchNextPage()}>{t('more')}</Button>
            </div>
          )}
        </div>
      )}
    </Loaded>
  )
}

const Foot = ({ data, filter }: { data: Columns; filter: Filter }) => {
  const t = useT(readMessages)
  const { locale } = useLocale()
  const { column = 'all', area, banner } = filter
  const query = new URLSearchParams({ ...(area ? { area } : {}), ...(banner ? { banner } : {}) }).toString()
  return (
    <section className="yw-stack">
      <div className="yw-actions">
        <Link className="yw-button" to="/follow">
          {t('follow')}
        </Link>
        <Link className="yw-button" to="/read/poster" search={filter as never}>
          {t('poster')}
        </Link>
        <Link className="yw-button" to="/read/corrections">
          {t('correctionLog')}
        </Link>
        <a className="yw-button" href={`/api/feeds/${encodeURIComponent(column)}${query ? `?${query}` : ''}`}>
          {t('feed')}
        </a>
      </div>
      <p className="yw-muted">
        {t('within', { time: say(data.correctWithin, locale) })}
        <br />
        {t('owners')}
        {locale === 'en' ? ': ' : '：'}
        {data.owners.map((o) => say(o.words, locale)).join(locale === 'en' ? ', ' : '、')}
      </p>
    </section>
  )
}

/** Everything that was released, by column, with search; the address holds the filter. */
export const ReadPage = () => {
  const t = useT(readMessages)
  const { locale } = useLocale()
  const columns = useColumns()
  const [filter, change] = useFilter()
  const title = columns.data ? say(columns.data.title, locale) : t('title')
  const clear = () => change({ column: '', area: '', banner: '', q: '' })
  return (
    <Page title={title}>
      <Loaded of={columns} isEmpty={(d) => d.columns.length === 0} empty={<Empty cause={t('none')} />}>
        {(data) => (
          <div className="yw-stack">
            <Tabs columns={data.columns} filter={filter} />
            <FilterBar key={filter.q ?? ''} filter={filter} change={change} areas={data.areas} banners={data.banners} />
            <List
              key={JSON.stringify(filter)}
              filter={filter}
              clear={clear}
              column={data.columns.find((c) => c.id === filter.column)}
            />
            <Foot data={data} filter={filter} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

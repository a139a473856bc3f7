import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { QrSquare } from '@yiwang/portal/web/qr'
import { Button, dayWords, Empty, Page, RadioList, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { useTenant } from '../use-tenant.ts'
import type { ArticleRow } from './article-row.tsx'
import { readMessages } from './messages.ts'
import { useColumns } from './use-columns.ts'
import { readPath, useFilter } from './use-filter.ts'

const PAPERS = ['A4', 'A3'] as const
type Paper = (typeof PAPERS)[number]
/** How many fit the sheet at a size people read standing. */
const FIT: Readonly<Record<Paper, number>> = { A4: 6, A3: 12 }

const Code = ({ url, label }: { url: string; label: string }) => (
  <figure className="yw-poster-code">
    <QrSquare text={url} label={label} />
    <figcaption>{url}</figcaption>
  </figure>
)

const Item = ({ of }: { of: ArticleRow }) => {
  const { locale } = useLocale()
  const now = useNow()
  return (
    <li>
      <h2>
        <Written>{of.title}</Written>
      </h2>
      {of.summary && (
        <p>
          <Written>{of.summary}</Written>
        </p>
      )}
      <p className="yw-muted">
        <Written>
          {[of.number, of.unit, of.releasedAt && dayWords(of.releasedAt, { now, locale })].filter(Boolean).join(' · ')}
        </Written>
      </p>
    </li>
  )
}

/** The newest articles of a column as a notice for the wall, with a code that opens the same list. */
export const PosterPage = () => {
  const api = useApi()
  const t = useT(readMessages)
  const { locale } = useLocale()
  const [filter] = useFilter()
  const [paper, setPaper] = useState<Paper>('A4')
  const columns = useColumns()
  const tenant = useTenant()
  const query = { ...filter, limit: FIT[paper] }
  const list = useAsk(['public', 'articles', query], () => api.GET('/api/articles', { params: { query } }))
  const url = `${window.location.origin}${readPath(filter)}`
  const column = columns.data?.columns.find((c) => c.id === filter.column)
  const head = column?.words ?? columns.data?.title
  return (
    <Page title={t('posterTitle')}>
      <style>{`@media print { @page { size: ${paper}; margin: 14mm } }`}</style>
      <div className="yw-stack">
        <div className="yw-toolbar yw-noprint">
          <RadioList
            label={t('paper')}
            value={paper}
            onChoose={setPaper}
            choices={PAPERS.map((p) => ({ value: p, label: p }))}
          />
          <Button primary onClick={() => window.print()}>
            {t('printNow')}
          </Button>
        </div>
        <Loaded of={list} isEmpty={(d) => d.items.length === 0} empty={<Empty cause={t('posterNone')} />}>
          {({ items }) => (
            <section className="yw-poster" data-paper={paper}>
              <header>
                <div>
                  <p>{tenant.data && say(tenant.data.name, locale)}</p>
                  <p className="yw-poster-head">{head && say(head, locale)}</p>
                  <p>{t('posterLead')}</p>
                </div>
                <Code url={url} label={t('codeLabel', { url })} />
              </header>
              <ol>
                {items.map((row) => (
                  <Item key={row.id} of={row} />
                ))}
              </ol>
            </section>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

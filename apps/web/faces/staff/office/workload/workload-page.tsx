import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { BarChart, countWords, Empty, Page, useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import type { Answer } from '../answers.ts'
import { workloadMessages } from './messages.ts'

type Row = Answer<'insight.workload'>['rows'][number]
const sum = (rows: readonly Row[], key: 'open' | 'late' | 'soon') => rows.reduce((n, r) => n + r[key], 0)

const Table = ({ rows }: { rows: readonly Row[] }) => {
  const t = useT(workloadMessages)
  const { locale } = useLocale()
  const keys = ['open', 'late', 'soon'] as const
  return (
    <table className="yw-table" data-cards="">
      <thead>
        <tr>
          <th scope="col">{t('unit')}</th>
          {keys.map((k) => (
            <th key={k} scope="col" data-number="">
              {t(k)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.unit ?? r.name}>
            <th scope="row">{r.name}</th>
            {keys.map((k) => (
              <td key={k} data-number="" data-label={t(k)}>
                {countWords(r[k], locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          {keys.map((k) => (
            <td key={k} data-number="">
              {countWords(sum(rows, k), locale)}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

const LateChart = ({ rows }: { rows: readonly Row[] }) => {
  const t = useT(workloadMessages)
  const late = rows.filter((r) => r.late > 0).sort((a, b) => b.late - a.late)
  const [first] = late
  if (!first) return <p>{t('nobody')}</p>
  return (
    <BarChart
      title={t('question')}
      finding={t('most', { name: first.name, n: first.late })}
      unit={t('measure')}
      bars={late.slice(0, 12).map((r) => ({ id: r.unit ?? r.name, label: r.name, value: r.late }))}
      source={t('source')}
    />
  )
}

/** What each unit holds now, how much is late and how much soon will be. */
export const WorkloadPage = () => {
  const api = useApi()
  const t = useT(workloadMessages)
  const { locale } = useLocale()
  const list = useAsk(['office', 'workload'], () => api.GET('/api/workload'))
  const n = (value: number) => countWords(value, locale)
  return (
    <Page title={t('title')}>
      <Loaded of={list} skeleton="rows" isEmpty={(d) => d.rows.length === 0} empty={<Empty cause={t('none')} />}>
        {({ rows }) => (
          <div className="yw-stack">
            <p>
              {t('finding', { open: n(sum(rows, 'open')), late: n(sum(rows, 'late')), soon: n(sum(rows, 'soon')) })}
            </p>
            <div className="yw-split">
              <Table rows={rows} />
              <LateChart rows={rows} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

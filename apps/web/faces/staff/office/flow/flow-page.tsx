import './flow.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Empty, Field, Page, useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { type Flow, FlowChart } from './flow-chart.tsx'
import { FlowClocks, FlowStages } from './flow-tables.tsx'
import { flowMessages } from './messages.ts'

type Search = { pack?: string; type?: string }
const keyOf = (k: { pack: string; type: string }): string => `${k.pack} ${k.type}`

const Kinds = ({ flow, onChoose }: { flow: Flow; onChoose: (next: Search) => void }) => {
  const t = useT(flowMessages)
  const { locale } = useLocale()
  return (
    <Field label={t('kind')}>
      {(ids) => (
        <select
          className="yw-input"
          {...ids}
          value={keyOf(flow)}
          onChange={(e) => {
            const [pack, type] = e.target.value.split(' ')
            if (pack && type) onChoose({ pack, type })
          }}
        >
          {flow.kinds.map((k) => (
            <option key={keyOf(k)} value={keyOf(k)}>
              {t('kindOf', { pack: say(k.packWords, locale), type: say(k.typeWords, locale) })}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A kind of matter as it runs now: the chart, the same as a table, and how its clocks were kept. */
export const FlowPage = () => {
  const api = useApi()
  const t = useT(flowMessages)
  const go = useNavigate()
  const { pack, type } = useSearch({ strict: false }) as Search
  const query = { ...(pack ? { pack } : {}), ...(type ? { type } : {}) }
  const flow = useAsk(['office', 'flow', pack ?? '', type ?? ''], () => api.GET('/api/flow', { params: { query } }))
  return (
    <Page title={t('title')}>
      <Loaded of={flow} isEmpty={(d) => d.stages.length === 0} empty={<Empty cause={t('noPack')} />}>
        {(f) => (
          <div className="yw-stack">
            {f.kinds.length > 1 && (
              <div className="yw-toolbar">
                <Kinds flow={f} onChoose={(next) => void go({ to: '/office/flow', search: next as never })} />
              </div>
            )}
            <p>
              {t('head', { version: f.version })} {f.mayCount ? '' : t('shut')}{' '}
              <Link to="/office/plan">{t('plan')}</Link>
            </p>
            <FlowChart flow={f} />
            <FlowClocks flow={f} />
            <FlowStages flow={f} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

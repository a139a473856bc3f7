import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, Empty, Page, useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { planMessages } from './messages.ts'
import { ActionTable, ClockTable, StageTable, ValueTable } from './plan-tables.tsx'

const PlanOf = ({ pack }: { pack: string }) => {
  const api = useApi()
  const t = useT(planMessages)
  const { locale } = useLocale()
  const one = useAsk(['office', 'plan', pack], () => api.GET('/api/packs/{pack}/plan', { params: { path: { pack } } }))
  return (
    <Loaded of={one}>
      {(plan) => (
        <div className="yw-stack">
          <p>
            <strong>{t('head', { name: say(plan.name, locale), version: plan.version })}</strong> {t('lead')}
          </p>
          <div className="yw-actions">
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </div>
          <StageTable plan={plan} />
          <ClockTable plan={plan} />
          {plan.values.length > 0 && <ValueTable plan={plan} />}
          <p className="yw-muted">{t('defaultNote')}</p>
          <ActionTable plan={plan} />
        </div>
      )}
    </Loaded>
  )
}

/** The plan in force as an official reads it: stages, clocks, values with their basis, who may do what. */
export const PlanPage = () => {
  const api = useApi()
  const t = useT(planMessages)
  const tenant = useAsk(['office', 'tenant'], () => api.GET('/api/tenant'))
  return (
    <Page title={t('title')}>
      <Loaded of={tenant} isEmpty={(d) => d.pack === null} empty={<Empty cause={t('noPack')} />}>
        {({ pack }) => <PlanOf pack={pack ?? ''} />}
      </Loaded>
    </Page>
  )
}

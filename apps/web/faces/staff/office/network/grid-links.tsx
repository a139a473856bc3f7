import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { useKeepsRosters, useOpens } from '../use-opens.ts'
import { LinkForm } from './link-form.tsx'
import { LinksTable } from './links-table.tsx'
import { networkMessages } from './messages.ts'

/** The guarded read that is there only where a mechanism names levels of organisations. */
export const NETWORK = 'registry.unit-coverage'
export const useNetwork = (enabled = true) => {
  const api = useApi()
  return useAsk(['office', 'network'], () => api.GET('/api/registry/unit-coverage'), enabled)
}

/** Which organisations serve a grid and did so before; the clerk says more. */
export const GridLinks = ({ grid, current }: { grid: string; current: boolean }) => {
  const api = useApi()
  const t = useT(networkMessages)
  const named = useOpens().includes(NETWORK)
  const keeps = useKeepsRosters() && current
  const tiers = useNetwork(named && keeps).data?.tiers ?? []
  const query = { grid, ended: 'true' as const }
  const links = useAsk(['office', 'links', query], () => api.GET('/api/unit-links', { params: { query } }), named)
  if (!named) return null
  return (
    <section className="yw-stack" data-part="grid-links">
      <h2>{t('ofGrid')}</h2>
      <Loaded of={links}>
        {({ items }) => (items.length === 0 ? <p>{t('ofGridNone')}</p> : <LinksTable links={items} />)}
      </Loaded>
      {keeps && tiers.length > 0 && <LinkForm tiers={tiers} grid={grid} />}
    </section>
  )
}

import { Link, useParams } from '@tanstack/react-router'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { PatchList } from '@yiwang/registry/web/patches'
import { TeamTable } from '@yiwang/registry/web/team'
import { Page, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { PlaceRhythms } from '../rhythm/place-rhythms.tsx'
import { dutyMessages } from './messages.ts'

/** Third step: one grid's team with post, duty, term and office contact. */
export const GridPage = () => {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const api = useApi()
  const t = useT(dutyMessages)
  const one = useAsk(['public', 'grid', code], () => api.GET('/api/grids/{code}', { params: { path: { code } } }))
  return (
    <Page key={code} title={one.data?.grid.name ?? t('title')}>
      <Loaded of={one} back={<Link to="/duty">{t('backTowns')}</Link>}>
        {({ grid, team, missing, patches }) => (
          <div className="yw-stack">
            <p>{t('belongs', { town: grid.townName, village: grid.divisionName })}</p>
            {grid.status !== 'current' && <p role="note">{t('merged')}</p>}
            <TeamTable team={team} missing={missing} slots={grid.team.slots} />
            <PatchList patches={patches} place={grid.divisionName} />
            <PlaceRhythms place={code} />
            <p>
              <Link to="/duty/town/$town" params={{ town: grid.town }}>
                {t('backTown', { town: grid.townName })}
              </Link>
            </p>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

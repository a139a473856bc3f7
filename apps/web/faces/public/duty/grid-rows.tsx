import { Link } from '@tanstack/react-router'
import { useT } from '@yiwang/ui'
import type { components } from '../../../api.gen.ts'
import { dutyMessages } from './messages.ts'

type GridView = components['schemas']['GridView']

/** Grids as links, each with its village and how many of its team are there. */
export const GridRows = ({ grids }: { grids: readonly GridView[] }) => {
  const t = useT(dutyMessages)
  return (
    <ul className="yw-rows">
      {grids.map((g) => (
        <li key={g.id}>
          <Link to="/duty/grid/$code" params={{ code: g.code }}>
            <span className="yw-row-title">{g.name}</span>
            <span className="yw-row-line">
              <span>{t('belongs', { town: g.townName, village: g.divisionName })}</span>
              {g.team.slots > 0 && <span>{t('team', { filled: g.team.filled, slots: g.team.slots })}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

import { Link } from '@tanstack/react-router'
import { useT } from '@yiwang/ui'
import type { Schemas } from '../answers.ts'
import { gridPath } from '../links.ts'
import { gridsMessages } from './messages.ts'

/** Grids with village, team and version; a gap is a word, not only a number. Where no mechanism names seats there is no team. */
export const GridTable = ({ grids }: { grids: readonly Schemas['GridView'][] }) => {
  const t = useT(gridsMessages)
  const seated = grids.some((g) => g.team.slots > 0)
  return (
    <table className="yw-table" data-cards="">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('town')}</th>
          <th scope="col">{t('village')}</th>
          {seated && <th scope="col">{t('team')}</th>}
          <th scope="col">{t('version')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {grids.map((g) => (
          <tr key={g.id}>
            <th scope="row">
              <Link to={gridPath(g.code)}>{g.name}</Link>
            </th>
            <td data-label={t('town')}>{g.townName}</td>
            <td data-label={t('village')}>{g.divisionName}</td>
            {seated && (
              <td data-label={t('team')}>
                {t('of', { filled: g.team.filled, slots: g.team.slots })} · {t(g.team.complete ? 'complete' : 'lacks')}
              </td>
            )}
            <td data-label={t('version')}>{g.version}</td>
            <td data-label={t('state')}>{t(g.status)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { FoldedAct } from '../act/index.ts'
import type { Schemas } from '../answers.ts'
import { gridPath } from '../links.ts'
import { useKeepsRosters } from '../use-opens.ts'
import { networkMessages } from './messages.ts'

export type UnitLink = Schemas['UnitLink']

const EndLink = ({ link }: { link: UnitLink }) => {
  const api = useApi()
  const t = useT(networkMessages)
  return (
    <FoldedAct
      words={{ verb: t('end'), says: t('endSays'), done: t('endDone') }}
      required
      send={(reason) => api.POST('/api/unit-links/{id}/end', { params: { path: { id: link.id } }, body: { reason } })}
    />
  )
}

const Term = ({ link }: { link: UnitLink }) => {
  const t = useT(networkMessages)
  const { locale } = useLocale()
  const now = useNow()
  const from = dayWords(link.from, { now, locale })
  if (!link.to) return t('since', { from })
  return t('span', { from, to: dayWords(link.to, { now, locale }), why: link.ended ? say(link.ended, locale) : '' })
}

type LinksTableProps = {
  links: readonly UnitLink[]
  /** The column that says what is served; left out on the page of that place. */
  places?: boolean
}
/** Organisations with the place each serves and since when; ended ones say why. */
export const LinksTable = ({ links, places }: LinksTableProps) => {
  const t = useT(networkMessages)
  const { locale } = useLocale()
  const keeps = useKeepsRosters()
  const head = [t('unit'), t('tier'), ...(places ? [t('place')] : []), t('term'), ...(keeps ? [t('end')] : [])]
  return (
    <table className="yw-table" data-cards="">
      <thead>
        <tr>
          {head.map((h) => (
            <th key={h} scope="col">
              {h}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {links.map((l) => (
          <tr key={l.id}>
            <th scope="row">
              <Written>{l.unitName}</Written>
            </th>
            <td data-label={t('tier')}>{say(l.tierWords, locale)}</td>
            {places && (
              <td data-label={t('place')}>
                {l.grid ? <Link to={gridPath(l.grid)}>{l.placeName}</Link> : <Written>{l.placeName}</Written>}
              </td>
            )}
            <td data-label={t('term')}>
              <Term link={l} />
            </td>
            {keeps && <td>{!l.to && <EndLink link={l} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

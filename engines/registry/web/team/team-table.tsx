import { say } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import { dayWords, Empty, useLocale, useNow, useT, Written } from '@yiwang/ui'
import type { grid } from '../../contract/index.ts'
import { teamMessages } from './messages.ts'

type GridPage = OutputOf<typeof grid>
type Fact = GridPage['team'][number]

const Row = ({ fact, seated }: { fact: Fact; seated: boolean }) => {
  const t = useT(teamMessages)
  const { locale } = useLocale()
  const now = useNow()
  const from = dayWords(fact.from, { now, locale })
  const term = fact.to ? t('termSpan', { from, to: dayWords(fact.to, { now, locale }) }) : t('termOpen', { from })
  return (
    <tr>
      {seated && <th scope="row">{say(fact.slotWords, locale)}</th>}
      {seated ? (
        <td className="yw-nowrap" data-label={t('name')}>
          <Written>{fact.name}</Written>
        </td>
      ) : (
        <th scope="row" className="yw-nowrap">
          <Written>{fact.name}</Written>
        </th>
      )}
      <td data-label={t('post')}>{say(fact.post, locale)}</td>
      <td data-label={t('unit')}>
        <Written>{fact.unit}</Written>
      </td>
      <td data-label={t('duty')}>
        <Written>{fact.duty}</Written>
      </td>
      <td data-label={t('term')}>{term}</td>
      <td className="yw-nowrap" data-label={t('contact')}>
        {fact.contact && <a href={`tel:${fact.contact.replace(/[^\d+]/g, '')}`}>{fact.contact}</a>}
      </td>
    </tr>
  )
}

const Missing = ({ missing }: Pick<GridPage, 'missing'>) => {
  const t = useT(teamMessages)
  const { locale } = useLocale()
  if (missing.length === 0) return <p>{t('complete')}</p>
  return (
    <ul>
      {missing.map((m) => (
        <li key={m.slot}>{t('missing', { slot: say(m.slotWords, locale), count: m.count })}</li>
      ))}
    </ul>
  )
}

type TeamTableProps = Pick<GridPage, 'team' | 'missing'> & {
  /** How many seats the team has; 0 where no mechanism names any: then nothing says whether it is complete. */
  slots: number
}
/** The public duty facts of one team: post, duty, term and office contact; what is missing stands above. */
export const TeamTable = ({ team, missing, slots }: TeamTableProps) => {
  const t = useT(teamMessages)
  const seated = slots > 0
  if (team.length === 0) return <Empty cause={t('nobody')} />
  const head = [...(seated ? [t('seat')] : []), t('name'), t('post'), t('unit'), t('duty'), t('term'), t('contact')]
  return (
    <section className="yw-stack">
      <h2>{t('onDuty')}</h2>
      {seated && <Missing missing={missing} />}
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
          {team.map((f) => (
            <Row key={`${f.slot}-${f.name}-${f.from}`} fact={f} seated={seated} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

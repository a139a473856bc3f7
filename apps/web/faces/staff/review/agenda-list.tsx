import { say } from '@yiwang/kernel/message'
import { dayWords, formatRef, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { agendaOrder } from './agenda-order.ts'
import { reviewMessages } from './messages.ts'
import type { AgendaItem } from './types.ts'
import { useSince } from './use-since.ts'

type Props = { agenda: readonly AgendaItem[]; current: string | undefined; onPick: (id: string) => void }

const Line = ({ item }: { item: AgendaItem }) => {
  const t = useT(reviewMessages)
  const { locale } = useLocale()
  const now = useNow()
  const since = useSince()
  const { decision } = item
  const words = decision
    ? [
        say(decision.words, locale),
        ...(decision.unitName ? [t('by', { unit: decision.unitName })] : []),
        t('due', { at: dayWords(decision.due, { now, locale }) }),
      ]
    : [item.unitName ?? say(item.stageWords, locale), since(item.waitingSince)]
  return (
    <>
      <span className="yw-row-title">
        <Written>{item.title}</Written>
      </span>
      <span className="yw-row-line">
        <Written>{[formatRef(item.ref), ...words].join(' · ')}</Written>
      </span>
      {item.late && !decision && <span className="yw-late-words">{t('lateItem')}</span>}
    </>
  )
}

/** What the meeting goes through: the undecided first, the longest wait on top. */
export const AgendaList = ({ agenda, current, onPick }: Props) => {
  const t = useT(reviewMessages)
  const { left, done } = agendaOrder(agenda)
  const rows = (items: readonly AgendaItem[], head: string) =>
    items.length > 0 && (
      <section className="yw-stack" data-tight="" aria-label={head}>
        <h3>{head}</h3>
        <ul className="yw-rows yw-agenda">
          {items.map((i) => (
            <li key={i.id}>
              <button
                type="button"
                id={`agenda-${i.id}`}
                aria-current={i.id === current ? 'true' : undefined}
                onClick={() => onPick(i.id)}
              >
                <Line item={i} />
              </button>
            </li>
          ))}
        </ul>
      </section>
    )
  const state =
    left.length > 0 ? t('agendaLeft', { n: left.length }) : t(done.length > 0 ? 'agendaDone' : 'agendaEmpty')
  return (
    <nav className="yw-stack" aria-label={t('agenda')}>
      <p role="status">{state}</p>
      {rows(left, t('leftHead'))}
      {rows(done, t('doneHead'))}
    </nav>
  )
}

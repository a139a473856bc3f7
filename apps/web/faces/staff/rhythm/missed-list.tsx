import { Link, useSearch } from '@tanstack/react-router'
import { say } from '@yiwang/matters/web/shared'
import { Loaded } from '@yiwang/portal/web/load'
import { Button, countWords, Empty, useLocale, useT, Written } from '@yiwang/ui'
import { useState } from 'react'
import { useMechanisms } from '../intake/use-forms.ts'
import { rhythmMessages } from './messages.ts'
import { type MissedSearch, readMissedSearch } from './missed-search.ts'
import { usePeriodWords } from './period-state.tsx'
import type { Missed } from './types.ts'
import { useMissed } from './use-rhythms.ts'

type Figure = Missed['figures'][number]
type Of = { pack: string; rhythm: string }
/** More rows than anybody reads at once wait behind a button. */
const SHOWN = 20

/** What a duty is called; where several mechanisms have one of that name, with its mechanism. */
const useTitles = (figures: readonly Figure[]) => {
  const { locale } = useLocale()
  const mechanisms = useMechanisms()
  const plain = (f: Figure): string => (locale === 'en' ? f.title.en : f.title.zh)
  return (f: Figure): string => {
    const words = mechanisms.find((m) => m.pack === f.pack)?.words
    const shared = figures.some((x) => x !== f && plain(x) === plain(f))
    return shared && words ? `${plain(f)} · ${say(words, locale)}` : plain(f)
  }
}

const Figures = ({
  figures,
  chosen,
  onChoose,
}: {
  figures: readonly Figure[]
  chosen: Of | undefined
  onChoose: (f: Of) => void
}) => {
  const t = useT(rhythmMessages)
  const titleOf = useTitles(figures)
  const { locale } = useLocale()
  const counts = [
    ['due', 'due'],
    ['held', 'heldCount'],
    ['missed', 'missedCount'],
    ['late', 'lateCount'],
  ] as const
  return (
    <table className="yw-table" data-cards="" data-part="rhythm-figures">
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          {counts.map(([key, label]) => (
            <th key={key} scope="col" data-number="">
              {t(label)}
            </th>
          ))}
          <th scope="col" data-number="">
            {t('share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((f) => {
          const title = titleOf(f)
          const here = chosen?.pack === f.pack && chosen.rhythm === f.rhythm
          return (
            <tr key={`${f.pack} ${f.rhythm}`}>
              <th scope="row">
                <Button plain aria-pressed={here} aria-label={t('show', { title })} onClick={() => onChoose(f)}>
                  {title}
                </Button>
              </th>
              {counts.map(([key, label]) => (
                <td key={key} data-label={t(label)} data-number="">
                  {countWords(f[key], locale)}
                </td>
              ))}
              <td data-label={t('share')} data-number="">
                {f.share === null ? t('tooFew') : `${f.share}%`}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const Places = ({ missed, title }: { missed: Missed; title: string }) => {
  const t = useT(rhythmMessages)
  const words = usePeriodWords()
  const [all, setAll] = useState(false)
  const rows = missed.items.slice(0, all ? missed.items.length : SHOWN)
  if (missed.items.length === 0) return <Empty cause={t('nothingMissed')} />
  return (
    <>
      <h3>{t('where', { title })}</h3>
      <table className="yw-table" data-cards="" data-part="rhythm-missed">
        <thead>
          <tr>
            <th scope="col">{t('place')}</th>
            <th scope="col">{t('town')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('made')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((m) => (
            <tr key={`${m.unit} ${m.from}`}>
              <th scope="row">
                <Link to="/rhythm/$unit" params={{ unit: m.unit }}>
                  {m.unitName}
                </Link>
              </th>
              <td data-label={t('town')}>
                <Written>{m.townName}</Written>
              </td>
              <td data-label={t('when')}>{words.period(m)}</td>
              <td data-label={t('made')}>
                {m.lateOn === null ? t('notMade') : t('madeOn', { day: words.day(m.lateOn) })}
                {m.reason && <Written> {m.reason}</Written>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < missed.items.length && (
        <div className="yw-actions">
          <Button onClick={() => setAll(true)}>{t('all', { n: missed.items.length })}</Button>
        </div>
      )}
      {all && missed.total > missed.items.length && <p>{t('more', { n: missed.total - missed.items.length })}</p>}
    </>
  )
}

type Days = Pick<MissedSearch, 'from' | 'to'>
type ChosenProps = { of: Of; figures: readonly Figure[]; days: Days | undefined }
const Chosen = ({ of, figures, days }: ChosenProps) => {
  const titleOf = useTitles(figures)
  const figure = figures.find((f) => f.pack === of.pack && f.rhythm === of.rhythm)
  return (
    <Loaded of={useMissed(of, days)} skeleton="rows">
      {(missed) => <Places missed={missed} title={figure ? titleOf(figure) : of.rhythm} />}
    </Loaded>
  )
}

/** How many periods fell due and were missed, and of one duty where. */
export const MissedList = () => {
  const t = useT(rhythmMessages)
  const words = usePeriodWords()
  const asked = readMissedSearch(useSearch({ strict: false }))
  const days = asked && { from: asked.from, to: asked.to }
  const [of, setOf] = useState<Of | undefined>(asked)
  const found = useMissed(undefined, days)
  return (
    <section className="yw-stack" data-part="missed-list">
      <h2>{t('missedTitle')}</h2>
      <Loaded
        of={found}
        skeleton="rows"
        isEmpty={(d) => d.figures.length === 0}
        empty={<Empty cause={t('nothingDue')} />}
      >
        {(missed) => {
          const first = missed.figures.find((f) => f.missed > 0)
          const chosen = of ?? first
          return (
            <>
              <p>{t('missedLead', { from: words.day(missed.from), to: words.day(missed.to) })}</p>
              <Figures figures={missed.figures} chosen={chosen} onChoose={setOf} />
              {chosen && (
                <Chosen key={`${chosen.pack} ${chosen.rhythm}`} of={chosen} figures={missed.figures} days={days} />
              )}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

import {
  clockFigure,
  headClocks,
  type MatterView,
  say,
  type TimelineEntry,
  WhySentences,
} from '@yiwang/matters/web/shared'
import { agoWords, ClockBadge, RadioList, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { ActForm } from './act-form.tsx'
import { matterMessages } from './messages.ts'

export const RULING_VERBS: readonly string[] = ['rule-accept', 'rule-deny']
/** Whether this reader is asked to rule on a return now. */
export const asksRuling = (matter: MatterView): boolean => matter.can.some((a) => RULING_VERBS.includes(a.verb))

const newest = (entries: readonly TimelineEntry[], kind: string): TimelineEntry | undefined =>
  entries
    .filter((e) => e.kind === kind)
    // public and inside words of one act are two entries; the one with words says the claim
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || Number(b.text !== null) - Number(a.text !== null))[0]

const Claim = ({ title, entry, none }: { title: string; entry: TimelineEntry | undefined; none: string }) => {
  const { locale } = useLocale()
  const now = useNow()
  return (
    <section className="yw-card" aria-label={title}>
      <h3>{title}</h3>
      {entry && (
        <p className="yw-muted">
          {agoWords(entry.at, { now, locale })} · {say(entry.words, locale)} {entry.who}
        </p>
      )}
      <p className="yw-said">{entry?.text || none}</p>
    </section>
  )
}

/** D5: both claims with equal room, the running clock, nothing preselected. */
export const RulingPanel = ({ matter, onDone }: { matter: MatterView; onDone?: () => void }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const [chosen, setChosen] = useState<string>()
  const [said, setSaid] = useState<string>()
  const actions = matter.can.filter((a) => RULING_VERBS.includes(a.verb))
  const action = actions.find((a) => a.action === chosen)
  // the limit that is on now, late or not; what only measures says nothing here
  const running = headClocks(matter)[0]
  const finish = (sentence: string) => {
    setSaid(sentence)
    onDone?.()
  }
  if (said) return <p role="status">{said}</p>
  return (
    <section className="yw-stack" aria-label={t('ruling')}>
      <h2>{t('ruling')}</h2>
      <div className="yw-claims">
        <Claim
          title={t('unitSays', { unit: matter.unitName ?? t('unit') })}
          entry={newest(matter.timeline, 'return')}
          none={t('noClaim')}
        />
        <Claim title={t('dispatchBasis')} entry={newest(matter.timeline, 'dispatch')} none={t('noBasis')} />
      </div>
      {running && (
        <div>
          <p className="yw-clock-line">
            {t('clockRuns', { clock: say(running.words, locale) })}
            <ClockBadge clock={clockFigure(running)} />
          </p>
          <WhySentences why={running.why} />
        </div>
      )}
      <RadioList
        label={t('howToRule')}
        choices={actions.map((a) => ({ value: a.action, label: say(a.words, locale) }))}
        value={chosen}
        onChoose={setChosen}
      />
      {action && <ActForm key={action.action} matter={matter} action={action} onDone={finish} />}
    </section>
  )
}

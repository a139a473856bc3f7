import { say } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import { icons, useLocale, useT } from '@yiwang/ui'
import type { atlas } from '../../contract/index.ts'
import { atlasMessages } from './messages.ts'

type Atlas = OutputOf<typeof atlas>
export type AtlasCard = Atlas['places'][number]['mechanisms'][number]

/** Whether it runs here, in a word and a sign. */
export const StateBadge = ({ runs }: { runs: boolean }) => {
  const t = useT(atlasMessages)
  return (
    <span className="yw-badge" data-code={runs ? 'met' : 'provisional'}>
      {icons[runs ? 'check' : 'wave']}
      {t(runs ? 'runs' : 'waits')}
    </span>
  )
}

const MechanismCard = ({ of }: { of: AtlasCard }) => {
  const t = useT(atlasMessages)
  const { locale } = useLocale()
  const join = (words: AtlasCard['waitsFor']) => words.map((w) => say(w, locale)).join(t('stop'))
  const runs = of.state === 'runs'
  const { total, run, waiting } = of.statements
  return (
    <li className="yw-card yw-stack" data-mechanism={of.id} data-state={of.state}>
      <div>
        <h3>{say(of.name, locale)}</h3>
        <StateBadge runs={runs} />
      </div>
      <p>{say(of.purpose, locale)}</p>
      <p className="yw-muted">
        {t('statements', { total, run })}
        {!runs && of.waitsFor.length > 0 && <br />}
        {!runs && of.waitsFor.length > 0 && t('waitsFor', { parts: join(of.waitsFor) })}
        {runs && waiting.length > 0 && <br />}
        {runs && waiting.length > 0 && t('also', { parts: join(waiting) })}
      </p>
      {of.way && (
        <a className="yw-button" href={of.way} aria-label={t('enterOf', { name: say(of.name, locale) })}>
          {t('enter')}
        </a>
      )}
    </li>
  )
}

/** All mechanisms by place: what runs with a way in, what waits and for what. */
export const AtlasList = ({ places }: Pick<Atlas, 'places'>) => {
  const { locale } = useLocale()
  return places.map((p) => (
    <section key={p.place.zh} className="yw-stack">
      <h2>
        {say(p.place, locale)} <span className="yw-muted">{p.mechanisms.length}</span>
      </h2>
      <ul className="yw-cards">
        {p.mechanisms.map((m) => (
          <MechanismCard key={m.id} of={m} />
        ))}
      </ul>
    </section>
  ))
}

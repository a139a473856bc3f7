import { type MatterView, say } from '@yiwang/matters/web/shared'
import { useLocale, useT, Written } from '@yiwang/ui'
import { matterMessages } from './messages.ts'

type Dispatch = MatterView['dispatches'][number]
/** Objections first, then who is still silent. */
const rank = (d: Dispatch): number => (d.reason ? 0 : d.answer === null ? 1 : 2)

/** Units asked side by side: the question once, how many have answered, and each one's answer. */
export const AskedUnits = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const asked = matter.dispatches.filter((d) => d.role === 'party' && d.round === matter.round)
  if (asked.length === 0) return null
  const answered = asked.filter((d) => d.answer !== null).length
  const said = (d: Dispatch): string =>
    d.answer ? [d.answer, d.reason].flatMap((x) => (x ? [say(x, locale)] : [])).join(' · ') : t('answerWaits')
  return (
    <section className="yw-stack" data-tight="" data-part="asked">
      <h2>{t('party')}</h2>
      <p>
        <Written>{[...new Set(asked.map((d) => d.task))].join(' ')}</Written>{' '}
        {asked.length > 1 && <span className="yw-muted">{t('answeredOf', { n: answered, of: asked.length })}</span>}
      </p>
      <dl className="yw-matter-facts">
        {[...asked]
          .sort((a, b) => rank(a) - rank(b))
          .map((d) => (
            <div key={d.id}>
              <dt>
                <Written>{d.unitName}</Written>
              </dt>
              <dd {...(d.answer === null ? { className: 'yw-muted' } : {})}>
                {d.reason ? <strong>{said(d)}</strong> : said(d)}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

import { type MatterView, say } from '@yiwang/matters/web/shared'
import { dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { matterMessages } from './messages.ts'

type Part = { matter: MatterView }

/** On the hold list: why, what is done meanwhile, and the day that binds. */
const OnHold = ({ matter }: Part) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { hold } = matter
  if (!hold) return null
  const rows: [string, string][] = [
    [t('holdReason'), say(hold.reason, locale)],
    [t('holdMeasure'), hold.measure],
    [t('holdUntil'), dayWords(hold.until, { now, locale })],
  ]
  return (
    <section className="yw-card yw-band-held" aria-label={t('held')} data-hold={hold.state}>
      <strong>{t(hold.state === 'held' ? 'held' : 'holdAsked')}</strong>
      <dl className="yw-matter-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Written>{value}</Written>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const Exclusion = ({ matter }: Part) => {
  const t = useT(matterMessages)
  if (!matter.exclusion) return null
  return (
    <p data-exclusion={matter.exclusion}>
      <strong>{t('exclusion')}</strong> {t(`exclusion${matter.exclusion}`)} · {t('exclusionNote')}
    </p>
  )
}

/** What stands in the way of the usual course: a hold, and a request to leave it out of the figures. */
export const MatterBands = ({ matter }: Part) => (
  <>
    <OnHold matter={matter} />
    <Exclusion matter={matter} />
  </>
)

import { clockFigure, FileStrip, type MatterView, say, WhySentences } from '@yiwang/matters/web/shared'
import { NowCard, useLocale, useT } from '@yiwang/ui'
import { matterMessages } from './messages.ts'

/** Now, next, who, by when, and why that date. */
export const MatterNow = ({ matter }: { matter: MatterView }) => {
  const { locale } = useLocale()
  const clock = matter.clocks.find((c) => c.id === matter.now.clock || c.kind === matter.now.clock)
  const why = clock && (locale === 'en' ? clock.why.en : clock.why.zh).length > 0
  return (
    <NowCard
      now={[say(matter.stageWords, locale), matter.unitName].filter(Boolean).join(' · ')}
      next={say(matter.now.next, locale)}
      who={say(matter.now.who, locale)}
      {...(matter.now.due ? { due: { at: matter.now.due, ...(clock ? { clock: clockFigure(clock) } : {}) } } : {})}
      {...(clock && why ? { why: <WhySentences why={clock.why} /> } : {})}
    />
  )
}

/** What was said, unchangeable, with its photos, place and class. */
export const MatterWords = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { place } = matter
  const where = [place.townName, place.communityName, place.gridName, place.words].filter(Boolean).join(' · ')
  return (
    <section className="yw-stack" data-tight="" aria-label={t('original')}>
      <h2>{t('original')}</h2>
      <blockquote className="yw-original">{matter.text}</blockquote>
      {matter.files.length > 0 && <FileStrip files={matter.files} />}
      <dl className="yw-matter-facts">
        <div>
          <dt>{t('place')}</dt>
          <dd>
            {where}
            {place.nearBorder && <span className="yw-muted"> {t('nearBorder')}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('category')}</dt>
          <dd>{matter.category ? matter.category.path.join(' › ') : t('noCategory')}</dd>
        </div>
        <div>
          <dt>{t('channel')}</dt>
          <dd>
            {t(`channel${matter.channel}`)} · {t('level')} {t(matter.level)}
            {matter.round > 1 && ` · ${t('round', { n: matter.round })}`}
          </dd>
        </div>
      </dl>
    </section>
  )
}

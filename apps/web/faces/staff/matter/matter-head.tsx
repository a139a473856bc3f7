import {
  type ClockView,
  clockFigure,
  FileStrip,
  headClocks,
  kindName,
  type MatterView,
  say,
  sayAll,
  WhySentences,
} from '@yiwang/matters/web/shared'
import { ClockBadge, dueWords, NowCard, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useCatalogue } from './category-field.tsx'
import { matterMessages } from './messages.ts'
import { openDecision } from './verb-look.ts'

/** Each limit with its own name: the first of several is not the last. */
const Limits = ({ clocks }: { clocks: readonly ClockView[] }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const now = useNow()
  const explained = clocks.filter((c) => sayAll(c.why, locale).length > 0)
  return (
    <>
      <dl className="yw-now-parts">
        {clocks.map((c) => (
          <div key={c.id}>
            <dt>{t('limitBy', { clock: say(c.words, locale) })}</dt>
            <dd>
              {c.due && <span>{dueWords(c.due, { now, locale })}</span>}
              <ClockBadge clock={clockFigure(c)} />
            </dd>
          </div>
        ))}
      </dl>
      {explained.length > 0 && (
        <details className="yw-why">
          <summary>{t('whyThen')}</summary>
          {explained.map((c) => (
            <section key={c.id}>
              <strong>{say(c.words, locale)}</strong>
              <WhySentences why={c.why} />
            </section>
          ))}
        </details>
      )}
    </>
  )
}

/** Now, next, who, by when, and why that date. */
export const MatterNow = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const clocks = headClocks(matter)
  const { due } = matter.now
  const choices = openDecision(matter.can).map((a) => say(a.words, locale))
  const next = choices.length > 1 ? choices.join(t('orElse')) : say(matter.now.next, locale)
  return (
    <NowCard
      now={[say(matter.stageWords, locale), matter.unitName].filter(Boolean).join(' · ')}
      {...(matter.super === 'open' ? { next, who: say(matter.now.who, locale) } : {})}
      {...(due && clocks.length === 0 ? { due: { at: due } } : {})}
    >
      {clocks.length > 0 && <Limits clocks={clocks} />}
    </NowCard>
  )
}

/** What was said, unchangeable, with its photos, place and class. */
export const MatterWords = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  // a mechanism without categories leaves nothing unsorted
  const sorted = useCatalogue(matter.pack).data?.length !== 0
  const { place } = matter
  // what was handed in at the county's desk stands in no grid
  const onGround = matter.level !== 'grid' || place.grid !== null
  const { text, channel } = matter.said
  const head = text ? t('ownWords', { words: say(text, locale) }) : t('original')
  const where = [place.townName, place.communityName, place.gridName, place.words].filter(Boolean).join(' · ')
  return (
    <section className="yw-stack" data-tight="" aria-label={head}>
      <h2>{head}</h2>
      <blockquote className="yw-original">
        <Written>{matter.text}</Written>
      </blockquote>
      {matter.files.length > 0 && <FileStrip files={matter.files} />}
      <dl className="yw-matter-facts">
        <div>
          <dt>{t('mechanism')}</dt>
          <dd>
            {kindName(matter, locale)} <span className="yw-muted">{t('version', { n: matter.version })}</span>
          </dd>
        </div>
        {matter.fields.map((f) => (
          <div key={f.id} data-field={f.id}>
            <dt>{say(f.words, locale)}</dt>
            <dd>
              <Written>{say(f.value, locale)}</Written>
            </dd>
          </div>
        ))}
        {where && (
          <div>
            <dt>{t('place')}</dt>
            <dd>
              <Written>{where}</Written>
              {place.nearBorder && <span className="yw-muted"> {t('nearBorder')}</span>}
            </dd>
          </div>
        )}
        {(matter.category || sorted) && (
          <div>
            <dt>{t('category')}</dt>
            <dd>
              <Written>{matter.category ? matter.category.path.join(' › ') : t('noCategory')}</Written>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('channel')}</dt>
          <dd>
            {channel ? say(channel, locale) : t(`channel${matter.channel}`)}
            {matter.round > 1 && ` · ${t('round', { n: matter.round })}`}
          </dd>
        </div>
        {onGround && (
          <div>
            <dt>{t('level')}</dt>
            <dd>{t(matter.level)}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

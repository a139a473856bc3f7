import { Link, useParams } from '@tanstack/react-router'
import { clockFigure, elapsedMs, kindName, type MatterView, onlyMeasures, say } from '@yiwang/matters/web/shared'
import {
  Button,
  ClockBadge,
  dayWords,
  formatRef,
  LoadState,
  momentWords,
  PrintSheet,
  spanWords,
  toMs,
  useLocale,
  useNow,
  useT,
} from '@yiwang/ui'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useMe } from '../entry/use-me.ts'
import { useDispatchFacts } from './dispatch-list.tsx'
import { matterMessages } from './messages.ts'
import { useMatter } from './use-matter.ts'

const MOST_LINES = 24
/** Height of an A4 page inside its margins, at 96 dots an inch, with room for rounding. */
const PAGE_PX = ((297 - 30) / 25.4) * 96 - 12
const MOST_WORDS = 900

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}……` : text)

const Facts = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const now = useNow()
  const at = (time: string) => momentWords(time, { now, locale })
  const { place, hold } = matter
  const { channel, raiser } = matter.said
  const holdWords = hold ? [say(hold.reason, locale), hold.measure, dayWords(hold.until, { now, locale })] : []
  const rows: [string, string][] = [
    [t('mechanism'), kindName(matter, locale)],
    ...matter.fields.map((f): [string, string] => [say(f.words, locale), say(f.value, locale)]),
    [t('place'), [place.townName, place.communityName, place.gridName, place.words].filter(Boolean).join(' · ')],
    [t('category'), matter.category?.path.join(' › ') ?? t('noCategory')],
    [raiser ? say(raiser, locale) : t('raisers'), matter.raisers.map((r) => r.label).join('、')],
    [
      t('channel'),
      `${channel ? say(channel, locale) : t(`channel${matter.channel}`)} · ${t('openedAt', { at: at(matter.openedAt) })}`,
    ],
    ...(hold ? [[t(hold.state === 'held' ? 'held' : 'holdAsked'), holdWords.join(' · ')] as [string, string]] : []),
    ...(matter.closedAt ? [['', t('closedAt', { at: at(matter.closedAt) })] as [string, string]] : []),
  ]
  return (
    <dl className="yw-matter-facts">
      {rows.map(([label, value]) => (
        <div key={label + value}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const Clocks = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const now = useNow()
  const shown = matter.clocks.filter((c) => c.state !== 'void')
  if (shown.length === 0) return null
  return (
    <section>
      <h2>{t('clocks')}</h2>
      <ul className="yw-bare-list yw-sheet-list">
        {shown.map((c) => (
          <li key={c.id}>
            {say(c.words, locale)}{' '}
            {onlyMeasures(c) ? spanWords(elapsedMs(c, toMs(now)), locale, true) : <ClockBadge clock={clockFigure(c)} />}{' '}
            {c.due && momentWords(c.due, { now, locale })}
          </li>
        ))}
      </ul>
    </section>
  )
}

const History = ({ matter, lines }: { matter: MatterView; lines: number }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const now = useNow()
  const left = matter.timeline.length - lines
  return (
    <ul className="yw-bare-list yw-sheet-list">
      {matter.timeline.slice(0, lines).map((e) => (
        <li key={e.id}>
          {momentWords(e.at, { now, locale })} {say(e.words, locale)} {e.who} {e.text && cut(e.text, 160)}
        </li>
      ))}
      {left > 0 && <li>{t('printMore', { n: left })}</li>}
    </ul>
  )
}

const Sheet = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const me = useMe()
  const facts = useDispatchFacts()
  const box = useRef<HTMLDivElement>(null)
  const [lines, setLines] = useState(MOST_LINES)
  // one page and no more: old history gives way, the rest of it is counted
  useLayoutEffect(() => {
    if (lines > 0 && (box.current?.scrollHeight ?? 0) > PAGE_PX) setLines(Math.min(lines, matter.timeline.length) - 1)
  }, [lines, matter])
  const post = me.posts[0]
  const mark = [post?.unitName ?? post?.areaName, post && say(post.kindWords, locale)].filter(Boolean).join(' ')
  return (
    <div ref={box} className="yw-one-page">
      <PrintSheet title={`${t('printTitle')} · ${matter.title}`} recordNo={matter.ref} mark={mark}>
        <p>
          <strong>{[say(matter.stageWords, locale), matter.unitName].filter(Boolean).join(' · ')}</strong>{' '}
          {say(matter.now.next, locale)}
        </p>
        <blockquote className="yw-original">{cut(matter.text, MOST_WORDS)}</blockquote>
        <Facts matter={matter} />
        {matter.publicReply && (
          <section>
            <h2>{t('reply')}</h2>
            <p className="yw-said">{cut(matter.publicReply, MOST_WORDS)}</p>
          </section>
        )}
        <Clocks matter={matter} />
        {matter.dispatches.length > 0 && (
          <section>
            <h2>{t('dispatches')}</h2>
            <ul className="yw-bare-list yw-sheet-list">
              {matter.dispatches.slice(0, 8).map((d) => (
                <li key={d.id}>
                  {d.unitName}（{t(d.role)}）{facts(d).join(' · ')}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2>{t('history')}</h2>
          <History matter={matter} lines={lines} />
        </section>
      </PrintSheet>
    </div>
  )
}

/** One A4 page with everything a meeting needs. */
export const PrintPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const t = useT(matterMessages)
  const { data, error, refetch } = useMatter(id)
  useEffect(() => {
    if (data) document.title = `${t('printTitle')} · ${formatRef(data.ref)}`
  }, [data, t])
  return (
    <main className="yw-main" id="content">
      <h1 className="yw-sr">{t('printTitle')}</h1>
      <LoadState state={data ? 'ready' : error ? 'error' : 'loading'} onRetry={() => void refetch()}>
        {data && (
          <>
            <div className="yw-actions yw-noprint yw-paper-acts">
              <Button primary onClick={() => window.print()}>
                {t('printNow')}
              </Button>
              <Link className="yw-button" to="/matters/$id" params={{ id: data.id }}>
                {t('backToMatter')}
              </Link>
            </div>
            <Sheet matter={data} />
          </>
        )}
      </LoadState>
    </main>
  )
}

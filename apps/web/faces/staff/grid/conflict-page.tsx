import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type MatterView, say } from '@yiwang/matters/web/shared'
import { agoWords, Button, Empty, formatRef, Page, RadioList, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { newKey } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { matterQuery } from '../matter/use-matter.ts'
import { gridMessages } from './messages.ts'
import { useQueue } from './queue-provider.tsx'
import type { QueuedAct, QueuedNew, QueueItem } from './queue-store.ts'
import { useItemTitle } from './unsent-page.tsx'

type Way = 'note' | 'amend' | 'again' | 'leave'

const saidIn = (item: QueueItem): string[] => {
  const form = 'form' in item.about ? item.about.form : item.about.body
  return Object.values(form).filter((v): v is string => typeof v === 'string' && /\p{Script=Han}|\s/u.test(v))
}

const Meanwhile = ({ matter, since }: { matter: MatterView | undefined; since: number }) => {
  const t = useT(gridMessages)
  const { locale } = useLocale()
  const now = useNow()
  if (!matter) return <p className="yw-muted">{t('meanwhileNone')}</p>
  return (
    <ul>
      {matter.timeline
        .filter((e) => Date.parse(e.at) >= since)
        .map((e) => (
          <li key={e.id}>
            {agoWords(e.at, { now, locale })} {say(e.words, locale)} {e.who}
          </li>
        ))}
      <li>{[say(matter.stageWords, locale), matter.unitName].filter(Boolean).join(' · ')}</li>
    </ul>
  )
}

const useWays = (item: QueueItem, matter: MatterView | undefined): readonly Way[] => {
  if (item.kind !== 'act') return [...((item.about as QueuedNew).values ? (['amend'] as const) : []), 'again', 'leave']
  const { action } = item.about as QueuedAct
  return [
    ...(matter?.can.some((a) => a.verb === 'note') ? (['note'] as const) : []),
    ...(matter?.can.some((a) => a.action === action) ? (['again'] as const) : []),
    'leave',
  ]
}

const useDecide = (item: QueueItem, matter: MatterView | undefined) => {
  const queue = useQueue()
  const navigate = useNavigate()
  return async (way: Way) => {
    if (way === 'amend') {
      const to = item.kind === 'settle' ? '/grid/settle' : '/register'
      return navigate({ to, search: { from: item.key } as never })
    }
    if (way === 'again' && matter && item.kind === 'act') {
      // the same act on the matter as it stands now is a new command
      const about = { ...(item.about as QueuedAct), seq: matter.seq }
      await queue.keep({ key: newKey(), kind: 'act', about })
      queue.setAside(item.key)
    } else if (way === 'again') queue.again(item.key)
    const note = matter?.can.find((a) => a.verb === 'note')
    const field = note?.form.find((f) => f.kind === 'long')
    if (way === 'note' && matter && note && field) {
      const text = saidIn(item).join('\n') || (item.about as QueuedAct).title
      const about = {
        id: matter.id,
        ref: matter.ref,
        title: matter.title,
        action: note.action,
        words: note.words,
        form: { [field.id]: text },
      }
      await queue.keep({ key: newKey(), kind: 'act', about })
    }
    if (way !== 'again') queue.setAside(item.key)
    void navigate({ to: '/grid/unsent' })
  }
}

const Conflict = ({ item }: { item: QueueItem }) => {
  const t = useT(gridMessages)
  const { locale } = useLocale()
  const now = useNow()
  const title = useItemTitle()(item)
  const act = item.kind === 'act' ? (item.about as QueuedAct) : undefined
  const { data: matter } = useQuery({ ...matterQuery(useApi(), act?.id ?? ''), enabled: act !== undefined })
  const ways = useWays(item, matter)
  const decide = useDecide(item, matter)
  const [way, setWay] = useState<Way>()
  const [asked, setAsked] = useState(false)
  const label = { note: t('asNote'), amend: t('amend'), again: t('sendAgain'), leave: t('leave') }
  return (
    <Page title={t('conflict')} {...(act ? { recordNo: act.ref } : {})}>
      <div className="yw-stack yw-phone-wide">
        <section className="yw-card">
          <h2>{t('mine', { at: agoWords(item.at, { now, locale }) })}</h2>
          <p>{title}</p>
          {saidIn(item).map((s) => (
            <p key={s} className="yw-said">
              {s}
            </p>
          ))}
          <p className="yw-muted">{t('yoursSafe')}</p>
        </section>
        <p role="alert">{t('refusedBecause', { why: item.trouble?.detail ?? '' })}</p>
        {act && (
          <section className="yw-card">
            <h2>{t('meanwhile')}</h2>
            <Meanwhile matter={matter} since={item.at} />
            <Link to="/matters/$id" params={{ id: act.id }}>
              {t('open')} {formatRef(act.ref)}
            </Link>
          </section>
        )}
        <RadioList
          label={t('whatNow')}
          choices={ways.map((w) => ({ value: w, label: label[w] }))}
          value={way}
          onChoose={setWay}
          error={asked && !way ? t('needChoice') : undefined}
        />
        <div className="yw-actions">
          <Button primary onClick={() => (way ? void decide(way) : setAsked(true))}>
            {t('decide')}
          </Button>
        </div>
      </div>
    </Page>
  )
}

/** G5: what I recorded, what happened meanwhile, and choices that are themselves commands. */
export const ConflictPage = () => {
  const { key = '' } = useParams({ strict: false }) as { key?: string }
  const t = useT(gridMessages)
  const { items } = useQueue()
  const item = items.find((q) => q.key === key)
  if (item) return <Conflict item={item} />
  return (
    <Page title={t('conflict')}>
      <Empty cause={t('gone')} next={<Link to="/grid/unsent">{t('unsent')}</Link>} />
    </Page>
  )
}

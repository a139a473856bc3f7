import './topics.css'
import { Link, useParams } from '@tanstack/react-router'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, dayWords, Page, useLocale, useNow, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { ActNote, Fold, type Found, useAct } from '../office/act/index.ts'
import { AnswerMany } from './answer-many.tsx'
import { ChooseMatters } from './choose-matters.tsx'
import { Meeting } from './meeting.tsx'
import { topicMessages } from './messages.ts'
import { TopicMatters } from './topic-matters.tsx'
import type { Topic } from './types.ts'

type Part = { topic: Topic }

const Gather = ({ topic }: Part) => {
  const api = useApi()
  const t = useT(topicMessages)
  const [chosen, setChosen] = useState<readonly Found[]>([])
  const act = useAct(
    async (matters: string[]) => {
      const answer = await api.POST('/api/topics/{id}/matters', {
        params: { path: { id: topic.id } },
        body: { matters },
      })
      setChosen([])
      return answer
    },
    (answer) => t('gathered', { n: answer.added }),
  )
  return (
    <Fold label={t('gather')}>
      <div className="yw-form">
        <ChooseMatters chosen={chosen} onChange={setChosen} />
        {chosen.length > 0 && (
          <div className="yw-actions">
            <Button primary onClick={() => act.send(chosen.map((m) => m.id))}>
              {t('gatherGo')}
            </Button>
          </div>
        )}
        <ActNote act={act} />
      </div>
    </Fold>
  )
}

const End = ({ topic }: Part) => {
  const api = useApi()
  const t = useT(topicMessages)
  const act = useAct(
    (_: undefined) => api.POST('/api/topics/{id}/close', { params: { path: { id: topic.id } }, body: {} }),
    () => t('ended'),
  )
  return (
    <div className="yw-stack" data-tight="" data-part="end">
      <div className="yw-actions">
        <Button onClick={() => act.send(undefined)}>{t('end')}</Button>
      </div>
      <p className="yw-muted">{t('endHint')}</p>
      <ActNote act={act} />
    </div>
  )
}

const Body = ({ topic }: Part) => {
  const t = useT(topicMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (time: string) => ({ at: dayWords(time, { now, locale }) })
  const facts = [
    topic.label,
    t('openedAt', day(topic.openedAt)),
    t(topic.state),
    topic.closedAt && t('closedAt', day(topic.closedAt)),
    `${t('answered')} ${t('ofN', { done: topic.answered, all: topic.matters })}`,
  ]
  return (
    <div className="yw-stack">
      <p data-state={topic.state}>{facts.filter(Boolean).join(' · ')}</p>
      <Meeting topic={topic} />
      <section className="yw-stack">
        <h2>{t('inIt')}</h2>
        {topic.mayWork && topic.state === 'met' ? <AnswerMany topic={topic} /> : <TopicMatters topic={topic} />}
        {topic.mayWork && <Gather topic={topic} />}
      </section>
      {topic.mayWork && <End topic={topic} />}
      <p>
        <Link to="/topics">{t('back')}</Link>
      </p>
    </div>
  )
}

/** One topic: its meeting, its matters, one answer for many, and the end. */
export const TopicPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const api = useApi()
  const t = useT(topicMessages)
  const found = useAsk(['topic', id], () => api.GET('/api/topics/{id}', { params: { path: { id } } }))
  return (
    <Page key={id} title={found.data?.title ?? t('title')}>
      <Loaded of={found}>{(topic) => <Body topic={topic} />}</Loaded>
    </Page>
  )
}

import { say } from '@yiwang/kernel/message'
import { Button, formatRef, RadioList, TextAreaField, useLocale, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { ActNote, useAct } from '../office/act/index.ts'
import type { Answer } from '../office/answers.ts'
import { topicMessages } from './messages.ts'
import { TopicMatters } from './topic-matters.tsx'
import type { Topic } from './types.ts'

type Outcome = 'close' | 'update'
type Failed = Answer<'matters.answer-topic'>['failed']

const FailedList = ({ failed }: { failed: Failed }) => {
  const t = useT(topicMessages)
  const { locale } = useLocale()
  if (failed.length === 0) return null
  return (
    <div role="alert">
      <p>{t('answerFailed', { n: failed.length })}</p>
      <ul className="yw-plain">
        {failed.map((f) => (
          <li key={f.id}>
            {formatRef(f.ref)} {say(f.why, locale)}
          </li>
        ))}
      </ul>
    </div>
  )
}

const useAnswering = (topic: Topic) => {
  const api = useApi()
  const t = useT(topicMessages)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [outcome, setOutcome] = useState<Outcome>()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<Failed>([])
  const act = useAct(
    async (body: { matters: string[]; outcome: Outcome; text: string }) => {
      const answer = await api.POST('/api/topics/{id}/answers', { params: { path: { id: topic.id } }, body })
      setFailed(answer.data?.failed ?? [])
      setChosen(new Set(answer.data?.failed.map((f) => f.id)))
      setTried(false)
      return answer
    },
    (answer) => t('answerDone', { n: answer.done.length }),
  )
  const flip = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const all = () => setChosen(new Set(topic.items.filter((i) => i.outcome === null).map((i) => i.id)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (outcome && text.trim() && chosen.size > 0) act.send({ matters: [...chosen], outcome, text: text.trim() })
  }
  const need = (has: boolean, words: string) => (tried && !has ? words : undefined)
  return { chosen, setChosen, outcome, setOutcome, text, setText, failed, act, flip, all, submit, need }
}

const AnswerCard = ({ of: a }: { of: ReturnType<typeof useAnswering> }) => {
  const t = useT(topicMessages)
  return (
    <div className="yw-card yw-form">
      <h2>{a.chosen.size > 0 ? t('answerFor', { n: a.chosen.size }) : t('answerNone')}</h2>
      {a.need(a.chosen.size > 0, t('needChosen')) && (
        <p className="yw-field-error" role="alert">
          {t('needChosen')}
        </p>
      )}
      <RadioList<Outcome>
        label={t('what')}
        choices={[
          { value: 'close', label: t('close') },
          { value: 'update', label: t('update') },
        ]}
        value={a.outcome}
        onChoose={a.setOutcome}
        error={a.need(a.outcome !== undefined, t('needOutcome'))}
      />
      <TextAreaField
        label={t('text')}
        hint={t('textHint')}
        error={a.need(a.text.trim() !== '', t('needText'))}
        maxLength={3000}
        value={a.text}
        onText={a.setText}
      />
      <div className="yw-actions">
        <Button type="submit" primary>
          {t('answer')}
        </Button>
      </div>
      <ActNote act={a.act} />
      <FailedList failed={a.failed} />
    </div>
  )
}

/** One answer for many: tick them, choose the kind, write it once. */
export const AnswerMany = ({ topic }: { topic: Topic }) => {
  const t = useT(topicMessages)
  const a = useAnswering(topic)
  return (
    <form className="yw-stack" onSubmit={a.submit} data-part="answer">
      <div className="yw-actions">
        <Button onClick={a.all}>{t('all')}</Button>
        <Button plain onClick={() => a.setChosen(new Set())}>
          {t('noneChosen')}
        </Button>
      </div>
      <TopicMatters topic={topic} chosen={a.chosen} onFlip={a.flip} />
      <AnswerCard of={a} />
    </form>
  )
}

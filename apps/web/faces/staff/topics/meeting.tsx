import { UnitPicker } from '@yiwang/matters/web/shared'
import { Button, dayWords, Field, TextAreaField, TextField, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { ActNote, Fold, useAct } from '../office/act/index.ts'
import { topicMessages } from './messages.ts'
import type { Topic } from './types.ts'

type Part = { topic: Topic }
type Said = { present: string; decision: string; by: string; unit: string }

const useMeeting = ({ topic }: Part) => {
  const api = useApi()
  const t = useT(topicMessages)
  const [said, setSaid] = useState<Said>({ present: '', decision: '', by: '', unit: '' })
  const [tried, setTried] = useState(false)
  const set = (change: Partial<Said>) => setSaid((s) => ({ ...s, ...change }))
  const act = useAct(
    ({ unit, ...body }: Said) =>
      api.POST('/api/topics/{id}/meeting', {
        params: { path: { id: topic.id } },
        body: { ...body, ...(unit ? { unit } : {}) },
      }),
    () => t('metDone'),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const body = { ...said, present: said.present.trim(), decision: said.decision.trim() }
    if (body.present && body.decision && body.by) act.send(body)
  }
  const need = (has: string, words: string) => (tried && !has.trim() ? words : undefined)
  return { said, set, act, submit, need }
}

const MeetingForm = ({ topic }: Part) => {
  const t = useT(topicMessages)
  const { said, set, act, submit, need } = useMeeting({ topic })
  return (
    <form className="yw-form" onSubmit={submit}>
      <TextField
        label={t('present')}
        error={need(said.present, t('needPresent'))}
        maxLength={500}
        value={said.present}
        onText={(present) => set({ present })}
        autoComplete="off"
      />
      <TextAreaField
        label={t('decision')}
        error={need(said.decision, t('needDecision'))}
        maxLength={3000}
        value={said.decision}
        onText={(decision) => set({ decision })}
      />
      <Field label={t('unit')} optional>
        {(ids) => <UnitPicker ids={ids} value={said.unit} onChange={(unit) => set({ unit })} />}
      </Field>
      <TextField
        label={t('by')}
        type="date"
        error={need(said.by, t('needDay'))}
        value={said.by}
        onText={(by) => set({ by })}
      />
      <div className="yw-actions">
        <Button type="submit" primary>
          {t('meet')}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}

/** Who sat together, what they decided, who does it and by when. */
export const Meeting = ({ topic }: Part) => {
  const t = useT(topicMessages)
  const { locale } = useLocale()
  const now = useNow()
  const day = (time: string) => ({ at: dayWords(time, { now, locale }) })
  return (
    <section className="yw-stack" data-part="meeting">
      <h2>{t('meeting')}</h2>
      {topic.metAt ? (
        <div className="yw-card yw-stack" data-tight="">
          <p className="yw-muted">
            {[t('metAt', day(topic.metAt)), topic.unitName, topic.due && t('due', day(topic.due))]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="yw-said">
            <Written>{topic.decision}</Written>
          </p>
          <p>
            {t('present')} <Written>{topic.present}</Written>
          </p>
        </div>
      ) : (
        <p>{t('meetingNone')}</p>
      )}
      {topic.mayWork && (
        <Fold label={t('meet')}>
          <MeetingForm topic={topic} />
        </Fold>
      )}
    </section>
  )
}

import { Button, TextAreaField, TextField, useLocale, useNow, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { ActNote, SelectField, useAct } from '../office/act/index.ts'
import { rhythmMessages } from './messages.ts'
import { usePeriodWords } from './period-state.tsx'
import { recordable } from './period-words.ts'
import type { Period, Rhythm } from './types.ts'

type Said = { heldOn: string; present: string; note: string; reason: string; subjects: Record<string, Scored> }
type Scored = { mark: string; comment: string }

const saidOf = (p: Period | undefined, today: string): Said => ({
  heldOn: p?.holding?.heldOn ?? (p && p.to < today ? p.to : today),
  present: p?.holding?.present?.toString() ?? '',
  note: p?.holding?.note ?? '',
  reason: p?.holding?.reason ?? '',
  subjects: Object.fromEntries(
    Object.entries(p?.holding?.subjects ?? {}).map(([id, s]) => [id, { mark: String(s.mark), comment: s.comment }]),
  ),
})
/** Only subjects with something written; the server says which are lacking. */
const scoresOf = (said: Said) =>
  Object.fromEntries(
    Object.entries(said.subjects)
      .filter(([, s]) => s.mark !== '')
      .map(([id, s]) => [id, { mark: Number(s.mark), comment: s.comment.trim() }]),
  )

const useHold = (r: Rhythm) => {
  const api = useApi()
  const t = useT(rhythmMessages)
  return useAct(
    ({ said, from }: { said: Said; from: string }) =>
      api.POST('/api/rhythms/holdings', {
        body: {
          pack: r.pack,
          rhythm: r.rhythm,
          unit: r.unit,
          from,
          heldOn: said.heldOn,
          ...(said.present === '' ? {} : { present: Number(said.present) }),
          note: said.note.trim(),
          reason: said.reason.trim(),
          subjects: scoresOf(said),
        },
      }),
    (answer) => t(answer.state === 'late' ? 'savedLate' : 'saved'),
  )
}

const Subject = (o: { title: string; scored: Scored; onChange: (s: Scored) => void }) => {
  const t = useT(rhythmMessages)
  const { title, scored } = o
  return (
    <fieldset className="yw-rhythm-subject">
      <legend>{title}</legend>
      <TextField
        label={t('score')}
        type="number"
        inputMode="numeric"
        min={0}
        max={100}
        value={scored.mark}
        onText={(mark) => o.onChange({ ...scored, mark })}
      />
      <TextField
        label={t('comment')}
        maxLength={300}
        value={scored.comment}
        onText={(comment) => o.onChange({ ...scored, comment })}
      />
    </fieldset>
  )
}

type Draft = { rhythm: Rhythm; said: Said; put: (more: Partial<Said>) => void; today: string; period: Period }
const Fields = ({ rhythm: r, said, put, today, period }: Draft) => {
  const t = useT(rhythmMessages)
  const { locale } = useLocale()
  const moved = (period.planned !== null && said.heldOn !== period.planned) || said.heldOn > period.to
  return (
    <>
      <TextField
        label={t('heldOn')}
        type="date"
        min={period.from}
        max={today}
        value={said.heldOn}
        onText={(heldOn) => put({ heldOn })}
      />
      {(moved || said.reason !== '') && (
        <TextField
          label={t('reason')}
          hint={t('reasonHint')}
          maxLength={200}
          value={said.reason}
          onText={(reason) => put({ reason })}
          autoComplete="off"
        />
      )}
      <TextField
        label={t('number')}
        hint={t('numberHint')}
        optional
        type="number"
        inputMode="numeric"
        min={0}
        value={said.present}
        onText={(present) => put({ present })}
      />
      {r.subjects.map((s) => (
        <Subject
          key={s.id}
          title={locale === 'en' ? s.title.en : s.title.zh}
          scored={said.subjects[s.id] ?? { mark: '', comment: '' }}
          onChange={(scored) => put({ subjects: { ...said.subjects, [s.id]: scored } })}
        />
      ))}
      <TextAreaField label={t('note')} optional maxLength={500} value={said.note} onText={(note) => put({ note })} />
    </>
  )
}

type Folded = { rhythm: Rhythm; today: string; choices: readonly Period[]; act: ReturnType<typeof useHold> }
const Form = ({ period, onPick, ...o }: Folded & { period: Period; onPick: (from: string) => void }) => {
  const t = useT(rhythmMessages)
  const words = usePeriodWords()
  const [said, setSaid] = useState(() => saidOf(period, o.today))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    o.act.send({ said, from: period.from })
  }
  return (
    <form className="yw-stack" onSubmit={submit} data-hold={o.rhythm.rhythm}>
      {o.choices.length > 1 && (
        <SelectField
          label={t('period')}
          value={period.from}
          onPick={(v) => v !== '' && onPick(v)}
          options={o.choices.map((p) => ({ value: p.from, label: `${words.period(p)} · ${t(p.state)}` }))}
        />
      )}
      <Fields
        rhythm={o.rhythm}
        said={said}
        put={(more) => setSaid({ ...said, ...more })}
        today={o.today}
        period={period}
      />
      <div className="yw-actions">
        <Button type="submit" primary>
          {t('save')}
        </Button>
      </div>
      {!o.act.done && <ActNote act={o.act} />}
    </form>
  )
}

const LABEL = { open: 'record', missed: 'lateRecord', held: 'correct' } as const
/** Writes down that a period was held; the latest one that can be written stands chosen. Folds up once it is done. */
export const HoldForm = ({ rhythm: r, today }: { rhythm: Rhythm; today: string }) => {
  const t = useT(rhythmMessages)
  const choices = recordable(r.periods, useNow())
  const [from, setFrom] = useState('')
  const period = choices.find((p) => p.from === from) ?? choices[0]
  const act = useHold(r)
  const written = r.periods.map((p) => p.holding?.recordedAt ?? '').join()
  return (
    <>
      {act.done && <ActNote act={act} />}
      {period && (
        <details className="yw-fold" key={written}>
          <summary className="yw-button">{t(LABEL[period.state as keyof typeof LABEL])}</summary>
          <Form
            key={period.from}
            rhythm={r}
            today={today}
            choices={choices}
            act={act}
            period={period}
            onPick={setFrom}
          />
        </details>
      )}
    </>
  )
}

import { say, type Words } from '@yiwang/kernel/message'
import { useAsk } from '@yiwang/portal/web/load'
import { Button, TextAreaField, TextField, useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { SelectField } from '../act/index.ts'
import { blankFigure, type Columns, type Content } from './content.ts'
import { FigureField } from './figure-field.tsx'
import { publishMessages } from './messages.ts'

type Fields = {
  of: Content
  change: (c: Content) => void
  columns: Columns
  column: string
  /** The article itself is no choice for what it replaces; null before there is one. */
  self: string | null
  released: boolean
}
type Part = Pick<Fields, 'of'> & { set: (more: Partial<Content>) => void }

const Choose = (o: {
  label: string
  of: readonly { id: string; words: Words }[]
  value: string
  set: (v: string) => void
}) => {
  const t = useT(publishMessages)
  const { locale } = useLocale()
  const options = o.of.map((x) => ({ value: x.id, label: say(x.words, locale) }))
  return <SelectField label={o.label} none={t('none1')} options={options} value={o.value} onPick={o.set} />
}

/** Articles of the same column that are out and not replaced yet. */
const Replaces = ({ of, set, column, self }: Part & { column: string; self: string | null }) => {
  const api = useApi()
  const t = useT(publishMessages)
  const query = { column, limit: 200 }
  const list = useAsk(['office', 'replaceable', column], () => api.GET('/api/articles', { params: { query } }))
  const open = (list.data?.items ?? []).filter((a) => a.id !== self && !['replaced', 'withdrawn'].includes(a.standing))
  const options = open.map((a) => ({ value: a.id, label: [a.title, a.number].filter(Boolean).join(' · ') }))
  return (
    <SelectField
      label={t('replaces')}
      none={t('replacesNone')}
      options={options}
      value={of.replaces}
      onPick={(replaces) => set({ replaces })}
    />
  )
}

const Days = ({ of, set }: Part) => {
  const t = useT(publishMessages)
  return (
    <div className="yw-toolbar">
      <TextField label={t('number')} maxLength={60} value={of.number} onText={(number) => set({ number })} />
      <TextField label={t('from')} type="date" value={of.from} onText={(from) => set({ from })} />
      <TextField label={t('to')} optional type="date" value={of.to} onText={(to) => set({ to })} />
    </div>
  )
}

const Figures = ({ of, set }: Part) => {
  const t = useT(publishMessages)
  return (
    <section className="yw-stack">
      <h3>{t('figures')}</h3>
      <p className="yw-muted">{t('figuresHint')}</p>
      {of.figures.map((f, i) => (
        <FigureField
          key={i}
          n={i + 1}
          of={f}
          change={(next) => set({ figures: of.figures.map((x, j) => (j === i ? next : x)) })}
          drop={() => set({ figures: of.figures.filter((_, j) => j !== i) })}
        />
      ))}
      <div className="yw-actions">
        <Button onClick={() => set({ figures: [...of.figures, blankFigure] })}>{t('addFigure')}</Button>
      </div>
    </section>
  )
}

/** Everything an article says, but for its pictures; asks only for what its column needs. */
export const ContentFields = ({ of, change, columns, column, self, released }: Fields) => {
  const t = useT(publishMessages)
  const spec = columns.columns.find((c) => c.id === column)
  const set = (more: Partial<Content>) => change({ ...of, ...more })
  const dated = spec?.requires.some((r) => r === 'number' || r === 'effect') ?? false
  return (
    <>
      <TextField label={t('name')} maxLength={60} value={of.title} onText={(title) => set({ title })} />
      <TextField label={t('unit')} maxLength={60} value={of.unit} onText={(unit) => set({ unit })} />
      {dated && <Days of={of} set={set} />}
      <TextField
        label={t('summary')}
        optional
        maxLength={200}
        value={of.summary}
        onText={(summary) => set({ summary })}
      />
      <TextAreaField
        label={t('body')}
        hint={t('bodyHint')}
        rows={10}
        maxLength={20_000}
        value={of.body}
        onText={(body) => set({ body })}
      />
      <div className="yw-toolbar">
        <Choose label={t('area')} of={columns.areas} value={of.area} set={(area) => set({ area })} />
        <Choose label={t('banner')} of={columns.banners} value={of.banner} set={(banner) => set({ banner })} />
        {spec?.replaces && !released && <Replaces of={of} set={set} column={column} self={self} />}
      </div>
      <Figures of={of} set={set} />
    </>
  )
}

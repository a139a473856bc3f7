import { say } from '@yiwang/kernel/message'
import { useAsk } from '@yiwang/portal/web/load'
import { Button, TextField, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { SelectField } from '../act/index.ts'
import type { Figure } from './content.ts'
import { publishMessages } from './messages.ts'

const QUALIFIERS = ['exact', '余', '近', '约', '以上'] as const

type One = { of: Figure; change: (f: Figure) => void }
/** A bulletin that is out, and which of its numbers. */
const Bound = ({ of, change }: One) => {
  const api = useApi()
  const t = useT(publishMessages)
  const { locale } = useLocale()
  const list = useAsk(['office', 'released-bulletins'], () => api.GET('/api/bulletins'))
  const id = of.bulletin ?? ''
  const one = useAsk(
    ['office', 'bulletin', id],
    () => api.GET('/api/bulletins/{id}', { params: { path: { id } } }),
    id !== '',
  )
  const released = (list.data?.items ?? []).filter((b) => b.state === 'released')
  const figures = (one.data?.figures ?? []).filter((f) => f.state === 'final')
  const pick = (figure: string) => {
    const f = figures.find((x) => x.id === figure)
    if (!f) return
    const share = f.unit === '%'
    const label = of.label || say(f.words, locale)
    change({ ...of, figure, label, value: (share ? f.percent : f.value) ?? of.value, unit: f.unit, qualifier: 'exact' })
  }
  return (
    <>
      <SelectField
        label={t('bulletin')}
        none={t('bulletinNone')}
        options={released.map((b) => ({ value: b.id, label: b.title }))}
        value={id}
        onPick={(bulletin) => change({ ...of, bulletin: bulletin || null, figure: null })}
      />
      {id !== '' && (
        <SelectField
          label={t('figure')}
          options={figures.map((f) => ({ value: f.id, label: say(f.words, locale) }))}
          value={of.figure ?? ''}
          onPick={pick}
        />
      )}
    </>
  )
}

/** One number of the text: what it counts, how exactly, and where it comes from. */
export const FigureField = ({ of, change, drop, n }: One & { drop: () => void; n: number }) => {
  const t = useT(publishMessages)
  const [value, setValue] = useState(String(of.value || ''))
  const number = (text: string) => {
    setValue(text)
    const v = Number(text.normalize('NFKC').replaceAll(',', ''))
    if (Number.isFinite(v)) change({ ...of, value: v })
  }
  const shown = Number(value.normalize('NFKC').replaceAll(',', '')) === of.value ? value : String(of.value)
  const set = (more: Partial<Figure>) => change({ ...of, ...more })
  return (
    <fieldset className="yw-card yw-form">
      <legend>{t('figureNo', { n })}</legend>
      <Bound of={of} change={change} />
      <TextField label={t('label')} maxLength={40} value={of.label} onText={(label) => set({ label })} />
      <div className="yw-toolbar">
        <TextField label={t('value')} inputMode="decimal" value={shown} onText={number} />
        <TextField
          label={t('measure')}
          hint={t('measureHint')}
          maxLength={8}
          value={of.unit}
          onText={(unit) => set({ unit })}
        />
        <SelectField
          label={t('qualifier')}
          options={QUALIFIERS.map((q) => ({ value: q, label: t(q) }))}
          value={of.qualifier}
          onPick={(q) => set({ qualifier: QUALIFIERS.find((x) => x === q) ?? 'exact' })}
        />
      </div>
      {of.bulletin === null && (
        <div className="yw-toolbar">
          <TextField label={t('source')} maxLength={200} value={of.source} onText={(source) => set({ source })} />
          <TextField
            label={t('period')}
            optional
            maxLength={60}
            value={of.period}
            onText={(period) => set({ period })}
          />
        </div>
      )}
      <div className="yw-actions">
        <Button onClick={drop}>{t('dropFigure')}</Button>
      </div>
    </fieldset>
  )
}

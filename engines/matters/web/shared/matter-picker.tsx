import { Button, type FieldIds, formatRef, useT } from '@yiwang/ui'
import { useState } from 'react'
import { type MatterOption, useFormPorts } from './form-ports.tsx'
import { sharedMessages } from './messages.ts'

type Props = { ids: FieldIds; value: string; onChange: (id: string) => void; known?: readonly MatterOption[] }

/** A matter by its number or the end of it; the value is the matter's id. */
export const MatterPicker = ({ ids, value, onChange, known = [] }: Props) => {
  const t = useT(sharedMessages)
  const { findMatter } = useFormPorts()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly MatterOption[] | undefined>()
  const list = found ?? known
  const chosen = list.find((m) => m.id === value)
  const look = () => {
    findMatter(typed.trim()).then(setFound, () => setFound([]))
  }
  if (value !== '' && chosen)
    return (
      <div className="yw-picked">
        <span>
          <strong>{formatRef(chosen.ref)}</strong> {chosen.title}
        </span>
        <button type="button" className="yw-button" data-plain="" {...ids} onClick={() => onChange('')}>
          {t('change')}
        </button>
      </div>
    )
  return (
    <div className="yw-stack" data-tight="">
      <div className="yw-picked">
        <input
          className="yw-input"
          {...ids}
          placeholder={t('matterFind')}
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
          onKeyDown={(e) => {
            if (e.key !== 'Enter' || e.ctrlKey || e.nativeEvent.isComposing) return
            e.preventDefault()
            look()
          }}
        />
        <Button onClick={look}>{t('find')}</Button>
      </div>
      {found?.length === 0 && (
        <p className="yw-field-hint" role="status">
          {t('matterNone')}
        </p>
      )}
      {list.map((m) => (
        <Button key={m.id} wide onClick={() => onChange(m.id)}>
          {formatRef(m.ref)} {m.title} · {m.stage}
        </Button>
      ))}
    </div>
  )
}

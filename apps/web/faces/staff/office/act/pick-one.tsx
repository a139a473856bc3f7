import { useAsk } from '@yiwang/portal/web/load'
import { Button, RadioList, TextField, useT } from '@yiwang/ui'
import { type KeyboardEvent, useState } from 'react'
import { actMessages } from './messages.ts'

export type Found = { id: string; name: string; hint?: string }
type PickOneProps = {
  label: string
  chosen: Found | undefined
  onChoose: (found: Found | undefined) => void
  /** Looks for the words; the key keeps answers of different lists apart. */
  kind: string
  look: (words: string) => Promise<{ data?: readonly Found[] }>
  optional?: boolean
  error?: string | undefined
}

/** Finds one of many by a few letters: write, find, choose; the choice stays in words. */
export const PickOne = ({ label, chosen, onChoose, kind, look, optional, error }: PickOneProps) => {
  const t = useT(actMessages)
  const [text, setText] = useState('')
  const [words, setWords] = useState('')
  const found = useAsk(['office', 'pick', kind, words], () => look(words), words !== '')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    setWords(text.trim())
  }
  if (chosen)
    return (
      <div className="yw-actions">
        <span>
          {label} · {t('chosen', { name: chosen.name })}
        </span>
        <Button onClick={() => onChoose(undefined)}>{t('change')}</Button>
      </div>
    )
  const items = found.data ?? []
  return (
    <div className="yw-stack">
      <div className="yw-toolbar">
        <TextField
          label={label}
          {...(optional ? { optional } : {})}
          error={error}
          value={text}
          onText={setText}
          maxLength={40}
          onKeyDown={onKeyDown}
        />
        <Button onClick={() => setWords(text.trim())}>{t('find')}</Button>
      </div>
      {words && found.data && items.length === 0 && <p>{t('foundNone', { words })}</p>}
      {items.length > 0 && (
        <RadioList
          label={label}
          value={undefined}
          onChoose={(id) => onChoose(items.find((i) => i.id === id))}
          choices={items.map((i) => ({ value: i.id, label: i.name, ...(i.hint ? { hint: i.hint } : {}) }))}
        />
      )}
    </div>
  )
}

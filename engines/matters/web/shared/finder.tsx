import { type FieldIds, useT } from '@yiwang/ui'
import { type KeyboardEvent, useId, useState } from 'react'
import { sharedMessages } from './messages.ts'
import { matchesName } from './pinyin-initials.ts'

export type FinderOption = { id: string; name: string; more?: string; match: readonly string[] }
type Props = {
  ids: FieldIds
  options: readonly FinderOption[]
  loading?: boolean
  /** What to type, and what to say when nothing fits. */
  hint: string
  none: string
  onPick: (id: string) => void
  onTyped?: (typed: string) => void
  autoFocus?: boolean
}
const SHOWN = 8

type ListProps = { fits: readonly FinderOption[]; at: number; id: string; label: string; onPick: (id: string) => void }
const List = ({ fits, at, id, label, onPick }: ListProps) => (
  <div className="yw-finder-list" role="listbox" id={id} aria-label={label} hidden={fits.length === 0}>
    {fits.map((option, i) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox carries the keys
      <div
        key={option.id}
        id={`${id}-${i}`}
        role="option"
        tabIndex={-1}
        aria-selected={i === at}
        onMouseDown={(e) => e.preventDefault()}
        onClick={() => onPick(option.id)}
      >
        <strong>{option.name}</strong>
        {option.more && <span className="yw-muted"> {option.more}</span>}
      </div>
    ))}
  </div>
)

/** Text box with a list under it: characters, pinyin initials or code; arrows and Enter choose. */
export const Finder = ({ ids, options, loading = false, hint, none, onPick, onTyped, autoFocus = false }: Props) => {
  const t = useT(sharedMessages)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const asked = typed.trim() !== ''
  const fits = asked ? options.filter((o) => matchesName(typed, o.match)).slice(0, SHOWN) : []
  const change = (text: string) => {
    setTyped(text)
    setAt(0)
    onTyped?.(text)
  }
  const pick = (id: string) => {
    change('')
    onPick(id)
  }
  const onKey = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing || e.keyCode === 229 || e.ctrlKey || fits.length === 0) return
    const chosen = fits[at]
    if (e.key === 'ArrowDown') setAt((at + 1) % fits.length)
    else if (e.key === 'ArrowUp') setAt((at + fits.length - 1) % fits.length)
    else if (e.key === 'Enter' && chosen) pick(chosen.id)
    else if (e.key === 'Escape') change('')
    else return
    e.preventDefault()
    e.stopPropagation()
  }
  return (
    <div className="yw-finder">
      <input
        className="yw-input"
        {...ids}
        role="combobox"
        aria-expanded={fits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(fits[at] ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
        placeholder={hint}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: opened by the person's own key, to type at once
        autoFocus={autoFocus}
        value={typed}
        onChange={(e) => change(e.target.value)}
        onKeyDown={onKey}
      />
      <List fits={fits} at={at} id={listId} label={hint} onPick={pick} />
      {asked && fits.length === 0 && (
        <p className="yw-field-hint" role="status">
          {loading ? t('loading') : none}
        </p>
      )}
    </div>
  )
}

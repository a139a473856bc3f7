import { Button, type FieldIds, useT } from '@yiwang/ui'
import { type KeyboardEvent, useId, useState } from 'react'
import { type UnitOption, useUnitOptions } from './form-ports.tsx'
import { sharedMessages } from './messages.ts'
import { matchesName } from './pinyin-initials.ts'

const SHOWN = 8

/** Units that fit what was typed, best eight; those in `without` are left out. */
export const fittingUnits = (units: readonly UnitOption[], typed: string, without: readonly string[]): UnitOption[] =>
  units.filter((u) => !without.includes(u.id) && matchesName(typed, [u.short, u.name, u.code])).slice(0, SHOWN)

type FinderProps = {
  ids: FieldIds
  without: readonly string[]
  onPick: (unit: UnitOption) => void
  autoFocus?: boolean
}

/** Text box with a list under it: characters, pinyin initials or code; arrows and Enter choose. */
export const UnitFinder = ({ ids, without, onPick, autoFocus = false }: FinderProps) => {
  const t = useT(sharedMessages)
  const units = useUnitOptions()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const fits = typed.trim() === '' || !units ? [] : fittingUnits(units, typed, without)
  const pick = (unit: UnitOption) => {
    setTyped('')
    setAt(0)
    onPick(unit)
  }
  const onKey = (e: KeyboardEvent) => {
    if (e.nativeEvent.isComposing || e.keyCode === 229 || fits.length === 0) return
    const chosen = fits[at]
    if (e.key === 'ArrowDown') setAt((at + 1) % fits.length)
    else if (e.key === 'ArrowUp') setAt((at + fits.length - 1) % fits.length)
    else if (e.key === 'Enter' && chosen && !e.ctrlKey) pick(chosen)
    else if (e.key === 'Escape') setTyped('')
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
        {...(fits[at] ? { 'aria-activedescendant': `${listId}-${fits[at].id}` } : {})}
        placeholder={t('unitFind')}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: opened by the person's own key to type at once
        autoFocus={autoFocus}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <div className="yw-finder-list" role="listbox" id={listId} aria-label={t('unitFind')} hidden={fits.length === 0}>
        {fits.map((unit, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above carries the keys
          <div
            key={unit.id}
            id={`${listId}-${unit.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => pick(unit)}
          >
            <strong>{unit.short || unit.name}</strong>
            {unit.short && unit.short !== unit.name && <span className="yw-muted"> {unit.name}</span>}
          </div>
        ))}
      </div>
      {typed.trim() !== '' && fits.length === 0 && (
        <p className="yw-field-hint" role="status">
          {t(units ? 'unitNone' : 'unitsLoading')}
        </p>
      )}
    </div>
  )
}

const nameIn = (units: readonly UnitOption[] | undefined, id: string): string => {
  const unit = units?.find((u) => u.id === id)
  return unit?.short || unit?.name || id
}

/** One unit; shows the chosen one with a way to choose another. */
export const UnitPicker = (props: { ids: FieldIds; value: string; onChange: (id: string) => void }) => {
  const t = useT(sharedMessages)
  const units = useUnitOptions()
  if (props.value === '') return <UnitFinder ids={props.ids} without={[]} onPick={(u) => props.onChange(u.id)} />
  return (
    <div className="yw-picked">
      <strong>{nameIn(units, props.value)}</strong>
      <button type="button" className="yw-button" data-plain="" {...props.ids} onClick={() => props.onChange('')}>
        {t('change')}
      </button>
    </div>
  )
}

/** Several units as removable chips. */
export const UnitsPicker = (props: {
  ids: FieldIds
  values: readonly string[]
  onChange: (ids: readonly string[]) => void
}) => {
  const t = useT(sharedMessages)
  const units = useUnitOptions()
  return (
    <div className="yw-stack" data-tight="">
      {props.values.length > 0 && (
        <div className="yw-chips">
          {props.values.map((id) => (
            <Button
              key={id}
              aria-label={t('remove', { name: nameIn(units, id) })}
              onClick={() => props.onChange(props.values.filter((v) => v !== id))}
            >
              {nameIn(units, id)} <span aria-hidden>×</span>
            </Button>
          ))}
        </div>
      )}
      <UnitFinder ids={props.ids} without={props.values} onPick={(u) => props.onChange([...props.values, u.id])} />
    </div>
  )
}

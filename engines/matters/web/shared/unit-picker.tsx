import { Button, type FieldIds, useT } from '@yiwang/ui'
import { Finder } from './finder.tsx'
import { type UnitOption, useUnitOptions } from './form-ports.tsx'
import { sharedMessages } from './messages.ts'
import { Picked } from './picked.tsx'

type UnitFinderProps = { ids: FieldIds; without: readonly string[]; onPick: (id: string) => void; autoFocus?: boolean }

/** Text box with the units that fit under it. */
export const UnitFinder = ({ ids, without, onPick, autoFocus = false }: UnitFinderProps) => {
  const t = useT(sharedMessages)
  const units = useUnitOptions()
  const options = (units ?? []).map((u) => ({
    id: u.id,
    name: u.short || u.name,
    more: u.short && u.short !== u.name ? u.name : '',
    match: [u.short, u.name, u.code],
  }))
  return (
    <Finder
      ids={ids}
      options={options.filter((o) => !without.includes(o.id))}
      loading={units === undefined}
      hint={t('unitFind')}
      none={t('unitNone')}
      onPick={onPick}
      autoFocus={autoFocus}
    />
  )
}

const nameIn = (units: readonly UnitOption[] | undefined, id: string): string => {
  const unit = units?.find((u) => u.id === id)
  return unit?.short || unit?.name || id
}

/** One unit; shows the chosen one with a way to choose another. */
export const UnitPicker = (props: { ids: FieldIds; value: string; onChange: (id: string) => void }) => {
  const units = useUnitOptions()
  if (props.value === '') return <UnitFinder ids={props.ids} without={[]} onPick={props.onChange} />
  return (
    <Picked ids={props.ids} onAgain={() => props.onChange('')}>
      {nameIn(units, props.value)}
    </Picked>
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
      <UnitFinder ids={props.ids} without={props.values} onPick={(id) => props.onChange([...props.values, id])} />
    </div>
  )
}

import { say } from '@yiwang/kernel/message'
import { useAsk } from '@yiwang/portal/web/load'
import { useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../../shell/face-root.tsx'
import { type Found, PickOne, SelectField } from '../act/index.ts'
import { postsMessages } from './messages.ts'
import { useLookAreas, useLookGrids, useLookUnits } from './use-look.ts'

export type Scope = 'grid' | 'unit' | 'area'
type PlaceFieldProps = {
  scope: Scope
  place: Found | undefined
  onPlace: (place: Found | undefined) => void
  error?: string | undefined
}

/** Where a post stands: a grid, a unit or an area, as its kind says. */
export const PlaceField = ({ scope, place, onPlace, error }: PlaceFieldProps) => {
  const t = useT(postsMessages)
  const looks = { grid: useLookGrids(), unit: useLookUnits(), area: useLookAreas() }
  return (
    <PickOne
      key={scope}
      label={t(scope)}
      kind={scope}
      look={looks[scope]}
      chosen={place}
      onChoose={onPlace}
      error={error}
    />
  )
}

type SlotFieldProps = { grid: string; slot: string; onSlot: (slot: string) => void; error?: string | undefined }

/** The seats a grid's team still lacks. */
export const SlotField = ({ grid, slot, onSlot, error }: SlotFieldProps) => {
  const api = useApi()
  const t = useT(postsMessages)
  const { locale } = useLocale()
  const one = useAsk(['office', 'grid', grid], () => api.GET('/api/grids/{code}', { params: { path: { code: grid } } }))
  const options = (one.data?.missing ?? []).map((m) => ({ value: m.slot, label: say(m.slotWords, locale) }))
  return (
    <SelectField label={t('slot')} hint={t('slotHint')} error={error} options={options} value={slot} onPick={onSlot} />
  )
}

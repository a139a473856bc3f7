import { type FieldIds, useT } from '@yiwang/ui'
import { useCallback, useEffect, useState } from 'react'
import { Finder } from './finder.tsx'
import { type NamedOption, useFormPorts } from './form-ports.tsx'
import { sharedMessages } from './messages.ts'
import { Picked } from './picked.tsx'

type Props = { ids: FieldIds; value: string; onChange: (id: string) => void }
type From = { load: () => Promise<readonly NamedOption[]>; none: string }

/** More than a native list shows at a glance are found by writing. */
const AT_A_GLANCE = 12
const lineOf = ({ name, more }: NamedOption): string => [name, more].filter(Boolean).join(' · ')

const OfFew = ({ ids, value, onChange, list }: Props & { list: readonly NamedOption[] }) => {
  const t = useT(sharedMessages)
  return (
    <select className="yw-input" {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
      <option value="">{t('pickFirst')}</option>
      {list.map((s) => (
        <option key={s.id} value={s.id}>
          {lineOf(s)}
        </option>
      ))}
    </select>
  )
}

const OfMany = ({ ids, value, onChange, list }: Props & { list: readonly NamedOption[] }) => {
  const t = useT(sharedMessages)
  const chosen = list.find((s) => s.id === value)
  if (chosen)
    return (
      <Picked ids={ids} onAgain={() => onChange('')}>
        {lineOf(chosen)}
      </Picked>
    )
  const options = list.map((s) => ({ ...s, match: [s.name, s.more ?? ''] }))
  return <Finder ids={ids} options={options} hint={t('memberFind')} none={t('memberUnknown')} onPick={onChange} />
}

/** One of a list that is fetched; where there is only one it is the one chosen. */
const NamedPicker = ({ ids, value, onChange, load, none }: Props & From) => {
  const t = useT(sharedMessages)
  const [list, setList] = useState<readonly NamedOption[]>()
  useEffect(() => {
    let here = true
    load().then(
      (got) => here && setList(got),
      () => here && setList([]),
    )
    return () => {
      here = false
    }
  }, [load])
  const only = list?.length === 1 ? list[0]?.id : undefined
  useEffect(() => {
    if (only && value === '') onChange(only)
  }, [only, value, onChange])
  if (list === undefined) return <p className="yw-muted">{t('loading')}</p>
  const Of = list.length > AT_A_GLANCE ? OfMany : OfFew
  return (
    <>
      <Of ids={ids} value={value} onChange={onChange} list={list} />
      {list.length === 0 && (
        <p className="yw-field-hint" role="status">
          {none}
        </p>
      )}
    </>
  )
}

/** A sitting in session. */
export const SittingPicker = (props: Props) => {
  const t = useT(sharedMessages)
  const { sittings } = useFormPorts()
  return <NamedPicker {...props} load={sittings} none={t('sittingNone')} />
}

/** Somebody of a pool who may be called on now. */
export const MemberPicker = ({ pool, ...props }: Props & { pool: string }) => {
  const t = useT(sharedMessages)
  const { members } = useFormPorts()
  const load = useCallback(() => members(pool), [members, pool])
  return <NamedPicker {...props} load={load} none={t('memberNone')} />
}

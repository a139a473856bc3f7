import { type FieldIds, useT } from '@yiwang/ui'
import { useCallback, useEffect, useState } from 'react'
import { type NamedOption, useFormPorts } from './form-ports.tsx'
import { sharedMessages } from './messages.ts'

type Props = { ids: FieldIds; value: string; onChange: (id: string) => void }
type From = { load: () => Promise<readonly NamedOption[]>; none: string }

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
  return (
    <>
      <select className="yw-input" {...ids} value={value} onChange={(e) => onChange(e.target.value)}>
        <option value="">{t('pickFirst')}</option>
        {list.map((s) => (
          <option key={s.id} value={s.id}>
            {s.name}
          </option>
        ))}
      </select>
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

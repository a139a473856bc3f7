import { say, type Words } from '@yiwang/kernel/message'
import { Button, Field, TextField, useLocale, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { readMessages } from './messages.ts'
import type { Filter } from './use-filter.ts'

type Named = { id: string; words: Words }
type PickProps = { label: string; all: string; of: readonly Named[]; value: string; onPick: (id: string) => void }
const Pick = ({ label, all, of, value, onPick }: PickProps) => {
  const { locale } = useLocale()
  if (of.length === 0) return null
  return (
    <Field label={label}>
      {(ids) => (
        <select className="yw-input" {...ids} value={value} onChange={(e) => onPick(e.target.value)}>
          <option value="">{all}</option>
          {of.map((o) => (
            <option key={o.id} value={o.id}>
              {say(o.words, locale)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type Bar = {
  filter: Filter
  change: (next: Filter) => void
  areas: readonly Named[]
  banners: readonly Named[]
}
/** Words, area, banner; the column is chosen above it. */
export const FilterBar = ({ filter, change, areas, banners }: Bar) => {
  const t = useT(readMessages)
  const [words, setWords] = useState(filter.q ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change({ q: words })
  }
  return (
    <form className="yw-toolbar" onSubmit={submit}>
      <TextField label={t('findLabel')} type="search" maxLength={40} value={words} onText={setWords} />
      <Button type="submit" primary>
        {t('find')}
      </Button>
      <Pick
        label={t('area')}
        all={t('allAreas')}
        of={areas}
        value={filter.area ?? ''}
        onPick={(area) => change({ area })}
      />
      <Pick
        label={t('banner')}
        all={t('allBanners')}
        of={banners}
        value={filter.banner ?? ''}
        onPick={(banner) => change({ banner })}
      />
    </form>
  )
}

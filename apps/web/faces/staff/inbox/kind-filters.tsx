import { type FieldView, say, sharedMessages } from '@yiwang/matters/web/shared'
import { Field, FieldGroup, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import type { InboxSearch } from './inbox-search.ts'
import { inboxMessages } from './messages.ts'
import { endsOf, ownParts, spanOf, withKind, withOwn } from './own-filter.ts'
import { kindIn, useKinds } from './use-kinds.ts'

type Props = { search: InboxSearch; onChange: (next: InboxSearch) => void }
type FieldProps = { field: FieldView; value: string; onValue: (value: string) => void }

/** One answer of a few. */
const OneOf = ({ field, value, onValue }: FieldProps) => {
  const t = useT(inboxMessages)
  const shared = useT(sharedMessages)
  const { locale } = useLocale()
  const options =
    field.kind === 'yesno'
      ? [
          { id: 'true', name: shared('yes') },
          { id: 'false', name: shared('no') },
        ]
      : field.options.map((o) => ({ id: o.id, name: say(o.words, locale) }))
  return (
    <Field label={say(field.words, locale)}>
      {(ids) => (
        <select
          className="yw-input"
          {...ids}
          data-own={field.id}
          value={value}
          onChange={(e) => onValue(e.target.value)}
        >
          <option value="">{t('any')}</option>
          {options.map((o) => (
            <option key={o.id} value={o.id}>
              {o.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Two ends of a number or a day; either may stay open. Taken over on leaving a box or by Enter. */
const Between = ({ field, value, onValue }: FieldProps) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  const [ends, setEnds] = useState(endsOf(value))
  const [taken, setTaken] = useState(value)
  // Taken off elsewhere; drawn anew it would lose the box the reader has gone on to.
  if (taken !== value) {
    setTaken(value)
    setEnds(endsOf(value))
  }
  const take = () => {
    if (spanOf(ends) !== value) onValue(spanOf(ends))
  }
  const native = field.kind === 'date' ? { type: 'date' } : { type: 'number', inputMode: 'numeric' as const, step: 1 }
  return (
    <FieldGroup label={say(field.words, locale)}>
      <form
        className="yw-between"
        data-own={field.id}
        onSubmit={(e) => {
          e.preventDefault()
          take()
        }}
      >
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {t(end)}
            <input
              className="yw-input"
              {...native}
              value={ends[end]}
              onChange={(e) => setEnds({ ...ends, [end]: e.target.value })}
              onBlur={take}
            />
          </label>
        ))}
        <button type="submit" hidden />
      </form>
    </FieldGroup>
  )
}

/** Which kind of matter, by mechanism. */
export const KindFilter = ({ search, onChange }: Props) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  const kinds = useKinds()
  if (kinds.length < 2 && !kinds.some((k) => k.fields.length > 0)) return null
  const packs = [...new Map(kinds.map((k) => [k.pack, say(k.packWords, locale)]))]
  const choose = (key: string) => {
    const k = kinds.find((x) => `${x.pack}/${x.type}` === key)
    onChange(withKind(search, k ? { pack: k.pack, type: k.type } : search.pack ? { pack: search.pack } : undefined))
  }
  const options = (pack: string) =>
    kinds
      .filter((k) => k.pack === pack)
      .map((k) => (
        <option key={k.type} value={`${k.pack}/${k.type}`}>
          {say(k.typeWords, locale)}
        </option>
      ))
  return (
    <Field label={t('kind')}>
      {(ids) => (
        <select
          className="yw-input"
          {...ids}
          value={kindIn(kinds, search) ? `${search.pack}/${search.type}` : ''}
          onChange={(e) => choose(e.target.value)}
        >
          <option value="">{t('any')}</option>
          {packs
            .filter(([pack]) => search.pack === undefined || search.pack === pack)
            .map(([pack, name]) => (
              <optgroup key={pack} label={name}>
                {options(pack)}
              </optgroup>
            ))}
        </select>
      )}
    </Field>
  )
}

/** What the kind chosen asks itself, each field as a filter. */
export const OwnFilters = ({ search, onChange }: Props) => {
  const kind = kindIn(useKinds(), search)
  const asked = ownParts(search.own)
  return kind?.fields.map((field) => {
    const value = asked.find((p) => p.field === field.id)?.value ?? ''
    const One = field.kind === 'number' || field.kind === 'date' ? Between : OneOf
    return (
      <One
        key={`${kind.pack}/${kind.type}/${field.id}`}
        field={field}
        value={value}
        onValue={(v) => onChange(withOwn(search, field.id, v))}
      />
    )
  })
}

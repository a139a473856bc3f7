import { say, UnitPicker } from '@yiwang/matters/web/shared'
import { Button, Field, TextField, useLocale, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useMechanisms } from '../intake/use-forms.ts'
import { CategoryPicker } from '../matter/category-field.tsx'
import { filterCount, type InboxSearch } from './inbox-search.ts'
import { KindFilter, OwnFilters } from './kind-filters.tsx'
import { inboxMessages } from './messages.ts'
import { withKind } from './own-filter.ts'
import { useTowns } from './use-towns.ts'

type Props = { search: InboxSearch; onChange: (next: InboxSearch) => void }

const without = (search: InboxSearch, key: keyof InboxSearch): InboxSearch => {
  const { [key]: _gone, ...rest } = search
  return rest
}

const Inside = ({ search, onChange }: Props) => {
  const t = useT(inboxMessages)
  const { data: towns = [] } = useTowns()
  const mechanisms = useMechanisms()
  const { locale } = useLocale()
  const [find, setFind] = useState(search.find ?? '')
  const set = (key: 'town' | 'unit' | 'category' | 'find', value: string) =>
    onChange(value ? { ...search, [key]: value } : without(search, key))
  return (
    <div className="yw-filters">
      <form
        onSubmit={(e) => {
          e.preventDefault()
          set('find', find.trim())
        }}
      >
        <TextField label={t('find')} value={find} onText={setFind} onBlur={() => set('find', find.trim())} />
      </form>
      {mechanisms.length > 1 && (
        <Field label={t('mechanism')}>
          {(ids) => (
            <select
              className="yw-input"
              {...ids}
              value={search.pack ?? ''}
              onChange={(e) => onChange(withKind(search, e.target.value ? { pack: e.target.value } : undefined))}
            >
              <option value="">{t('any')}</option>
              {mechanisms.map((m) => (
                <option key={m.pack} value={m.pack}>
                  {say(m.words, locale)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <KindFilter search={search} onChange={onChange} />
      <OwnFilters search={search} onChange={onChange} />
      {towns.length > 0 && (
        <Field label={t('town')}>
          {(ids) => (
            <select
              className="yw-input"
              {...ids}
              value={search.town ?? ''}
              onChange={(e) => set('town', e.target.value)}
            >
              <option value="">{t('any')}</option>
              {towns.map((d) => (
                <option key={d.code} value={d.code}>
                  {d.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('unit')}>
        {(ids) => <UnitPicker ids={ids} value={search.unit ?? ''} onChange={(v) => set('unit', v)} />}
      </Field>
      <CategoryPicker
        label={t('category')}
        pack={search.pack}
        value={search.category ?? ''}
        onChange={(v) => set('category', v)}
      />
      <Field label={t('priority')}>
        {(ids) => (
          <select
            className="yw-input"
            {...ids}
            value={search.minPriority ?? ''}
            onChange={(e) =>
              onChange(
                e.target.value ? { ...search, minPriority: Number(e.target.value) } : without(search, 'minPriority'),
              )
            }
          >
            <option value="">{t('priorityAny')}</option>
            {[2, 3, 4, 5].map((n) => (
              <option key={n} value={n}>
                {t('priorityAtLeast', { n })}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}

/** The same matters as a table; a queue's own is not asked for, it changes while it is read. */
const tableOf = (search: InboxSearch): string =>
  `/api/matters-export?${new URLSearchParams(Object.entries(search).map(([k, v]) => [k, String(v)]))}`

/** What narrows the list; all of it stands in the address. */
export const InboxFilters = ({ search, onChange }: Props) => {
  const t = useT(inboxMessages)
  const n = filterCount(search)
  return (
    <details className="yw-filterbox">
      <summary className="yw-button">{n > 0 ? t('filtersOn', { n }) : t('filters')}</summary>
      <div className="yw-card yw-stack" data-tight="">
        <Inside key={search.find ?? ''} search={search} onChange={onChange} />
        {n > 0 && (
          <div className="yw-actions">
            <Button onClick={() => onChange(search.view ? { view: search.view } : {})}>{t('clear')}</Button>
            {(search.view === 'open' || search.view === 'closed') && (
              <a className="yw-button" href={tableOf(search)} download="matters.csv">
                {t('exportThese')}
              </a>
            )}
          </div>
        )}
      </div>
    </details>
  )
}

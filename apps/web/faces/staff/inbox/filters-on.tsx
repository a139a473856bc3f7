import { type FieldView, say, sharedMessages, useUnitOptions } from '@yiwang/matters/web/shared'
import { Button, useLocale, useT } from '@yiwang/ui'
import { useCategoryName } from '../matter/category-field.tsx'
import type { InboxSearch } from './inbox-search.ts'
import { inboxMessages } from './messages.ts'
import { endsOf, ownParts, withKind, withOwn } from './own-filter.ts'
import { kindIn, useKinds } from './use-kinds.ts'
import { useTowns } from './use-towns.ts'

/** One filter that is on: what it says, and the search without it. */
type FilterOn = { key: string; text: string; without: InboxSearch }

const without = (search: InboxSearch, key: keyof InboxSearch): InboxSearch => {
  const { [key]: _gone, ...rest } = search
  return rest
}

/** What is asked of one own field, in words: an answer, or from one end to the other. */
const useAnswerWords = () => {
  const t = useT(inboxMessages)
  const shared = useT(sharedMessages)
  const { locale } = useLocale()
  return (field: FieldView | undefined, value: string): string => {
    if (field?.kind === 'yesno') return shared(value === 'true' ? 'yes' : 'no')
    const option = field?.options.find((o) => o.id === value)
    if (option) return say(option.words, locale)
    if (field?.kind !== 'number' && field?.kind !== 'date') return value
    const { from, to } = endsOf(value)
    if (from === '') return t('upTo', { to })
    return to === '' ? t('since', { from }) : t('between', { from, to })
  }
}

const useKindOn = (search: InboxSearch): FilterOn[] => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  const kinds = useKinds()
  const answer = useAnswerWords()
  // Nothing is called unknown before the kinds are here.
  if ((!search.pack && !search.type) || kinds.length === 0) return []
  const named = (label: string, value: string) => t('named', { label, value })
  const kind = kindIn(kinds, search)
  const pack = kinds.find((k) => k.pack === search.pack)
  const stage = kind?.stages.find((s) => s.id === search.stage)
  const whole = pack ? named(t('mechanism'), say(pack.packWords, locale)) : t('unknownKind')
  const one = kind ? named(t('kind'), say(kind.typeWords, locale)) : t('unknownKind')
  const at = stage ? named(t('stage'), say(stage.words, locale)) : t('unknownStage')
  return [
    { key: 'kind', text: search.type === undefined ? whole : one, without: withKind(search, undefined) },
    ...(search.stage === undefined ? [] : [{ key: 'stage', text: at, without: without(search, 'stage') }]),
    ...ownParts(search.own).map((p) => {
      const field = kind?.fields.find((f) => f.id === p.field)
      const text = field ? named(say(field.words, locale), answer(field, p.value)) : t('unknownField')
      return { key: `own.${p.field}`, text, without: withOwn(search, p.field, '') }
    }),
  ]
}

/** What else narrows the list, in the order it is said. */
const OTHERS = ['find', 'town', 'unit', 'grid', 'category', 'minPriority'] as const
/** Every filter that is on, in words. */
export const useFiltersOn = (search: InboxSearch): readonly FilterOn[] => {
  const t = useT(inboxMessages)
  const { data: towns = [] } = useTowns()
  const units = useUnitOptions()
  const category = useCategoryName(search.pack)
  const kind = useKindOn(search)
  const { find, town, unit, grid, minPriority } = search
  const said: Readonly<Record<(typeof OTHERS)[number], string | undefined>> = {
    find: find && t('quoted', { text: find }),
    town: town && (towns.find((d) => d.code === town)?.name ?? town),
    unit: unit && (units?.find((u) => u.id === unit)?.name ?? '…'),
    grid,
    category: search.category && category(search.category),
    minPriority: minPriority === undefined ? undefined : t('priorityAtLeast', { n: minPriority }),
  }
  const others = OTHERS.flatMap((key) => {
    const value = said[key]
    const label = t(key === 'minPriority' ? 'priority' : key)
    return value ? [{ key, text: t('named', { label, value }), without: without(search, key) }] : []
  })
  return [...kind, ...others]
}

/** What narrows the list now, each taken off by one press. */
export const FiltersOn = ({ search, onChange }: { search: InboxSearch; onChange: (next: InboxSearch) => void }) => {
  const t = useT(inboxMessages)
  const on = useFiltersOn(search)
  if (on.length === 0) return null
  return (
    <ul className="yw-chips yw-filters-on" aria-label={t('filtersNow')}>
      {on.map((f) => (
        <li key={f.key} data-filter={f.key}>
          <Button aria-label={t('takeOff', { filter: f.text })} onClick={() => onChange(f.without)}>
            {f.text} <span aria-hidden>×</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

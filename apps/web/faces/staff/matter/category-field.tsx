import { useQuery } from '@tanstack/react-query'
import type { NamedCategory } from '@yiwang/matters/web/catalogue'
import { Finder, type PackFieldProps, say, textOf } from '@yiwang/matters/web/shared'
import { Button, Field, type Locale, useLocale, useT, Written } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { keptAnswer } from '../entry/kept-answer.ts'
import { matterMessages } from './messages.ts'

export type Category = NamedCategory & { level: number }
const HOUR = 3_600_000

/** The catalogue of a mechanism, of the first in force where none is named; read once an hour. */
export const useCatalogue = (pack?: string) => {
  const api = useApi()
  const query = pack ? { pack } : {}
  return useQuery({
    queryKey: ['catalogue', pack],
    queryFn: (): Promise<readonly Category[]> =>
      keptAnswer(
        ['catalogue', pack].filter(Boolean).join('.'),
        async () => (await api.GET('/api/catalogue', { params: { query } })).data?.items ?? [],
      ),
    staleTime: HOUR,
  })
}

/** Names from the top down: 市政 › 路灯; in English as far as the pack has them. */
const categoryPath = (all: readonly Category[], code: string, locale: Locale): string[] => {
  const one = all.find((c) => c.code === code)
  if (!one) return []
  const name = locale === 'en' ? one.nameEn || one.name : one.name
  return [...(one.parent ? categoryPath(all, one.parent, locale) : []), name]
}

/** Says a category from the top down; its code while the catalogue is on its way. */
export const useCategoryName = (pack?: string): ((code: string) => string) => {
  const { locale } = useLocale()
  const { data = [] } = useCatalogue(pack)
  return (code) => categoryPath(data, code, locale).join(' › ') || code
}

/** Categories that have none below them: what a matter can be put under. */
export const leafCategories = (all: readonly Category[]): readonly Category[] => {
  const parents = new Set(all.map((c) => c.parent))
  return all.filter((c) => !parents.has(c.code))
}

type PickerProps = {
  value: string
  onChange: (code: string) => void
  id?: string
  label: string
  error?: string | undefined
  optional?: boolean
  /** The mechanism whose categories they are. */
  pack?: string | undefined
}

/** One category by name or initials. */
export const CategoryPicker = ({ value, onChange, label, pack, ...rest }: PickerProps) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const { data: all = [], isPending } = useCatalogue(pack)
  const { id, error, optional } = rest
  const options = leafCategories(all).map((c) => {
    const path = categoryPath(all, c.code, locale)
    const more = path.slice(0, -1).join(' › ')
    return { id: c.code, name: path.at(-1) ?? c.name, more, match: [c.name, path.join(''), c.code] }
  })
  return (
    <Field label={label} error={error} {...(optional ? { optional } : {})} {...(id ? { id } : {})}>
      {(ids) =>
        value === '' ? (
          <Finder
            ids={ids}
            options={options}
            loading={isPending}
            hint={t('categoryFind')}
            none={t('categoryNone')}
            onPick={onChange}
          />
        ) : (
          <div className="yw-picked">
            <strong>
              <Written>{categoryPath(all, value, locale).join(' › ') || value}</Written>
            </strong>
            <Button plain {...ids} onClick={() => onChange('')}>
              {t('change')}
            </Button>
          </div>
        )
      }
    </Field>
  )
}

/** Stands in for a pack form's category field, which the contract carries as a code. */
export const CategoryField = ({ field, value, onChange, error, id, pack }: PackFieldProps & { pack?: string }) => {
  const { locale } = useLocale()
  const { data } = useCatalogue(pack)
  // a mechanism without categories asks for none
  if (data?.length === 0 && !field.required) return null
  return (
    <CategoryPicker
      id={id}
      label={say(field.words, locale)}
      error={error}
      value={textOf(value)}
      onChange={onChange}
      pack={pack}
      optional={!field.required}
    />
  )
}

import { categoryName } from '@yiwang/matters/web/catalogue'
import { useAsk } from '@yiwang/portal/web/load'
import { useLocale } from '@yiwang/ui'
import { useApi } from '../../shell/face-root.tsx'

/** A category's name by its code, from the public catalogue; until it is there what is known of it, or the code. */
export const useCategoryName = () => {
  const api = useApi()
  const { locale } = useLocale()
  const { data } = useAsk(['public', 'catalogue'], () => api.GET('/api/catalogue', { params: { query: {} } }))
  return (code: string, known = code) => (data ? categoryName(data.items, code, locale) : known)
}

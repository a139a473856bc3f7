import { useQuery } from '@tanstack/react-query'
import { type MatterView, say } from '@yiwang/matters/web/shared'
import { Field, useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { matterMessages } from './messages.ts'

type Props = { matter: Pick<MatterView, 'category'>; verb: string; onPick: (text: string) => void }

/** Prepared texts of this class; choosing one fills the field, the person goes on writing. */
export const CannedReplies = ({ matter, verb, onPick }: Props) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const api = useApi()
  const category = matter.category?.code
  const { data = [] } = useQuery({
    queryKey: ['canned', category, verb],
    queryFn: async () => {
      const query = { verb, ...(category ? { category } : {}) }
      return (await api.GET('/api/canned-replies', { params: { query } })).data?.items ?? []
    },
  })
  if (data.length === 0) return null
  return (
    <Field label={t('canned')} optional>
      {(ids) => (
        <select
          className="yw-input"
          {...ids}
          value=""
          onChange={(e) => {
            const chosen = data.find((c) => c.id === e.target.value)
            if (chosen) onPick(chosen.text)
          }}
        >
          <option value="">{t('cannedPick')}</option>
          {data.map((c) => (
            <option key={c.id} value={c.id}>
              {say(c.title, locale)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

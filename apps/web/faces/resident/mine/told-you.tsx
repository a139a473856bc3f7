import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/matters/web/shared'
import { agoWords, Button, useAnnounce, useLocale, useNow, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { accountMessages } from '../account/messages.ts'

const TOLD = ['told'] as const
const unread = { params: { query: { unread: 'true' as const, limit: 20 } } }

/** What was written to her account and not read yet, such as a date that moved; nothing where there is none. */
export const ToldYou = () => {
  const api = useApi()
  const t = useT(accountMessages)
  const { locale } = useLocale()
  const now = useNow()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const { data = [] } = useQuery({
    queryKey: TOLD,
    queryFn: async () => (await api.GET('/api/notifications', unread)).data?.items ?? [],
  })
  const read = useMutation({
    mutationFn: () => api.POST('/api/notifications/read', { body: { ids: data.map((n) => n.id) } }),
    onSuccess: () => {
      announce(t('toldDone'))
      return queries.invalidateQueries({ queryKey: TOLD })
    },
  })
  if (data.length === 0) return null
  return (
    <section className="yw-stack" aria-labelledby="told-you">
      <h2 id="told-you">{t('told')}</h2>
      <ul className="yw-rows">
        {data.map((n) => (
          <li key={n.id}>
            <Link to={n.link ?? '/mine'}>
              <span className="yw-row-title">{say(n.words, locale)}</span>
              <span className="yw-row-line">
                <span>{agoWords(n.at, { now, locale })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="yw-actions">
        <Button onClick={() => read.mutate()}>{t('toldRead')}</Button>
      </div>
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { type MatterView, say } from '@yiwang/matters/web/shared'
import { momentWords, useLocale, useNow, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { matterMessages } from './messages.ts'

const TRIES = 4
const SOON_MS = 2000
/** What each level did before it passed the matter on; nothing where no level has. */
export const LevelList = ({ matter }: { matter: Pick<MatterView, 'id' | 'seq' | 'level'> }) => {
  const api = useApi()
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { id, seq, level } = matter
  const { data } = useQuery({
    queryKey: ['levels', id, seq],
    queryFn: async ({ signal }) =>
      (await api.GET('/api/matters/{id}/levels', { params: { path: { id } }, signal })).data ?? { items: [] },
    // a level is numbered by the server's own work, moments after the act
    refetchInterval: ({ state }) =>
      level !== 'grid' && state.data?.items.length === 0 && state.dataUpdateCount < TRIES ? SOON_MS : false,
  })
  if (!data || data.items.length === 0) return null
  const at = (time: string) => momentWords(time, { now, locale })
  return (
    <section className="yw-stack" data-tight="" data-part="levels">
      <h2>{t('levels')}</h2>
      <ul className="yw-bare-list yw-stack" data-tight="">
        {data.items.map((l) => (
          <li key={`${l.level} ${l.arrived}`}>
            <strong>{say(l.levelWords, locale)}</strong> {say(l.decision, locale)} · {l.label}
            <div className="yw-muted">{t('levelSpan', { from: at(l.arrived), to: at(l.left) })}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}

import './review.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Loaded } from '@yiwang/portal/web/load'
import { Page, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { reviewMessages } from './messages.ts'
import { MinutesSheet } from './minutes-sheet.tsx'
import { Session } from './session.tsx'
import type { Sitting } from './types.ts'
import { useArea } from './use-area.ts'

/** Others in the room see a line within moments of its being written. */
const LIVE_MS = 5000

/** One sitting: in session a meeting, closed a paper. */
export const SittingPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const api = useApi()
  const t = useT(reviewMessages)
  const area = useArea()
  const found = useQuery({
    queryKey: ['sitting', id],
    queryFn: async ({ signal }) =>
      (await api.GET('/api/sittings/{id}', { params: { path: { id } }, signal })).data as Sitting,
    refetchInterval: (q) => (q.state.data?.state === 'sitting' ? LIVE_MS : false),
  })
  const { data } = found
  const title = data ? t('head', { area: area(data) }) : t('title')
  return (
    <Page key={id} title={title} beside={data && <span className="yw-muted">{data.label ?? t('sitting')}</span>}>
      <Loaded of={found}>
        {(sitting) =>
          sitting.state === 'sitting' ? <Session sitting={sitting} /> : <MinutesSheet sitting={sitting} />
        }
      </Loaded>
    </Page>
  )
}

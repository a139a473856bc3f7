import { Link, useParams } from '@tanstack/react-router'
import { FileStrip, say } from '@yiwang/matters/web/shared'
import { LoadState, NowCard, Page, Timeline, useLocale, useT } from '@yiwang/ui'
import { matterMessages } from './messages.ts'
import { useMatter } from './use-matter.ts'

/** What the resident is shown of this matter: public words only. */
export const PreviewPage = () => {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const { data, error, refetch } = useMatter(id)
  const open = data?.timeline.filter((e) => !e.internal && !e.kind.startsWith('clock')) ?? []
  // her answer is the newest one that passed its check
  const waits = open.find((e) => e.kind === 'reply')?.held
  return (
    <Page title={t('previewTitle')} {...(data ? { recordNo: data.ref } : {})}>
      <LoadState state={data ? 'ready' : error ? 'error' : 'loading'} onRetry={() => void refetch()}>
        {data && (
          <div className="yw-stack yw-phone-wide">
            <p className="yw-muted">
              {t('previewHint')}{' '}
              <Link to="/matters/$id" params={{ id: data.id }}>
                {t('backToMatter')}
              </Link>
            </p>
            <NowCard
              now={say(data.now.who, locale)}
              next={say(data.now.next, locale)}
              {...(data.now.due ? { due: { at: data.now.due } } : {})}
            />
            <blockquote className="yw-original">{data.text}</blockquote>
            <FileStrip files={data.files} />
            {data.publicReply && !waits && <p className="yw-card yw-said">{data.publicReply}</p>}
            <Timeline
              label={t('previewTitle')}
              entries={open.map((e) => ({
                id: e.id,
                at: e.at,
                title: say(e.words, locale),
                body: e.held ? null : e.text,
              }))}
            />
          </div>
        )}
      </LoadState>
    </Page>
  )
}

import { Link } from '@tanstack/react-router'
import { clockFigure, type MatterView, say } from '@yiwang/matters/web/shared'
import { ClockBadge, formatRef, LoadState, useLocale, useT } from '@yiwang/ui'
import { MatterActions } from '../matter/matter-actions.tsx'
import { MatterNow, MatterWords } from '../matter/matter-head.tsx'
import { ReplyAndRating } from '../matter/matter-rest.tsx'
import { asksRuling, RULING_VERBS, RulingPanel } from '../matter/ruling-panel.tsx'
import { useMatter } from '../matter/use-matter.ts'
import { DispatchPane } from './dispatch-pane.tsx'
import { inboxMessages } from './messages.ts'

type Props = { id: string; onGone: () => void; onBack: () => void; onActed: () => void }

const Inside = ({ matter, onGone, onBack, onActed }: { matter: MatterView } & Omit<Props, 'id'>) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  const action = matter.can.find((a) => a.verb === 'dispatch')
  const clock = matter.clocks.find((c) => c.id === matter.now.clock || c.kind === matter.now.clock)
  return (
    <div className="yw-stack">
      <div className="yw-page-head">
        <h2>{matter.title}</h2>
        <span className="yw-ref">{formatRef(matter.ref)}</span>
        {action && clock && <ClockBadge clock={clockFigure(clock)} name={say(clock.words, locale)} />}
      </div>
      {action ? (
        <DispatchPane matter={matter} action={action} onGone={onGone} onBack={onBack} />
      ) : (
        <>
          <MatterNow matter={matter} />
          <ReplyAndRating matter={matter} />
          {asksRuling(matter) && <RulingPanel matter={matter} onDone={onGone} />}
          <MatterActions matter={matter} without={RULING_VERBS} onDone={onActed} />
          <MatterWords matter={matter} />
          <Link to="/matters/$id" params={{ id: matter.id }}>
            {t('toPage')}
          </Link>
        </>
      )}
    </div>
  )
}

/** The right half: what the current row is about and what can be done with it here. */
export const SidePane = ({ id, ...rest }: Props) => {
  const t = useT(inboxMessages)
  const { data, error, refetch } = useMatter(id)
  return (
    <section className="yw-pane" aria-label={t('detail')}>
      <LoadState state={data ? 'ready' : error ? 'error' : 'loading'} onRetry={() => void refetch()}>
        {data && <Inside key={data.id} matter={data} {...rest} />}
      </LoadState>
    </section>
  )
}

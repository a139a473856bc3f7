import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ActionView, MatterTimeline, type MatterView } from '@yiwang/matters/web/shared'
import { formatRef, LoadState, useT, Written } from '@yiwang/ui'
import { useEffect, useRef } from 'react'
import { useCommands } from '../keys/key-layer.tsx'
import { ActForm } from '../matter/act-form.tsx'
import { AskedUnits } from '../matter/asked-units.tsx'
import { DispatchList } from '../matter/dispatch-list.tsx'
import { LevelList } from '../matter/level-list.tsx'
import { MatterWords } from '../matter/matter-head.tsx'
import { MatterBands } from '../matter/on-hold.tsx'
import { useMatter } from '../matter/use-matter.ts'
import { reviewMessages } from './messages.ts'

type Props = {
  id: string
  sitting: string
  mayChair: boolean
  /** Somebody went to it. */
  called: boolean
  onDecided: (title: string) => void
}

/** The sitting is this one: its field is filled in and not asked. */
const withoutSitting = (action: ActionView, sitting: string) => {
  const asks = action.form.filter((f) => f.kind === 'sitting')
  const form = action.form.filter((f) => f.kind !== 'sitting')
  return { action: { ...action, form }, fixed: Object.fromEntries(asks.map((f) => [f.id, sitting])) }
}

const Decide = ({ matter, sitting, onDecided }: Pick<Props, 'sitting' | 'onDecided'> & { matter: MatterView }) => {
  const t = useT(reviewMessages)
  const queries = useQueryClient()
  const box = useRef<HTMLElement>(null)
  const action = matter.can.find((a) => a.verb === 'decide')
  useCommands([
    {
      id: 'decide',
      label: t('decideKey'),
      combo: 'Ctrl+Enter',
      run: () => box.current?.querySelector<HTMLElement>('[data-primary]')?.click(),
    },
  ])
  if (!action) return null
  const done = () => {
    void queries.invalidateQueries({ queryKey: ['sitting', sitting] })
    onDecided(matter.title)
  }
  return (
    <section className="yw-card yw-stack" ref={box} aria-label={t('decide')}>
      <ActForm matter={matter} {...withoutSitting(action, sitting)} onDone={done} />
    </section>
  )
}

/** One matter before the meeting: what was said, what each level did, and the decision to make. */
export const AgendaMatter = ({ id, sitting, mayChair, called, onDecided }: Props) => {
  const t = useT(reviewMessages)
  const { data, error, refetch } = useMatter(id)
  const head = useRef<HTMLHeadingElement>(null)
  const there = data !== undefined
  // the next matter is read from its top; the first one leaves the page where it is
  useEffect(() => {
    if (there && called) head.current?.scrollIntoView({ block: 'nearest' })
  }, [there, called])
  return (
    <LoadState state={data ? 'ready' : error ? 'error' : 'loading'} onRetry={() => void refetch()}>
      {data && (
        <article className="yw-stack" aria-labelledby="agenda-matter">
          <div className="yw-page-head">
            <h2 id="agenda-matter" ref={head}>
              <Written>{data.title}</Written>
            </h2>
            <span className="yw-ref">{formatRef(data.ref)}</span>
            <Link to="/matters/$id" params={{ id }}>
              {t('openMatter')}
            </Link>
          </div>
          <MatterBands matter={data} />
          <MatterWords matter={data} />
          {mayChair && <Decide matter={data} sitting={sitting} onDecided={onDecided} />}
          <LevelList matter={data} />
          <AskedUnits matter={data} />
          <DispatchList matter={data} />
          <MatterTimeline entries={data.timeline} files={data.files} />
        </article>
      )}
    </LoadState>
  )
}

import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Button, countWords, useLocale, usePreferences, useT, Written } from '@yiwang/ui'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Answer } from '../answers.ts'
import { BOX, type Box, layOut } from './flow-layout.ts'
import { flowMessages } from './messages.ts'

export type Flow = Answer<'matters.flow'>
type Stage = Flow['stages'][number]

/** The list behind a box: what stands there of this kind. */
export const listOf = (flow: Flow, s: Stage) => ({
  view: s.super === 'open' ? 'open' : 'closed',
  pack: flow.pack,
  type: flow.type,
  stage: s.id,
})

const rem = (px: number): string => `${px / 16}rem`
const place = (b: Box) => ({ left: rem(b.x), top: rem(b.y), width: rem(BOX.width), height: rem(BOX.height) })

type BoxProps = { flow: Flow; stage: Stage; box: Box; near: boolean; onAt: (id: string | null) => void }
const StageBox = ({ flow, stage, box, near, onAt }: BoxProps) => {
  const t = useT(flowMessages)
  const { locale } = useLocale()
  const name = say(stage.words, locale)
  const n = stage.now === null ? null : countWords(stage.now, locale)
  const inside = (
    <>
      <Written>{name}</Written>
      {flow.mayCount && <span className="yw-flow-now">{n === null ? t('end') : t('now', { n })}</span>}
    </>
  )
  const look = {
    className: 'yw-flow-box',
    style: place(box),
    'data-stage': stage.id,
    'data-super': stage.super,
    ...(stage.start ? { 'data-start': '' } : {}),
    ...(near ? { 'data-near': '' } : {}),
    ...(stage.now ? { 'data-busy': '' } : {}),
  }
  if (!flow.mayCount) return <div {...look}>{inside}</div>
  const label = n === null ? t('endLabel', { stage: name }) : t('boxLabel', { stage: name, n })
  return (
    <Link
      {...look}
      to="/"
      search={listOf(flow, stage) as never}
      aria-label={label}
      onMouseEnter={() => onAt(stage.id)}
      onMouseLeave={() => onAt(null)}
      onFocus={() => onAt(stage.id)}
      onBlur={() => onAt(null)}
    >
      {inside}
    </Link>
  )
}

/** In one line, where the chosen box leads. */
const Leads = ({ flow, at }: { flow: Flow; at: string | null }) => {
  const t = useT(flowMessages)
  const { locale } = useLocale()
  const name = (id: string) => {
    const s = flow.stages.find((x) => x.id === id)
    return s ? say(s.words, locale) : id
  }
  if (at === null) return <p className="yw-muted yw-flow-leads">{t('hint')}</p>
  const out = flow.steps.filter((s) => s.from === at)
  return (
    <p className="yw-flow-leads">
      <strong>{t(out.length ? 'from' : 'ends', { stage: name(at) })}</strong>{' '}
      {out.map((s) => (
        <span key={s.to} className="yw-flow-lead">
          {t('lead', { actions: s.words.map((x) => say(x, locale)).join(t('stop')), to: name(s.to) })}
        </span>
      ))}
    </p>
  )
}

const ZOOMS = [0.5, 0.65, 0.8, 1, 1.25, 1.5]
const FULL = ZOOMS.indexOf(1)
const LARGE = ZOOMS.indexOf(1.5)

/** Stages as boxes with their numbers, acts as lines; a box opens its list, the lines of the chosen one stand out. */
export const FlowChart = ({ flow }: { flow: Flow }) => {
  const t = useT(flowMessages)
  const laid = useMemo(() => layOut(flow.stages, flow.steps), [flow.stages, flow.steps])
  const [at, setAt] = useState<string | null>(null)
  const { elder } = usePreferences()
  const [zoom, setZoom] = useState(elder ? LARGE : FULL)
  const frame = useRef<HTMLDivElement>(null)
  // On a narrow screen the middle shows first: the start stands there.
  useEffect(() => {
    const f = frame.current
    if (f && laid.width > 0) f.scrollLeft = (f.scrollWidth - f.clientWidth) / 2
  }, [laid])
  const size = { width: rem(laid.width), height: rem(laid.height) }
  const near = (id: string) =>
    at !== null &&
    (id === at || laid.lines.some((l) => (l.from === at && l.to === id) || (l.to === at && l.from === id)))
  return (
    <section className="yw-stack" aria-label={t('chart')}>
      <div className="yw-flow-zoom">
        <Button onClick={() => setZoom(Math.max(0, zoom - 1))}>{t('smaller')}</Button>
        <Button onClick={() => setZoom(Math.min(ZOOMS.length - 1, zoom + 1))}>{t('larger')}</Button>
      </div>
      <div ref={frame} className="yw-flow-frame">
        <div className="yw-flow" style={{ ...size, zoom: ZOOMS[zoom] }} {...(at ? { 'data-at': '' } : {})}>
          <svg viewBox={`0 0 ${laid.width} ${laid.height}`} style={size} aria-hidden="true">
            <defs>
              <marker id="flow-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
                <path d="M0 0L8 4L0 8z" fill="context-stroke" />
              </marker>
            </defs>
            {laid.lines.map((l) => (
              <path
                key={`${l.from} ${l.to}`}
                d={l.path}
                className="yw-flow-line"
                markerEnd="url(#flow-tip)"
                {...(l.back ? { 'data-back': '' } : {})}
                {...(at === l.from ? { 'data-out': '' } : at === l.to ? { 'data-in': '' } : {})}
              />
            ))}
          </svg>
          {laid.boxes.map((b) => {
            const stage = flow.stages.find((s) => s.id === b.id)
            return stage && <StageBox key={b.id} flow={flow} stage={stage} box={b} near={near(b.id)} onAt={setAt} />
          })}
        </div>
      </div>
      <Leads flow={flow} at={at} />
    </section>
  )
}

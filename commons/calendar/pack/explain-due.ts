import { isWorking } from '@yiwang/kernel/time'
import type { ClosedReason, DueExplanation, DueStep, WorkCalendar } from '../contract/index.ts'
import { addSpan, type SpanRun } from './add-span.ts'
import { firstFree, freeMs, type Track } from './free-time.ts'
import { DAY, dateText, dayOf, dayStart, instant, parseDate, weekdayOf } from './local-time.ts'
import { normalise, type Pause } from './pauses.ts'
import { segmentsOf } from './working-days.ts'

const iso = (ms: number): string => new Date(ms).toISOString()

type Sum = { readonly track: Track; readonly start: number; readonly due: number | null; readonly working: boolean }

const startStep = ({ track, start, working }: Sum): DueStep => {
  const pausedAt = (at: number) => track.pauses.find((p) => p.from <= at && at < p.to)
  const unpaused = working ? firstFree({ ...track, pauses: [] }, start)! : start
  const end = pausedAt(start)?.to ?? start
  const from = working ? firstFree(track, start) : end === Number.POSITIVE_INFINITY ? null : end
  const moved = from !== unpaused ? 'paused' : from === start ? 'no' : 'closed'
  return { kind: 'start', at: iso(start), countsFrom: from === null ? null : iso(from), moved }
}

/** Pauses that held the clock back or would have: those that meet the time from start to due. */
const meeting = ({ track, start, due }: Sum): readonly Pause[] =>
  track.pauses.filter((p) => p.to > start && (due === null || p.from < due))

const pauseStep = ({ track, start, working }: Sum, pause: Pause): DueStep => {
  const from = iso(pause.from)
  if (pause.to === Number.POSITIVE_INFINITY) return { kind: 'pause', from, to: null, countedMs: 0 }
  const began = Math.max(pause.from, start)
  const countedMs = working ? freeMs({ ...track, pauses: [] }, began, pause.to) : pause.to - began
  return { kind: 'pause', from, to: iso(pause.to), countedMs }
}

const closedReason = (calendar: WorkCalendar, day: number): ClosedReason => {
  if (calendar.exceptions[dateText(day)] === 'off') return 'holiday'
  return weekdayOf(day) === 0 || weekdayOf(day) === 6 ? 'weekend' : 'closed'
}

const dayStep = (calendar: WorkCalendar, day: number): DueStep | undefined => {
  const date = dateText(day)
  const name = calendar.names?.[date] ?? null
  if (segmentsOf(calendar, day).length === 0) {
    const reason = closedReason(calendar, day)
    return { kind: 'skipped', from: date, to: date, days: 1, reason, name: reason === 'holiday' ? name : null }
  }
  const madeUp = calendar.exceptions[date] === 'work' && calendar.week[weekdayOf(day)]!.length === 0
  return madeUp ? { kind: 'makeUp', date, name } : undefined
}

const join = (steps: DueStep[], next: DueStep): void => {
  const last = steps.at(-1)
  const joins =
    last?.kind === 'skipped' &&
    next.kind === 'skipped' &&
    last.reason === next.reason &&
    last.name === next.name &&
    parseDate(last.to) + 1 === parseDate(next.from)
  if (joins) steps[steps.length - 1] = { ...last, to: next.to, days: last.days + 1 }
  else steps.push(next)
}

/** Closed days and make-up days from start to due (or to the open pause); days wholly inside a pause are left out. */
const daySteps = ({ track, start, due }: Sum): DueStep[] => {
  const steps: DueStep[] = []
  const end = due ?? Math.max(start, track.pauses.at(-1)?.from ?? start)
  for (let day = dayOf(start); day <= dayOf(end); day++) {
    const midnight = dayStart(day)
    if (track.pauses.some((p) => p.from <= midnight && midnight + DAY <= p.to)) continue
    const step = dayStep(track.calendar, day)
    if (step !== undefined) join(steps, step)
  }
  return steps
}

const provisionalStep = (calendar: WorkCalendar, start: number, due: number): DueStep => {
  const { announcedFrom, announcedThrough } = calendar
  const before = announcedFrom !== undefined && dayOf(start) < parseDate(announcedFrom) ? announcedFrom : null
  return { kind: 'provisional', after: dayOf(due) > parseDate(announcedThrough) ? announcedThrough : null, before }
}

/**
 * The sum behind a due time as steps: start, rule, pauses, days that do not count and make-up days that do, due time, and
 * a warning when it is provisional. Safe to store and to send: instants are ISO texts.
 *
 * @throws RangeError as `addSpan`.
 */
export function explainDue(run: SpanRun): DueExplanation {
  const { due, provisional } = addSpan(run)
  const { calendar, span } = run
  const track = { calendar, pauses: normalise(run.pauses ?? []) }
  const sum: Sum = { track, start: instant(run.start), due: due?.getTime() ?? null, working: isWorking(span) }
  const steps: DueStep[] = [
    startStep(sum),
    { kind: 'rule', n: span.n, unit: span.unit },
    ...meeting(sum).map((pause) => pauseStep(sum, pause)),
    ...(sum.working ? daySteps(sum) : []),
    { kind: 'due', at: due?.toISOString() ?? null },
  ]
  if (due !== null && provisional) steps.push(provisionalStep(calendar, sum.start, due.getTime()))
  return {
    calendar: { id: calendar.id, version: calendar.version },
    start: iso(sum.start),
    due: due?.toISOString() ?? null,
    provisional,
    steps,
  }
}

import type { Matter } from '../domain/state.ts'
import { ahead, date, list, refuse, str, verb } from './verb.ts'

const next = (m: Matter) => m.milestones.find((x) => x.reached === null)
/** Adds a step on the way with its own day, after those planned before (分阶段办理). */
export const planMilestone = verb({
  verb: 'plan-milestone',
  open: true,
  form: [
    { id: 'name', kind: 'text', required: true, min: 2, max: 60 },
    { id: 'by', kind: 'date', required: true },
  ],
  guard(c) {
    if (c.m.milestones.length >= 12) return refuse('OVER_CAP', '最多 12 个阶段', 'At most 12 milestones')
    const last = c.m.milestones.at(-1)?.due ?? 0
    return (
      ahead(c, 'by') ??
      (date(c, 'by') !== null && (date(c, 'by') as number) <= last
        ? refuse('TOO_LATE', '要晚于前一个阶段的日期', 'It has to come after the milestone before')
        : undefined)
    )
  },
  apply(c) {
    const due = date(c, 'by') as number
    const first = next(c.m)?.due ?? due
    return {
      set: { milestones: [...c.m.milestones, { name: str(c, 'name'), due, reached: null }] },
      dates: { milestone: first },
      text: str(c, 'name'),
      data: { due },
    }
  },
})

/** The next planned step is done. */
export const reachMilestone = verb({
  verb: 'reach-milestone',
  open: true,
  form: [
    { id: 'text', kind: 'long', required: true, min: 4, max: 1000 },
    { id: 'files', kind: 'files', max: 9 },
  ],
  guard: (c) => (next(c.m) ? undefined : refuse('NOT_OFFERED', '没有未完成的阶段', 'No milestone is open')),
  apply(c) {
    const done = next(c.m)
    const milestones = c.m.milestones.map((x) => (x === done ? { ...x, reached: c.now } : x))
    const then = milestones.find((x) => x.reached === null)
    return {
      set: { milestones },
      ...(then ? { dates: { milestone: then.due } } : {}),
      text: str(c, 'text'),
      files: list(c, 'files'),
      data: { name: done?.name, late: done !== undefined && c.now > done.due },
    }
  },
})

export const milestones = [planMilestone, reachMilestone]

import { LEVELS, levelAbove, type MatterLevel } from '../../pack/index.ts'
import { levelOf, newDispatch } from '../domain/dispatch.ts'
import type { Dispatch, Matter } from '../domain/state.ts'
import { bool, by, type Case, date, dispatchRow, type Effect, list, outcome, refuse, str, verb } from './verb.ts'

const inLevels = (v: string): MatterLevel | undefined => LEVELS.find((l) => l === v)
/** Where it rises to: the next level, or the one named. */
const target = (c: Case): MatterLevel | undefined => inLevels(str(c, 'level')) ?? levelAbove(c.m.level)
const rank = (l: MatterLevel): number => LEVELS.indexOf(l)

const endOpen = (c: Case, decision: string): Dispatch[] =>
  c.dispatches
    .filter((d) => d.ended_at === null && d.role !== 'party')
    .map((d) => ({ ...d, state: 'ended' as const, ended_at: c.now, decision: d.decision ?? decision }))

/** The order at the level above, and one for the level below, which keeps the contact with the resident. */
const orders = (c: Case, to: MatterLevel): { lead: Dispatch; below: Dispatch[] } => {
  const unit = to === 'county' ? c.dutyUnit : undefined
  const lead = newDispatch(c, { unit: unit ?? null, role: 'lead', external: false, level: to })
  if (c.lead === null) return { lead, below: [] }
  const old = c.unit(c.lead.unit ?? '')
  const below = newDispatch(c, { unit: old ?? null, role: 'co', external: false, level: c.m.level })
  return { lead, below: [{ ...below, state: 'signed', signed_at: c.now }] }
}

/** Who heads the level takes the matter up without an order from above (受理). */
export const take = verb({
  verb: 'take',
  open: true,
  form: [],
  guard: (c) => (c.lead ? refuse('NOT_OFFERED', '已有承办单位', 'Somebody is handling it already') : undefined),
  apply(c) {
    const d = newDispatch(c, { unit: null, role: 'lead', external: false, level: c.m.level })
    const lead: Dispatch = { ...d, state: 'signed', signed_at: c.now, signed_by: by(c) }
    return {
      set: { handler: by(c) },
      issued: [{ id: lead.id, unit: null, role: 'lead' }],
      changes: [{ insert: 'matters.dispatch', rows: [dispatchRow(c, lead)] }],
      dispatches: [lead],
      data: { level: c.m.level, dispatch: lead.id },
    }
  },
})

/**
 * Rises one level (逐级上报): what was tried and why is said; the level left stays as co-handler. A level is skipped only
 * for a risk, with the reason.
 */
export const escalate = verb({
  verb: 'escalate',
  open: true,
  leaves: true,
  form: [
    { id: 'tried', kind: 'long', required: true, min: 4, max: 1000 },
    { id: 'reason', kind: 'long', required: true, min: 4, max: 500 },
    { id: 'level', kind: 'choice', options: ['community', 'town', 'county'] },
    { id: 'risk', kind: 'yesno' },
  ],
  guard(c) {
    const to = target(c)
    if (!to || rank(to) <= rank(c.m.level))
      return refuse('TOP_LEVEL', '已在最高一级，不能再上报', 'It already stands at the highest level')
    return rank(to) > rank(c.m.level) + 1 && !bool(c, 'risk')
      ? refuse(
          'LEVEL_SKIPPED',
          '不能越级上报；有安全风险的，请勾选“有风险”并写明理由',
          'A level cannot be skipped, except for a risk: tick it and say why',
        )
      : undefined
  },
  apply(c): Effect {
    const to = target(c) as MatterLevel
    const { lead, below } = orders(c, to)
    const made = [lead, ...below]
    const risk = bool(c, 'risk') && !c.m.labels.includes('risk')
    return {
      to: outcome(c.action, 'order', c.m.stage),
      set: {
        level: to,
        unit: lead.unit,
        units: [...new Set([...c.m.units, ...made.flatMap((d) => (d.unit ? [d.unit] : []))])],
        escalations: c.m.escalations + 1,
        handler: null,
        designated: false,
        dispatcher: by(c),
        ...(risk ? { labels: [...c.m.labels, 'risk'] } : {}),
      },
      issued: made.map((d) => ({ id: d.id, unit: d.unit, role: d.role })),
      changes: [{ insert: 'matters.dispatch', rows: made.map((d) => dispatchRow(c, d)) }],
      dispatches: [...endOpen(c, 'raised'), ...made],
      internal: [str(c, 'tried'), str(c, 'reason')].filter(Boolean).join('；'),
      data: { fromLevel: c.m.level, level: to, dispatch: lead.id, unitName: lead.unit_name, risk: bool(c, 'risk') },
    }
  },
})

const called = (c: Case): Dispatch | null => (c.mine?.called ? c.mine : null)

/** Units are called to the place (吹哨报到): each has to come, sign in there, and both sides say how it went. */
export const whistle = verb({
  verb: 'whistle',
  open: false,
  leaves: true,
  form: [
    { id: 'co', kind: 'units', required: true, max: 16 },
    { id: 'task', kind: 'long', required: true, min: 4, max: 500 },
    { id: 'by', kind: 'time', required: true },
  ],
  guard: (c) => ahead(c, 'by') ?? (str(c, 'by') !== '' && callees(c).length === 0 ? nobodyCalled() : undefined),
  apply(c) {
    const rows = callees(c).map((u) => ({
      ...newDispatch(c, { unit: c.unit(u) ?? null, role: 'co', external: false, level: levelOf(c.unit(u)) }),
      task: str(c, 'task'),
      called: true,
      arrive_by: date(c, 'by'),
    }))
    return {
      set: { units: [...new Set([...c.m.units, ...rows.flatMap((d) => (d.unit ? [d.unit] : []))])] },
      issued: rows.map((d) => ({ id: d.id, unit: d.unit, role: 'co' as const })),
      changes: [{ insert: 'matters.dispatch', rows: rows.map((d) => dispatchRow(c, d)) }],
      dispatches: rows,
      internal: str(c, 'task'),
      data: { co: rows.map((d) => d.unit_name), called: rows.map((d) => d.unit), by: date(c, 'by') },
    }
  },
})
const callees = (c: Case): string[] =>
  list(c, 'co').filter((u) => u !== c.m.accused_unit && c.unit(u) !== undefined && c.unit(u)?.level !== 'community')
const nobodyCalled = () =>
  refuse(
    'OUT_OF_LIST',
    '吹哨叫的是部门，不能叫社区或被投诉的单位',
    'Departments are called, not communities or the unit complained about',
  )

/** A date of the form has to lie ahead. */
export const ahead = (c: Case, id: string) => {
  const at = date(c, id)
  return at !== null && at <= c.now ? refuse('TOO_LATE', '日期要在今天之后', 'The date has to lie ahead') : undefined
}

/** Signs in at the place. */
export const arrive = verb({
  verb: 'arrive',
  open: false,
  form: [{ id: 'note', kind: 'long', max: 300 }],
  guard: (c) =>
    called(c)?.arrived_at === null
      ? undefined
      : refuse('NOT_OFFERED', '没有等着您报到的召集', 'No call waits for your arrival'),
  apply(c) {
    const d = called(c) as Dispatch
    const late = d.arrive_by !== null && c.now > d.arrive_by
    return {
      dispatch: d.id,
      dispatches: [
        { ...d, arrived_at: c.now, arrived_by: by(c), state: 'signed' as const, signed_at: d.signed_at ?? c.now },
      ],
      internal: str(c, 'note'),
      data: { unitName: d.unit_name, late },
    }
  },
})

const SCORES = ['1', '2', '3', '4', '5']
/** Both sides rate: the caller each unit that was called, the unit the call. */
export const rateCall = verb({
  verb: 'rate-call',
  open: false,
  form: [
    { id: 'score', kind: 'choice', required: true, options: SCORES },
    { id: 'unit', kind: 'unit' },
    { id: 'text', kind: 'long', max: 500 },
  ],
  guard(c) {
    if (str(c, 'score') === '') return ratable(c).length ? undefined : noCall()
    if (!rated(c)) return noCall()
    return Number(str(c, 'score')) <= 2 && str(c, 'text').length < 4
      ? refuse('INVALID', '2 分及以下要写明原因', 'A score of 2 or less needs its reason', 422)
      : undefined
  },
  apply(c) {
    const d = rated(c) as Dispatch
    const score = Number(str(c, 'score'))
    const own = called(c)?.id === d.id
    return {
      dispatches: [{ ...d, ...(own ? { rated_call: score } : { rated_unit: score }) }],
      internal: str(c, 'text'),
      data: { unitName: d.unit_name, score, of: own ? 'call' : 'unit' },
    }
  },
})
/** Calls this person can still rate: her unit's own, or for the caller those of the units that came or were due. */
const ratable = (c: Case): Dispatch[] => {
  const own = called(c)
  if (own) return own.arrived_at !== null && own.rated_call === null ? [own] : []
  return c.dispatches.filter(
    (d) => d.called && d.rated_unit === null && (d.arrived_at !== null || (d.arrive_by ?? 0) < c.now),
  )
}
const rated = (c: Case): Dispatch | undefined => {
  const all = ratable(c)
  return called(c) ? all[0] : (all.find((d) => d.unit === str(c, 'unit')) ?? (all.length === 1 ? all[0] : undefined))
}
const noCall = () => refuse('NOT_OFFERED', '没有可评价的报到', 'No call is waiting to be rated')

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

export const climbing = [take, escalate, whistle, arrive, rateCall, planMilestone, reachMilestone]

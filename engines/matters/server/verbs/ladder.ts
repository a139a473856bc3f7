import { LEVELS, levelAbove, type MatterLevel } from '../../pack/index.ts'
import { newDispatch } from '../domain/dispatch.ts'
import type { Dispatch } from '../domain/state.ts'
import { bool, by, type Case, dispatchRow, type Effect, outcome, refuse, str, verb } from './verb.ts'

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

export const climbing = [take, escalate]

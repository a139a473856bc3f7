import { usedSpan } from '../domain/co-margin.ts'
import { levelOf, newDispatch } from '../domain/dispatch.ts'
import {
  by,
  type Case,
  dispatchRow,
  type Effect,
  list,
  outcome,
  type Refusal,
  refuse,
  str,
  verb,
  when,
} from './verb.ts'

const inList = (c: Case): Refusal | undefined => {
  const unit = c.unit(str(c, 'unit'))
  if (str(c, 'unit') !== '' && !unit)
    return refuse('INVALID', '没有这个单位，请从列表里选', 'No such unit; choose from the list', 422)
  if (unit && c.m.accused_unit === unit.id)
    return refuse('OUT_OF_LIST', '不能交给被投诉的单位办', 'Not to the unit complained about')
  if (unit?.level === 'community' && !c.duty?.community)
    return refuse('OUT_OF_LIST', '不能派给社区：不在社区职责清单', 'Not to the community: outside its duty list')
  return undefined
}

/** Issues the order to the lead unit (and co-handlers); the reply clock starts here, not at the signature. */
export const dispatch = verb({
  verb: 'dispatch',
  open: true,
  leaves: true,
  form: [
    { id: 'unit', kind: 'unit', required: true },
    { id: 'co', kind: 'units' },
    { id: 'channel', kind: 'choice', options: ['internal', '12345'] },
    { id: 'category', kind: 'text', max: 40 },
    { id: 'note', kind: 'long', max: 500 },
  ],
  guard: inList,
  apply: (c) => issue(c, {}),
})

/** Shared by dispatch and by a ruling that gives the matter to another unit. */
export const issue = (c: Case, o: { returned?: boolean }): Effect => {
  const target = c.unit(str(c, 'unit'))
  const external = str(c, 'channel') === '12345'
  const lead = newDispatch(c, { unit: target ?? null, role: 'lead', external })
  const co = list(c, 'co').filter((u) => u !== target?.id && u !== c.m.accused_unit)
  const others = co.map((u) => newDispatch(c, { unit: c.unit(u) ?? null, role: 'co', external: false }))
  const ended = c.dispatches
    .filter((d) => d.ended_at === null && d.state !== 'returned')
    .map((d) => ({ ...d, state: 'ended' as const, ended_at: c.now }))
  const units = [...new Set([...c.m.units, ...[lead, ...others].flatMap((d) => (d.unit ? [d.unit] : []))])]
  return {
    set: {
      unit: lead.unit,
      units,
      dispatcher: by(c),
      level: levelOf(target),
      designated: false,
      handler: null,
      ...(str(c, 'category') ? { category: str(c, 'category') } : {}),
      ...(external && c.m.forwarded_at === null ? { forwarded_at: c.now } : {}),
      ...(o.returned ? { returns: c.m.returns + 1 } : {}),
    },
    issued: [
      { id: lead.id, unit: lead.unit, role: 'lead' },
      ...others.map((d) => ({ id: d.id, unit: d.unit, role: 'co' as const, due: usedSpan(c) })),
    ],
    changes: [{ insert: 'matters.dispatch', rows: [lead, ...others].map((d) => dispatchRow(c, d)) }],
    dispatches: [...ended, lead, ...others],
    internal: str(c, 'note'),
    data: {
      unit: lead.unit,
      unitName: lead.unit_name,
      channel: lead.channel,
      dispatch: lead.id,
      co: others.map((d) => d.unit_name),
      outbound: lead.outbound_no,
    },
  }
}

/** The lead asks others to help; their due time lies before the lead's own. */
export const coHandle = verb({
  verb: 'co-handle',
  open: true,
  form: [
    { id: 'co', kind: 'units', required: true },
    { id: 'task', kind: 'long', required: true, max: 500 },
  ],
  guard: (c) => (c.lead === null ? refuse('NOT_OFFERED', '还没有牵头单位', 'There is no lead unit yet') : undefined),
  apply: (c) => {
    const rows = list(c, 'co')
      .filter((u) => u !== c.m.unit && u !== c.m.accused_unit)
      .map((u) => ({
        ...newDispatch(c, { unit: c.unit(u) ?? null, role: 'co', external: false }),
        task: str(c, 'task'),
      }))
    return {
      set: { units: [...new Set([...c.m.units, ...rows.flatMap((d) => (d.unit ? [d.unit] : []))])] },
      issued: rows.map((d) => ({ id: d.id, unit: d.unit, role: 'co' as const, due: usedSpan(c) })),
      changes: rows.length ? [{ insert: 'matters.dispatch', rows: rows.map((d) => dispatchRow(c, d)) }] : [],
      dispatches: rows,
      internal: str(c, 'task'),
      data: { co: rows.map((d) => d.unit_name) },
    }
  },
})

export const submit = verb({ verb: 'submit', open: false, form: [], apply: () => ({}) })

/** Changes the category; the matter's limits by class follow at the next dispatch. */
export const classify = verb({
  verb: 'classify',
  open: false,
  form: [{ id: 'category', kind: 'text', required: true, max: 40 }],
  apply: (c) => ({ set: { category: str(c, 'category') }, data: { category: str(c, 'category') } }),
})

const DIVERSIONS = ['emergency', 'legal-channel', 'same-matter', 'secret', 'beyond-duty', 'unlawful']
/** One of six statutory diversions, each with its notice to the resident. */
export const divert = verb({
  verb: 'divert',
  open: true,
  leaves: true,
  form: [
    { id: 'code', kind: 'choice', required: true, options: DIVERSIONS },
    { id: 'notice', kind: 'long', required: true, min: 10, max: 1000 },
  ],
  apply: (c) => ({
    set: { close_code: `divert:${str(c, 'code')}`, reply: str(c, 'notice') },
    text: str(c, 'notice'),
    data: { code: str(c, 'code') },
  }),
})

export const consult = verb({
  verb: 'consult',
  open: true,
  form: [
    { id: 'units', kind: 'units', required: true },
    { id: 'question', kind: 'long', required: true, max: 500 },
  ],
  apply: (c) => ({ internal: str(c, 'question'), data: { units: list(c, 'units').map((u) => c.unit(u)?.name ?? u) } }),
})

/** Settled at the visit. Without the resident's tick or a sampled call-back it is only a claim. */
export const settle = verb({
  verb: 'settle',
  open: true,
  form: [
    { id: 'result', kind: 'long', required: true, max: 500 },
    { id: 'confirmed', kind: 'choice', required: true, options: ['tick', 'call-back', 'absent'] },
  ],
  apply: (c) => {
    const how = str(c, 'confirmed')
    const sampled = how === 'call-back' && (c.random(1)[0] ?? 0) / 256 < c.type.limits.callBackShare.value
    const counts = how === 'tick' || (how === 'call-back' && !sampled)
    return {
      to: outcome(c.action, sampled ? 'sampled' : how, c.m.stage),
      ...(counts ? {} : { turnAs: 'settle-unverified' }),
      set: { reply: str(c, 'result'), ...(counts ? { settled_at: c.now, settled_by: how } : {}) },
      changes: how === 'call-back' && sampled ? [visitRow(c, 'sample')] : [],
      text: str(c, 'result'),
      data: { confirmed: how, sampled },
    }
  },
})

export const visitRow = (c: Case, cause: string) => ({
  insert: 'matters.visit',
  rows: [{ tenant: c.m.tenant, id: c.newId(), matter: c.m.id, round: c.m.round, cause, opened_at: when(c.now) }],
})

/** The claim is confirmed by the resident or by a call-back, or it is taken back. */
export const confirm = verb({
  verb: 'confirm',
  open: true,
  form: [{ id: 'solved', kind: 'yesno', required: true }],
  apply: (c) =>
    c.form.solved === true
      ? { set: { settled_at: c.m.settled_at ?? c.now, settled_by: 'confirmed', solved: true }, data: { solved: true } }
      : {
          set: { settled_at: null, settled_by: null, solved: false },
          ...(typeof c.action.to === 'string' ? {} : { turnAs: 'not-confirmed' }),
          data: { solved: false },
        },
})

/** The outside channel's own number and times (12345); both numbers stay. */
export const handBack = verb({
  verb: 'hand-back',
  open: false,
  form: [{ id: 'inbound', kind: 'text', required: true, max: 40 }],
  apply: (c) => {
    const d = c.lead
    return d
      ? {
          dispatches: [{ ...d, inbound_no: str(c, 'inbound'), accepted_at: c.now }],
          data: { inbound: str(c, 'inbound') },
        }
      : {}
  },
})

export const front = [dispatch, coHandle, submit, classify, divert, consult, settle, confirm, handBack]

import { levelOf, newDispatch } from '../domain/dispatch.ts'
import type { Dispatch } from '../domain/state.ts'
import { ahead, by, type Case, date, dispatchRow, list, refuse, str, verb } from './verb.ts'

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

export const calling = [whistle, arrive, rateCall]

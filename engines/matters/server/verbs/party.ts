import { levelOf, newDispatch } from '../domain/dispatch.ts'
import type { Dispatch } from '../domain/state.ts'
import { ahead, type Case, dispatchRow, type Effect, list, outcome, refuse, str, verb } from './verb.ts'

const ANSWERS = ['none', 'objection']

/** Asks N units side by side (并联审查): every one has to answer; one that is silent is a miss of its own. */
export const convene = verb({
  verb: 'convene',
  open: false,
  form: [
    { id: 'units', kind: 'units', required: true, max: 40 },
    { id: 'question', kind: 'long', required: true, min: 4, max: 1000 },
    { id: 'by', kind: 'date' },
  ],
  guard: (c) =>
    asked(c).length
      ? refuse('NOT_OFFERED', '还有单位没有答复', 'Some units have still to answer')
      : (ahead(c, 'by') ??
        (str(c, 'question') !== '' && parties(c).length < leastOf(c) ? tooFew(leastOf(c)) : undefined)),
  apply(c) {
    const rows = parties(c).map((u) => ({
      ...newDispatch(c, { unit: c.unit(u) ?? null, role: 'party', external: false, level: levelOf(c.unit(u)) }),
      task: str(c, 'question'),
    }))
    return {
      set: { units: [...new Set([...c.m.units, ...rows.flatMap((d) => (d.unit ? [d.unit] : []))])] },
      issued: rows.map((d) => ({ id: d.id, unit: d.unit, role: 'party' as const })),
      changes: [{ insert: 'matters.dispatch', rows: rows.map((d) => dispatchRow(c, d)) }],
      dispatches: rows,
      internal: str(c, 'question'),
      data: { units: rows.map((d) => d.unit_name), parties: rows.map((d) => d.unit), count: rows.length },
    }
  },
})
const parties = (c: Case): string[] =>
  [...new Set(list(c, 'units'))].filter((u) => c.unit(u) !== undefined && u !== c.m.accused_unit)
const leastOf = (c: Case): number => c.action.least ?? 1
const tooFew = (n: number) => refuse('INVALID', `请至少选 ${n} 个单位`, `Choose at least ${n} units`, 422)
const asked = (c: Case): Dispatch[] =>
  c.dispatches.filter((d) => d.role === 'party' && d.ended_at === null && d.answer === null)

/**
 * One party's answer: none or objection, and for an objection its class from the pack's list. Nothing else is stored.
 * With the last answer the review is complete: one objection decides it.
 */
export const opine = verb({
  verb: 'opine',
  open: false,
  form: [{ id: 'answer', kind: 'choice', required: true, options: ANSWERS }],
  guard(c) {
    if (c.mine?.role !== 'party')
      return refuse('NOT_OFFERED', '没有等您答复的审查', 'No question waits for your answer')
    const classes = c.action.form?.some((f) => f.id === 'reasonClass')
    return str(c, 'answer') === 'objection' && classes && str(c, 'reasonClass') === ''
      ? refuse('INVALID', '有意见的，请选理由类别', 'An objection needs its class of reason', 422)
      : undefined
  },
  apply(c): Effect {
    const d = c.mine as Dispatch
    const mine: Dispatch = {
      ...d,
      answer: str(c, 'answer'),
      answer_reason: str(c, 'answer') === 'objection' ? str(c, 'reasonClass') || null : null,
      state: 'replied',
      replied_at: c.now,
      ended_at: c.now,
    }
    const left = asked(c).filter((x) => x.id !== d.id).length
    const all = c.dispatches.filter((x) => x.role === 'party' && x.round === c.m.round && x.id !== d.id)
    const objected = [mine, ...all].some((x) => x.answer === 'objection')
    return {
      dispatch: d.id,
      dispatches: [mine],
      ...(left > 0 ? { to: c.m.stage } : { to: outcome(c.action, objected ? 'objected' : 'agreed', c.m.stage) }),
      ...(left > 0 ? {} : { turnAs: 'all-answered' }),
      // History is for ever; the answer is not (it may have to be purged), so it stays on the order alone.
      data: { unitName: d.unit_name, left },
    }
  },
})

export const asking = [convene, opine]

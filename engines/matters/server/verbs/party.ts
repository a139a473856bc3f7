import { levelOf, newDispatch } from '../domain/dispatch.ts'
import type { Dispatch } from '../domain/state.ts'
import { ahead } from './ladder.ts'
import { bool, by, type Case, dispatchRow, type Effect, list, outcome, refuse, str, verb, when } from './verb.ts'

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
      : (ahead(c, 'by') ?? (str(c, 'question') !== '' && parties(c).length === 0 ? noParty() : undefined)),
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
const noParty = () => refuse('INVALID', '请至少选一个单位', 'Choose at least one unit', 422)
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

const EXCLUSIONS = ['force-majeure', 'not-ours', 'duplicate', 'false-report', 'system-fault', 'other']
/** The unit asks that a matter be left out of the figures (申请剔除); the resident's process is untouched. */
export const exclude = verb({
  verb: 'exclude',
  open: false,
  form: [
    { id: 'reason', kind: 'choice', required: true, options: EXCLUSIONS },
    { id: 'text', kind: 'long', required: true, min: 10, max: 1000 },
  ],
  guard: (c) =>
    c.m.exclusion
      ? refuse('NOT_OFFERED', '已有一次剔除申请', 'An exclusion is already asked for or granted')
      : undefined,
  apply(c) {
    const id = c.newId()
    const unit = c.mine?.unit ?? c.m.unit
    return {
      set: { exclusion: { id, unit, by: by(c), first: null } },
      changes: [
        {
          insert: 'matters.exclusion',
          rows: [
            {
              tenant: c.m.tenant,
              id,
              matter: c.m.id,
              unit,
              reason: str(c, 'reason'),
              text: str(c, 'text'),
              state: 'asked',
              asked_at: when(c.now),
              asked_by: by(c),
            },
          ],
        },
      ],
      internal: str(c, 'text'),
      data: { reason: str(c, 'reason') },
    }
  },
})

/** Two people decide, none of the unit that asks; one refusal ends it. */
export const decideExclusion = verb({
  verb: 'decide-exclusion',
  open: false,
  form: [
    { id: 'approve', kind: 'yesno', required: true },
    { id: 'text', kind: 'long', required: true, min: 4, max: 500 },
  ],
  guard(c) {
    const x = c.m.exclusion
    if (!x || x.first === 'done') return refuse('NOT_OFFERED', '没有等批准的剔除', 'No exclusion is waiting')
    if (by(c) !== null && (x.by === by(c) || x.first === by(c)))
      return refuse('SAME_PERSON', '要由两个没有申请过的人批准', 'Two people who did not ask have to approve')
    const own = x.unit !== null && c.actor.posts.some((p) => p.unit === x.unit)
    return own ? refuse('SAME_PERSON', '申请单位的人不能批准', 'Nobody of the unit may approve') : undefined
  },
  apply(c): Effect {
    const x = c.m.exclusion!
    const row = (more: Record<string, unknown>) => [
      { update: 'matters.exclusion', key: ['tenant', 'id'], rows: [{ tenant: c.m.tenant, id: x.id, ...more }] },
    ]
    const data = { approved: bool(c, 'approve'), second: x.first !== null }
    if (!bool(c, 'approve'))
      return {
        to: c.m.stage,
        set: { exclusion: null },
        changes: row({ state: 'refused', decided_at: when(c.now), second_by: by(c) }),
        internal: str(c, 'text'),
        turnAs: 'refused',
        data,
      }
    if (x.first === null)
      return {
        set: { exclusion: { ...x, first: by(c) } },
        changes: row({ state: 'half', first_by: by(c) }),
        internal: str(c, 'text'),
        data,
      }
    return {
      set: { exclusion: { ...x, first: 'done' } },
      changes: row({ state: 'granted', decided_at: when(c.now), second_by: by(c) }),
      internal: str(c, 'text'),
      data,
    }
  },
})

export const asking = [convene, opine, exclude, decideExclusion]

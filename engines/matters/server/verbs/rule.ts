import { issue } from './front.ts'
import { by, type Case, type Refusal, refuse, str, verb } from './verb.ts'

/** Neither the one who returned it nor the one who sent it (8d: ARBITER). */
const independent = (c: Case): Refusal | undefined => {
  if (by(c) === null || c.actor.kind === 'system') return undefined
  if (by(c) === c.m.dispatcher)
    return refuse('SAME_PERSON', '您派过这一件，不能再裁定，请由别人裁定', 'You dispatched it and cannot rule')
  return by(c) === c.m.returner
    ? refuse('SAME_PERSON', '您退过这一件，不能再裁定，请由别人裁定', 'You returned it and cannot rule')
    : undefined
}

/** The unit is right: another unit gets a fresh order; the total clock runs on, the misdispatch counts. */
export const ruleAccept = verb({
  verb: 'rule-accept',
  open: true,
  leaves: true,
  form: [
    { id: 'unit', kind: 'unit', required: true },
    { id: 'reason', kind: 'long', required: true, min: 10, max: 300 },
  ],
  guard(c) {
    const unit = c.unit(str(c, 'unit'))
    if (str(c, 'unit') !== '' && !unit) return refuse('INVALID', '没有这个单位，请从列表里选', 'No such unit', 422)
    if (unit && unit.id === c.m.unit)
      return refuse('OUT_OF_LIST', '准予退单要改交别的单位', 'An accepted return goes to another unit')
    if (unit && unit.id === c.m.accused_unit)
      return refuse('OUT_OF_LIST', '不能交给被投诉的单位办', 'Not to the unit complained about')
    return independent(c)
  },
  apply: (c) => ({ ...issue(c, { returned: true }), text: str(c, 'reason'), internal: '' }),
})

/** The unit is wrong: it is designated, and cannot return the matter again. */
export const ruleDeny = verb({
  verb: 'rule-deny',
  open: true,
  leaves: true,
  form: [{ id: 'reason', kind: 'long', required: true, min: 10, max: 300 }],
  guard: independent,
  apply(c) {
    const d = c.dispatches
      .filter((x) => x.role === 'lead' && x.state === 'returned')
      .sort((a, b) => b.issued_at - a.issued_at)[0]
    return {
      set: { designated: true },
      ...(d
        ? {
            dispatch: d.id,
            dispatches: [{ ...d, state: 'signed' as const, designated: true, signed_at: d.signed_at ?? c.now }],
          }
        : {}),
      text: str(c, 'reason'),
      data: { unitName: d?.unit_name ?? null },
    }
  },
})

export const rulings = [ruleAccept, ruleDeny]

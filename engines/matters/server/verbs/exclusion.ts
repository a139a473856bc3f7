import { bool, by, type Effect, refuse, str, verb, when } from './verb.ts'

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
      set: { exclusion: { id, unit, by: by(c), first: null, granted: false } },
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
    if (!x || x.granted) return refuse('NOT_OFFERED', '没有等批准的剔除', 'No exclusion is waiting')
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
      set: { exclusion: { ...x, granted: true } },
      changes: row({ state: 'granted', decided_at: when(c.now), second_by: by(c) }),
      internal: str(c, 'text'),
      data,
    }
  },
})

export const excluding = [exclude, decideExclusion]

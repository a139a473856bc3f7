/** Draft of a shared part: N departments must all answer (m07, m11). The pack says who they are and how many. */
import { choice, type Length, text, type Value } from '../words/kernel.ts'
import { matterType } from '../words/matters.ts'
import type { Role } from '../words/registry.ts'

type JointRoles = Readonly<Record<'asker' | 'departments', Role>>
type JointLimits = { readonly parties: Value<number>; readonly within: Value<Length> }
export const jointReview = (roles: JointRoles, limits: JointLimits) =>
  matterType(roles, {
    id: 'joint-review',
    form: [text('person')],
    restricted: true,
    start: 'asked',
    stages: { asked: { owner: 'asker' }, passed: { end: 'passed' }, objected: { end: 'objected' } },
    actions: {
      answer: {
        verb: 'consult',
        from: ['asked'],
        to: 'same',
        who: ['departments'],
        parties: { count: limits.parties, silence: 'blocks' },
      },
      pass: {
        verb: 'decide',
        from: ['asked'],
        to: 'passed',
        who: ['asker'],
        notBy: ['answer'],
        publishes: 'review.passed',
      },
      object: {
        verb: 'decide',
        from: ['asked'],
        to: 'objected',
        who: ['asker'],
        form: [choice('reason-class', ['a', 'b', 'c'])],
      },
    },
    clocks: {
      answers: {
        from: ['opened'],
        to: ['pass', 'object'],
        within: limits.within,
        breach: [{ do: 'list' }, { do: 'remind', to: 'departments' }],
      },
    },
  })

import { expect, test } from 'vitest'
import type { MatterType } from './matter-type.ts'
import { queuesOf } from './queues.ts'
import { soundType } from './sound-type.ts'
import type { Action, Stage } from './words.ts'

type More = { stage?: Partial<Stage>; acts?: readonly Partial<Action>[]; roles?: MatterType['roles'] }
/** The sound kind with a stage of its own, `own`, and what may be done there. */
const withOwn = ({ stage, acts = [], roles = {} }: More): MatterType => ({
  ...soundType,
  roles: { ...soundType.roles, ...roles },
  stages: { ...soundType.stages, own: { super: 'open', owner: 'desk', ...stage } },
  actions: [
    ...soundType.actions,
    ...acts.map((a, i): Action => ({ id: `own-${i}`, verb: 'step', from: ['own'], to: 'doing', who: ['desk'], ...a })),
  ],
})
const own = (m: More) => queuesOf(withOwn(m), 'own')

test.each([
  ['dispatch', 'to-dispatch'],
  ['convene', 'to-dispatch'],
  ['provide', 'waiting'],
  ['opine', 'waiting'],
  ['lift-hold', 'waiting'],
  ['rule-deny', 'rulings'],
  ['check-accept', 'checks'],
  ['visit', 'visits'],
  ['confirm', 'visits'],
] as const)('a stage that %s leads out of stands under %s, whatever it is called', (verb, queue) => {
  expect(own({ acts: [{ verb }] })).toEqual([queue])
})

test('what leaves a matter where it stands says nothing of the stage', () => {
  for (const to of ['same', 'own', { by: 'solved', map: { true: 'same', false: 'own' } }] as const)
    expect(own({ acts: [{ verb: 'confirm', to }] })).toEqual([])
  expect(own({ acts: [{ verb: 'visit', to: { by: 'solved', map: { true: 'same', false: 'doing' } } }] })).toEqual([
    'visits',
  ])
})

test('a plain step stands where the post whose turn it is works', () => {
  const turn = (post: string): More => ({
    stage: { owner: 'inspector' },
    acts: [{}],
    roles: { inspector: { post, where: 'county' } },
  })
  expect(['reply-checker', 'arbiter', 'visitor', 'supervisor'].map((p) => own(turn(p)))).toEqual([
    ['checks'],
    ['rulings'],
    ['visits'],
    [],
  ])
  expect(own({ stage: { owner: 'raiser' }, acts: [{}] })).toEqual(['waiting'])
  expect(own({ ...turn('arbiter'), acts: [{ verb: 'check-accept' }] }), 'a verb says more than a turn').toEqual([
    'checks',
  ])
})

test('a stage may stand in two queues; what is closed, or not there, stands in none', () => {
  expect(own({ acts: [{ verb: 'dispatch' }, { verb: 'check-reject' }] })).toEqual(['to-dispatch', 'checks'])
  expect(own({ stage: { super: 'closed' }, acts: [{ verb: 'dispatch' }] })).toEqual([])
  expect(queuesOf(soundType, 'toString')).toEqual([])
})

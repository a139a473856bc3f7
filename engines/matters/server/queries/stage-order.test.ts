import { expect, test } from 'vitest'
import type { Action, Stage } from '../../pack/index.ts'
import { inFlow } from './stage-order.ts'

const stages: Record<string, Stage> = {
  archived: { super: 'closed', end: true },
  done: { super: 'fixed' },
  handling: { super: 'open' },
  left: { super: 'closed' },
  new: { super: 'open' },
  sent: { super: 'open' },
}
const act = (id: string, from: string[], to: Action['to']): Action => ({ id, verb: 'note', from, to, who: [] })
const actions = [
  act('archive', ['done', 'left'], 'archived'),
  act('send', ['new'], 'sent'),
  act('take', ['sent'], 'handling'),
  act('finish', ['handling'], { by: 'ok', map: { true: 'done', false: 'sent' } }),
  act('leave', ['new', 'sent', 'handling'], 'left'),
  act('note', ['new', 'handling'], 'same'),
]

test('from the first stage on, the closed ones after the open ones, the end last', () => {
  expect(inFlow({ stages, actions }).map(([id]) => id)).toEqual(['new', 'sent', 'handling', 'left', 'done', 'archived'])
})
test('a stage no action reaches is not lost', () => {
  const more = { ...stages, aside: { super: 'closed' } satisfies Stage }
  expect(inFlow({ stages: more, actions }).map(([id]) => id)).toContain('aside')
  expect(inFlow({ stages: { a: { super: 'open' } }, actions: [] }).map(([id]) => id)).toEqual(['a'])
})

import { expect, it } from 'vitest'
import { placeOf, stepsOf } from './steps.ts'

const plain = stepsOf({ asks: false, elder: false, placeless: false })

it.each([
  [{ asks: false, elder: false, placeless: false }, ['what', 'where', 'check']],
  [{ asks: true, elder: false, placeless: false }, ['what', 'about', 'where', 'check']],
  [{ asks: false, elder: true, placeless: false }, ['what', 'where', 'contact', 'check']],
  [{ asks: true, elder: true, placeless: false }, ['what', 'about', 'where', 'contact', 'check']],
  [{ asks: true, elder: false, placeless: true }, ['what', 'about', 'check']],
  [{ asks: false, elder: true, placeless: true }, ['what', 'contact', 'check']],
])('%j', (o, steps) => expect(stepsOf(o)).toEqual(steps))

it('each step leads to the next and back, the first to the front page', () => {
  expect(placeOf('what', plain)).toEqual({ n: 1, of: 3, before: '/', after: '/report/where' })
  expect(placeOf('where', plain)).toEqual({ n: 2, of: 3, before: '/report', after: '/report/check' })
  expect(placeOf('check', plain)).toMatchObject({ n: 3, before: '/report/where' })
  expect(placeOf('contact', stepsOf({ asks: true, elder: true, placeless: false }))).toMatchObject({
    n: 4,
    of: 5,
    before: '/report/where',
    after: '/report/check',
  })
})

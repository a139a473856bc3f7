import { expect, it } from 'vitest'
import { fakeCommand, fakeQuery, real } from './planted.ts'
import { undeclared } from './undeclared.ts'

const routes = (ops = real.operations) =>
  ops
    .filter((op) => op.caller !== 'system')
    .map((op) => op.http.replace(' /', ' /api/').replaceAll(/\{(\w+)\}/g, ':$1'))

it('every operation says everything of itself', () => expect(undeclared(real.operations, routes())).toEqual([]))
it.each([
  ['subject is empty', { subject: ' ' }],
  ['title is empty', { title: { zh: '假的', en: '' } }],
  ['purpose is empty', { purpose: '' }],
  ['nobody is named who may look', { lookers: [] }],
  ['everyone may look at what is not public', { lookers: ['everyone'] }],
  ['data about people has no retention', { retention: 'reference' }],
  ['retention is no duration', { retention: 'Plong' }],
  ['dataClass is none of the known', { dataClass: 'fine' }],
  ['caller is none of the known', { caller: 'friends' }],
  ['sensitive data is read without a row in the audit', { dataClass: 'sensitive' }],
])('planted: %s', (what, over) => {
  const all = [...real.operations, fakeCommand(over)]
  expect(undeclared(all, [...routes(), 'POST /api/planted'])).toContainEqual({ where: 'planted.thing', what })
})
it('planted: a route nobody declared, an operation nobody serves, one declared twice', () => {
  expect(undeclared(real.operations, [...routes(), 'POST /api/back-door'])).toEqual([
    { where: 'POST /api/back-door', what: 'a route nobody declared' },
  ])
  expect(undeclared([...real.operations, fakeQuery({})], routes())).toEqual([
    { where: 'GET /api/planted', what: 'declared and not served' },
  ])
  const twice = [...real.operations, fakeQuery({}), fakeQuery({})]
  expect(undeclared(twice, [...routes(), 'GET /api/planted'])).toEqual([
    { where: 'planted.thing', what: 'declared twice' },
  ])
  expect(
    undeclared(real.operations, [...routes(), 'GET /api/health', 'HEAD /api/health', 'GET /*', 'GET /assets/*']),
  ).toEqual([])
})

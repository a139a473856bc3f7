import { expect, it } from 'vitest'
import { emptyRegister, ownIssues, registerBody, registerIssues } from './register-form.ts'

const good = { ...emptyRegister, channel: 'counter' as const, text: ' 路灯不亮 ', grid: 'G1' }

it('what, where and how it came are enough', () => {
  expect(registerIssues(good)).toEqual([])
  expect(registerIssues(emptyRegister)).toEqual(['needChannel', 'needText', 'needPlace'])
})
it('a number is counted after repair', () => {
  expect(registerIssues({ ...good, phone: '１３８ 0000 000' })).toEqual(['badPhone'])
  expect(registerBody({ ...good, phone: '１３８-0000-0000' }, 0).phone).toBe('13800000000')
})
it('leaves out what is empty; danger is the highest weight', () =>
  expect(registerBody({ ...good, emergency: true }, 0)).toEqual({
    text: '路灯不亮',
    channel: 'counter',
    placeWords: '',
    confidential: false,
    priority: 5,
    emergency: true,
    at: '1970-01-01T00:00:00.000Z',
    grid: 'G1',
  }))
it('a kind of matter brings its own fields, its limit of words and the version of its form', () => {
  const fields = [
    {
      id: 'n',
      kind: 'number',
      words: { zh: '几人', en: 'n' },
      hint: null,
      required: true,
      max: 5,
      pool: null,
      options: [],
      when: null,
    } as const,
  ]
  const form = {
    pack: 'p',
    type: 't',
    version: 2,
    fields,
    wording: { max: 5, words: null, hint: null },
    placeless: false,
  }
  expect(registerIssues({ ...good, text: '六个字太长了' }, form)).toEqual(['longText'])
  expect(ownIssues(good, form).map((i) => [i.field, i.kind])).toEqual([['n', 'missing']])
  expect(ownIssues({ own: { n: '9' } }, form).map((i) => i.kind)).toEqual(['most'])
  expect(registerBody({ ...good, own: { n: '3' } }, 0, form)).toMatchObject({ pack: 'p', version: 2, fields: { n: 3 } })
})
it('a kind about a paper asks for no place and sends none', () => {
  const wording = { max: 500, words: null, hint: null }
  const form = { pack: 'p', type: 't', version: 1, fields: [], wording, placeless: true }
  const paper = { ...good, grid: 'G1', division: '370828001001', placeWords: '窗口' }
  expect(registerIssues({ ...paper, grid: '', division: '', placeWords: '' }, form)).toEqual([])
  const body = registerBody(paper, 0, form)
  for (const key of ['grid', 'division', 'placeWords']) expect(body).not.toHaveProperty(key)
})
it('without a grid the community of her post stands in', () => {
  const there = { ...good, grid: '', division: '370828001001' }
  expect(registerIssues(there)).toEqual([])
  expect(registerBody(there, 0)).toMatchObject({ division: '370828001001' })
  expect(registerBody({ ...there, grid: 'G1' }, 0)).not.toHaveProperty('division')
})

import { expect, it } from 'vitest'
import { emptyRegister, registerBody, registerIssues } from './register-form.ts'

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

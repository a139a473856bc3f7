import { expect, it } from 'vitest'
import { soundType } from '../../pack/sound-type.ts'
import { chosen } from './own-fields.ts'

const type = {
  ...soundType,
  form: [
    { id: 'text', kind: 'long' },
    { id: 'fault', kind: 'choice', options: ['lamp', 'line'] },
    { id: 'seen', kind: 'choices', options: ['day', 'night'] },
    { id: 'who', kind: 'text' },
  ],
  actions: [...soundType.actions, { ...soundType.actions[0]!, id: 'count', form: [{ id: 'lamps', kind: 'number' }] }],
} as const
const words = {
  'field.fault': { zh: '坏在哪里', en: 'Broken' },
  'field.seen': { zh: '何时', en: 'When' },
  'field.lamps': { zh: '几盏', en: 'Lamps' },
  'option.fault.lamp': { zh: '灯', en: 'Lamp' },
  'option.seen.day': { zh: '白天', en: 'Day' },
  'option.seen.night': { zh: '夜里', en: 'Night' },
}

it('says what was chosen, of intake and of actions, and nobody’s words', () => {
  const fields = { text: '东街', fault: 'lamp', seen: ['day', 'night'], who: '王某', lamps: 2 }
  expect(chosen({ type, words }, fields)).toBe('坏在哪里：灯；何时：白天、夜里；几盏：2')
  expect(chosen({ type, words }, { who: '王某' })).toBeNull()
})

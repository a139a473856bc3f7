import { expect, it } from 'vitest'
import { playOf } from './demo-packs.ts'

it('plays what is named and refuses what has no story, naming those that have', async () => {
  expect(await playOf({ history: true, only: 'm20, m31' })).toEqual({ history: true, only: ['m20', 'm31'] })
  expect(await playOf({ history: true })).toEqual({ history: true, only: undefined })
  const refused = await playOf({ history: true, only: 'm20,m99' }).catch((e: Error) => e.message)
  expect(refused).toMatch(/m99.*m13.*m20/)
})

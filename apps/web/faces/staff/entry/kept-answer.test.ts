import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ProblemError } from '../../../client.ts'
import { dropKeptAnswers, keepAnswer, keptAnswer } from './kept-answer.ts'

const noNet = () => Promise.reject(new ProblemError(0, { code: 'NETWORK' }))

beforeEach(() => {
  const held = new Map<string, string>()
  const storage = {
    getItem: (k: string) => held.get(k) ?? null,
    setItem: (k: string, v: string) => void Reflect.set(storage, k, v) || held.set(k, v),
    removeItem: (k: string) => void Reflect.deleteProperty(storage, k) || held.delete(k),
  }
  vi.stubGlobal('localStorage', storage)
})
afterEach(() => vi.unstubAllGlobals())

it('gives the last answer while there is no net', async () => {
  await keptAnswer('me', async () => ({ name: '甲' }))
  expect(await keptAnswer('me', noNet)).toEqual({ name: '甲' })
})
it('an answer that came by another way stands in the place of the older one', async () => {
  await keptAnswer('me', async () => ({ name: null }))
  keepAnswer('me', { name: '乙' })
  expect(await keptAnswer('me', noNet)).toEqual({ name: '乙' })
})
it('a refusal is no lost net', async () => {
  await keptAnswer('me', async () => ({ name: '甲' }))
  await expect(keptAnswer('me', () => Promise.reject(new ProblemError(401, {})))).rejects.toMatchObject({ status: 401 })
})
it('without a kept answer a lost net stays one, and signing out leaves none', async () => {
  await expect(keptAnswer('me', noNet)).rejects.toMatchObject({ code: 'NETWORK' })
  await keptAnswer('me', async () => 1)
  dropKeptAnswers()
  await expect(keptAnswer('me', noNet)).rejects.toMatchObject({ code: 'NETWORK' })
})

import { describe, expect, it } from 'vitest'
import { DEMO_ACCOUNTS } from './county.ts'

describe('the accounts a newcomer is shown', () => {
  it.each(DEMO_ACCOUNTS)('$username: post and what to try, each in its own language', ({ words, tries }) => {
    for (const { zh, en } of [words, tries]) {
      expect(zh).toMatch(/^\p{Script=Han}[^A-Za-z]+$/u)
      expect(en).toMatch(/^[A-Za-z]/)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
    // a line of the terminal, behind the name
    expect(`${words.en}: ${tries.en}`.length).toBeLessThanOrEqual(95)
  })
  it('names nobody twice', () => {
    expect(new Set(DEMO_ACCOUNTS.map((a) => a.username)).size).toBe(DEMO_ACCOUNTS.length)
  })
})

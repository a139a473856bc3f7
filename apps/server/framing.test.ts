import { expect, it } from 'vitest'
import { embeddedPolicy } from './framing.ts'

const policy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'"
it('lets another site frame a public board that asks to be embedded', () => {
  expect(embeddedPolicy('/public/boards/a-pack.public?embed=1&period=2026-05', policy)).toBe(
    "default-src 'self'; frame-ancestors *; base-uri 'none'",
  )
})
it.each([
  '/public/boards/a-pack.public',
  '/public/boards/a-pack.public?embed=2',
  '/public/boards?embed=1',
  '/public/boards/../../staff/?embed=1',
  '/public/boards/%2e%2e/staff?embed=1',
  '/staff/boards/a-pack.desk?embed=1',
  '/staff/?x=/public/boards/a?embed=1',
  '/track?embed=1',
])('frames nothing else: %s', (url) => expect(embeddedPolicy(url, policy)).toBeUndefined())

import { seededRandom } from '@yiwang/platform/now'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayName, maskName, maskPhone } from './mask.ts'
import { checkPassword, firstPassword, hashPassword } from './password.ts'
import { POLICY, weakness } from './policy.ts'
import { attemptKey, newCode, newToken, tokenHash } from './secret.ts'

test('a first password always passes the policy it is made for', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(weakness(POLICY.mlps, firstPassword(seededRandom(seed)), 'zhang.san')).toBeUndefined()
    }),
  )
})

test('codes are six digits and all first digits occur', () => {
  const random = seededRandom(7)
  const codes = Array.from({ length: 500 }, () => newCode(random))
  expect(codes.every((c) => /^\d{6}$/.test(c))).toBe(true)
  expect(new Set(codes.map((c) => c[0])).size).toBe(10)
})

test('a token has 256 bits and fits the header; its hash is not the token', () => {
  const token = newToken(seededRandom(1))
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(tokenHash(token)).not.toBe(token)
})

test('the two profiles differ where the standards do', () => {
  expect(weakness(POLICY.mlps, 'onlysmallletters', 'u')).toBe('classes')
  expect(weakness(POLICY.asvs, 'onlysmallletters', 'u')).toBeUndefined()
  expect(weakness(POLICY.mlps, 'Ab1-Ab1-A', 'u')).toBe('short')
  expect(weakness(POLICY.mlps, 'Zhang.san-12', 'zhang.san')).toBe('name')
  for (const common of [
    'Admin@123456',
    'P@ssw0rd2026!',
    '1qaz@WSX3edc',
    'Zhengfu-2026!!',
    'Qwer1234!@#$',
    'Abc-19490101',
  ])
    expect(weakness(POLICY.mlps, common, 'u')).toBe('common')
  for (const own of ['Lamp-door-77', '7Kites!over.it', '三月Lou-shang9'])
    expect(weakness(POLICY.mlps, own, 'u')).toBeUndefined()
})

test('masks keep the family name and seven digits', () => {
  expect(maskName('李建国')).toBe('李**')
  expect(maskPhone('13812348867')).toBe('138****8867')
  expect(displayName({ kind: 'resident', name: '', phone: '13812348867' })).toBe('138****8867')
})

test('a password is checked, and nobody’s password is never right', async () => {
  const stored = await hashPassword('Right-pass-1')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await checkPassword(stored, 'Right-pass-1')).toBe(true)
  expect(await checkPassword(stored, 'Right-pass-2')).toBe(false)
  expect(await checkPassword(null, 'nobody has this password')).toBe(false)
})

test('the counter of a name and of a phone never meet', () => {
  expect(attemptKey('user', '13812348867')).not.toBe(attemptKey('phone', '13812348867'))
})

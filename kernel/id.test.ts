import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRef, newRef, newSecret, tidyRef, uuidv7 } from './id.ts'

const random = (seed: number) => (n: number) => {
  let s = seed >>> 0
  return Uint8Array.from({ length: n }, () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0
    return s >>> 24
  })
}

test('a public number is ten digits and any single wrong digit is noticed', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (seed, at, add) => {
      const ref = newRef(random(seed))
      expect(isRef(ref)).toBe(true)
      const wrong = ref.slice(0, at) + ((Number(ref[at]) + add) % 10) + ref.slice(at + 1)
      expect(isRef(wrong)).toBe(false)
    }),
  )
})

test('spaces, dashes and full-width digits are tidied', () => {
  expect(tidyRef('２606 0187-34')).toBe('2606018734')
})

test('ids sort by time and carry version and variant', () => {
  const a = uuidv7(1_700_000_000_000, random(1))
  const b = uuidv7(1_700_000_000_001, random(1))
  expect(a < b).toBe(true)
  expect(a[14]).toBe('7')
  expect('89ab').toContain(a[19])
})

test('a secret has 13 letters without look-alikes', () => {
  fc.assert(
    fc.property(fc.integer(), (s) => {
      expect(newSecret(random(s))).toMatch(/^[2-9a-hjkmnp-z]{13}$/)
    }),
  )
})

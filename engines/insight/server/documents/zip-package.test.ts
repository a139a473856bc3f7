import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packageDigest, readPackage, writePackage } from './zip-package.ts'

test('what is written reads back, and the same parts give the same bytes', () => {
  const part = fc.record({
    name: fc.stringMatching(/^[a-z]{1,8}\.xml$/),
    data: fc.uint8Array().map((d) => Buffer.from(d)),
  })
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const zip = writePackage(parts)
      expect(readPackage(zip)).toEqual(parts)
      expect(writePackage(parts).equals(zip)).toBe(true)
    }),
  )
})

test('the digest follows contents and names', () => {
  const zip = (name: string, data: string) => packageDigest(writePackage([{ name, data: Buffer.from(data) }]))
  expect(zip('a.xml', '一')).toBe(zip('a.xml', '一'))
  expect(zip('a.xml', '一')).not.toBe(zip('a.xml', '二'))
  expect(zip('a.xml', '一')).not.toBe(zip('b.xml', '一'))
})

test('something else is refused', () =>
  expect(() => readPackage(Buffer.from('no zip at all, only words'))).toThrow(RangeError))

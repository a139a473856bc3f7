import { translate } from '@yiwang/ui'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boardMessages } from './messages.ts'
import { partitionText, partsOf } from './parts.ts'

const figures = (values: Record<string, number | null>) => Object.entries(values).map(([id, value]) => ({ id, value }))
const count = fc.nat(9999)

it('names in-county orders as a part of their own, and every number adds up in both languages', () => {
  fc.assert(
    fc.property(count, count, count, count, fc.boolean(), (spot, forwarded, internal, others, told) => {
      const collected = spot + forwarded + internal + others
      const all = { collected, 'on-the-spot': spot, forwarded, internal: told ? internal : null }
      const parts = partsOf(figures(all))
      if (!parts) throw new Error('no parts')
      for (const locale of ['zh-CN', 'en'] as const) {
        const line = translate(boardMessages, locale)(partitionText(parts), { ...parts, internal: parts.internal ?? 0 })
        // the hotline's own number is a name, not a count
        const [whole, ...rest] = [...line.replaceAll(/(经|by )12345/g, '').matchAll(/\d+/g)].map((m) => Number(m[0]))
        expect(rest.reduce((a, b) => a + b, 0)).toBe(whole)
      }
    }),
  )
})
it('says nothing while a part of the sentence is missing', () => {
  expect(partsOf(figures({ collected: 5, 'on-the-spot': 1, forwarded: null }))).toBeUndefined()
})
it('puts in-county orders among the rest when they are not told', () => {
  const parts = partsOf(figures({ collected: 5, 'on-the-spot': 1, forwarded: 2 }))
  expect(parts).toEqual({ collected: 5, spot: 1, forwarded: 2, internal: null, rest: 2 })
  expect(parts && partitionText(parts)).toBe('partitionRest')
})

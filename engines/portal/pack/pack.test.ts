import { workingDays } from '@yiwang/kernel/time'
import { describe, expect, it } from 'vitest'
import { column, desk } from './index.ts'

const basis = { basis: 'default', source: 'test' } as const
const plain = { id: 'd', owners: ['a'], areas: ['370800'], persons: 3, correctWithin: workingDays(2), basis } as const

describe('words of a pack for the front', () => {
  it('a column refuses a requirement twice, an unknown one, and a life under a year', () => {
    const base = { id: 'c', keep: 'forever', basis } as const
    expect(column({ ...base, requires: ['number'] }).kind).toBe('portal.column')
    expect(() => column({ ...base, requires: ['number', 'number'] })).toThrow(RangeError)
    expect(() => column({ ...base, requires: ['colour' as 'number'] })).toThrow(RangeError)
    expect(() => column({ ...base, requires: [], keep: { years: 0 } })).toThrow(RangeError)
    expect(column({ ...base, as: 'ledger', requires: ['number'] }).as).toBe('ledger')
    expect(() => column({ ...base, as: 'ledger', requires: ['effect'] })).toThrow(/have numbers/)
  })
  it('a desk refuses an owner twice and an area that is no code', () => {
    expect(desk(plain).persons).toBe(3)
    expect(() => desk({ ...plain, owners: ['a', 'a'] })).toThrow(RangeError)
    expect(() => desk({ ...plain, areas: ['here'] })).toThrow(RangeError)
  })
})

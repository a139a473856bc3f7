import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formulaSafe, oneLine, printable } from './safe-text.ts'

describe('formulaSafe', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u0000=1',
  ])('%j gets an apostrophe', (value) => expect(formulaSafe(value)).toMatch(/^'/))

  test.each(['供水', '1=1', 'a@b', '—', '', '2021-09-30', '“=1”'])('%j stays', (value) =>
    expect(formulaSafe(value)).toBe(value),
  )

  test('nothing that comes out starts a formula or breaks XML, whatever goes in', () => {
    const piece = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '\u0000', '\u202e', '\ud800', '＝', '水')
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (value) => {
          const safe = formulaSafe(value)
          expect(safe).not.toMatch(/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/)
          expect(safe.isWellFormed()).toBe(true)
          expect(safe.includes('\u0000') || safe.includes('\u202e')).toBe(false)
        },
      ),
    )
  })

  test('longer than a cell takes is cut', () => expect(formulaSafe('水'.repeat(40_000))).toHaveLength(32_767))
})

test('printable drops what XML cannot hold; oneLine also ends lines', () => {
  expect(printable('a\u0001b\u202ec\n')).toBe('abc\n')
  expect(oneLine('a\r\n\tb')).toBe('a b')
})

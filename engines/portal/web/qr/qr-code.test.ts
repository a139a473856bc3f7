import { describe, expect, it } from 'vitest'
import { qrCode } from './qr-code.ts'

const text = (url: string): string =>
  qrCode(url)
    .map((row) => row.map((d) => (d ? '#' : '.')).join(''))
    .join('\n')

describe('the QR code', () => {
  it('is a square with its three finders and the timing between them', () => {
    const code = qrCode('https://example.org/public/read')
    const n = code.length
    expect(code.every((row) => row.length === n)).toBe(true)
    for (const [y, x] of [
      [0, 0],
      [0, n - 7],
      [n - 7, 0],
    ] as const)
      expect([code[y]?.[x], code[y + 1]?.[x + 1], code[y + 3]?.[x + 3]]).toEqual([true, false, true])
    for (let i = 8; i < n - 8; i++) expect(code[6]?.[i]).toBe(i % 2 === 0)
  })
  it('grows with the text, differs by it, and takes Chinese', () => {
    expect(qrCode('a').length).toBe(21)
    expect(qrCode('a'.repeat(200)).length).toBeGreaterThan(40)
    expect(text('https://example.org/1')).not.toBe(text('https://example.org/2'))
    expect(qrCode('https://example.org/镇街').length).toBeGreaterThan(21)
  })
  it('refuses what no code holds', () => {
    expect(() => qrCode('x'.repeat(3000))).toThrow()
  })
})

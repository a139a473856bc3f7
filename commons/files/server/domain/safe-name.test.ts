import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDisposition, downloadHeaders } from './download-headers.ts'
import { safeName } from './safe-name.ts'

describe('safeName', () => {
  it.each([
    ['照片 1.jpg', '照片 1.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\名册.xlsx', '名册.xlsx'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie x.txt'],
    ['.htaccess', 'htaccess'],
    ['CON.txt', '_CON.txt'],
    ['', '附件'],
    ['...', '附件'],
    ['.jpg', 'jpg'],
    ['a.jpg. .', 'a.jpg'],
    ['<img src=x onerror=1>.png', 'img src=x onerror=1.png'],
  ])('%j becomes %j', (from, to) => expect(safeName(from)).toBe(to))

  it('keeps the ending of a name that is too long', () => {
    const name = safeName(`${'村'.repeat(300)}.xlsx`)
    expect(name).toMatch(/^村+\.xlsx$/)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    expect(Buffer.byteLength(name)).toBeGreaterThan(195)
  })

  it('is safe for any text and changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 400 })), (text) => {
        const name = safeName(text)
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\.|^$/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        expect(safeName(name)).toBe(name)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('headers', () => {
  it('gives an ASCII name and the true name', () => {
    expect(contentDisposition("说明(1)'.pdf", 'attachment')).toBe(
      `attachment; filename="__(1)'.pdf"; filename*=UTF-8''%E8%AF%B4%E6%98%8E%281%29%27.pdf`,
    )
  })
  it('is a valid header for any name and gives the safe name back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const value = contentDisposition(text, 'attachment')
        expect(() => new Headers({ 'content-disposition': value })).not.toThrow()
        expect(decodeURIComponent(value.split("UTF-8''")[1]!)).toBe(safeName(text))
      }),
    )
  })
  it('opens nothing in the page but pictures drawn anew', () => {
    const file = { name: 'a.jpg', mime: 'image/jpeg', size: 9, reEncoded: true }
    expect(downloadHeaders(file)['content-disposition']).toMatch(/^inline/)
    expect(downloadHeaders({ ...file, reEncoded: false })['content-disposition']).toMatch(/^attachment/)
    expect(downloadHeaders({ ...file, mime: 'application/pdf' })['content-disposition']).toMatch(/^attachment/)
    expect(downloadHeaders({ ...file, mime: 'text/html' })).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
  })
})

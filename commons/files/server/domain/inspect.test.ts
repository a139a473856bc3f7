import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { zipFixture } from '@yiwang/tables/testing'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkFileCount, defaultFileLimits } from './file-limits.ts'
import { fileTexts, sayFileProblem } from './file-problem.ts'
import { inspect } from './inspect.ts'

const picture = (format: 'jpeg' | 'png' | 'webp' | 'gif') =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#268' } })
    .toFormat(format)
    .toBuffer()
const bytes = (text: string) => Buffer.from(text, 'latin1')
const sheet = async () => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('一').addRow(['姓名', '手机'])
  return Buffer.from(await book.xlsx.writeBuffer())
}
const zip = async (parts: Record<string, string | Buffer>) => zipFixture(parts)
const word = (more: Record<string, string | Buffer> = {}) =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>', ...more })
const keyOf = async (file: Uint8Array, name: string) => {
  const found = await inspect(file, name)
  return found.ok ? found.kind : found.problem.key
}
const mp4 = Buffer.concat([bytes('\0\0\0\x18ftypisom\0\0\x02\0isomiso2'), Buffer.alloc(64)])

describe('inspect', () => {
  it.each([
    ['a.jpg', () => picture('jpeg'), 'jpeg'],
    ['a.JPEG', () => picture('jpeg'), 'jpeg'],
    ['a.png', () => picture('png'), 'png'],
    ['a.webp', () => picture('webp'), 'webp'],
    ['a.pdf', async () => bytes('%PDF-1.7\n%\xe2\xe3\n1 0 obj\n'), 'pdf'],
    ['名册.xlsx', sheet, 'xlsx'],
    ['说明.docx', () => word(), 'docx'],
    ['a.csv', async () => Buffer.from('\ufeff姓名,手机\r\n赵,1\r\n'), 'csv'],
    ['a.txt', async () => Buffer.from('路灯不亮'), 'txt'],
    ['a.mp4', async () => mp4, 'mp4'],
    ['a.m4a', async () => mp4, 'm4a'],
    ['a.amr', async () => bytes('#!AMR\n\x3c\x08'), 'amr'],
    ['a.mp3', async () => bytes('ID3\x03\0\0\0\0\0\0\xff\xfb\x90\x44'.padEnd(4000, '\0')), 'mp3'],
  ])('takes %s', async (name, make, kind) => {
    expect(await keyOf(await make(), name)).toBe(kind)
  })

  it.each([
    ['a.png', () => picture('jpeg'), 'files.nameDisagrees'],
    ['a', () => picture('jpeg'), 'files.nameDisagrees'],
    ['a.jpg', async () => Buffer.from('<svg onload="x()"/>'), 'files.nameDisagrees'],
    ['a.svg', async () => Buffer.from('<svg onload="x()"/>'), 'files.nameDisagrees'],
    ['a.gif', () => picture('gif'), 'files.kindNotAllowed'],
    ['a.exe', async () => bytes('MZ\x90\0\x03\0\0\0\x04'), 'files.kindNotAllowed'],
    ['a.docx', sheet, 'files.nameDisagrees'],
    ['a.docx', () => word({ 'word/vbaProject.bin': 'x' }), 'files.macros'],
    ['a.docx', async () => bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'files.protectedOrOld'],
    ['a.docx', () => zip({ 'a.txt': 'a' }), 'files.kindNotAllowed'],
    ['a.docx', async () => (await word()).subarray(0, 90), 'files.broken'],
    ['a.csv', async () => Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x31]), 'files.notUtf8'],
    ['a.txt', async () => Buffer.from('a\0b'), 'files.kindNotAllowed'],
    ['a.jpg', async () => Buffer.alloc(0), 'files.empty'],
    ['a.jpg', async () => (await picture('jpeg')).subarray(0, 30), 'files.broken'],
    [
      'a.heic',
      async () => Buffer.concat([bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]),
      'files.heic',
    ],
  ])('refuses %s (%#)', async (name, make, key) => {
    expect(await keyOf(await make(), name)).toBe(key)
  })

  it('gives size, hash and dimensions', async () => {
    const file = await picture('png')
    expect(await inspect(file, '照片.png')).toMatchObject({ ok: true, size: file.length, width: 40, height: 30 })
  })

  it('refuses a picture that would flood memory, from its header alone', async () => {
    const file = await picture('png')
    file.writeUInt32BE(60_000, 16)
    file.writeUInt32BE(60_000, 20)
    file.writeUInt32BE(crc32(file.subarray(12, 29)), 29)
    expect(await keyOf(file, 'a.png')).toBe('files.tooManyPixels')
  })

  it('refuses a zip bomb by its directory, and one whose parts overlap', async () => {
    expect(await keyOf(await word({ 'word/media/a.bin': Buffer.alloc(60e6) }), 'a.docx')).toBe('files.unpacksTooBig')
    const declared = await word()
    declared.writeUInt32LE(4_000_000_000, declared.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
    expect(await keyOf(declared, 'a.docx')).toBe('files.unpacksTooBig')
    const overlapping = await word()
    overlapping.writeUInt32LE(0, overlapping.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 42)
    expect(await keyOf(overlapping, 'a.docx')).toBe('files.broken')
  })

  it('refuses by size, read from a path too', async () => {
    const limits = { ...defaultFileLimits, bytes: { image: 10, document: 10, text: 4, audio: 10, video: 10 } }
    const folder = await mkdtemp(join(tmpdir(), 'inspect-'))
    await writeFile(join(folder, 'a'), 'x'.repeat(11))
    expect(await inspect(join(folder, 'a'), 'a.txt', limits)).toMatchObject({ problem: { key: 'files.tooBig' } })
    await writeFile(join(folder, 'a'), 'xxxx')
    expect(await inspect(join(folder, 'a'), 'a.txt', limits)).toMatchObject({ ok: true, size: 4 })
    await writeFile(join(folder, 'a'), 'xxxxx')
    expect(await inspect(join(folder, 'a'), 'a.txt', limits)).toMatchObject({ problem: { key: 'files.tooBig' } })
    await rm(folder, { recursive: true })
  })

  it('never throws on damaged files', async () => {
    const seeds = [await sheet(), await word(), await picture('jpeg'), await picture('png'), await picture('webp'), mp4]
    const damage = fc.record({
      seed: fc.nat(seeds.length - 1),
      edits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 30 }),
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
      name: fc.oneof(
        fc.string(),
        fc.constantFrom('{name}.jpg', 'a.xlsx', 'a.docx', 'a.jpg', 'a.png', 'a.webp', 'a.mp4'),
      ),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ seed, edits, keep, name }) => {
        const whole = seeds[seed]!
        const file = Buffer.from(whole.subarray(0, Math.ceil(whole.length * keep)))
        for (const [at, byte] of edits) if (file.length) file[at % file.length] = byte
        const found = await inspect(file, name)
        if (found.ok) return
        const sentence = sayFileProblem(found.problem, 'zh-CN')
        for (const name of Object.keys(found.problem.params))
          if (name !== 'name') expect(sentence).not.toContain(`{${name}}`)
      }),
      { numRuns: 150 },
    )
  })
})

describe('texts and counts', () => {
  it('has both languages for every key with the same parameters', () => {
    for (const text of Object.values(fileTexts)) {
      const names = (s: string) => [...s.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
      expect(names(text.en)).toEqual(names(text['zh-CN']))
    }
  })
  it('counts by family and says which', () => {
    expect(checkFileCount(Array(9).fill('image'))).toBeUndefined()
    const refused = checkFileCount(Array(10).fill('image'))
    expect(refused && sayFileProblem(refused.problem, 'zh-CN')).toBe(
      '照片传多了，现在是 10 个，最多 9 个。删掉几个再发。',
    )
  })
})

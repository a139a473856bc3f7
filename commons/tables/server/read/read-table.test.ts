import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TableRow } from '../../contract/table.ts'
import { zipFixture } from '../../testing/index.ts'
import { TableError } from '../table-error.ts'
import { writeCsv } from '../write/write-csv.ts'
import { type ReadTableOptions, readTable } from './read-table.ts'

type Content = Uint8Array | string
const open = (content: Content, name = 'a.csv', options?: ReadTableOptions) =>
  readTable({ buffer: typeof content === 'string' ? Buffer.from(content) : content, name }, options)
const rowsOf = async (content: Content, name?: string, options?: ReadTableOptions): Promise<TableRow[]> => {
  const rows: TableRow[] = []
  for await (const row of (await open(content, name, options)).rows) rows.push(row)
  return rows
}
const problemOf = async (content: Content, name?: string, options?: ReadTableOptions) => {
  const error = await rowsOf(content, name, options).then(
    () => undefined,
    (e) => e,
  )
  if (!(error instanceof TableError)) throw error ?? new Error('was read')
  return error.problem
}
const book = async (fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, date1904 = false) => {
  const workbook = new ExcelJS.Workbook()
  workbook.properties.date1904 = date1904
  fill(workbook.addWorksheet('名册'), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
/** A workbook written by hand, for what writers of workbooks do not write. */
const rawBook = (sheet: string, more: Record<string, string> = {}) =>
  zipFixture({
    'xl/workbook.xml': '<x:workbook><x:sheets><x:sheet name="a" sheetId="1" r:id="r1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="/xl/worksheets/one.xml"/></Relationships>',
    'xl/worksheets/one.xml': `<x:worksheet><x:sheetData>${sheet}</x:sheetData></x:worksheet>`,
    ...more,
  })
const inline = (text: string) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`

describe('csv', () => {
  it('reads breaks, quotes and commas inside cells, and counts lines as a spreadsheet does', async () => {
    expect(await rowsOf('\ufeff姓名,说明\r\n\r\n赵,"一,\n二 ""三"""\r\n钱,\r\n')).toEqual([
      { line: 3, values: { 姓名: '赵', 说明: '一,\n二 "三"' } },
      { line: 4, values: { 姓名: '钱', 说明: '' } },
    ])
  })
  it.each([
    ['GB18030', Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x61, 0x0a, 0xd5, 0xd4, 0x2c, 0x31])],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('姓名\ta\n赵\t1', 'utf16le')])],
    ['UTF-8 with tabs', Buffer.from('姓名\ta\n赵\t1')],
    ['semicolons', Buffer.from('姓名;a\n赵;1')],
    ['gzip', gzipSync('姓名,a\n赵,1')],
  ])('reads %s', async (_, bytes) => {
    expect(await rowsOf(bytes, 'a.csv.gz')).toEqual([{ line: 2, values: { 姓名: '赵', a: '1' } }])
  })
  it('takes any column name as data', async () => {
    const [row] = await rowsOf('__proto__,constructor\n1,2')
    expect(Object.entries(row!.values)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ])
    expect({}).not.toHaveProperty('1')
  })
  it.each<[string, Content, object, ReadTableOptions?]>([
    ['empty file', '', { code: 'empty' }],
    ['blank rows only', ',,\n,,\n', { code: 'empty' }],
    ['same name twice', 'a,b,a\n1,2,3', { code: 'duplicateHeader', line: 1, column: 'a' }],
    ['more cells than names', 'a,b\n1,2\n1,2,3', { code: 'cellWithoutColumn', line: 3, value: '3' }],
    ['open quote', 'a,b\n1,2\n"1,2\n3,4\n', { code: 'quoteNotClosed', line: 3 }],
    ['no names', '13800008867,2026-06-05\n13800008868,2026-06-06', { code: 'noHeader' }],
    ['a title above', '网格员名册\n姓名,手机\n', { code: 'noHeader', line: 1 }],
    ['bytes of a picture', Buffer.from('a,b\n\0\0', 'latin1'), { code: 'notATable' }],
    ['a web page', '<html><table>', { code: 'notATable' }],
    [
      'wrong bytes far below',
      Buffer.concat([Buffer.from(`a\n${`${'x'.repeat(99)}\n`.repeat(12_000)}`), Buffer.from([0xff, 0xff, 0x0a])]),
      { code: 'wrongEncoding' },
    ],
    ['too many columns', 'a,b,c\n', { code: 'tooManyColumns', line: 1 }, { limits: { columns: 2 } }],
    ['too many rows', 'a\n1\n2\n3', { code: 'tooManyRows', line: 4 }, { limits: { rows: 2 } }],
    ['too long a cell', 'a\n12345', { code: 'cellTooLong', line: 2, column: 'a' }, { limits: { cellCharacters: 4 } }],
    ['too big a file', 'a\n12345', { code: 'tooBig' }, { limits: { packedBytes: 4 } }],
    ['a gzip bomb', gzipSync(`a\n${`${'0'.repeat(999)}\n`.repeat(60_000)}`), { code: 'unpacksTooBig' }],
    ['half a gzip file', gzipSync('a,b\n1,2\n'.repeat(999)).subarray(0, 40), { code: 'broken' }],
  ])(
    'refuses %s',
    async (_, content, problem, options) => {
      expect(await problemOf(content, 'a.csv', options)).toMatchObject(problem)
    },
    20_000,
  )

  it('reads back whatever was written', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\t', "'", '=', '路', 'a', ' ', '😀'),
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), async (cells) => {
        const file = writeCsv([['甲', '乙'], ...cells.map(([a, b]) => [`x${a}`, `x${b}`])])
        const read = await rowsOf(file)
        expect(read.map(({ values }) => [values.甲, values.乙])).toEqual(cells.map(([a, b]) => [`x${a}`, `x${b}`]))
      }),
    )
  })
})

describe('xlsx', () => {
  it('reads text, numbers, dates, kept results of formulas, switches and rich text', async () => {
    const file = await book((sheet) => {
      sheet.addRow(['姓名', '手机', '日', '时', '和', '是否', '富', '小数'])
      sheet.addRow([
        '赵',
        13800008867,
        new Date('2026-06-05T00:00:00Z'),
        new Date('2026-06-05T08:30:00Z'),
        { formula: 'A1+1', result: 42 },
        true,
        { richText: [{ text: '红' }, { text: '黑' }] },
        0.1 + 0.2,
      ])
      sheet.getCell('D2').numFmt = 'yyyy"年"m"月"d"日" hh:mm'
      sheet.getCell('A4').value = '钱'
    })
    expect(await rowsOf(file, 'a.xlsx')).toEqual([
      {
        line: 2,
        values: {
          姓名: '赵',
          手机: '13800008867',
          日: '2026-06-05',
          时: '2026-06-05 08:30:00',
          和: '42',
          是否: 'TRUE',
          富: '红黑',
          小数: '0.3',
        },
      },
      { line: 4, values: expect.objectContaining({ 姓名: '钱', 手机: '' }) },
    ])
  })
  it('reads dates counted from 1904', async () => {
    const file = await book((sheet) => sheet.addRows([['日'], [new Date('2026-06-05T00:00:00Z')]]), true)
    expect((await rowsOf(file, 'a.xlsx'))[0]!.values).toEqual({ 日: '2026-06-05' })
  })
  it('takes the sheet named, packed with gzip too, and says which there are', async () => {
    const file = await book((sheet, workbook) => {
      sheet.addRows([['a'], ['1']])
      workbook.addWorksheet('二').addRows([['b'], ['2']])
    })
    expect(await rowsOf(gzipSync(file), 'a.xlsx.gz', { sheet: '二' })).toEqual([{ line: 2, values: { b: '2' } }])
    expect((await open(file, 'a.xlsx')).sheets).toEqual(['名册', '二'])
    expect((await problemOf(file, 'a.xlsx', { sheet: '三' })).message['zh-CN']).toContain('名册、二')
  })
  it('reads prefixed names, cells without address, breaks and phonetic hints', async () => {
    const row = `<x:row>${inline('a')}${inline('b &amp; c')}</x:row><x:row><x:c><x:v>1</x:v></x:c>${inline('红_x000A_黑</x:t><x:rPh><x:t>hei</x:t></x:rPh><x:t>')}</x:row>`
    expect(await rowsOf(rawBook(row), 'a.xlsx')).toEqual([{ line: 2, values: { a: '1', 'b & c': '红\n黑' } }])
  })
  it('shows identity numbers kept as numbers as lost, and formulas never calculated', async () => {
    const row = `<x:row>${inline('证')}${inline('和')}</x:row><x:row><x:c><x:v>370828199001011234</x:v></x:c><x:c><x:f>A1</x:f></x:c></x:row>`
    expect((await rowsOf(rawBook(row), 'a.xlsx'))[0]!.values).toEqual({ 证: '3.71E+17', 和: '#NOVALUE!' })
  })
  it('refuses merged names and a merged title', async () => {
    const titled = await book((sheet) => {
      sheet.addRows([
        ['名册', null, null],
        ['姓名', '手机', '村'],
        ['赵', '1', '甲'],
      ])
      sheet.mergeCells('A1:C1')
    })
    expect(await problemOf(titled, 'a.xlsx')).toMatchObject({
      code: expect.stringMatching(/mergedHeader|duplicateHeader/),
    })
    expect(await rowsOf(titled, 'a.xlsx', { headerLine: 2 })).toEqual([
      { line: 3, values: { 姓名: '赵', 手机: '1', 村: '甲' } },
    ])
    const merged = `<x:row r="1"><x:c r="A1" t="str"><x:v>姓名</x:v></x:c><x:c r="C1" t="str"><x:v>村</x:v></x:c></x:row>
      <x:row r="2"><x:c r="B2" t="str"><x:v>x</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells><x:sheetData>`
    expect(await problemOf(rawBook(merged), 'a.xlsx')).toMatchObject({ code: 'mergedHeader', line: 1 })
  })
  it('refuses passwords, old formats, other archives, document types and bombs', async () => {
    const old = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    expect(await problemOf(old, 'a.xlsx')).toMatchObject({ code: 'oldFormat' })
    const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
    const problem = await problemOf(locked, 'a.xlsx')
    expect([problem.message['zh-CN'], problem.remedy['zh-CN']]).toEqual([
      '这个文件打不开：像是加了密码',
      '去掉密码再传',
    ])
    expect(await problemOf(zipFixture({ a: 'b' }), 'a.xlsx')).toMatchObject({ code: 'notATable' })
    const entity = rawBook('', {
      'xl/worksheets/one.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    })
    expect(await problemOf(entity, 'a.xlsx')).toMatchObject({ code: 'broken' })
    const bomb = rawBook('<x:row/>'.repeat(6_000_000))
    expect(await problemOf(bomb, 'a.xlsx')).toMatchObject({ code: 'unpacksTooBig' })
    const liar = rawBook(`<x:row>${inline('a'.repeat(999))}</x:row>`)
    liar.writeUInt32LE(100, liar.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
    expect(await problemOf(liar, 'a.xlsx')).toMatchObject({ code: 'unpacksTooBig' })
    bomb.writeUInt32LE(1000, bomb.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24)
    expect(await problemOf(bomb, 'a.xlsx')).toMatchObject({ code: 'unpacksTooBig' })
    expect(await problemOf(rawBook('<x:row r="1"><x:c r="ZZZ1"><x:v>1</x:v></x:c></x:row>'), 'a.xlsx')).toMatchObject({
      code: 'tooManyColumns',
      line: 1,
    })
  })
  it('gives a problem and never anything else for damaged files', async () => {
    const seeds = [
      await book((sheet) =>
        sheet.addRows([
          ['姓名', '手机'],
          ['赵', 138],
          ['钱', 139],
        ]),
      ),
      rawBook(`<x:row>${inline('a')}</x:row>`),
      gzipSync('a,b\n1,2\n'),
      Buffer.from('a,b\n"1",2\n'),
      Buffer.from('{"a":1}\n{"a":2}\n'),
    ]
    const names = fc.constantFrom('a.xlsx', 'a.csv', 'a.jsonl', 'a.xlsx.gz')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(4),
        names,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }),
        async (n, name, edits) => {
          const file = Buffer.from(seeds[n]!)
          for (const [at, byte] of edits) file[at % file.length] = byte
          const found = await rowsOf(file, name).catch((error) => error)
          if (!Array.isArray(found)) expect(found).toBeInstanceOf(TableError)
        },
      ),
      { numRuns: 400 },
    )
  }, 20_000)
})

describe('jsonl', () => {
  it('reads one record per line', async () => {
    const file = '{"a":"x","n":1,"__proto__":"p"}\n\n{"a":null,"r":[{"b":1}]}'
    const rows = await rowsOf(file, 'a.jsonl')
    expect(rows[0]!.line).toBe(1)
    expect(Object.entries(rows[0]!.values)).toEqual([
      ['a', 'x'],
      ['n', '1'],
      ['__proto__', 'p'],
    ])
    expect(rows[1]).toEqual({ line: 3, values: { a: '', r: '[{"b":1}]' } })
  })
  it.each(['[1]', '1', '{"a":', 'null'])('refuses %s with its line', async (text) => {
    expect(await problemOf(`{"a":1}\n${text}\n`, 'a.jsonl')).toMatchObject({ code: 'badJson', line: 2 })
  })
})

describe('a real file', () => {
  it('reads 58,251 rows, and prints how long it took', async (context) => {
    const path = join(process.env.YIWANG_SHARED ?? '../shared', 'data/open311/boston-2011h2.csv.gz')
    if (!existsSync(path)) context.skip('the shared sample of service requests is not here')
    const start = performance.now()
    const table = await readTable({ path, name: 'boston.csv.gz' })
    let count = 0
    let blankTargets = 0
    for await (const { values } of table.rows) {
      count++
      if (values.target_dt === '') blankTargets++
    }
    expect([table.columns.length, count, blankTargets]).toEqual([29, 58_251, 10_981])
    process.stdout.write(`58,251 rows in ${Math.round(performance.now() - start)} ms\n`)
  }, 60_000)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayTableProblem, tableProblem, tableTexts } from '../../contract/problem.ts'
import { readTable } from '../read/read-table.ts'
import { escapeCell, unescapeCell } from '../write/escape-cell.ts'
import { writeCsv } from '../write/write-csv.ts'
import { closest } from './closest.ts'
import { instantOf, parseWallTime } from './local-time.ts'
import { mapRows } from './map-rows.ts'
import type { Parse } from './mapping.ts'
import { parseCell } from './parse-cell.ts'

const csv = (text: string) => readTable({ buffer: Buffer.from(text), name: 'a.csv' })
const mapping = {
  name: { from: ['姓名', '名字'], parse: { kind: 'text', max: 4 }, required: true },
  phone: { from: '手机', parse: { kind: 'phone' } },
  at: { from: '时间', parse: { kind: 'dateTime' } },
  unit: { from: '单位', parse: { kind: 'code', codes: { 东风街道: 'df', 西城街道: 'xc' } } },
} as const
const parse = (cell: string, rule: Parse) => {
  const found = parseCell(cell, rule)
  return found.ok ? found.value : found.code
}

describe('mapRows', () => {
  it('gives all rows', async () => {
    const table = await csv('名字,手机,时间,单位,别的\n赵,138 0000 8867,2026/6/5 8:30,东风街道,x\n钱,,,,\n')
    expect(await mapRows(table, mapping)).toEqual({
      ok: true,
      rows: [
        { line: 2, values: { name: '赵', phone: '13800008867', at: '2026-06-05T00:30:00.000Z', unit: 'df' } },
        { line: 3, values: { name: '钱' } },
      ],
    })
  })
  it('collects every problem with line, column, value, reason and remedy, and no row', async () => {
    const table = await csv('姓名,手机,时间,单位\n赵,1380000886,6/5,东风街到\n,4.20E+10,,#REF!\n钱钱钱钱钱,,,\n')
    const result = await mapRows(table, mapping)
    if (result.ok) throw new Error('was taken')
    expect(result).toMatchObject({ total: 7, read: 3 })
    expect(result.problems.map((p) => sayTableProblem(p, 'zh-CN'))).toEqual([
      '第 2 行“手机”：电话号码不对，现在是 10 位。手机号 11 位；座机写区号，如 0537-1234567。',
      '第 2 行“时间”：日期看不懂。写成 2026-06-05 或 2026-06-05 08:30。',
      '第 2 行“单位”：没有“东风街到”这一项。是不是“东风街道”？',
      '第 3 行“姓名”：“姓名”是空的。补上内容。',
      '第 3 行“手机”：长号被表格软件变成了科学记数，尾数已经丢了。把这一列设为文本，重新填上完整的号再传。',
      '第 3 行“单位”：公式没有算出结果（#REF!）。用表格软件打开，改好公式并保存，或直接填上值。',
      '第 4 行“姓名”：太长，有 5 个字，最多 4 个。写短一些。',
    ])
    expect(sayTableProblem(result.problems[2]!, 'en')).toBe(
      'row 2, "单位": there is no "东风街到"; did you mean "东风街道"?',
    )
  })
  it('tells a missing column once, and a table that breaks off', async () => {
    const missing = await mapRows(await csv('手机\n\n\n1\n2\n'), mapping)
    expect(missing).toMatchObject({
      ok: false,
      total: 3,
      problems: [{ code: 'missingColumn', line: 1, column: '姓名' }, {}, {}],
    })
    const broken = await mapRows(await csv('姓名,b\n赵,1\n钱,2,3\n'), mapping)
    expect(broken).toMatchObject({ ok: false, total: 1, problems: [{ code: 'cellWithoutColumn', line: 3 }] })
  })
  it('keeps some and counts all', async () => {
    const result = await mapRows(await csv(`姓名,b\n${',1\n'.repeat(50)}`), mapping, { keep: 10 })
    expect(result).toMatchObject({ ok: false, total: 50, problems: { length: 10 } })
  })
})

describe('cells', () => {
  it.each<[string, Parse, string | number]>([
    ['１３８ ００００ ８８６７', { kind: 'phone' }, '13800008867'],
    ['+86 138-0000-8867', { kind: 'phone' }, '13800008867'],
    ['0537-7212345', { kind: 'phone' }, '0537-7212345'],
    ['（0537）7212345', { kind: 'phone' }, '0537-7212345'],
    ['01012345678', { kind: 'phone' }, '010-12345678'],
    ['12345', { kind: 'phone' }, '12345'],
    ['没有', { kind: 'phone' }, 'phone'],
    ['138000088671', { kind: 'phone' }, 'phone'],
    ['2026-06-05', { kind: 'dateTime' }, '2026-06-04T16:00:00.000Z'],
    ['2026年6月5日 8时30分', { kind: 'dateTime' }, '2026-06-05T00:30:00.000Z'],
    ['2026-06-05T08:30:15.25+09:00', { kind: 'dateTime' }, '2026-06-04T23:30:15.000Z'],
    ['2011-07-01 01:32:33', { kind: 'dateTime', zone: 'America/New_York' }, '2011-07-01T05:32:33.000Z'],
    ['2011-12-01 01:32:33', { kind: 'dateTime', zone: 'America/New_York' }, '2011-12-01T06:32:33.000Z'],
    ['2011-03-13 02:30', { kind: 'dateTime', zone: 'America/New_York' }, '2011-03-13T07:30:00.000Z'],
    ['2011-11-06 01:30', { kind: 'dateTime', zone: 'America/New_York' }, '2011-11-06T05:30:00.000Z'],
    ['2026-02-29', { kind: 'dateTime' }, 'dateTime'],
    ['2026-06-05 24:00', { kind: 'dateTime' }, 'dateTime'],
    ['1,234.5', { kind: 'number' }, 1234.5],
    ['4.2E+3', { kind: 'number' }, 4200],
    ['1,2', { kind: 'number' }, 'number'],
    ['', { kind: 'number' }, 'number'],
    ['3.5', { kind: 'number', integer: true }, 'number'],
    ['11', { kind: 'number', max: 10 }, 'numberRange'],
    ["'=1+1", { kind: 'text' }, '=1+1'],
    ['4.20E+10', { kind: 'text' }, 'longNumber'],
    ['toString', { kind: 'code', codes: { a: 'b' } }, 'code'],
  ])('%j as %j gives %j', (cell, rule, value) => expect(parse(cell, rule)).toBe(value))

  it('never throws on any cell', () => {
    const rules: Parse[] = [
      { kind: 'text' },
      { kind: 'phone' },
      { kind: 'dateTime' },
      { kind: 'number' },
      { kind: 'code', codes: { 甲: 'a', 乙: 'b' } },
    ]
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...rules), (text, rule) => {
        expect(parseCell(text, rule)).toHaveProperty('ok')
      }),
      { numRuns: 1000 },
    )
  })
  it('finds the instant of a wall time in any zone', () => {
    const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'UTC')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), zone, (second, timeZone) => {
        const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
          second * 1000,
        )
        const instant = instantOf(parseWallTime(text)!.wall, timeZone)
        // In the hour that clocks show twice the earlier instant is taken.
        expect([0, 3_600_000]).toContain(second * 1000 - instant)
        if (timeZone === 'UTC') expect(instant).toBe(second * 1000)
      }),
    )
  })
  it('suggests only what is close and sure', () => {
    expect(closest('东风街到', ['东风街道', '西城街道'])).toBe('东风街道')
    expect(closest('甲村', ['乙村', '丙村'])).toBeUndefined()
    expect(closest('完全不同', ['东风街道'])).toBeUndefined()
  })
})

describe('formula injection', () => {
  it.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '＝1+1',
    '\t=1',
    '\r=1',
    ' =1',
    '\ufeff=1',
    "=cmd|' /C calc'!A0",
    "'=1",
  ])('escapes %j', (text) => expect(escapeCell(text)).toBe(`'${text}`))
  it.each(['路灯', '-5', '+3.2', 'a=b', "'", "it's", ''])('leaves %j', (text) => expect(escapeCell(text)).toBe(text))
  it('can always be taken back', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '1', '路', '\n', '\u200b') })
    fc.assert(
      fc.property(text, (original) => {
        expect(unescapeCell(escapeCell(original))).toBe(original)
        expect(escapeCell(original)).not.toMatch(/^[=@＝＋－＠\t\r]/)
      }),
      { numRuns: 2000 },
    )
  })
  it('writes quoted, marked and escaped files', () => {
    expect(
      writeCsv([
        ['甲', '乙'],
        ['a"b\n;=1', -5],
        ['=1', null],
      ]),
    ).toBe('\ufeff"甲","乙"\r\n"a""b\n;=1",-5\r\n"\'=1",\r\n')
  })
})

describe('texts', () => {
  it('have the same parameters in both languages and no English in Chinese', () => {
    for (const [message, messageEn, remedy, remedyEn] of Object.values(tableTexts)) {
      const names = (s: string) => [...s.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
      expect([names(messageEn), names(remedyEn)]).toEqual([names(message), names(remedy)])
    }
    expect(tableProblem('code', { value: 'x'.repeat(200), params: { choices: '' } }).value).toHaveLength(81)
  })
})

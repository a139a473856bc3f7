/** What a real office program makes of the files: places on the page, live formulas. */
import { describe, expect, test } from 'vitest'
import { renderDocx } from './bulletin-docx.ts'
import { figure, rate, text } from './bulletin-model.ts'
import { renderXlsx } from './bulletin-xlsx.ts'
import { converted, officeMissing, wordsOf } from './testing/office.ts'
import { byUnit, sampleBulletin } from './testing/sample-documents.ts'

const millimetres = (points: number) => (points * 25.4) / 72
const missing = officeMissing()

describe('opened by LibreOffice', { timeout: 90_000 }, () => {
  test('the bulletin keeps its places', async (ctx) => {
    if (missing !== undefined) return ctx.skip(missing)
    const pdf = converted(await renderDocx(sampleBulletin()), 'docx', 'pdf')
    if (pdf === undefined) return ctx.skip('LibreOffice has no Writer')
    const { words, pages } = wordsOf(pdf)
    expect(pages.length).toBeGreaterThanOrEqual(4)
    expect(pages.length).toBeLessThanOrEqual(5)
    for (const { width, height } of pages)
      expect([width, height].map((side) => Math.round(millimetres(side)))).toEqual([210, 297])
    const head = words.find((word) => word.text.includes('民声') && word.page === 1)!
    expect(millimetres(head.top)).toBeGreaterThan(37 + 30)
    expect(millimetres(Math.min(...words.map((word) => word.left)))).toBeGreaterThanOrEqual(27.5)
    const copies = words.find((word) => word.text.startsWith('抄送'))!
    expect(copies.page).toBe(pages.length)
    expect(millimetres(copies.top)).toBeGreaterThan(297 - 35 - 25)
    expect(millimetres(copies.bottom)).toBeLessThan(297 - 35)
  })

  test('a table over several pages repeats its header on each', async (ctx) => {
    if (missing !== undefined) return ctx.skip(missing)
    const table = byUnit()
    const row = {
      unit: text('示例单位'),
      dispatched: figure(1),
      onTime: figure(1),
      overdue: figure(0),
      replied: rate(1, 1),
      satisfied: rate(0, 0),
    }
    const { total: _, ...open } = table
    const doc = { ...sampleBulletin(), paragraphs: [], tables: [{ ...open, rows: Array(90).fill(row) }] }
    const pdf = converted(await renderDocx(doc), 'docx', 'pdf')
    if (pdf === undefined) return ctx.skip('LibreOffice has no Writer')
    const { words } = wordsOf(pdf)
    const on = (name: string) => new Set(words.filter((word) => word.text === name).map((word) => word.page))
    expect(on('示例单位').size).toBeGreaterThanOrEqual(2)
    expect(on('承办单位')).toEqual(on('示例单位'))
  })

  test('no text of the workbook becomes a formula; sums are live', async (ctx) => {
    if (missing !== undefined) return ctx.skip(missing)
    const doc = sampleBulletin()
    for (const attack of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1']) doc.definitions.push({ term: attack, text: attack })
    const sheet = converted(await renderXlsx(doc), 'xlsx', 'fods')
    if (sheet === undefined) return ctx.skip('LibreOffice has no Calc')
    const formulas = [...sheet.toString('utf8').matchAll(/table:formula="([^"]*)"/g)].map((found) => found[1])
    expect(formulas).toContain('of:=SUM([.B5:.B22])')
    expect(
      formulas.filter((formula) => !/^of:=(SUM\(\[[.:A-Z\d]+\]\)|\[\.[A-Z]+\d+\]\/\[\.[A-Z]+\d+\])$/.test(formula!)),
    ).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { type BulletinDocument, figure, text } from './bulletin-model.ts'
import { renderXlsx } from './bulletin-xlsx.ts'
import { everything, partText } from './testing/package-text.ts'
import { openWorkbook, recalculated } from './testing/recalculate.ts'
import { sampleBulletin } from './testing/sample-documents.ts'
import { packageDigest } from './zip-package.ts'

const opened = async (doc: BulletinDocument) => openWorkbook(await renderXlsx(doc))

const book = await opened(sampleBulletin())
const units = book.getWorksheet('各承办单位办理情况')!

test('a sheet per table and the definitions', () => {
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['反映较多的类别', '各承办单位办理情况', '名词和计算口径'])
  expect(units.getCell('A1').value).toBe('各承办单位办理情况')
  expect(units.getCell('A2').value).toBe('示例县民声“9”线专班　第18期　2021年9月')
})

describe('numbers', () => {
  test('are numbers with a format', () => {
    expect(units.getCell('B5').value).toBe(10)
    expect(units.getCell('B5').numFmt).toBe('#,##0')
  })

  test('totals are live sums with their result cached', () => {
    expect(units.getCell('B23').value).toMatchObject({ formula: 'SUM(B5:B22)', result: 639 })
    expect(units.getCell('E23').value).toMatchObject({ formula: 'SUM(E5:E22)', result: 614 })
    expect(units.getCell('G23').value).toMatchObject({ formula: 'E23/F23', result: 614 / 639 })
  })

  test('every formula names the cells of its own row or the rows above, and computes to what is cached', () => {
    const live = book.worksheets.flatMap(recalculated)
    expect(live.length).toBeGreaterThan(20)
    for (const l of live) expect([l.at, l.cached]).toEqual([l.at, l.computed])
  })

  test('a total over hidden rows stays a number, as no sum gives it', () => {
    const fields = book.getWorksheet('反映较多的类别')!
    expect(fields.getCell('B7').value).toBe('少于5')
    expect(fields.getCell('B9').value).toBe(313)
    expect(units.getCell('I23').value).toBe(189)
  })

  test('rates under 10 say so and show neither part', () => {
    expect(units.getCell('J5').value).toBe('样本太少')
    expect([units.getCell('H5').value, units.getCell('I5').value]).toEqual(['', ''])
    expect(units.getCell('J22').numFmt).toBe('0.0%')
  })

  test('a qualifier stands in the format, the value stays a number', async () => {
    const doc = sampleBulletin()
    doc.tables[0]!.rows[0]!.count = figure(200, { qualifier: '余' })
    doc.tables[0]!.columns[1]!.sum = false
    const cell = (await opened(doc)).worksheets[0]!.getCell('B5')
    expect([cell.value, cell.numFmt]).toEqual([200, '#,##0"余"'])
  })
})

describe('sheet', () => {
  test('header frozen and repeated in print, columns wide enough for Chinese', () => {
    expect(units.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 })
    expect(units.pageSetup.printTitlesRow).toBe('4:4')
    expect(units.getColumn(1).width).toBeGreaterThanOrEqual('人力资源和社会保障局'.length * 2)
  })

  test('a draft says so on every sheet', async () => {
    const draft = await opened({ ...sampleBulletin(), draft: true })
    expect(draft.worksheets.map((sheet) => sheet.getCell('A3').value)).toEqual(
      Array(3).fill('草稿：未经审核发布，不得引用'),
    )
    expect(units.getCell('A3').value ?? '').toBe('')
  })

  test('names that a sheet cannot carry are changed, equal ones told apart', async () => {
    const doc = sampleBulletin()
    doc.tables.forEach((table) => {
      table.title = "'[一]:二/三?*\\四'".padEnd(60, '长')
    })
    const names = (await opened(doc)).worksheets.map((sheet) => sheet.name)
    expect(new Set(names).size).toBe(3)
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
  })
})

describe('what leaves the house', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=cmd|"/c calc"!A0']

  test.each(hostile)('%j is no formula anywhere', async (attack) => {
    const doc = sampleBulletin()
    const table = doc.tables[0]!
    table.title = attack
    table.columns[0]!.label = attack
    table.rows[0]!.field = text(attack)
    table.total!.field = text(attack)
    table.notes = [attack]
    const hostileBook = await opened({ ...doc, organ: attack, definitions: [{ term: attack, text: attack }] })
    const texts: string[] = []
    for (const sheet of hostileBook.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (typeof cell.value === 'string') texts.push(cell.value)
          else if (cell.formula !== undefined)
            expect(cell.formula).toMatch(/^(SUM\([A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+\/[A-Z]+\d+)$/)
        }),
      )
    expect(texts.filter((value) => /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(value))).toEqual([])
    expect(texts.filter((value) => value.startsWith("'")).length).toBeGreaterThanOrEqual(7)
  })

  test('no part holds a hidden value, a query id or another author', async () => {
    const doc = sampleBulletin()
    doc.tables[0]!.rows[2]!.count = figure(987_654_321, { suppressed: true, query: 'canary-query' })
    const file = await renderXlsx(doc)
    expect(everything(file)).not.toMatch(/987.?654.?321|canary-query|unit-\d/)
    expect(partText(file, 'docProps/core.xml')).toContain(
      '<dc:creator>一网</dc:creator><cp:lastModifiedBy>一网</cp:lastModifiedBy>',
    )
  })

  test('the same document gives the same bytes; another does not', async () => {
    const [one, two] = [await renderXlsx(sampleBulletin()), await renderXlsx(sampleBulletin())]
    expect(one.equals(two)).toBe(true)
    const other = await renderXlsx({ ...sampleBulletin(), number: '第19期' })
    expect(packageDigest(other)).not.toBe(packageDigest(one))
  })
})

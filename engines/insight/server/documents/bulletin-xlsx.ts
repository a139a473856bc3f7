import ExcelJS from 'exceljs'
import { type BulletinDocument, type Table, text } from './bulletin-model.ts'
import { assertRenderable } from './document-issues.ts'
import { documentLabels } from './document-labels.ts'
import { coreProperties, neutralParts, PRODUCT } from './package-properties.ts'
import { sheetNames } from './xlsx-columns.ts'
import { addTableSheet } from './xlsx-sheet.ts'
import { readPackage, writePackage } from './zip-package.ts'

const definitionsTable = (doc: BulletinDocument): Table => {
  const labels = documentLabels[doc.language ?? 'zh-CN']
  return {
    id: 'definitions',
    title: labels.definitions,
    columns: [
      { key: 'term', label: labels.term },
      { key: 'meaning', label: labels.meaning },
    ],
    rows: doc.definitions.map((definition) => ({ term: text(definition.term), meaning: text(definition.text) })),
  }
}

/**
 * The tables of the document as .xlsx, one sheet each, and the definitions on the last. It never says more than the
 * printed document: hidden figures and rates under 10 carry no number. Same input, same bytes. The only module that
 * knows exceljs. Throws DocumentRefused when `documentIssues` finds any.
 */
export const renderXlsx = async (doc: BulletinDocument): Promise<Buffer> => {
  assertRenderable(doc)
  const book = new ExcelJS.Workbook()
  const at = new Date(`${doc.date}T00:00:00Z`)
  Object.assign(book, { creator: PRODUCT, lastModifiedBy: PRODUCT, created: at, modified: at })
  const tables = [...doc.tables, definitionsTable(doc)]
  const names = sheetNames(tables.map((table) => table.title))
  tables.forEach((table, index) => {
    addTableSheet(book, names[index]!, { table, doc })
  })
  const packed = Buffer.from(await book.xlsx.writeBuffer())
  return writePackage(neutralParts(readPackage(packed), coreProperties(doc)))
}

import { describe, expect, test } from 'vitest'
import { type BulletinDocument, figure, hidden, rate, type Table, text } from './bulletin-model.ts'
import { DocumentRefused, documentIssues } from './document-issues.ts'
import { renderDocx, renderXlsx } from './index.ts'
import { byUnit, sampleBulletin, sampleSpecialReport, sampleSupervisionNotice } from './testing/sample-documents.ts'

const withTable = (change: (table: Table) => void): BulletinDocument => {
  const table = byUnit()
  change(table)
  return { ...sampleBulletin(), paragraphs: [], tables: [table] }
}

const codes = (doc: BulletinDocument) => documentIssues(doc).map((issue) => `${issue.code} ${issue.where}`)

test.each([sampleBulletin, sampleSpecialReport, sampleSupervisionNotice])('%o has no issue', (sample) =>
  expect(documentIssues(sample())).toEqual([]),
)

describe('what forbids rendering', () => {
  test('a total that differs from its rows', () => {
    const doc = withTable((table) => {
      table.total!.dispatched = figure(640)
    })
    expect(codes(doc)).toEqual(['total-differs by-unit total dispatched'])
  })

  test('one hidden cell that the total gives away; two do not', () => {
    const one = withTable((table) => {
      table.rows[3]!.overdue = hidden('件')
    })
    expect(codes(one)).toEqual(['suppression-recoverable by-unit total overdue'])
    const two = withTable((table) => {
      table.rows[3]!.overdue = hidden('件')
      table.rows[4]!.overdue = hidden('件')
    })
    expect(codes(two)).toEqual([])
  })

  test('missing cells and impossible numbers, wherever they stand', () => {
    const doc = withTable((table) => {
      delete table.rows[0]!.unit
      table.rows[1]!.replied = rate(5, 4)
      table.total!.satisfied = figure(Number.POSITIVE_INFINITY)
    })
    const inText = { ...doc, paragraphs: [{ kind: 'text' as const, runs: [text('共'), rate(2.5, 20)] }] }
    expect(codes(inText)).toEqual([
      'rate-impossible paragraph 1',
      'cell-missing by-unit 1 unit',
      'rate-impossible by-unit 2 replied',
      'figure-not-finite by-unit total satisfied',
    ])
  })

  test('tables that are unknown or named twice, dates that do not exist', () => {
    const doc = sampleBulletin()
    const broken: BulletinDocument = {
      ...doc,
      tables: [...doc.tables, byUnit()],
      paragraphs: [{ kind: 'table', table: 'nowhere' }],
      date: '2021-09-31',
      period: { from: '2021-10-01', to: '2021-09-30' },
    }
    expect(codes(broken)).toEqual([
      'date-invalid date',
      'date-invalid period',
      'table-twice by-unit',
      'table-unknown nowhere',
    ])
  })

  test('both renderers refuse and name the place', async () => {
    const doc = withTable((table) => {
      table.total!.dispatched = figure(640)
    })
    await expect(renderDocx(doc)).rejects.toThrow(DocumentRefused)
    await expect(renderXlsx(doc)).rejects.toThrow('total-differs at by-unit total dispatched')
  })
})

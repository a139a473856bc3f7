import type { BulletinDocument, Cell, Column, Table } from './bulletin-model.ts'
import { localDay, periodWords } from './official-words.ts'
import { addsUp, shownFigure } from './shown-figures.ts'
import { rateState } from './words.ts'

export type DocumentIssue = {
  code:
    | 'table-unknown'
    | 'table-twice'
    | 'cell-missing'
    | 'figure-not-finite'
    | 'rate-impossible'
    | 'total-differs'
    | 'suppression-recoverable'
    | 'date-invalid'
  /** Where: table id, then row (1-based or "total") and column key. */
  where: string
}

/** The document breaks its own rules; `issues` names every place. Nothing is rendered. */
export class DocumentRefused extends Error {
  readonly issues: readonly DocumentIssue[]
  constructor(issues: readonly DocumentIssue[]) {
    super(`The document is refused: ${issues.map((issue) => `${issue.code} at ${issue.where}`).join('; ')}`)
    this.name = 'DocumentRefused'
    this.issues = issues
  }
}

const impossible = (cell: Cell): DocumentIssue['code'] | undefined => {
  if (cell.kind === 'figure')
    return cell.value !== null && !Number.isFinite(cell.value) ? 'figure-not-finite' : undefined
  if (cell.kind === 'text') return undefined
  const whole = Number.isSafeInteger(cell.met) && Number.isSafeInteger(cell.of)
  return whole && cell.met >= 0 && cell.met <= cell.of ? undefined : 'rate-impossible'
}

const cellIssues = (table: Table): DocumentIssue[] => {
  const rows = [
    ...table.rows.map((row, at) => ({ row, name: String(at + 1) })),
    ...(table.total === undefined ? [] : [{ row: table.total, name: 'total' }]),
  ]
  return rows.flatMap(({ row, name }) =>
    table.columns.flatMap((column): DocumentIssue[] => {
      const cell = row[column.key]
      const code = cell === undefined ? 'cell-missing' : impossible(cell)
      return code === undefined ? [] : [{ code, where: `${table.id} ${name} ${column.key}` }]
    }),
  )
}

const isHidden = (cell: Cell | undefined): boolean => {
  if (cell?.kind === 'figure') return cell.suppressed === true
  return cell?.kind === 'rate' && rateState(cell) === 'hidden'
}

const columnIssues = (table: Table, column: Column): DocumentIssue[] => {
  const total = shownFigure(table.total?.[column.key])
  if (total === undefined || column.sum === false) return []
  const cells = table.rows.map((row) => row[column.key])
  const where = `${table.id} total ${column.key}`
  if (cells.filter(isHidden).length === 1) return [{ code: 'suppression-recoverable', where }]
  if (column.sum !== true || cells.some(isHidden)) return []
  return addsUp(
    cells.map((cell) => shownFigure(cell) ?? 0),
    total,
  )
    ? []
    : [{ code: 'total-differs', where }]
}

const dateIssues = (doc: BulletinDocument): DocumentIssue[] => {
  const fails = (read: () => unknown): boolean => {
    try {
      read()
      return false
    } catch {
      return true
    }
  }
  const issues: DocumentIssue[] = []
  if (fails(() => localDay(doc.date))) issues.push({ code: 'date-invalid', where: 'date' })
  const { period } = doc
  if (period !== undefined && fails(() => periodWords(period))) issues.push({ code: 'date-invalid', where: 'period' })
  return issues
}

/**
 * What forbids rendering: unknown or doubled tables, missing cells, impossible numbers, a `sum` column whose total
 * differs from its rows, one hidden cell that its column's total gives away, dates that do not exist.
 */
export const documentIssues = (doc: BulletinDocument): DocumentIssue[] => {
  const ids = doc.tables.map((table) => table.id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  const unknown = doc.paragraphs.flatMap((p) => (p.kind === 'table' && !ids.includes(p.table) ? [p.table] : []))
  const inText = doc.paragraphs.flatMap((p, at) => (p.kind === 'table' ? [] : p.runs.map((cell) => ({ cell, at }))))
  return [
    ...dateIssues(doc),
    ...twice.map((where): DocumentIssue => ({ code: 'table-twice', where })),
    ...unknown.map((where): DocumentIssue => ({ code: 'table-unknown', where })),
    ...inText.flatMap(({ cell, at }): DocumentIssue[] => {
      const code = impossible(cell)
      return code === undefined ? [] : [{ code, where: `paragraph ${at + 1}` }]
    }),
    ...doc.tables.flatMap((table) => [...cellIssues(table), ...table.columns.flatMap((c) => columnIssues(table, c))]),
  ]
}

/** Throws DocumentRefused when `documentIssues` finds any. */
export const assertRenderable = (doc: BulletinDocument): void => {
  const issues = documentIssues(doc)
  if (issues.length > 0) throw new DocumentRefused(issues)
}

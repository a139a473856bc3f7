import ExcelJS, { type Worksheet } from 'exceljs'

/** A workbook out of its bytes. */
export const openWorkbook = async (file: Buffer): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer)
  return book
}

export type Live = { readonly at: string; readonly formula: string; readonly cached: number; readonly computed: number }
const numberAt = (sheet: Worksheet, at: string): number => {
  const cell = sheet.getCell(at)
  if (cell.formula !== undefined) return computedBy(sheet, cell.formula)
  return typeof cell.value === 'number' ? cell.value : 0
}
const computedBy = (sheet: Worksheet, formula: string): number => {
  const sum = /^SUM\(([A-Z]+)(\d+):\1(\d+)\)$/.exec(formula)
  if (sum) {
    const [, column, from, to] = sum as unknown as [string, string, string, string]
    let n = 0
    for (let row = Number(from); row <= Number(to); row += 1) n += numberAt(sheet, `${column}${row}`)
    return n
  }
  const share = /^([A-Z]+\d+)\/([A-Z]+\d+)$/.exec(formula)
  if (!share) throw new Error(`a formula nobody writes: ${formula}`)
  return numberAt(sheet, share[1]!) / numberAt(sheet, share[2]!)
}

/** Every formula of a sheet, computed from the cells it names as a spreadsheet would, beside the result that is cached. */
export const recalculated = (sheet: Worksheet): Live[] => {
  const out: Live[] = []
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.formula !== undefined)
        out.push({
          at: cell.address,
          formula: cell.formula,
          cached: Number(cell.result),
          computed: computedBy(sheet, cell.formula),
        })
    }),
  )
  return out
}

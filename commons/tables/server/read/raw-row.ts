/** One row before column names are known. Cells stand at their own index; missing ones are empty. */
export type RawRow = { readonly line: number; readonly cells: readonly string[] }

/** A format's own reading: all rows that are not wholly blank, and what a workbook knows beyond rows. */
export type RawTable = {
  readonly rows: AsyncIterator<RawRow>
  readonly sheets: readonly string[]
  /** Whether merged cells touch a row. */
  readonly isMerged: (line: number) => Promise<boolean>
}

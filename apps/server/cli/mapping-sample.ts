import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readTable } from '@yiwang/tables/server'

/** How columns are usually named, for a first guess. */
const LIKELY = {
  id: /编号|单号|序号|号码|(^|_)(id|no|number)$/i,
  text: /内容|诉求|事由|问题|text|content|detail|description/i,
  at: /时间|日期|time|date|(^|_)at$/i,
} as const

/** A mapping to start from, with the file's own column names; what cannot be guessed takes the next free column. */
export const sampleMapping = (columns: readonly string[]): string => {
  const free = [...columns]
  const take = (i: number): string | undefined => (i < 0 ? undefined : free.splice(i, 1)[0])
  const guessed = Object.entries(LIKELY).map(([field, re]) => [field, take(free.findIndex((c) => re.test(c)))] as const)
  const filled = guessed.map(([field, column]) => [field, column ?? take(free.length ? 0 : -1)])
  return JSON.stringify({ columns: Object.fromEntries(filled.filter(([, column]) => column !== undefined)) })
}

/** The column names of a table file. */
export const columnsOf = async (path: string): Promise<readonly string[]> =>
  (await readTable({ name: basename(path), buffer: await readFile(path) }, { limits: { rows: 100_000 } })).columns

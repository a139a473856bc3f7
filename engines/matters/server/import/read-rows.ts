import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { Failure } from '@yiwang/kernel'
import type { OutputOf } from '@yiwang/kernel/operation'
import { sayTableProblem, type TableProblem, type TableRow } from '@yiwang/tables/contract'
import { mapRows, readTable, TableError } from '@yiwang/tables/server'
import type { importAppeals } from '../../contract/index.ts'
import { type ImportMapping, mappingFor, tableMapping } from './import-mapping.ts'

export type ImportProblem = OutputOf<typeof importAppeals>['problems'][number]
/** One appeal as the file gives it; times in ms. `external` is the source and the file's own number. */
export type ImportRow = {
  readonly line: number
  readonly external: string
  readonly text: string
  readonly title?: string
  readonly at: number
  readonly closedAt?: number
  /** Null: the file knows due times, this row has none. Undefined: the file knows none. */
  readonly due?: number | null
  readonly place?: string
  readonly point?: { readonly lon: number; readonly lat: number }
  readonly category?: string
  readonly phone?: string
  readonly name?: string
  readonly joins: number
  readonly reply?: string
  readonly replyAt?: number
  readonly department?: string
}
export type ReadRows = {
  readonly rows: readonly ImportRow[]
  readonly problems: readonly ImportProblem[]
  readonly problemsTotal: number
  readonly read: number
  readonly hash: string
}

const KEPT_PROBLEMS = 200
const LIMITS = { rows: 100_000 }

const badFile = (p: TableProblem): Failure => {
  const [zh, en] = [sayTableProblem(p, 'zh-CN'), sayTableProblem(p, 'en')]
  return new Failure('BAD_FILE', 422, {
    data: { why: zh, whyEn: en, zh, en },
    fields: [{ path: 'file', message: { zh, en } }],
  })
}
const ofTable = (p: TableProblem): ImportProblem => ({
  line: p.line ?? 0,
  column: p.column ?? '',
  value: p.value ?? '',
  message: { zh: p.message['zh-CN'], en: p.message.en },
  remedy: { zh: p.remedy['zh-CN'], en: p.remedy.en },
})
export const importProblem = (
  at: { line: number; column: string; value?: string },
  message: ImportProblem['message'],
  remedy: ImportProblem['remedy'],
): ImportProblem => ({ value: '', ...at, message, remedy })

type Values = Readonly<Record<string, string | number | undefined>>
const str = (v: Values, k: string): string | undefined =>
  typeof v[k] === 'string' && v[k] !== '' ? (v[k] as string) : undefined
const ms = (v: Values, k: string): number | undefined =>
  typeof v[k] === 'string' ? Date.parse(v[k] as string) : undefined

/** The file's own number; where it has none, what was said and when. */
const externalOf = (source: string, v: Values): string =>
  `${source}:${
    str(v, 'id') ??
    `h-${createHash('sha256')
      .update(`${v.at ?? ''}\n${v.text ?? ''}`)
      .digest('base64url')
      .slice(0, 22)}`
  }`

const rowOf = (v: Values, o: { line: number; source: string; now: number; knowsDue: boolean }): ImportRow => {
  const [closedAt, replyAt] = [ms(v, 'closedAt'), ms(v, 'replyAt')]
  const given = ['title', 'place', 'category', 'phone', 'name', 'reply', 'department'].flatMap((k) => {
    const text = str(v, k)
    return text === undefined ? [] : [[k, text]]
  })
  return {
    line: o.line,
    external: externalOf(o.source, v),
    text: str(v, 'text') ?? '',
    at: ms(v, 'at') ?? replyAt ?? closedAt ?? o.now,
    joins: typeof v.joins === 'number' ? v.joins : 0,
    ...Object.fromEntries(given),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(replyAt === undefined ? {} : { replyAt }),
    ...(o.knowsDue ? { due: ms(v, 'due') ?? null } : {}),
    ...(typeof v.lon === 'number' && typeof v.lat === 'number' ? { point: { lon: v.lon, lat: v.lat } } : {}),
  }
}

const nameOf = (m: ImportMapping, field: keyof ImportMapping['columns']): string => {
  const c = m.columns[field]
  return typeof c === 'string' ? c : (c?.[0] ?? field)
}

/** What cannot be so: the same number twice, an end before the beginning, a time that has not come. */
const faultsOf = (rows: readonly ImportRow[], m: ImportMapping, now: number): ImportProblem[] => {
  const seen = new Map<string, number>()
  return rows.flatMap((r) => {
    const out: ImportProblem[] = []
    const first = seen.get(r.external)
    const value = r.external.slice(r.external.indexOf(':') + 1)
    if (first !== undefined)
      out.push(
        importProblem(
          { line: r.line, column: nameOf(m, 'id'), value },
          { zh: `和第 ${first} 行是同一件`, en: `the same appeal as in row ${first}` },
          { zh: '删掉其中一行，或改编号', en: 'remove one of them or correct the number' },
        ),
      )
    else seen.set(r.external, r.line)
    const ends = [
      ['closedAt', r.closedAt],
      ['replyAt', r.replyAt],
    ] as const
    for (const [field, end] of ends)
      if (end !== undefined && end < r.at)
        out.push(
          importProblem(
            { line: r.line, column: nameOf(m, field) },
            { zh: '比来件时间还早', en: 'is before the appeal came in' },
            { zh: '核对两个时间', en: 'check both times' },
          ),
        )
    if (r.at > now + 60_000)
      out.push(
        importProblem(
          { line: r.line, column: nameOf(m, 'at') },
          { zh: '来件时间还没到', en: 'the time has not come yet' },
          { zh: '核对年份和日期', en: 'check year and date' },
        ),
      )
    return out
  })
}

const BREATH = 5_000
/** The same rows; every few thousand other requests get their turn. */
async function* breathing<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  let n = 0
  for await (const row of rows) {
    if (++n % BREATH === 0) await setImmediate()
    yield row
  }
}

const load = async (file: { path: string; name: string }) => {
  const buffer = await readFile(file.path)
  const hash = createHash('sha256').update(buffer).digest('base64url')
  const table = await readTable({ name: file.name, buffer }, { limits: LIMITS })
  const rows: TableRow[] = []
  for await (const row of breathing(table.rows)) rows.push(row)
  return { table, rows, hash }
}

/** Reads a file of appeals: all rows, or every problem with its line. Throws BAD_FILE for a file that cannot be read. */
export const readRows = async (
  file: { path: string; name: string },
  o: {
    readonly source: string
    readonly mapping?: string | undefined
    readonly now: number
  },
): Promise<ReadRows> => {
  const loaded = await load(file).catch((e) => {
    throw e instanceof TableError ? badFile(e.problem) : e
  })
  const m = mappingFor(loaded.table.columns, o.mapping)
  const { expand } = m
  const rows = expand ? loaded.rows.map((r) => ({ ...r, values: { ...r.values, ...expand(r.values) } })) : loaded.rows
  const columns = expand && rows[0] ? Object.keys(rows[0].values) : loaded.table.columns
  const table = { ...loaded.table, columns, rows: breathing(rows) }
  const mapped = await mapRows(table, tableMapping(m), { keep: KEPT_PROBLEMS })
  const base = { read: rows.length, hash: loaded.hash }
  if (!mapped.ok) return { ...base, rows: [], problems: mapped.problems.map(ofTable), problemsTotal: mapped.total }
  const source = m.source ?? o.source
  const knowsDue = m.columns.due !== undefined
  const found = mapped.rows.map((r) => rowOf(r.values as Values, { line: r.line, source, now: o.now, knowsDue }))
  const faults = faultsOf(found, m, o.now)
  return { ...base, rows: found, problems: faults.slice(0, KEPT_PROBLEMS), problemsTotal: faults.length }
}

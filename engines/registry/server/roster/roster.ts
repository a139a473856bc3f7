import type { Words } from '@yiwang/kernel/message'
import type { Change, Values } from '@yiwang/platform/write-set'
import { type TableProblem, tableProblem } from '@yiwang/tables/contract'
import type { MappedRow, Mapping } from '@yiwang/tables/server'
import type { Composition } from '../../pack/composition.ts'
import type { Tier } from '../../pack/network.ts'
import type { Patches } from '../../pack/patches.ts'
import type { Posting } from '../../pack/posting.ts'
import type { Patch, PatchTerm } from '../domain/patch.ts'
import type { Territory } from '../domain/territory.ts'
import type { UnitLink } from '../domain/unit-link.ts'
import type { Person } from '../store/person-store.ts'
import type { Post } from '../store/post-store.ts'

/** What stands in the registry before an import, and what new rows need. */
export type RosterContext = {
  readonly tenant: string
  readonly now: number
  newId(): string
  /** Person of the importer, who may not give posts to himself. */
  readonly self: string | null
  readonly territory: Territory
  readonly people: readonly Person[]
  readonly posts: readonly Post[]
  readonly composition: Composition | undefined
  readonly postings: readonly Posting[]
  readonly links: readonly UnitLink[]
  readonly tiers: readonly Tier[]
  readonly patchKinds: readonly Patches[]
  /** Patches that have not ended. */
  readonly patches: readonly Patch[]
  readonly patchTerms: readonly PatchTerm[]
}
export type RosterProblem = {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly message: Words
  readonly remedy: Words
}
/** What an import would do: counts for the preview, changes for the write. Nothing of it is written while problems stand. */
export type RosterPlan = {
  create: number
  change: number
  same: number
  readonly changes: Change[]
  readonly problems: RosterProblem[]
  /** People whose rights change. */
  readonly touched: string[]
  /** Whether divisions, grids or units change. */
  readonly territory: boolean
}
export type Roster<M extends Mapping = Mapping> = {
  readonly mapping: (c: RosterContext) => M
  readonly plan: (rows: readonly MappedRow<M>[], c: RosterContext) => RosterPlan
}

export const ofTable = (p: TableProblem): RosterProblem => ({
  line: p.line ?? 0,
  column: p.column ?? '',
  value: p.value ?? '',
  message: { zh: p.message['zh-CN'], en: p.message.en },
  remedy: { zh: p.remedy['zh-CN'], en: p.remedy.en },
})
export const phoneProblem = (line: number, column: string, value: string): RosterProblem =>
  ofTable(tableProblem('phone', { line, column, value, params: { digits: value.replace(/\D/g, '').length } }))

type Said = readonly [zh: string, en: string, remedyZh: string, remedyEn: string]
type Cell = { readonly line: number; readonly column: string; readonly value?: string | number | undefined }
export const rosterProblem = (at: Cell, [zh, en, remedyZh, remedyEn]: Said): RosterProblem => ({
  line: at.line,
  column: at.column,
  value: String(at.value ?? ''),
  message: { zh, en },
  remedy: { zh: remedyZh, en: remedyEn },
})
export const repeated = (at: Cell, firstLine: number): RosterProblem =>
  rosterProblem(at, [
    `和第 ${firstLine} 行重复`,
    `the same as row ${firstLine}`,
    '删掉其中一行',
    'remove one of the two rows',
  ])

/** Rows whose key stands in an earlier row are reported; the others come back. */
export const withoutRepeats = <R extends { readonly line: number }>(
  rows: readonly R[],
  key: (row: R) => string,
  report: (row: R, firstLine: number) => void,
): R[] => {
  const seen = new Map<string, number>()
  return rows.filter((row) => {
    const first = seen.get(key(row))
    if (first !== undefined) report(row, first)
    else seen.set(key(row), row.line)
    return first === undefined
  })
}

const MOST_ROWS = 2_000
/** Cuts long lists of rows, so that no statement grows without bound. */
export const inChunks = (changes: readonly Change[]): Change[] =>
  changes.flatMap((c) => {
    const chunks: Change[] = []
    for (let i = 0; i < c.rows.length; i += MOST_ROWS) chunks.push({ ...c, rows: c.rows.slice(i, i + MOST_ROWS) })
    return chunks
  })

/** Every way a unit may be named in a cell, and its id; a name two units share stands for neither. */
export const unitWords = (t: Territory): Record<string, string> => {
  const words = new Map<string, string | undefined>()
  for (const u of t.units.values())
    for (const w of new Set([u.name, u.short])) words.set(w, words.has(w) ? undefined : u.id)
  for (const u of t.units.values()) words.set(u.code, u.id)
  return Object.fromEntries([...words].filter((e): e is [string, string] => e[1] !== undefined))
}

/** The columns that differ from what stands; a value that is absent in the file changes nothing. */
export const differs = <T extends object>(stands: T, given: Partial<T>): boolean =>
  Object.entries(given).some(([k, v]) => v !== undefined && v !== (stands as Record<string, unknown>)[k])

/** What one row means against what stands: a row to write, one that stands as it is, or why it cannot be taken. */
export type RosterStep<T> = { readonly is: 'new' | 'changed' | 'same'; readonly row: T } | RosterProblem
export const planBySteps = <T>(
  table: string,
  steps: readonly RosterStep<T>[],
  o: { problems: readonly RosterProblem[]; inserted(row: T): Values; updated(row: T): Values },
): RosterPlan => {
  const of = (is: 'new' | 'changed' | 'same') => steps.flatMap((s) => ('is' in s && s.is === is ? [s.row] : []))
  const [created, changed] = [of('new'), of('changed')]
  return {
    create: created.length,
    change: changed.length,
    same: of('same').length,
    changes: [
      { insert: table, rows: created.map(o.inserted) },
      { update: table, key: ['tenant', 'id'], rows: changed.map(o.updated) },
    ],
    problems: [...o.problems, ...steps.flatMap((s) => ('is' in s ? [] : [s]))],
    touched: [],
    territory: false,
  }
}

/** Rows by code against what stands: new ones, changed ones, and how many are as they were. */
export type Sorted = { readonly created: Record<string, unknown>[]; readonly changed: Record<string, unknown>[] }
export const planByCode = (
  table: string,
  o: Sorted & { rows: number; problems: RosterProblem[]; territory: boolean },
): RosterPlan => ({
  create: o.created.length,
  change: o.changed.length,
  same: o.rows - o.created.length - o.changed.length,
  changes: [
    { insert: table, rows: o.created },
    { update: table, key: ['tenant', 'id'], rows: o.changed },
  ],
  problems: o.problems,
  touched: [],
  territory: o.territory,
})

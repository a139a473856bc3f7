import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Failure, invalid } from '@yiwang/kernel'
import type { InputOf } from '@yiwang/kernel/operation'
import { type Tx, type TxCommandSpec, txCommand } from '@yiwang/platform/engine'
import { sayTableProblem, type Table, type TableRow } from '@yiwang/tables/contract'
import { type MappedRow, type Mapping, mapRows, readTable, TableError } from '@yiwang/tables/server'
import { importTable as op } from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { mayImport } from '../policy.ts'
import { gridsRoster } from '../roster/grids.ts'
import { linksRoster } from '../roster/links.ts'
import { patchesRoster } from '../roster/patches.ts'
import { peopleRoster } from '../roster/people.ts'
import { postsRoster } from '../roster/posts.ts'
import {
  inChunks,
  ofTable,
  type Roster,
  type RosterContext,
  type RosterPlan,
  type RosterProblem,
} from '../roster/roster.ts'
import { unitsRoster } from '../roster/units.ts'
import { allLinks } from '../store/link-store.ts'
import { allTerms, openPatches } from '../store/patch-store.ts'
import { allPeople } from '../store/person-store.ts'
import { allPosts, refreshRights } from '../store/post-store.ts'
import { loadTerritory, lockRegistry, raiseVersion, rootCode } from '../store/territory-store.ts'
import { allowed } from './write-posts.ts'

type Kind = InputOf<typeof op>['kind']
const ROSTERS = {
  people: peopleRoster,
  posts: postsRoster,
  units: unitsRoster,
  grids: gridsRoster,
  links: linksRoster,
  patches: patchesRoster,
} as unknown as Record<Kind, Roster>
const LIMITS = { rows: 20_000, packedBytes: 10 * 1024 * 1024, unpackedBytes: 100 * 1024 * 1024, cellCharacters: 2_000 }
const SHOWN_PROBLEMS = 200
const SHOWN_ROWS = 20

const badFile = (zh: string, en: string): Failure =>
  new Failure('BAD_FILE', 422, {
    data: { why: zh, whyEn: en, zh, en },
    fields: [{ path: 'file', message: { zh, en } }],
  })
const asBadFile = (e: unknown): unknown =>
  e instanceof TableError ? badFile(sayTableProblem(e.problem, 'zh-CN'), sayTableProblem(e.problem, 'en')) : e

type Opened = { readonly table: Omit<Table, 'rows'>; readonly rows: readonly TableRow[]; readonly hash: string }
const open = async (upload: { name: string; path: string }): Promise<Opened> => {
  const buffer = await readFile(upload.path)
  const hash = createHash('sha256').update(buffer).digest('base64url')
  try {
    const table = await readTable({ name: upload.name, buffer }, { limits: LIMITS })
    const rows: TableRow[] = []
    for await (const row of table.rows) rows.push(row)
    return { table, rows, hash }
  } catch (e) {
    throw asBadFile(e)
  }
}

/** Values of every row whose cells could be read, and what is wrong with the others. */
const readRows = async (
  o: Opened,
  mapping: Mapping,
): Promise<{ rows: MappedRow<Mapping>[]; problems: RosterProblem[] }> => {
  const all = await mapRows({ ...o.table, rows: o.rows }, mapping)
  if (all.ok) return { rows: [...all.rows], problems: [] }
  const problems = all.problems.map(ofTable)
  // Without a needed column no row means anything.
  if (all.problems.some((p) => p.code === 'missingColumn')) return { rows: [], problems }
  const bad = new Set(problems.map((p) => p.line))
  const good = await mapRows({ ...o.table, rows: o.rows.filter((r) => !bad.has(r.line)) }, mapping)
  return { rows: good.ok ? [...good.rows] : [], problems }
}

const planOf = async (kind: keyof typeof ROSTERS, o: Opened, c: RosterContext): Promise<RosterPlan> => {
  const roster = ROSTERS[kind]
  const read = await readRows(o, roster.mapping(c))
  const plan = roster.plan(read.rows, c)
  const problems = [...read.problems, ...plan.problems].sort((a, b) => a.line - b.line)
  return { ...plan, problems }
}

type Ground = Parameters<TxCommandSpec<typeof op, Opened>['run']>[1]
const contextOf = async (tx: Tx, g: Ground, deps: Deps): Promise<RosterContext> => ({
  tenant: g.tenant,
  now: g.now,
  newId: () => g.newId(),
  self: g.actor.person,
  territory: await loadTerritory(tx, g.tenant),
  people: await allPeople(tx, g.tenant),
  posts: g.input.kind === 'posts' ? await allPosts(tx, g.tenant) : [],
  composition: deps.compositionOf(g.tenant),
  postings: deps.postingsOf(g.tenant),
  links: g.input.kind === 'links' ? await allLinks(tx, g.tenant) : [],
  tiers: deps.tiersOf(g.tenant),
  patchKinds: deps.patchKindsOf(g.tenant),
  patches: g.input.kind === 'patches' ? await openPatches(tx, g.tenant) : [],
  patchTerms: g.input.kind === 'patches' ? await allTerms(tx, g.tenant) : [],
})

const apply = async (tx: Tx, g: Ground, { plan, said }: { plan: RosterPlan; said: object }): Promise<void> => {
  await tx.write(inChunks(plan.changes))
  await refreshRights(tx, g.tenant, plan.touched)
  if (plan.territory) await raiseVersion(tx, g.tenant)
  const subject = { kind: 'registry', id: g.newId() }
  tx.events([{ kind: 'registry.imported@1', subject, data: { ...said }, open: false }])
}

/** Reads a roster and says what it would change; with `apply` and without a problem it does so, all or nothing. */
export const importTable = (deps: Deps) =>
  txCommand<typeof op, Opened>({
    op,
    async prepare(db, { actor, tenant, now, upload }) {
      allowed(mayImport(actor, await rootCode(db, tenant), { now }))
      if (!upload) throw invalid([{ path: 'file', message: { zh: '请选一个文件', en: 'choose a file' } }])
      return open(upload)
    },
    async run(tx, g) {
      const { tenant, now, input, prepared: opened } = g
      const as = allowed(mayImport(g.actor, await rootCode(tx, tenant), { now }))
      if (input.apply && input.fileHash !== undefined && input.fileHash !== opened.hash)
        throw badFile('文件和刚才预览的不一样，请重新预览', 'the file differs from the one previewed; preview it again')
      await lockRegistry(tx, tenant)
      const plan = await planOf(input.kind, opened, await contextOf(tx, g, deps))
      const applied = input.apply && plan.problems.length === 0
      const counts = { rows: opened.rows.length, create: plan.create, change: plan.change, same: plan.same }
      const said = { kind: input.kind, ...counts }
      if (applied && plan.create + plan.change > 0) await apply(tx, g, { plan, said })
      const answer = {
        ...said,
        problems: plan.problems.slice(0, SHOWN_PROBLEMS),
        problemsTotal: plan.problems.length,
        applied,
        fileHash: opened.hash,
        preview: opened.rows.slice(0, SHOWN_ROWS).map((r) => ({ ...r.values })),
      }
      const change = { ...said, problems: plan.problems.length, applied, hash: opened.hash }
      return { answer, as, audit: { subject: `roster:${input.kind}`, change } }
    },
  })

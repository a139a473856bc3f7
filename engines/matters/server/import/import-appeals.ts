import { type Actor, capacity, Failure, forbidden, inForce, invalid } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { type Tx, type TxGround, txCommand } from '@yiwang/platform/engine'
import { importAppeals as op } from '../../contract/index.ts'
import { releaseFor } from '../commands/create-matter.ts'
import type { MattersDeps } from '../deps.ts'
import { type BuildGround, buildMatter } from './build-matter.ts'
import { type ImportProblem, type ImportRow, importProblem, type ReadRows, readRows } from './read-rows.ts'
import { type Piece, writeBatch } from './write-batch.ts'

const BATCH = 500
const LOOKED_UP = 5_000

const allowed = (a: Actor, now: number): string => {
  if (a.kind === 'system') return 'system'
  const p = inForce(a, now).find((x) => x.kind === 'county-dispatcher')
  if (!p) throw forbidden('not-your-post')
  return capacity(p)
}

/** Numbers of the file that are here already. */
const known = async (tx: Tx, tenant: string, rows: readonly ImportRow[]): Promise<Set<string>> => {
  const found = new Set<string>()
  for (let i = 0; i < rows.length; i += LOOKED_UP) {
    const some = rows.slice(i, i + LOOKED_UP).map((r) => r.external)
    const here = await tx.rows<{ external: string }>(
      sql('select external from matters.appeal where tenant=$1 and external = any($2::text[])', [tenant, some]),
    )
    for (const r of here) found.add(r.external)
  }
  return found
}

const problemOf = (row: ImportRow, f: Failure): ImportProblem => {
  const message = f.fields[0]?.message ?? { zh: f.code, en: f.code }
  return importProblem({ line: row.line, column: f.fields[0]?.path ?? '' }, message, {
    zh: '改好这一行再导入',
    en: 'correct this row and import again',
  })
}

type Ground = TxGround<typeof op, ReadRows>
type Work = { tx: Tx; g: Ground; deps: MattersDeps; rows: readonly ImportRow[] }

/** Builds and writes batch by batch; the first batch with a problem ends it, and the transaction takes all back. */
const writeAll = async (w: Work): Promise<void> => {
  const { tx, g, deps } = w
  const release = releaseFor(deps, g.tenant, { pack: g.input.pack })
  const actor: Actor = { ...g.actor, kind: 'system', account: null, posts: [] }
  const ground: BuildGround = { tenant: g.tenant, actor, random: g.random, release, now: g.now, newId: () => g.newId() }
  const used = new Set<string>()
  for (let i = 0; i < w.rows.length; i += BATCH) {
    const problems: ImportProblem[] = []
    const pieces = w.rows.slice(i, i + BATCH).flatMap((row): Piece[] => {
      try {
        return [{ row, built: buildMatter(deps, ground, row) }]
      } catch (e) {
        if (!(e instanceof Failure)) throw e
        problems.push(problemOf(row, e))
        return []
      }
    })
    if (problems.length > 0) throw new RowProblems(problems)
    await writeBatch(tx, { tenant: g.tenant, pieces, used, random: g.random })
  }
}
/** Rows that read well but cannot become matters here; thrown so that the transaction undoes the batches before. */
class RowProblems extends Failure {
  constructor(problems: readonly ImportProblem[]) {
    const zh = problems
      .slice(0, 20)
      .map((p) => `第 ${p.line} 行：${p.message.zh}`)
      .join('；')
    const en = problems
      .slice(0, 20)
      .map((p) => `row ${p.line}: ${p.message.en}`)
      .join('; ')
    super('BAD_FILE', 422, { data: { why: zh, whyEn: en, zh, en, problems } })
  }
}

/** Reads a file of appeals and says what it would add; with `apply` and no problem it adds all of it, or nothing. */
export const importAppealsCommand = (deps: MattersDeps) =>
  txCommand<typeof op, ReadRows>({
    op,
    async prepare(_db, g) {
      allowed(g.actor, g.now)
      releaseFor(deps, g.tenant, { pack: g.input.pack })
      if (!g.upload) throw invalid([{ path: 'file', message: { zh: '请选一个文件', en: 'Choose a file' } }])
      return readRows(g.upload, { source: g.input.source, mapping: g.input.mapping, now: g.now })
    },
    async run(tx, g) {
      const as = allowed(g.actor, g.now)
      const file = g.prepared
      // One import at a time in a county: of two with the same file the second finds everything here.
      await tx.change(
        sql("select pg_advisory_xact_lock(hashtextextended('matters.import ' || $1::text, 0))", [g.tenant]),
      )
      const here = await known(tx, g.tenant, file.rows)
      const fresh = file.rows.filter((r) => !here.has(r.external))
      const applied = g.input.apply && file.problemsTotal === 0
      if (applied) await writeAll({ tx, g, deps, rows: fresh })
      const answer = {
        rows: file.read,
        create: fresh.length,
        same: file.rows.length - fresh.length,
        joins: fresh.reduce((sum, r) => sum + r.joins, 0),
        problems: [...file.problems],
        problemsTotal: file.problemsTotal,
        applied,
        fileHash: file.hash,
      }
      const { problems: _, ...change } = answer
      return { answer, as, audit: { subject: 'appeals-file', change } }
    },
  })

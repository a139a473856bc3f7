import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { Failure } from '@yiwang/kernel'
import type { OutputOf } from '@yiwang/kernel/operation'
import { importAppeals } from '@yiwang/matters/contract'
import { type ImportFigures, importFigures } from '@yiwang/matters/server'
import { packs } from '@yiwang/packs'
import { type Db, openDb, sql } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { migrateDatabase } from '@yiwang/platform/migrate'
import { type Platform, systemActor } from '@yiwang/platform/platform'
import { statementOf } from '@yiwang/platform/write-set'
import type { Command } from 'commander'
import { compose } from '../compose.ts'
import { openDatabase } from '../database.ts'
import { putInForce } from '../releases.ts'
import { existingFile } from './argument-file.ts'
import { refusal } from './cli-error.ts'
import { examples } from './examples.ts'
import { columnsOf, sampleMapping } from './mapping-sample.ts'
import { DEMO_TENANT, publishAll } from './publish.ts'

type Answer = OutputOf<typeof importAppeals>
export type ImportOptions = {
  readonly tenant: string
  readonly pack?: string | undefined
  readonly mapping?: string | undefined
  readonly source?: string | undefined
}
export type ImportReport = {
  readonly preview: Answer
  readonly done: Answer | undefined
  readonly figures: ImportFigures
}

const MANY = 1_000
const FILLED = ['matters.matter', 'matters.appeal', 'matters.raiser', 'matters.clock', 'matters.miss', 'platform.event']

/** Sends a file through the same door as the web page: a preview first, and only without a problem the import itself. */
export const importFile = async (platform: Platform, path: string, o: ImportOptions): Promise<ImportReport> => {
  const actor = systemActor(o.tenant, 'import')
  const run = async (apply: boolean): Promise<Answer> => {
    const input = importAppeals.input.parse({
      apply,
      ...(o.pack ? { pack: o.pack } : {}),
      ...(o.mapping ? { mapping: o.mapping } : {}),
      ...(o.source ? { source: o.source } : {}),
    })
    const upload = { name: basename(path), path, bytes: statSync(path).size }
    const call = { tenant: o.tenant, key: undefined, request: 'import', input, upload, system: actor }
    return (await platform.run(importAppeals, call)).answer as Answer
  }
  const preview = await run(false)
  const done = preview.problemsTotal === 0 ? await run(true) : undefined
  // Many new rows at once: the planner must know of them before anybody reads.
  if (done && done.create >= MANY) await platform.db.pool.query(`analyze ${FILLED.join(', ')}`)
  return { preview, done, figures: await importFigures(platform.db, o.tenant) }
}

const SINCE = 0
/** A tenant of its own for trying a file out, under one pack; one that is there already stays as it is. */
export const createTenant = async (db: Db, o: { tenant: string; pack: string; now: number }): Promise<void> => {
  const known = packs.find((p) => p.pack.id === o.pack)
  if (!known)
    throw new Error(`没有机制包 ${o.pack}，可选 · No such pack; there are: ${packs.map((p) => p.pack.id).join(', ')}`)
  const row = { tenant: o.tenant, name_zh: o.tenant, name_en: o.tenant, demo: true, created_at: new Date(o.now) }
  const s = statementOf(o.tenant, undefined, [{ insert: 'platform.tenant', rows: [row], skipDuplicates: true }])
  await db.one(sql(s.text, s.values))
  await putInForce(db, { tenant: o.tenant, pack: o.pack, version: known.pack.version, from: SINCE })
}

type Flags = {
  tenant: string
  pack?: string
  mapping?: string
  source?: string
  createTenant?: boolean
  json?: boolean
}
const out = (line: string): void => void process.stdout.write(`${line}\n`)

const showProblems = (a: Answer): void => {
  out(`有 ${a.problemsTotal} 处要改，一行也没有导入 · ${a.problemsTotal} problems; nothing was imported`)
  for (const p of a.problems.slice(0, 50)) {
    out(`  第 ${p.line} 行“${p.column}”：${p.message.zh}。${p.remedy.zh}。`)
    out(`    row ${p.line}, "${p.column}": ${p.message.en}; ${p.remedy.en}`)
  }
}
const show = (r: ImportReport, json: boolean): void => {
  const { rows, create, joins } = r.done ?? r.preview
  const { clocks, breachesAmongClosed, withoutDue } = r.figures
  if (json) {
    out(JSON.stringify({ rows, created: r.done ? create : 0, joins, clocks, breachesAmongClosed, withoutDue }))
    return
  }
  out(`读到 ${rows} 行：新增 ${create}，已有 ${r.preview.same} · ${rows} rows: ${create} new, ${r.preview.same} known`)
  if (!r.done) {
    showProblems(r.preview)
    return
  }
  out(`附议 ${joins}；时限 ${clocks}；办结中超时 ${breachesAmongClosed}；没有时限 ${withoutDue}`)
  out(`joins ${joins}; clocks ${clocks}; late among closed ${breachesAmongClosed}; without a due time ${withoutDue}`)
}

/** Nothing is imported into a county that is not there. @throws CliError saying how to make it. */
const needTenant = async (db: Db, tenant: string): Promise<void> => {
  const rows = await db.rows<{ tenant: string }>(sql('select tenant from platform.tenant order by tenant'))
  const there = rows.map((r) => r.tenant)
  if (there.includes(tenant)) return
  throw refusal(
    'NO_TENANT',
    `没有县区 ${tenant}。加 --create-tenant 先建一个试用的。现有：${there.join('、') || '无'}。`,
    `There is no county ${tenant}. Add --create-tenant to make a scratch one. There are: ${there.join(', ') || 'none'}.`,
  )
}

/** The refusal of a file; where its columns are not known, with a mapping to start from. */
const fileRefusal = async (e: unknown, o: { path: string; mapping: string | undefined }): Promise<unknown> => {
  if (!(e instanceof Failure) || e.code !== 'BAD_FILE') return e
  const zh = String(e.data.why ?? e.code)
  const en = String(e.data.whyEn ?? e.code)
  if (o.mapping !== undefined || e.fields[0]?.path !== 'mapping') return refusal(e.code, zh, en)
  const sample = sampleMapping(await columnsOf(o.path))
  return refusal(
    e.code,
    `${zh}。把下面这行改对，存成 mapping.json，再加上 --mapping mapping.json：\n${sample}`,
    `${en}. Correct the line above, save it as mapping.json and add --mapping mapping.json.`,
  )
}

const prepareTenant = async (url: string, f: Flags): Promise<void> => {
  const db = openDb(url, 1)
  try {
    const pack = f.pack ?? packs.find((p) => p.demo)?.pack.id ?? ''
    if (f.createTenant) await createTenant(db, { tenant: f.tenant, pack, now: Date.now() })
    else await needTenant(db, f.tenant)
  } finally {
    await db.close()
  }
}

const importAction = async (file: string, f: Flags): Promise<void> => {
  const path = existingFile(file)
  const { readFile } = await import('node:fs/promises')
  const mapping = f.mapping ? await readFile(existingFile(f.mapping), 'utf8') : undefined
  const database = await openDatabase((line) => void process.stderr.write(`${line}\n`))
  try {
    await migrateDatabase(database.url)
    await publishAll(database.url, undefined)
    await prepareTenant(database.url, f)
    const composed = await compose({ url: database.url, log: silentLog, pool: 3 })
    try {
      const report = await importFile(composed.platform, path, { ...f, mapping })
      show(report, f.json ?? false)
      if (!report.done) process.exitCode = 1
    } catch (e) {
      throw await fileRefusal(e, { path, mapping })
    } finally {
      await composed.db.close()
    }
  } finally {
    await database.stop()
  }
}

/** `import appeals FILE`: appeals from csv, xlsx or jsonl (also .gz) into a tenant, all or nothing. */
export const registerImport = (program: Command): void => {
  const group =
    program.commands.find((c) => c.name() === 'import') ?? program.command('import').description('导入 · import')
  group
    .command('appeals <file>')
    .description('导入诉求（csv、xlsx、jsonl，可 .gz），全部导入或一行不导 · import appeals, all or nothing')
    .option('--tenant <id>', '导入到哪个地方 · into which tenant', DEMO_TENANT)
    .option('--pack <id>', `按哪个机制办理 · under which pack: ${packs.map((p) => p.pack.id).join('、')}`)
    .option('--mapping <file>', '列对照表（json），写明哪一列是什么 · mapping of columns')
    .option('--source <name>', '来源名，防止编号相撞 · name of the source')
    .option('--create-tenant', '先建一个试用的地方 · make the scratch tenant first')
    .option('--json', '只输出数字 · figures only')
    .addHelpText(
      'after',
      `
对照表 · Mapping:
  {"columns":{"id":"编号","text":"内容","at":"时间"}}
${examples(
  './yiwang import appeals appeals.csv --tenant trial --create-tenant',
  './yiwang import appeals appeals.xlsx --tenant trial --mapping mapping.json',
)}`,
    )
    .action(importAction)
}

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { Composed } from '../compose.ts'
import { argumentFile, fileToMake } from './argument-file.ts'
import { wrongUse } from './cli-error.ts'
import { examples } from './examples.ts'
import type { Format } from './export-file.ts'
import type { Page, Row } from './export-rows.ts'
import { type Voice, voice } from './voice.ts'

const WHAT = ['matters', 'registry', 'audit'] as const
type What = (typeof WHAT)[number]
const TABLES = ['divisions', 'units', 'people', 'grids', 'posts'] as const
type Flags = { tenant?: string; format: Format; reason: string; force?: boolean; json?: boolean }

const REASON_LEAST = 2

const what = (text: string): What => {
  if (!WHAT.includes(text as What))
    throw new InvalidArgumentError(`只能是 ${WHAT.join('、')} · one of ${WHAT.join(', ')}`)
  return text as What
}
const format = (text: string): Format => {
  if (text !== 'csv' && text !== 'jsonl') throw new InvalidArgumentError('csv 或 jsonl · csv or jsonl')
  return text
}

/** Where each table goes: into the folder named, or the one file named. */
const targets = (kind: What, target: string, f: Flags): Map<string, string> => {
  const path = argumentFile(target)
  const folder = existsSync(path) && statSync(path).isDirectory()
  const names = kind === 'registry' ? TABLES : [kind]
  if (kind === 'registry' && !folder)
    throw wrongUse(
      `名册有 ${TABLES.length} 张表，要给一个已有的文件夹：${path} 不是。`,
      `The registry has ${TABLES.length} tables and needs an existing folder; ${path} is none.`,
    )
  return new Map(names.map((n) => [n, fileToMake(folder ? join(path, `${n}.${f.format}`) : path, f.force)]))
}

/** A roster as the operation answers it: a csv text that can be imported again. */
const roster = async (c: Composed, tenant: string, kind: (typeof TABLES)[number]): Promise<Page> => {
  const [{ callAs, systemActor }, { exportTable }, { unescapeCell }, { parse }] = await Promise.all([
    import('@yiwang/platform/platform'),
    import('@yiwang/registry/contract'),
    import('@yiwang/tables/server'),
    import('csv-parse/sync'),
  ])
  const answer = (await callAs(c.platform, exportTable, {
    actor: systemActor(tenant, 'command-line'),
    input: { kind },
  })) as unknown
  const text =
    typeof answer === 'string' ? answer : Buffer.from((answer as { bytes: Uint8Array }).bytes).toString('utf8')
  const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
  const [columns = []] = parse(text, { bom: true, to_line: 1 }) as string[][]
  const plain = (r: Record<string, string>): Row =>
    Object.fromEntries(Object.entries(r).map(([k, x]) => [k, unescapeCell(x)]))
  return { rows: rows.map(plain), columns, total: rows.length }
}
async function* once(page: Page): AsyncGenerator<Page> {
  yield page
}

type Job = { c: Composed; tenant: string; files: Map<string, string>; f: Flags; v: Voice }
const write = async (kind: What, j: Job): Promise<Record<string, number>> => {
  const [{ exportRows }, { exportFile }] = await Promise.all([import('./export-rows.ts'), import('./export-file.ts')])
  const counts: Record<string, number> = {}
  for (const [name, path] of j.files) {
    j.v.step(`正在导出 ${name}`, `Exporting ${name}`)
    const pages =
      kind === 'registry'
        ? once(await roster(j.c, j.tenant, name as (typeof TABLES)[number]))
        : exportRows(j.c.db, j.tenant, kind)
    counts[name] = await exportFile(path, pages, { format: j.f.format, progress: j.v.bar })
  }
  return counts
}

const action = async (kind: What, target: string, f: Flags): Promise<void> => {
  if (f.reason.trim().length < REASON_LEAST)
    throw wrongUse(
      `--reason 太短：写明为什么导出，至少 ${REASON_LEAST} 个字。`,
      `--reason is too short: say why the data leave, in at least ${REASON_LEAST} characters.`,
    )
  const files = targets(kind, target, f)
  const v = voice(f)
  const [{ withPlatform }, { chooseTenant }, { auditSystem }] = await Promise.all([
    import('./open.ts'),
    import('./choose-tenant.ts'),
    import('./system-audit.ts'),
  ])
  await withPlatform({ voice: v, beside: true }, async (c) => {
    const tenant = await chooseTenant(c.db, f.tenant)
    // Before the first byte: an export that breaks off has still been one.
    const change = { what: kind, format: f.format, reason: f.reason, purpose: 'export' }
    const at = { tenant, operation: 'cli.export' as const, subjectKind: kind, subject: '*', outcome: 'read' as const }
    await auditSystem(c.db, { ...at, change })
    const rows = await write(kind, { c, tenant, files, f, v })
    const lines = [...files].map(([n, path]) => `${n}：${rows[n]} 行 → ${path} · ${rows[n]} rows`)
    v.answer({ tenant, what: kind, format: f.format, rows, files: Object.fromEntries(files) }, lines)
  })
}

/** `export`: tables for other programs, without the raisers of matters, audited. */
export const registerExport = (program: Command): void => {
  program
    .command('export')
    .description('导出事项、名册或审计（记入审计） · export matters, registry or audit (audited)')
    .argument('<what>', 'matters、registry 或 audit · what', what)
    .argument(
      '<target>',
      '新文件，或已有的文件夹；registry 有五张表，只能给文件夹 · new file or existing folder; registry writes five tables and takes a folder only',
    )
    .requiredOption(
      '--reason <text>',
      `为什么导出，至少 ${REASON_LEAST} 个字，记入审计 · why, at least ${REASON_LEAST} characters, kept in the audit`,
    )
    .option('--format <format>', 'csv 或 jsonl · csv or jsonl', format, 'csv')
    .option('--tenant <id>', '哪个县区 · which county')
    .option('--force', '覆盖已有文件 · overwrite')
    .option('--json', '只输出 JSON · JSON only')
    .addHelpText(
      'after',
      examples(
        './yiwang export matters matters.csv --reason 年度核对',
        'mkdir out && ./yiwang export registry out --reason 年度核对',
      ),
    )
    .action(action)
}

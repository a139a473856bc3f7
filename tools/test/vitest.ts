import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Outcome } from './report.ts'
import { run } from './run.ts'

type Assertion = { status: string; fullName: string; failureMessages?: string[]; meta?: { note?: string } }
type Report = { testResults: { name: string; message?: string; status: string; assertionResults: Assertion[] }[] }

const read = (file: string): Report | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return undefined
  }
}
const SKIPPED = new Set(['pending', 'skipped', 'todo', 'disabled'])

/** One run of vitest, counted from its own report; a file that does not even load counts as failed. */
export const vitest = async (
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> => {
  const dir = mkdtempSync(join(tmpdir(), 'yw-report-'))
  const file = join(dir, 'report.json')
  const r = await run(
    'node',
    ['node_modules/vitest/vitest.mjs', 'run', ...args, '--reporter=json', `--outputFile=${file}`],
    { env },
  )
  const report = read(file)
  rmSync(dir, { recursive: true, force: true })
  if (!report) return { name, passed: 0, failed: 1, skipped: [], seconds: r.seconds, detail: r.out.slice(-4000) }
  const all = report.testResults.flatMap((f) => f.assertionResults)
  const broken = report.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0)
  const failed = all.filter((a) => a.status === 'failed')
  const detail = [
    ...broken.map((f) => `${f.name}\n${f.message ?? ''}`),
    ...failed.map((a) => `${a.fullName}\n${(a.failureMessages ?? []).join('\n').slice(0, 1500)}`),
  ].join('\n\n')
  return {
    name,
    passed: all.filter((a) => a.status === 'passed').length,
    failed: failed.length + broken.length + (r.code !== 0 && failed.length + broken.length === 0 ? 1 : 0),
    skipped: all
      .filter((a) => SKIPPED.has(a.status))
      .map((a) => `${a.fullName}${a.meta?.note ? `: ${a.meta.note}` : ''}`),
    seconds: r.seconds,
    ...(detail || r.code !== 0 ? { detail: detail || r.out.slice(-4000) } : {}),
  }
}

import { join } from 'node:path'
import { openDb } from '@yiwang/platform/db'
import { livePostmaster } from '@yiwang/platform/postgres/postmaster'
import { socketUrl } from '@yiwang/platform/postgres/socket-dir'
import { type Command, InvalidArgumentError } from 'commander'
import { openDatabase, varDir } from '../database.ts'
import { type Diagnosis, EXAMS, type Exam, examine } from '../trust/doctor.ts'
import { examples } from './examples.ts'

const DATABASE = 'yiwang'
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** The database of the running server when there is one, else its own, started for the examination. */
const attach = async (): Promise<{ url: string; stop(): Promise<void> }> => {
  const live = process.env.DATABASE_URL ? undefined : livePostmaster(join(varDir(), 'postgres'))
  return live ? { url: socketUrl(live.socketDir, DATABASE), stop: async () => undefined } : openDatabase(say)
}

const lines = (d: Diagnosis): string[] => [
  `${d.findings.length ? '✗' : '✓'} ${d.exam}`,
  ...d.said.map((s) => `    ${s}`),
  ...d.findings.flatMap((f) => [`  ! ${f.what}`, `    → ${f.remedy}`]),
]

const which = (name: string, before: readonly Exam[]): readonly Exam[] => {
  if (name === 'all') return EXAMS
  const one = EXAMS.find((e) => e === name)
  if (!one) throw new InvalidArgumentError(`要 ${EXAMS.join(' ')} 或 all · one of ${EXAMS.join(' ')} or all`)
  return [...before.filter((e) => e !== one), one]
}

const run = async (exams: readonly Exam[], asJson: boolean): Promise<number> => {
  const at = await attach()
  const db = openDb(at.url, 2)
  try {
    const found = await examine({ db, now: Date.now(), dir: varDir() }, exams)
    const n = found.reduce((sum, d) => sum + d.findings.length, 0)
    process.stdout.write(
      asJson
        ? `${JSON.stringify({ findings: n, exams: found })}\n`
        : `${found.flatMap(lines).join('\n')}\n\n${n} 处要处理 · ${n} to mend\n`,
    )
    return n ? 1 : 0
  } finally {
    await db.close()
    await at.stop()
  }
}

/** `doctor [exams]`: looks and changes nothing; ends with 1 when something is to be mended. */
export const registerDoctor = (program: Command): void => {
  program
    .command('doctor')
    .description('体检：审计、底线、状态、时限、后台、版本、磁盘 · examine this installation')
    .argument(
      '[exams...]',
      `查哪几项；不写就是全部 · which, all when none is named: ${EXAMS.join(' | ')}`,
      which,
      [] as readonly Exam[],
    )
    .addHelpText('after', examples('./yiwang doctor', './yiwang doctor state clocks'))
    .option('--json', '机器可读 · machine readable')
    .action(async (exams: readonly Exam[], o: { json?: boolean }) => {
      process.exitCode = await run(exams.length ? exams : EXAMS, o.json ?? false)
    })
}

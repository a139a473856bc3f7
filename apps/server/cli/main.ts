import { type Command, CommanderError } from 'commander'
import { registerBackup } from './backup.ts'
import { registerBench } from './bench.ts'
import { registerBulletin } from './bulletin.ts'
import { registerExport } from './export.ts'
import { registerImport } from './import.ts'
import { registerMigrate } from './migrate.ts'
import { registerPacks } from './packs.ts'
import { createProgram, ofCommander } from './program.ts'
import { registerUp } from './register-up.ts'
import { registerReplay } from './replay.ts'
import { registerSeed } from './seed.ts'
import { registerTest } from './test.ts'
import { registerUser } from './user.ts'

const registrations: ((program: Command) => void | Promise<void>)[] = [
  registerUp,
  registerMigrate,
  registerSeed,
  registerImport,
  registerExport,
  registerReplay,
  registerBulletin,
  registerBackup,
  registerUser,
  registerPacks,
  registerBench,
  registerTest,
]

const commandOf = (argv: readonly string[], program: Command): string => {
  const known = argv.slice(2).find((a) => program.commands.some((c) => c.name() === a))
  return known ? `${known} ` : ''
}

const report = async (e: unknown, json: boolean): Promise<number> => {
  const { explain } = await import('./explain.ts')
  const { code, words, exit } = explain(e)
  process.stderr.write(`${words.zh}\n${words.en}\n`)
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, ...words } })}\n`)
  return exit
}

/** Runs one command line. Answers the exit code: 0 done, 1 failed, 2 wrong use. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const program = createProgram()
  for (const register of registrations) await register(program)
  const json = argv.includes('--json')
  try {
    await program.parseAsync([...argv])
    return Number(process.exitCode ?? 0)
  } catch (e) {
    const wrong = e instanceof CommanderError ? ofCommander(e, commandOf(argv, program)) : e
    return wrong === undefined ? 0 : report(wrong, json)
  }
}

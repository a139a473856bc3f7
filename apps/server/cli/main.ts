import { type Command, CommanderError } from 'commander'
import { createProgram, ofCommander } from './program.ts'

type Register = (program: Command) => void
/** Each command by its name, in the order of the help page; read only when it is called or all are listed. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  up: async () => (await import('./register-up.ts')).registerUp,
  migrate: async () => (await import('./migrate.ts')).registerMigrate,
  seed: async () => (await import('./seed.ts')).registerSeed,
  'demo-packs': async () => (await import('./demo-packs.ts')).registerDemoPacks,
  import: async () => (await import('./import.ts')).registerImport,
  export: async () => (await import('./export.ts')).registerExport,
  replay: async () => (await import('./replay.ts')).registerReplay,
  bulletin: async () => (await import('./bulletin.ts')).registerBulletin,
  backup: async () => (await import('./backup.ts')).registerBackup,
  restore: async () => (await import('./restore.ts')).registerRestore,
  user: async () => (await import('./user.ts')).registerUser,
  packs: async () => (await import('./packs.ts')).registerPacks,
  simulate: async () => (await import('./simulate.ts')).registerSimulate,
  doctor: async () => (await import('./doctor.ts')).registerDoctor,
  trust: async () => (await import('./trust.ts')).registerTrust,
  bench: async () => (await import('./bench.ts')).registerBench,
  test: async () => (await import('./test.ts')).registerTest,
}

/** Groups get no `help` command of their own: `--help` says the same. */
const plain = (c: Command): void => {
  for (const sub of c.commands) plain(sub.helpCommand(false))
}

/** The command that was meant, as its help page is asked for: `user add `; empty for the program itself. */
const called = (c: Command, words: readonly string[]): string => {
  const sub = c.commands.find((x) => x.name() === words[0])
  return sub ? `${words[0]} ${called(sub, words.slice(1))}` : ''
}

const programFor = async (named: string | undefined): Promise<Command> => {
  const program = createProgram()
  const one = named === undefined ? undefined : COMMANDS[named]
  for (const load of one ? [one] : Object.values(COMMANDS)) (await load())(program)
  plain(program)
  return program
}

const report = async (e: unknown, o: { json: boolean; named: string | undefined }): Promise<number> => {
  const { explain } = await import('./explain.ts')
  const { code, words, exit } = await explain(e, o.named)
  process.stderr.write(`${words.zh}\n${words.en}\n`)
  if (o.json) process.stdout.write(`${JSON.stringify({ error: { code, ...words } })}\n`)
  return exit
}

/** Runs one command line. Answers the exit code: 0 done, 1 failed, 2 wrong use. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const named = argv[2]
  const program = await programFor(named)
  try {
    await program.parseAsync([...argv])
    return Number(process.exitCode ?? 0)
  } catch (e) {
    const wrong = e instanceof CommanderError ? ofCommander(e, called(program, argv.slice(2))) : e
    return wrong === undefined ? 0 : report(wrong, { json: argv.includes('--json'), named })
  }
}

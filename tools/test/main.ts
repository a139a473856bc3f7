import { browserReady } from './needs.ts'
import { onOldestPostgres } from './oldest-postgres.ts'
import { line, type Outcome, total } from './report.ts'
import { run, skippedStep, whole } from './run.ts'
import { vitest } from './vitest.ts'

const quick = process.argv.includes('--quick')
const done: Outcome[] = []
const note = (o: Outcome): void => {
  done.push(o)
  process.stdout.write(`${line(o)}\n`)
  for (const s of o.skipped) process.stdout.write(`    跳过 skipped: ${s}\n`)
  if (o.failed && o.detail)
    process.stdout.write(
      `${o.detail
        .split('\n')
        .map((l) => `    ${l}`)
        .join('\n')}\n`,
    )
}

const bin = (name: string) => `node_modules/.bin/${name}`
const types = async (): Promise<void> => {
  const server = run('node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.server.json'])
  const made = await run('node', ['tools/openapi.ts', 'var/api.json'])
  const client =
    made.code === 0 ? await run(bin('openapi-typescript'), ['var/api.json', '-o', 'apps/web/api.gen.ts']) : made
  note(whole('web client types', client))
  note(whole('types server', await server))
  note(whole('types journeys', await run('node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.e2e.json'])))
  note(whole('types web', await run('node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.web.json'])))
}

const statics = async (): Promise<void> => {
  note(whole('lint', await run(bin('biome'), ['ci', '--colors=off', '--diagnostic-level=error', '.'])))
  note(whole('layers and words', await run('node', ['tools/layers.ts'])))
}

const browser = async (): Promise<void> => {
  const ready = await browserReady()
  if (!ready.ok) return note(skippedStep('browser', ready.why))
  note(await vitest('browser journeys', ['--project', 'e2e']))
}

const { mkdirSync } = await import('node:fs')
mkdirSync('var', { recursive: true })
await types()
await statics()
note(await vitest('unit and property', ['--project', 'unit']))
note(await vitest('database', ['--project', 'db', ...(quick ? ['--exclude', '**/*.long.db.test.ts'] : [])]))
if (!quick) {
  note(await onOldestPostgres())
  await browser()
}
const t = total(done)
process.stdout.write(`\n${t.passed} passed, ${t.failed} failed, ${t.skipped} skipped\n`)
process.exit(t.failed ? 1 : 0)

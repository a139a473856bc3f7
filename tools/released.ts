/**
 * Writes new versions of packs into `packs/released.json`; never changes a version that stands there (exit 1).
 * With `--check` it only says what is missing (exit 1).
 */
import { fileURLToPath } from 'node:url'
import { packs, RELEASED } from '@yiwang/packs'
import { recorded, released, releasedAs } from '../apps/server/released.ts'
import { report } from './report-file.ts'

const main = (args: readonly string[]): number => {
  const book = released()
  const changed = packs.filter((e) => releasedAs(book, e) === 'changed')
  for (const { pack } of changed)
    console.error(`${pack.id}: other content under version ${pack.version}; raise version in its pack.ts`)
  const text = `${JSON.stringify(recorded(book, packs), null, 2)}\n`
  const code = report({ file: fileURLToPath(RELEASED), text, check: args.includes('--check') })
  return changed.length > 0 ? 1 : code
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2))

/** Writes `plan.md` of a pack: `node tools/plan.ts [pack ...]`; with `--check` it only says whether one is stale (exit 1). */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { packs } from '@yiwang/packs'
import { planText } from '../apps/server/cli/pack-check.ts'

const main = (args: readonly string[]): number => {
  const named = args.filter((a) => !a.startsWith('--'))
  let stale = 0
  for (const e of packs.filter((p) => named.length === 0 || named.includes(p.pack.id))) {
    const file = new URL('plan.md', e.dir)
    const text = planText(e)
    const same = existsSync(file) && readFileSync(file, 'utf8') === text
    if (!same && !args.includes('--check')) writeFileSync(file, text)
    if (!same) stale += 1
    console.log(
      `${e.pack.id}: ${same ? 'up to date' : args.includes('--check') ? 'stale, run node tools/plan.ts' : 'written'}`,
    )
  }
  return args.includes('--check') && stale ? 1 : 0
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2))

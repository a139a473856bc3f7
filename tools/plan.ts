/** Writes `plan.md` of a pack: `node tools/plan.ts [pack ...]`; with `--check` it only says whether one is stale (exit 1). */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Pack, partsOf } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { type MatterType, planMarkdown, planOf } from '@yiwang/matters/pack'

const PACKS = join(import.meta.dirname, '..', 'packs')

/** The labels of a pack's folder, both languages under one key. */
export const labelsOf = (folder: string): Record<string, Words> => {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(folder, 'locales', name), 'utf8')) as Record<string, string>
  const [zh, en] = [read('zh-CN.json'), read('en.json')]
  return Object.fromEntries(Object.keys(zh).map((k) => [k, { zh: zh[k] ?? k, en: en[k] ?? k }]))
}

/** The text that `plan.md` of this folder should hold. Throws when the pack holds no kind of matter. */
export const planText = async (folder: string): Promise<string> => {
  const { default: pack } = (await import(pathToFileURL(join(folder, 'pack.ts')).href)) as { default: Pack }
  const types = partsOf<MatterType>(pack, 'matters.type')
  if (!types.length) throw new Error(`${pack.id} holds no kind of matter`)
  return types.map((t) => planMarkdown(planOf(pack, t, labelsOf(folder)))).join('\n')
}

const main = async (args: readonly string[]): Promise<number> => {
  const named = args.filter((a) => !a.startsWith('--'))
  const all = readdirSync(PACKS).filter((d) => existsSync(join(PACKS, d, 'pack.ts')))
  let stale = 0
  for (const name of named.length ? named : all) {
    const file = join(PACKS, name, 'plan.md')
    const text = await planText(join(PACKS, name))
    const same = existsSync(file) && readFileSync(file, 'utf8') === text
    if (!same && !args.includes('--check')) writeFileSync(file, text)
    if (!same) stale += 1
    console.log(
      `${name}: ${same ? 'up to date' : args.includes('--check') ? 'stale, run node tools/plan.ts' : 'written'}`,
    )
  }
  return args.includes('--check') && stale ? 1 : 0
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))

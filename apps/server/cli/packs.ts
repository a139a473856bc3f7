import type { Command } from 'commander'
import { wrongUse } from './cli-error.ts'
import type { PackReport } from './pack-check.ts'
import { voice } from './voice.ts'

const load = async (named: string | undefined) => {
  const { packs } = await import('@yiwang/packs')
  const found = packs.filter((p) => named === undefined || p.pack.id === named || p.pack.mechanism === named)
  const ids = packs.map((p) => p.pack.id).join(', ')
  if (found.length === 0)
    throw wrongUse(`没有机制包 ${named}。现有：${ids}。`, `There is no pack ${named}. There are: ${ids}.`)
  return found
}

const list = async (f: { json?: boolean }): Promise<void> => {
  const all = (await load(undefined)).map(({ pack, demo }) => ({
    pack: pack.id,
    mechanism: pack.mechanism,
    version: pack.version,
    parts: pack.parts.length,
    demo,
  }))
  voice(f).answer({ packs: all }, [
    ...all.map(
      (p) => `${p.pack.padEnd(28)} ${p.mechanism.padEnd(5)} v${p.version}  ${p.parts} 个部分 · ${p.parts} parts`,
    ),
  ])
}

const lines = (r: PackReport): string[] => [
  `${r.faults.length === 0 ? '✓' : '✗'} ${r.pack}  ${Object.entries(r.counts)
    .map(([k, n]) => `${k} ${n}`)
    .join('  ')}`,
  ...r.faults.flatMap((x) => [
    `  ${x.file}  ${x.path}`,
    `    ${x.message.zh}。怎么改：${x.remedy.zh}`,
    `    ${x.message.en}. Remedy: ${x.remedy.en}`,
  ]),
]

const check = async (named: string | undefined, f: { json?: boolean }): Promise<void> => {
  const { checkPack } = await import('./pack-check.ts')
  const reports = (await load(named)).map(checkPack)
  const faults = reports.reduce((n, r) => n + r.faults.length, 0)
  voice(f).answer({ packs: reports, checked: reports.length, faults }, [
    ...reports.flatMap(lines),
    `查了 ${reports.length} 个机制包，${faults} 处要改 · ${reports.length} packs checked, ${faults} faults`,
  ])
  if (faults > 0) process.exitCode = 1
}

const plan = async (named: string, f: { json?: boolean }): Promise<void> => {
  const { planText } = await import('./pack-check.ts')
  const found = await load(named)
  const plans = found.map((p) => ({ pack: p.pack.id, markdown: planText(p) }))
  voice(f).answer(
    { plans },
    plans.map((p) => p.markdown),
  )
}

/** `packs`: the mechanisms this build carries. Needs no database. */
export const registerPacks = (program: Command): void => {
  const group = program.command('packs').description('机制包：列出、检查、计划书 · mechanism packs')
  const json = ['--json', '只输出 JSON · JSON only'] as const
  group
    .command('list')
    .description('列出 · list')
    .option(...json)
    .action(list)
  group
    .command('check [pack]')
    .description('检查形状、流程、词条、表格和数目 · check shape, process, words, tables and counts')
    .option(...json)
    .action(check)
  group
    .command('plan <pack>')
    .description('用官员读得懂的话写出流程 · the process in words an official reads')
    .option(...json)
    .action(plan)
}

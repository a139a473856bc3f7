import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { examples } from './examples.ts'
import { packsNamed } from './pack-folder.ts'
import { faultLines } from './pack-lines.ts'
import { voice } from './voice.ts'

const list = async (f: { json?: boolean }): Promise<void> => {
  const all = (await packsNamed(undefined)).map(({ pack, demo }) => ({
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

const check = async (named: string | undefined, f: { json?: boolean }): Promise<void> => {
  const { checkPack } = await import('./pack-check.ts')
  const reports = (await packsNamed(named)).map(checkPack)
  const faults = reports.reduce((n, r) => n + r.faults.length, 0)
  voice(f).answer({ packs: reports, checked: reports.length, faults }, [
    ...reports.flatMap(faultLines),
    `查了 ${reports.length} 个机制包，${faults} 处要改 · ${reports.length} packs checked, ${faults} faults`,
  ])
  if (faults > 0) process.exitCode = 1
}

const plan = async (named: string, f: { json?: boolean; write?: boolean }): Promise<void> => {
  const { planText } = await import('./pack-check.ts')
  const found = await packsNamed(named)
  const plans = found.map((p) => ({ pack: p.pack.id, markdown: planText(p) }))
  if (f.write) for (const [i, p] of found.entries()) writeFileSync(new URL('plan.md', p.dir), plans[i]?.markdown ?? '')
  voice(f).answer(
    { plans },
    f.write ? plans.map((p) => `${p.pack}：plan.md 已写好 · written`) : plans.map((p) => p.markdown),
  )
}

const version = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('要一个版本号，如 2 · a version number like 2')
  return Number(text)
}
const json = ['--json', '只输出 JSON · JSON only'] as const
const county = ['--tenant <id>', '哪个县区 · which county'] as const
const PACK = '机制包的名字，或它的文件夹 · name of a pack, or its folder'

const registerReading = (group: Command): void => {
  group
    .command('list')
    .description("列出自带的和放在 packs/ 里的 · list this build's and those in packs/")
    .option(...json)
    .action(list)
  group
    .command('check')
    .description('检查形状、流程、词条、表格和数目 · check shape, process, words, tables and counts')
    .argument('[pack]', PACK)
    .option(...json)
    .action(check)
  group
    .command('plan')
    .description('用官员读得懂的话写出流程 · the process in words an official reads')
    .argument('<pack>', PACK)
    .option('--write', '写进 plan.md · write it to plan.md')
    .option(...json)
    .action(plan)
}

const registerMaking = (group: Command): void => {
  group
    .command('new')
    .description('新建一个能通过检查的小机制包 · write a small pack that passes the check')
    .argument('<name>', '小写字母、数字和连字符，如 lamp-repair · small letters, digits, hyphens')
    .option('--in <folder>', '放在哪个文件夹里，默认 packs/ · folder to put it in; packs/ if not given')
    .option(...json)
    .addHelpText('after', examples('./yiwang packs new lamp-repair', './yiwang packs new lamp-repair --in ~/packs'))
    .action(async (name, f) => (await import('./pack-new.ts')).newPack(name, f))
  group
    .command('watch')
    .description('每次保存都检查，Ctrl-C 结束 · check on each save until Ctrl-C')
    .argument('<pack>', PACK)
    .option('--apply', '没有错就作为草稿版放进演示县 · put each sound save into the demo as a draft')
    .option(...county)
    .option('--json', '每次检查输出一行 JSON · one line of JSON a check')
    .addHelpText('after', examples('./yiwang packs watch lamp-repair', './yiwang packs watch lamp-repair --apply'))
    .action(async (named, f) => (await import('./pack-watch.ts')).watch(named, f))
}

const registerRunning = (group: Command): void => {
  group
    .command('publish')
    .description('存为一版，从现在起用于新事项 · store as a version, in force for new matters from now on')
    .argument('<pack>', PACK)
    .option('--draft', '作为草稿版，只限演示县 · as a draft, demo counties only')
    .option(...county)
    .option(...json)
    .action(async (named, f) => (await import('./pack-publish.ts')).publish(named, f))
  group
    .command('move')
    .description('把在办事项换到正在用的一版 · move running matters to the version in force')
    .argument('<pack>', '机制包的名字 · name of the pack')
    .requiredOption('--to <version>', '换到第几版 · to which version', version)
    .option('--from <version>', '只换这一版的，默认所有旧版 · only those of this version', version)
    .option('--preview', '只看，不改 · look, change nothing')
    .option('--reason <text>', '为什么换，反映人会看到 · why; raisers read it')
    .option(...county)
    .option(...json)
    .addHelpText(
      'after',
      examples(
        './yiwang packs move lamp-repair --to 2 --preview',
        "./yiwang packs move lamp-repair --to 2 --reason '答复时限改为两个工作日'",
      ),
    )
    .action(async (named, f) => (await import('./pack-move.ts')).move(named, f))
}

const registerCounting = (group: Command): void => {
  group
    .command('recount')
    .description('从头重算一个机制的数，体检说对不上时用 · compute its figures anew, when the doctor says they are off')
    .argument('<pack>', '机制包的名字 · name of the pack')
    .option(...county)
    .option(...json)
    .action(async (named, f) => (await import('./pack-recount.ts')).recount(named, f))
}

/** `packs`: the mechanisms, from the first file to a new version of what runs. Checking needs no database. */
export const registerPacks = (program: Command): void => {
  const group = program
    .command('packs')
    .description(
      '机制包：新建、检查、计划书、发布、换版、重算 · mechanism packs: make, check, plan, publish, move, recount',
    )
  registerReading(group)
  registerMaking(group)
  registerRunning(group)
  registerCounting(group)
}

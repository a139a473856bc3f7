import type { PackEntry } from '@yiwang/packs'
import { type Command, InvalidArgumentError } from 'commander'
import type { LimitChange } from '../simulate/change.ts'
import { readChange } from '../simulate/change.ts'
import { DEFAULTS, POLICY, type SimOptions, STAFF } from '../simulate/options.ts'
import type { Side } from '../simulate/report.ts'
import { refusal, wrongUse } from './cli-error.ts'
import { onePack } from './pack-folder.ts'
import { type Voice, voice } from './voice.ts'

const whole = (least: number, most: number) => (v: string) => {
  if (/^\d{1,6}$/.test(v) && Number(v) >= least && Number(v) <= most) return Number(v)
  throw new InvalidArgumentError(`要一个 ${least} 到 ${most} 的整数 · a whole number from ${least} to ${most}`)
}
const changes = (v: string, before: readonly LimitChange[] = []): LimitChange[] => {
  const c = readChange(v)
  if (c) return [...before, c]
  throw new InvalidArgumentError(
    '写法是“时限=数字单位”，如 reply=3d；单位 m、h、d、wh、wd · write clock=number and unit, e.g. reply=3d; units m, h, d, wh, wd',
  )
}
/** `post=n` and `name=share` pairs, by the names that exist. */
const pairs =
  (known: Readonly<Record<string, number>>, o: { most: number; share: boolean }) =>
  (v: string, before: Readonly<Record<string, number>> = {}): Record<string, number> => {
    const [, name = '', n = ''] = /^([a-zA-Z-]+)=(\d*\.?\d+)$/.exec(v) ?? []
    const fits = Object.hasOwn(known, name) && Number(n) <= o.most && (o.share || Number.isInteger(Number(n)))
    if (fits) return { ...before, [name]: Number(n) }
    const names = Object.keys(known).join(', ')
    throw new InvalidArgumentError(
      `写法是“名称=数”，最大 ${o.most}；名称有：${names} · write name=number, at most ${o.most}; names: ${names}`,
    )
  }

type Flags = {
  days: number
  seed: number
  rate: number
  acts: number
  work: number
  staff?: Record<string, number>
  chance?: Record<string, number>
  type?: string
  against?: string
  change?: LimitChange[]
  json?: boolean
}

/** The plan alone may lag behind: who tries a change has not written it yet. */
const sound = async (e: PackEntry): Promise<void> => {
  const { checkPack } = await import('./pack-check.ts')
  const [first] = checkPack(e).faults.filter((x) => x.path !== 'version' && !x.file.endsWith('plan.md'))
  if (!first) return
  const { id } = e.pack
  throw refusal(
    'PACK_FAULTS',
    `${id} 还有要改的地方，没有推演。第一处：${first.path} ${first.message.zh}。用 packs check 看全部。`,
    `${id} has faults and was not tried. The first: ${first.path} ${first.message.en}. See all with packs check.`,
  )
}

const load = async (name: string, type: string | undefined) => {
  const { releaseOf } = await import('../simulate/release.ts')
  const found = await onePack(name)
  await sound(found)
  const release = releaseOf(found, type)
  if (release) return release
  const types = found.pack.parts.filter((p) => p.kind === 'matters.type').map((p) => p.id)
  throw wrongUse(
    `${name} 没有事项类型 ${type ?? ''}。现有：${types.join(', ')}。`,
    `${name} has no kind of matter ${type ?? ''}. There are: ${types.join(', ')}.`,
  )
}
type Loaded = Awaited<ReturnType<typeof load>>

const second = async (first: Loaded, f: Flags): Promise<Loaded | undefined> => {
  const base = f.against === undefined ? first : await load(f.against, undefined)
  if (!f.change) return f.against === undefined ? undefined : base
  const { withLimits } = await import('../simulate/change.ts')
  const changed = withLimits(base, f.change)
  if (changed) return changed
  const clocks = base.type.clocks.map((c) => c.id).join(', ')
  throw wrongUse(`没有这个时限。现有：${clocks}。`, `There is no such clock. There are: ${clocks}.`)
}

const labelOf = (r: Loaded, change: readonly LimitChange[] = []): string =>
  [`${r.pack.id}@${r.pack.version} ${r.type.id}`, ...change.map((c) => c.text)].join(' ')

const optionsOf = (f: Flags): SimOptions => ({
  ...DEFAULTS,
  days: f.days,
  seed: f.seed,
  rate: f.rate,
  acts: f.acts,
  work: f.work,
  staff: { ...STAFF, ...f.staff },
  policy: { ...POLICY, ...f.chance },
})

/** One run with its speed told beside it: speed is the machine's, so it is no part of the answer. */
const player = async (f: Flags, say: Voice) => {
  const { simulate } = await import('../simulate/run.ts')
  return (release: Loaded, label: string): Side => {
    const from = performance.now()
    const figures = simulate(release, optionsOf(f), (day) => say.bar(day, f.days))
    const seconds = (performance.now() - from) / 1000
    const speed = Math.round(figures.matters / seconds)
    const [zh, en] = [
      `${seconds.toFixed(1)} 秒，每秒 ${speed} 件`,
      `${seconds.toFixed(1)} s, ${speed} matters a second`,
    ]
    say.step(`${label}：${zh}`, en)
    return { release, label, figures }
  }
}
const shown = ({ release, label, figures }: Side) => ({
  pack: release.pack.id,
  version: release.pack.version,
  type: release.type.id,
  label,
  ...figures,
})

const run = async (name: string, f: Flags): Promise<void> => {
  const say = voice(f)
  const first = await load(name, f.type)
  const other = await second(first, f)
  const report = await import('../simulate/report.ts')
  const play = await player(f, say)
  const a = play(first, labelOf(first))
  const b = other && play(other, labelOf(other, f.change))
  const told = { days: f.days, seed: f.seed, acts: f.acts }
  const both = b ? { against: shown(b), differences: report.differences(a.figures, b.figures) } : {}
  say.answer({ ...told, rate: f.rate, work: f.work, ...shown(a), ...both }, [
    ...report.reportLines(a, told),
    ...(b ? ['', ...report.reportLines(b, told), ...report.compareLines(a, b)] : []),
  ])
}

const share = (n: number): string => `${Math.round(n * 1000) / 10} %`
const assumptions = (): string => `
默认假定 · default assumptions
  概率（--chance 名称=0.03 改） · chances (change with --chance name=0.03):
    ${Object.entries(POLICY)
      .map(([k, v]) => `${k} ${share(v)}`)
      .join(', ')}
  每处人数（--staff 岗位=3 改） · people wherever the post stands (change with --staff post=3):
    ${Object.entries(STAFF)
      .map(([k, v]) => `${k} ${v}`)
      .join(', ')}
  虚拟县：6 个镇街、30 个村社区、120 个网格；从 2026 年 3 月 2 日空档起步，按国家工作日历上班，每次办理占一天的 1/次数上限。
  A made-up county of 6 towns, 30 villages, 120 grids; it starts empty on 2 March 2026, works by the national calendar,
  and an act takes its share of the day's limit. A clock that is late and still open counts as missed.

例 · Examples:
  ./yiwang simulate m13 --days 90 --seed 1
  ./yiwang simulate m13 --days 90 --seed 1 --change reply=3d
  ./yiwang simulate lamp-repair --days 60 --change repairing=2wd
`

/** `simulate`: what a mechanism would do to residents and staff, before it is in force. Needs no database. */
export const registerSimulate = (program: Command): void => {
  program
    .command('simulate <pack>')
    .description(
      '在虚拟县里推演一个机制包：超时率、排队、工作量 · try a pack in a made-up county: breaches, queues, workload',
    )
    .requiredOption('--days <n>', '推演多少天 · simulated days', whole(1, 3650))
    .option('--seed <n>', '随机种子 · seed', whole(0, 999_999), 1)
    .option('--type <id>', '事项类型，默认第一个 · kind of matter, the first unless given')
    .option('--rate <n>', '每个工作日的事项数 · matters on a working day', whole(1, 100_000), DEFAULTS.rate)
    .option('--acts <n>', '一人一天最多办理次数 · acts a person can do in a day', whole(1, 500), DEFAULTS.acts)
    .option(
      '--work <hours>',
      '办结一件要在外面花的小时数（中位） · median hours of work in the field',
      whole(0, 2000),
      DEFAULTS.work,
    )
    .option(
      '--staff <post=n>',
      '某岗位每处人数，可多次 · people of a post, repeatable',
      pairs(STAFF, { most: 200, share: false }),
    )
    .option('--chance <name=p>', '某个概率，可多次 · a chance, repeatable', pairs(POLICY, { most: 1, share: true }))
    .option(
      '--against <pack>',
      '用同一种子再推演另一个机制包，名字或文件夹 · run a second pack, by name or folder, with the same seed',
    )
    .option(
      '--change <clock=span>',
      '第二遍改这个时限，可多次，如 reply=3wd；m 分、h 时、d 天、wh 工作时、wd 工作日 · a second run with this limit, repeatable; m, h, d, wh, wd',
      changes,
    )
    .option('--json', '只输出 JSON · JSON only')
    .addHelpText('after', assumptions)
    .action(run)
}

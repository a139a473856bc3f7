import type { Release } from '@yiwang/matters/server'
import type { Figures } from './figures.ts'

/** One side of the answer: which version ran, and what it gave. */
export type Side = { readonly release: Release; readonly label: string; readonly figures: Figures }

const BAR = 24
const wide = (s: string): number => [...s].reduce((n, c) => n + (/[\u1100-\uffdc]/.test(c) ? 2 : 1), 0)
const pad = (s: string, width: number): string => s + ' '.repeat(Math.max(0, width - wide(s)))
const bar = (value: number, most: number): string =>
  '█'.repeat(most > 0 ? Math.round((value / most) * BAR) : 0).padEnd(BAR, '·')
const num = (n: number, places = 0): string => n.toFixed(places).padStart(9)
const percent = (rate: number | null): string => (rate === null ? '-' : `${(rate * 100).toFixed(1)} %`).padStart(8)
const signed = (n: number, places: number): string => `${n > 0 ? '+' : ''}${n.toFixed(places)}`

const POST_WORDS: Readonly<Record<string, [string, string]>> = {
  handler: ['承办单位', 'handling unit'],
}
/** A post in the pack's words for the role it fills. */
const postName = (r: Release, post: string): string => {
  const role = Object.entries(r.type.roles).find(([, x]) => x.post === post)?.[0]
  const words = role === undefined ? undefined : r.words[`role.${role}`]
  const [zh, en] = POST_WORDS[post] ?? (words ? [words.zh, words.en] : [post, post])
  return `${zh} · ${en}`
}
const named = (r: Release, key: string, id: string): string => {
  const w = r.words[`${key}.${id}`]
  return w ? `${w.zh} · ${w.en}` : id
}

type Row = { readonly name: string; readonly cells: readonly string[]; readonly value: number }
const chart = (title: string, rows: readonly Row[], most: number): string[] =>
  rows.length === 0
    ? []
    : [
        '',
        title,
        ...rows.map((x) => {
          const width = Math.max(...rows.map((y) => wide(y.name)))
          return `  ${pad(x.name, width)}  ${bar(x.value, most)}${x.cells.join('')}`
        }),
      ]
const most = (rows: readonly Row[]): number => Math.max(0, ...rows.map((x) => x.value))

const clockRows = ({ release, figures }: Side): Row[] =>
  figures.clocks.map((c) => ({
    name: named(release, 'clock', c.clock),
    value: c.rate ?? 0,
    cells: [percent(c.rate), `  ${c.missed}/${c.ended}`],
  }))
const stageRows = ({ release, figures }: Side): Row[] =>
  figures.stages.map((s) => ({
    name: named(release, 'stage', s.stage),
    value: s.p90,
    cells: [num(s.median, 2), num(s.p90, 2), num(s.count)],
  }))
const queueRows = ({ release, figures }: Side): Row[] =>
  figures.queues.map((q) => ({
    name: postName(release, q.owner),
    value: q.mean,
    cells: [num(q.mean, 1), num(q.longest)],
  }))
const postRows = ({ release, figures }: Side): Row[] =>
  figures.posts.map((p) => ({
    name: postName(release, p.post),
    value: p.perPerson,
    cells: [num(p.perPerson, 1), num(p.perDay, 1), num(p.people)],
  }))

/** What one run gave, as lines for people. */
export const reportLines = (s: Side, o: { days: number; seed: number; acts: number }): string[] => {
  const f = s.figures
  const tables: [string, Row[], number | undefined][] = [
    ['超时率（超时/已结束）· breach rate by clock (missed / ended)', clockRows(s), 1],
    ['各环节天数：中位、九成以内、次数 · days by stage: median, 90th percentile, count', stageRows(s), undefined],
    ['排队：平均、最长 · queues: mean, longest', queueRows(s), undefined],
    [
      `每人每工作日办理次数、全岗位、人数 · acts a person and working day, of the post, people（上限 · limit ${o.acts}）`,
      postRows(s),
      o.acts,
    ],
  ]
  return [
    `${s.label}  ${o.days} 天 · days  种子 · seed ${o.seed}`,
    `事项 ${f.matters}，办结 ${f.closed}，在办 ${f.open} · ${f.matters} matters, ${f.closed} closed, ${f.open} open`,
    ...(f.stuck ? [`没有人能办、也没有时限的 ${f.stuck} 件 · ${f.stuck} with nobody to act and no clock`] : []),
    ...tables.flatMap(([title, rows, top]) => chart(title, rows, top ?? most(rows))),
  ]
}

/** One figure of both sides; `b - a` is null where a side has none. */
export type Difference = {
  readonly figure: string
  readonly of: string
  readonly a: number | null
  readonly b: number | null
  readonly difference: number | null
}
type Reading = readonly [figure: string, of: string, value: number | null]
const readings = (f: Figures): Reading[] => [
  ['closed', 'all', f.closed],
  ['open', 'all', f.open],
  ...f.clocks.map((c) => ['rate', c.clock, c.rate] as const),
  ...f.stages.map((s) => ['median', s.stage, s.median] as const),
  ...f.stages.map((s) => ['p90', s.stage, s.p90] as const),
  ...f.queues.map((q) => ['queue', q.owner, q.mean] as const),
  ...f.posts.map((p) => ['perPerson', p.post, p.perPerson] as const),
]
/** Both runs figure by figure, in the order of the first. */
export const differences = (a: Figures, b: Figures): Difference[] => {
  const keyed = (f: Figures) => new Map(readings(f).map((x) => [`${x[0]} ${x[1]}`, x]))
  const [left, right] = [keyed(a), keyed(b)]
  return [...new Map([...left, ...right]).entries()].map(([key, [figure, of]]) => {
    const x = left.get(key)?.[2] ?? null
    const y = right.get(key)?.[2] ?? null
    return { figure, of, a: x, b: y, difference: x === null || y === null ? null : Number((y - x).toFixed(4)) }
  })
}

const FIGURE: Readonly<Record<string, { zh: string; en: string; key: string; share?: true }>> = {
  closed: { zh: '办结', en: 'closed', key: '' },
  open: { zh: '在办', en: 'open', key: '' },
  rate: { zh: '超时率', en: 'breach rate', key: 'clock', share: true },
  median: { zh: '中位天数', en: 'median days', key: 'stage' },
  p90: { zh: '九成以内天数', en: '90th percentile days', key: 'stage' },
  queue: { zh: '平均排队', en: 'mean queue', key: 'post' },
  perPerson: { zh: '每人每日办理', en: 'acts a person and day', key: 'post' },
}
const differenceLine = (d: Difference, r: Release): string => {
  const f = FIGURE[d.figure]
  const what = f?.key === 'post' ? postName(r, d.of) : f?.key ? named(r, f.key, d.of) : ''
  const places = d.figure === 'closed' || d.figure === 'open' ? 0 : 2
  const show = (n: number | null) => (n === null ? '-' : f?.share ? `${(n * 100).toFixed(1)} %` : n.toFixed(places))
  const gap =
    d.difference === null
      ? '-'
      : f?.share
        ? `${signed(d.difference * 100, 1)} 个百分点 · points`
        : signed(d.difference, places)
  return `  ${pad(`${f?.zh} · ${f?.en}`, 40)}${pad(what, 44)}${show(d.a).padStart(9)} → ${show(d.b).padStart(9)}  ${gap}`
}

/** Both runs side by side: only what differs. */
export const compareLines = (a: Side, b: Side): string[] => {
  const all = differences(a.figures, b.figures)
  const moved = all.filter((d) => d.difference !== 0)
  return [
    '',
    `对比 · compared: ${a.label} → ${b.label}`,
    ...(moved.length ? moved.map((d) => differenceLine(d, a.release)) : ['  没有不同 · no difference']),
  ]
}

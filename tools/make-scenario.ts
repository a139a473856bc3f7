import { readFileSync, writeFileSync } from 'node:fs'
import { seededRandom } from '@yiwang/platform/now'
import { parse } from 'csv-parse/sync'

/**
 * Writes the scenario of the demo county: who acts when, over eighteen months. It holds acts and times only; what they
 * add up to is counted by the software. Deterministic; run again only to change the story.
 */
const DIR = new URL('../packs/jinxiang-five-moves/', import.meta.url)
const csv = (f: string) =>
  parse(readFileSync(new URL(f, DIR), 'utf8'), { columns: true, bom: true }) as Record<string, string>[]
const random = seededRandom(20_200_401)
const unit = (): number => {
  const b = random(4)
  return (b[0]! * 16777216 + b[1]! * 65536 + b[2]! * 256 + b[3]!) / 4294967296
}
const int = (n: number): number => Math.floor(unit() * n)
const pick = <T>(of: readonly T[]): T => of[int(of.length)] as T

const grids = csv('data/grids.csv').map((g) => g.code!)
const leaves = csv('catalogue.csv')
  .filter((c) => c.level === '3')
  .map((c) => c.code!)
const duties = new Map(csv('duty-list.csv').map((d) => [d.category!, d.unit_code!]))
const unitFor = (leaf: string, grid: string): string => {
  const code = duties.get(leaf) ?? duties.get(leaf.slice(0, 4)) ?? 'D01'
  return code === 'TOWN' ? `T${grid.slice(0, 9)}` : code
}

const START = Date.UTC(2020, 2, 31, 16)
const DAYS = 548
const MIN = 60_000
const at = (day: number): number => START + day * 86_400_000 + (8 * 60 + Math.floor(unit() * 600)) * MIN

type Line = {
  at: number
  act: string
  grid: string
  category: string
  how: string
  unit: string
  dispatch: number
  sign: number
  reply: number
  path: string
  end: string
}
const used = new Map<string, number[]>()
/** Keeps chance from making a third case of one kind on one grid within a month. */
const fresh = (when: number): { grid: string; category: string } => {
  for (;;) {
    const grid = pick(grids)
    const category = pick(leaves)
    const seen = used.get(`${grid}${category}`) ?? []
    if (seen.filter((t) => Math.abs(t - when) < 40 * 86_400_000).length === 0) {
      used.set(`${grid}${category}`, [...seen, when])
      return { grid, category }
    }
  }
}

const lines: Line[] = []
const base = { unit: '', dispatch: 0, sign: 0, reply: 0, path: '', end: '' }
const settle = (when: number, where: { grid: string; category: string }): void => {
  lines.push({ at: when, act: 'settle', ...where, how: unit() < 0.82 ? 'tick' : 'call-back', ...base })
}
// Troubles that come back: three of a kind on one grid within a month.
for (let i = 0; i < 24; i++) {
  const day = 8 + Math.floor((i * (DAYS - 60)) / 24)
  const where = fresh(at(day))
  for (const step of [0, 6, 13]) settle(at(day + step), where)
}
while (lines.length < 9629) settle(at(int(DAYS)), { ...fresh(START) })

const PATHS = ['plain', 'plain', 'plain', 'plain', 'plain', 'plain', 'return', 'reject', 'ask', 'second', 'extend']
const forward = (i: number): Line => {
  const very = i < 31
  const when = at(int(DAYS - (very ? 14 : 4)))
  const where = fresh(when)
  const late = !very && i < 52
  const slow = i >= 60 && i < 73
  const path = very || late || slow ? 'plain' : pick(PATHS)
  return {
    at: when,
    act: 'forward',
    ...where,
    how: pick(['phone', 'phone', 'counter', 'web', 'hotline', 'grid']),
    unit: unitFor(where.category, where.grid),
    dispatch: 5 + int(150),
    sign: slow ? 62 + int(45) : 4 + int(50),
    reply: very ? 74 + int(24) : late ? 49 + int(20) : 6 + int(38),
    path,
    end: pick(['rate', 'rate', 'visit', 'visit', 'lapse']),
  }
}
for (let i = 0; i < 313; i++) lines.push(forward(i))

lines.sort((a, b) => a.at - b.at)
const stamp = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
const head = 'n,at,act,grid,category,how,unit,dispatch_min,sign_min,reply_h,path,end'
const text = lines.map((l, i) =>
  [
    i + 1,
    stamp(l.at),
    l.act,
    l.grid,
    l.category,
    l.how,
    l.unit,
    l.dispatch || '',
    l.sign || '',
    l.reply || '',
    l.path,
    l.end,
  ].join(','),
)
writeFileSync(new URL('replay/scenario.csv', DIR), `${[head, ...text].join('\n')}\n`)
process.stdout.write(`${lines.length} lines\n`)

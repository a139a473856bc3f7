import type { Ring } from './plane.ts'
import { type Stream, seeded, shuffled } from './seeded.ts'
import type { Place } from './source.ts'
import { dissolve } from './tessellate.ts'

export type Merge = { readonly from: string; readonly to: string; readonly date: string; readonly reason: Reason }
type Reason = { readonly zh: string; readonly en: string }

const DATES = ['2018-11-30', '2019-06-28', '2019-12-20']
const REASONS: Reason[] = [
  { zh: '村庄人口偏少，并入相邻村', en: 'Few people live there; joined to the next village' },
  { zh: '两村合用一个党群服务中心', en: 'Both villages use one service centre' },
  { zh: '新建小区连片居住，并村管理', en: 'New homes grew together; run as one village' },
  { zh: '村民会议同意，两村合并', en: 'Village meetings agreed to join' },
]

/** Chooses which village goes into which: list neighbours of one town whose cells touch, shared out over the towns by size. */
export const chooseMerges = (
  seed: number,
  input: { places: readonly Place[]; cells: ReadonlyMap<string, Ring>; count: number },
): Merge[] => {
  const villages = input.places.filter((place) => place.kind === 'village')
  const towns = [...new Set(villages.map((place) => place.town))]
  const sizes = towns.map((town) => villages.filter((place) => place.town === town).length)
  const quotas = shareOut(input.count, sizes)
  const merges = towns.flatMap((town, i) => {
    const stream = seeded(seed, `merges ${town}`)
    const members = villages.filter((place) => place.town === town).map((place) => place.code)
    return inTown(stream, { members, cells: input.cells, count: quotas[i]! })
  })
  return merges.sort((a, b) => (a.from < b.from ? -1 : 1))
}

function inTown(
  stream: Stream,
  { members, cells, count }: { members: readonly string[]; cells: ReadonlyMap<string, Ring>; count: number },
): Merge[] {
  const gone = new Set<string>()
  const grown = new Map<string, string[]>()
  const merges: Merge[] = []
  for (const i of shuffled(stream, [...members.keys()].slice(1))) {
    if (merges.length === count) break
    const pair = [members[i - 1]!, members[i]!] as const
    const [from, to] = stream() < 0.5 ? pair : [pair[1], pair[0]]
    const joined = [...(grown.get(to) ?? [to]), from]
    const taken = gone.has(from) || gone.has(to) || grown.has(from) || joined.length > 3
    if (taken || !dissolve(joined.map((code) => cells.get(code)!))) continue
    gone.add(from)
    grown.set(to, joined)
    merges.push({ from, to, date: DATES[Math.floor(stream() * 3)]!, reason: REASONS[Math.floor(stream() * 4)]! })
  }
  if (merges.length < count) throw new Error(`only ${merges.length} of ${count} merges fit; try another seed`)
  return merges
}

/** Splits a whole into whole parts by size (largest remainder). */
function shareOut(total: number, sizes: readonly number[]): number[] {
  const sum = sizes.reduce((a, b) => a + b, 0)
  const parts = sizes.map((size) => Math.floor((total * size) / sum))
  const left = total - parts.reduce((a, b) => a + b, 0)
  const byRemainder = sizes
    .map((size, i) => ({ i, rest: ((total * size) / sum) % 1 }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of byRemainder.slice(0, left)) parts[i]! += 1
  return parts
}

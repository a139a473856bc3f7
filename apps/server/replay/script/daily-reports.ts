import { partsOf } from '@yiwang/kernel'
import { fileDaily } from '@yiwang/matters/contract'
import { callAs, systemActor } from '@yiwang/platform/platform'
import { begin, close } from '@yiwang/rhythm/contract'
import { dateAt, type Rhythm } from '@yiwang/rhythm/pack'
import type { Lane } from '../lanes.ts'
import { type Case, hourOf, type Stage } from '../plot.ts'
import type { Script } from './format.ts'
import type { People } from './people.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const EVENING = 19 * HOUR
const MINUTES_LEFT = 5 * 60

type Reports = NonNullable<Script['reports']>
/** Which evenings of a story that ends at `end` (ms) have reports. */
export type Evenings = {
  readonly reports: Reports | undefined
  readonly end: number
  readonly days: number | undefined
}

/** The first evening after `at` on which reports are filed; infinity where there is none. */
export const nextEvening = (at: number, { reports, end, days = reports?.days ?? 0 }: Evenings): number => {
  if (!reports) return Number.POSITIVE_INFINITY
  const first = end - hourOf(end) - days * DAY + EVENING
  const today = at - hourOf(at) + EVENING
  return Math.max(first, today > at ? today : today + DAY)
}

/** Whose report is left out on a day: one in `missed`, another grid each day. */
const isLeftOut = (grid: number, day: number, missed: number): boolean => (grid + 7 * day) % missed === 0

type Day = { readonly people: Pick<People, 'grids' | 'spot' | 'who'>; readonly reports: Reports }
/** The reports of the day that holds `at`, one a grid, filed between then and midnight by whoever works there. */
export const reportsOf = (at: number, { people, reports }: Day): Case[] => {
  const [date, day] = [dateAt(at), Math.floor((at + DAY / 3) / DAY)]
  return people.grids.flatMap((grid, i) => {
    if (isLeftOut(i, day, reports.missed)) return []
    const moment = at + ((i * 7919 + day * 104_729) % MINUTES_LEFT) * 60_000
    const text = reports.says[(i * 31 + day * 17) % reports.says.length] ?? ''
    const actor = people.who('grid', people.spot(grid))
    return [
      {
        n: i + 1,
        at: moment,
        steps: () => [{ at: moment, op: fileDaily, actor, input: () => ({ grid, day: date, text }) }],
      },
    ]
  })
}

type Course = { readonly lane: Lane; readonly stage: Stage; readonly pack: string }
/**
 * Where only a story's end is played nothing else closes what comes round, so that no duty is held against anybody before
 * the county's own time; the one that these reports keep begins with them, and its day before is closed.
 */
export const keepCourse = async (at: number, { lane, stage, pack }: Course): Promise<void> => {
  const release = stage.composed.book.all(stage.tenant).find((r) => r.pack.id === pack)
  const kept = release && partsOf<Rhythm>(release.pack, 'rhythm.rhythm').find((r) => r.keptBy === 'daily')
  if (!kept) return
  const actor = systemActor(stage.tenant)
  const of = { pack, rhythm: kept.id }
  await callAs(lane.platform, begin, { actor, input: of })
  await callAs(lane.platform, close, { actor, input: { ...of, from: dateAt(at - DAY) } })
  lane.count += 2
}

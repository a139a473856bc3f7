import type { OutputOf } from '@yiwang/kernel/operation'
import type { counties } from '../../contract/index.ts'
import type { County } from '../deps.ts'
import type { Figure } from '../figures/figure.ts'
import type { SnapshotRow } from './snapshot-store.ts'

type Period = OutputOf<typeof counties>['periods'][number]
type Total = NonNullable<Period['totals']>[number]

const same = (a: Figure, b: Figure): boolean => a.unit === b.unit && a.definition.zh === b.definition.zh

/** Undefined where a county hides the number, lacks it, or means something else by it. */
const totalOf = (f: Figure, reports: readonly SnapshotRow[]): Total | undefined => {
  let value = 0
  for (const r of reports) {
    const theirs = r.figures.find((x) => x.id === f.id)
    if (!theirs || !same(f, theirs) || theirs.state !== 'final' || theirs.value === null) return undefined
    value += theirs.value
  }
  return { id: f.id, words: f.words, definition: f.definition, value, unit: f.unit }
}

/** Sums of plain counts; null unless every county gave exactly one report that stands. */
export const totalsOf = (reports: readonly SnapshotRow[], counties: readonly County[]): Total[] | null => {
  const first = reports[0]
  const whole = counties.every((c) => reports.filter((r) => r.county === c.county).length === 1)
  if (!first || !whole || reports.some((r) => r.state === 'recalled')) return null
  const totals = first.figures.filter((f) => f.unit !== '%').map((f) => totalOf(f, reports))
  return totals.some((t) => t === undefined) ? null : (totals as Total[])
}

const reportOf = (r: SnapshotRow, name: County['name']): Period['reports'][number] => ({
  county: r.county,
  name,
  pack: r.pack,
  version: r.version,
  number: r.number,
  state: r.state,
  figures: r.figures,
  releasedAt: r.releasedAt.toISOString(),
  receivedAt: r.receivedAt.toISOString(),
})

/** Reports by period and series in the order of the rows, each with the counties that have none in force. */
export const byPeriod = (rows: readonly SnapshotRow[], counties: readonly County[]): Period[] => {
  const names = new Map(counties.map((c) => [c.county, c.name]))
  const groups = new Map<string, SnapshotRow[]>()
  for (const r of rows) {
    const key = `${r.period} ${r.series}`
    groups.set(key, [...(groups.get(key) ?? []), r])
  }
  return [...groups.values()].map((reports) => {
    const standing = new Set(reports.filter((r) => r.state !== 'recalled').map((r) => r.county))
    const { series, period } = reports[0] as SnapshotRow
    return {
      series,
      period,
      reports: reports.flatMap((r) => {
        const name = names.get(r.county)
        return name ? [reportOf(r, name)] : []
      }),
      missing: counties.filter((c) => !standing.has(c.county)),
      totals: totalsOf(reports, counties),
    }
  })
}

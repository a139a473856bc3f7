import type { MappedRow, Mapping } from '@yiwang/tables/server'
import { linkProblem, type UnitLink } from '../domain/unit-link.ts'
import { linkRow } from '../store/link-store.ts'
import {
  planBySteps,
  type Roster,
  type RosterContext,
  type RosterProblem,
  type RosterStep,
  repeated,
  unitWords,
  withoutRepeats,
} from './roster.ts'

const mapping = (units: Record<string, string>) =>
  ({
    unit: { from: ['单位', 'unit'], parse: { kind: 'code', codes: units }, required: true },
    grid: { from: ['网格', 'grid'], parse: { kind: 'text', max: 40 } },
    area: { from: ['区域', 'area'], parse: { kind: 'text', max: 20 } },
    from: { from: ['起始日期', 'from'], parse: { kind: 'dateTime' } },
    to: { from: ['截止日期', 'to'], parse: { kind: 'dateTime' } },
  }) as const satisfies Mapping
type Row = MappedRow<ReturnType<typeof mapping>>
const COLUMNS = { unit: '单位', grid: '网格', area: '区域', to: '截止日期' } as const

const second = (ms: number | null): number | null => (ms === null ? null : Math.floor(ms / 1000))
type Step = RosterStep<UnitLink>

/** One row against the links that stand and the rows above it. */
const decide = ({ line, values: v }: Row, c: RosterContext, held: readonly UnitLink[]): Step => {
  const place = { grid: v.grid ?? null, area: v.area ?? null }
  const from = v.from === undefined ? c.now : Date.parse(v.from)
  const alike = held.filter((l) => l.grid === place.grid && l.area === place.area)
  const old = alike.find((l) => second(l.from) === second(from)) ?? alike.find((l) => l.to === null || l.to > c.now)
  const to = v.to === undefined ? (old?.to ?? null) : Date.parse(v.to)
  const link: UnitLink = {
    id: old?.id ?? c.newId(),
    unit: v.unit,
    ...place,
    from: v.from === undefined ? (old?.from ?? from) : from,
    to,
    ended: to === null ? null : (old?.ended ?? 'roster'),
  }
  if (old && second(old.from) === second(link.from) && second(old.to) === second(link.to))
    return { is: 'same', row: old }
  const others = held.filter((l) => l !== old)
  const problem = linkProblem(link, { territory: c.territory, tiers: c.tiers, others })
  if (!problem) return { is: old ? 'changed' : 'new', row: link }
  const column = COLUMNS[problem.path]
  return { line, column, value: v[problem.path] ?? '', message: problem.message, remedy: problem.remedy }
}

/** Which organisation serves which grid or community, by organisation and place. An empty cell leaves what is known. */
export const linksRoster: Roster<ReturnType<typeof mapping>> = {
  mapping: (c) => mapping(unitWords(c.territory)),
  plan(rows, c) {
    const problems: RosterProblem[] = []
    const once = withoutRepeats(
      rows,
      ({ values: v }) => [v.unit, v.grid, v.area, v.from].join('|'),
      (r, first) => problems.push(repeated({ line: r.line, column: COLUMNS.unit, value: r.values.unit }, first)),
    )
    const held = Map.groupBy(c.links, (l) => l.unit)
    const steps = once.map((row): Step => {
      const own = held.get(row.values.unit) ?? []
      const step = decide(row, c, own)
      if ('is' in step) held.set(row.values.unit, [...own.filter((l) => l.id !== step.row.id), step.row])
      return step
    })
    const cells = (l: UnitLink) => linkRow(c.tenant, l)
    return planBySteps('registry.unit_link', steps, { problems, inserted: cells, updated: cells })
  },
}

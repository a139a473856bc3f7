import type { MappedRow, Mapping } from '@yiwang/tables/server'
import { gridRow } from '../commands/write-grids.ts'
import { type Grid, gridsOf } from '../domain/territory.ts'
import {
  planByCode,
  type Roster,
  type RosterContext,
  type RosterProblem,
  repeated,
  rosterProblem,
  type Sorted,
  withoutRepeats,
} from './roster.ts'

const mapping = {
  code: { from: ['网格编码', 'code'], parse: { kind: 'text', max: 40 }, required: true },
  name: { from: ['名称', 'name'], parse: { kind: 'text', max: 60 }, required: true },
  division: { from: ['村居编码', 'division'], parse: { kind: 'text', max: 20 }, required: true },
  lon: { from: ['经度', 'lon'], parse: { kind: 'number', min: -180, max: 180 }, required: true },
  lat: { from: ['纬度', 'lat'], parse: { kind: 'number', min: -90, max: 90 }, required: true },
  split: { from: ['拆自', 'split_of'], parse: { kind: 'text', max: 20 } },
  sources: { from: ['来源', 'merged_from'], parse: { kind: 'text', max: 300 } },
  from: { from: ['启用日期', 'valid_from'], parse: { kind: 'dateTime' } },
} as const satisfies Mapping
type Row = MappedRow<typeof mapping>

/** Why a row cannot stand, or undefined. `sole` tells whether its village has no other grid, in the registry or the file. */
const refuse = ({ line, values: v }: Row, c: RosterContext, sole: boolean): RosterProblem | undefined => {
  const at = (column: string, value: string) => ({ line, column, value })
  const old = c.territory.grids.get(v.code)
  const division = c.territory.divisions.get(v.division)
  if (old && old.status !== 'current')
    return rosterProblem(at('网格编码', v.code), [
      '这个网格已经合并或拆分',
      'this grid was merged or split',
      '换成现在的网格编码',
      'use the code of a current grid',
    ])
  if (old && old.division !== v.division)
    return rosterProblem(at('村居编码', v.division), [
      '导入不能改网格所在的村居',
      'an import cannot move a grid to another village',
      '用合并或拆分来改',
      'use merge or split',
    ])
  if (division?.status !== 'current' || (division.kind !== 'village' && division.kind !== 'community'))
    return rosterProblem(at('村居编码', v.division), [
      '没有这个村居',
      'no such village or community',
      '填区划名册里现有村居的编码',
      'give the code of a current village or community',
    ])
  if (!v.code.startsWith(v.division) && !old)
    return rosterProblem(at('网格编码', v.code), [
      '网格编码要以村居编码开头',
      'the code of a grid starts with that of its village',
      `改成 ${v.division} 加三位序号`,
      `use ${v.division} and three digits`,
    ])
  if (!old && !sole && v.split === undefined)
    return rosterProblem(at('村居编码', v.division), [
      '这个村居已有网格',
      'this village already has a grid',
      '一个村居只要一个网格；要拆开请用拆分，或填“拆自”一列',
      'one village has one grid; use split, or fill in the column 拆自',
    ])
  return undefined
}

const gridOf = ({ values: v }: Row, c: RosterContext): Grid => {
  const old = c.territory.grids.get(v.code)
  const town = c.territory.divisions.get(v.division)?.parent ?? ''
  const sources = v.sources
    ?.split(/[;；、]/)
    .map((s) => s.trim())
    .filter(Boolean)
  const given = { name: v.name, lon: v.lon, lat: v.lat, ...(sources ? { sources } : {}) }
  if (old) return { ...old, ...given }
  const from = v.from === undefined ? c.now : Date.parse(v.from)
  const fresh = { id: c.newId(), code: v.code, division: v.division, town, status: 'current' as const, version: 1 }
  return { sources: [], ...fresh, ...given, splitOf: v.split ?? null, shape: null, from, to: null }
}
const same = (a: Grid, b: Grid): boolean =>
  a.name === b.name && a.lon === b.lon && a.lat === b.lat && a.sources.join() === b.sources.join()

const changedCells = (tenant: string, g: Grid): Record<string, unknown> => ({
  tenant,
  id: g.id,
  name: g.name,
  lon: g.lon,
  lat: g.lat,
  sources: [...g.sources],
  version: g.version + 1,
})

/** Grids by code. New ones have no outline; the place of an existing one is changed by merge and split only. */
export const gridsRoster: Roster<typeof mapping> = {
  mapping: () => mapping,
  plan(rows, c) {
    const problems: RosterProblem[] = []
    const once = withoutRepeats(
      rows,
      (r) => r.values.code,
      (r, first) => problems.push(repeated({ line: r.line, column: '网格编码', value: r.values.code }, first)),
    )
    const seen = new Set<string>()
    const sorted: Sorted = { created: [], changed: [] }
    for (const row of once) {
      const { division, code } = row.values
      const others = gridsOf(c.territory, division).filter((g) => g.code !== code).length
      const problem = refuse(row, c, others === 0 && !seen.has(division))
      seen.add(division)
      if (problem) problems.push(problem)
      const old = c.territory.grids.get(code)
      const grid = gridOf(row, c)
      if (!old) sorted.created.push(gridRow(c.tenant, grid))
      else if (!same(old, grid)) sorted.changed.push(changedCells(c.tenant, grid))
    }
    return planByCode('registry.grid', { ...sorted, rows: once.length, problems, territory: true })
  },
}

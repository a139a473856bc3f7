import type { MappedRow, Mapping } from '@yiwang/tables/server'
import { isMobile } from '../domain/problem.ts'
import { type Division, rootOf } from '../domain/territory.ts'
import {
  differs,
  planByCode,
  type Roster,
  type RosterProblem,
  repeated,
  rosterProblem,
  type Sorted,
  withoutRepeats,
} from './roster.ts'

export const UNIT_KINDS: Readonly<Record<string, string>> = {
  党委部门: 'party',
  政府部门: 'government',
  事业单位: 'institution',
  公用企业: 'utility',
  镇街: 'town',
}
const kinds = { ...UNIT_KINDS, ...Object.fromEntries(Object.values(UNIT_KINDS).map((k) => [k, k])) }
const LEVELS = { county: 'county', town: 'town', community: 'community', village: 'community' } as const

const mapping = (tiers: Record<string, string>) =>
  ({
    code: { from: ['编码', 'code'], parse: { kind: 'text', max: 40 }, required: true },
    name: { from: ['名称', 'name'], parse: { kind: 'text', max: 60 }, required: true },
    short: { from: ['简称', 'short'], parse: { kind: 'text', max: 20 } },
    kind: { from: ['类别', 'kind'], parse: { kind: 'code', codes: kinds }, required: true },
    duties: { from: ['职责', 'duties'], parse: { kind: 'text', max: 300 } },
    phone: { from: ['电话', 'phone'], parse: { kind: 'phone' } },
    tier: { from: ['层级', 'tier'], parse: { kind: 'code', codes: tiers } },
    area: { from: ['区域', 'division'], parse: { kind: 'text', max: 20 } },
  }) as const satisfies Mapping

type Row = MappedRow<ReturnType<typeof mapping>>

const refuse = ({ line, values: v }: Row, division: Division | undefined): RosterProblem | undefined => {
  if (division?.status !== 'current')
    return rosterProblem({ line, column: '区域', value: v.area }, [
      '没有这个区域',
      'no such division',
      '填区划名册里现有的编码',
      'give the code of a current division',
    ])
  if (v.phone !== undefined && isMobile(v.phone))
    return rosterProblem({ line, column: '电话', value: v.phone }, [
      '单位电话会公开，不能填手机号',
      'the telephone of a unit is published and cannot be a mobile',
      '填办公电话，如 0537-1234567',
      'give the office telephone, such as 0537-1234567',
    ])
  return undefined
}

/** Units by code. An empty cell leaves what is known as it is. */
export const unitsRoster: Roster<ReturnType<typeof mapping>> = {
  mapping: (c) =>
    mapping(
      Object.fromEntries(
        c.tiers.flatMap((t) => [
          [t.words.zh, t.id],
          [t.id, t.id],
        ]),
      ),
    ),
  plan(rows, c) {
    const known = new Map([...c.territory.units.values()].map((u) => [u.code, u]))
    const problems: RosterProblem[] = []
    const once = withoutRepeats(
      rows,
      (r) => r.values.code,
      (r, first) => problems.push(repeated({ line: r.line, column: '编码', value: r.values.code }, first)),
    )
    const sorted: Sorted = { created: [], changed: [] }
    for (const row of once) {
      const v = row.values
      const old = known.get(v.code)
      const division = c.territory.divisions.get(v.area ?? old?.area ?? rootOf(c.territory))
      const problem = refuse(row, division)
      if (problem) problems.push(problem)
      const full = {
        name: v.name,
        short: v.short ?? old?.short ?? v.name,
        kind: v.kind,
        level: LEVELS[division?.kind ?? 'county'],
        area: division?.code ?? null,
        duties: v.duties ?? old?.duties ?? '',
        phone: v.phone ?? old?.phone ?? '',
        tier: v.tier ?? old?.tier ?? null,
      }
      if (!old) sorted.created.push({ tenant: c.tenant, id: c.newId(), code: v.code, ...full, active: true })
      else if (differs(old, full)) sorted.changed.push({ tenant: c.tenant, id: old.id, ...full })
    }
    return planByCode('registry.unit', { ...sorted, rows: once.length, problems, territory: true })
  },
}

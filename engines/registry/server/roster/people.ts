import type { MappedRow, Mapping } from '@yiwang/tables/server'
import type { Person } from '../store/person-store.ts'
import {
  differs,
  phoneProblem,
  planByCode,
  type Roster,
  type RosterProblem,
  repeated,
  rosterProblem,
  type Sorted,
  unitWords,
  withoutRepeats,
} from './roster.ts'

const mapping = (units: Record<string, string>) =>
  ({
    code: { from: ['编号', 'code'], parse: { kind: 'text', max: 40 }, required: true },
    name: { from: ['姓名', 'name'], parse: { kind: 'text', max: 40 }, required: true },
    gender: { from: ['性别', 'gender'], parse: { kind: 'code', codes: { 男: 'm', 女: 'f', m: 'm', f: 'f' } } },
    phone: { from: ['手机', 'phone'], parse: { kind: 'phone' } },
    unit: { from: ['单位', 'unit'], parse: { kind: 'code', codes: units } },
  }) as const satisfies Mapping

type Row = MappedRow<ReturnType<typeof mapping>>

const refuse = ({ line, values: v }: Row, old: Person | undefined): RosterProblem | undefined => {
  if (v.phone !== undefined && !/^1[3-9]\d{9}$/.test(v.phone)) return phoneProblem(line, '手机', v.phone)
  if (!old || old.active) return undefined
  return rosterProblem({ line, column: '编号', value: v.code }, [
    '这个人已从名册停用',
    'this person is no longer active in the registry',
    '先恢复这个人，或删掉这一行',
    'make the person active again, or remove the row',
  ])
}

/** People by code. An empty cell leaves what is known as it is. */
export const peopleRoster: Roster<ReturnType<typeof mapping>> = {
  mapping: (c) => mapping(unitWords(c.territory)),
  plan(rows, c) {
    const known = new Map(c.people.map((p) => [p.code, p]))
    const problems: RosterProblem[] = []
    const once = withoutRepeats(
      rows,
      (r) => r.values.code,
      (r, first) => problems.push(repeated({ line: r.line, column: '编号', value: r.values.code }, first)),
    )
    const sorted: Sorted = { created: [], changed: [] }
    for (const row of once) {
      const v = row.values
      const old = known.get(v.code)
      const problem = refuse(row, old)
      if (problem) problems.push(problem)
      const full = {
        name: v.name,
        gender: v.gender ?? old?.gender ?? null,
        phone: v.phone ?? old?.phone ?? null,
        unit: v.unit ?? old?.unit ?? null,
      }
      if (!old) sorted.created.push({ tenant: c.tenant, id: c.newId(), code: v.code, ...full, active: true })
      else if (differs(old, full)) sorted.changed.push({ tenant: c.tenant, id: old.id, ...full })
    }
    return planByCode('registry.person', { ...sorted, rows: once.length, problems, territory: false })
  },
}

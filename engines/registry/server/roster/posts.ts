import type { MappedRow, Mapping } from '@yiwang/tables/server'
import { POST_KINDS, type PostKind, postKindFacts } from '../../pack/post-kinds.ts'
import { clashOf, hasSeat, lackingDuty, type Standing, standingOf } from '../domain/appointment.ts'
import type { Person } from '../store/person-store.ts'
import { type Post, postRow } from '../store/post-store.ts'
import {
  planBySteps,
  type Roster,
  type RosterContext,
  type RosterPlan,
  type RosterProblem,
  type RosterStep,
  repeated,
  rosterProblem,
  unitWords,
  withoutRepeats,
} from './roster.ts'

const kindWords = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(POST_KINDS).flatMap(([kind, { words }]) => [
      [words.zh, kind],
      [kind, kind],
    ]),
  )
const mapping = (units: Record<string, string>) =>
  ({
    person: { from: ['人员编号', 'person'], parse: { kind: 'text', max: 40 }, required: true },
    kind: { from: ['岗位', 'kind'], parse: { kind: 'code', codes: kindWords() } },
    unit: { from: ['单位', 'unit'], parse: { kind: 'code', codes: units } },
    grid: { from: ['网格', 'grid'], parse: { kind: 'text', max: 40 } },
    area: { from: ['区域', 'area'], parse: { kind: 'text', max: 20 } },
    slot: { from: ['席位', 'slot'], parse: { kind: 'text', max: 20 } },
    duty: { from: ['职责', 'duty'], parse: { kind: 'text', max: 300 } },
    from: { from: ['任职日期', 'from'], parse: { kind: 'dateTime' } },
    to: { from: ['离任日期', 'to'], parse: { kind: 'dateTime' } },
  }) as const satisfies Mapping
type Row = MappedRow<ReturnType<typeof mapping>>
const COLUMNS = {
  kind: '岗位',
  unit: '单位',
  grid: '网格',
  area: '区域',
  slot: '席位',
  from: '任职日期',
  to: '离任日期',
  duty: '职责',
} as const

type Place = {
  person: string
  kind: string
  grid: string | null
  area: string | null
  unit: string | null
  slot: string | null
}
const keyOf = (p: Place): string =>
  [p.person, p.kind, p.grid ?? p.area ?? p.unit ?? '', p.grid === null ? '' : (p.slot ?? '')].join('|')
/** Spreadsheets keep whole seconds. */
const second = (ms: number | null | undefined): number | null =>
  ms === null || ms === undefined ? null : Math.floor(ms / 1000)

/** What has been decided so far: posts of the registry and of the rows above, found by person and by grid. */
type Book = { readonly byPerson: Map<string, Post[]>; readonly byGrid: Map<string, Post[]> }
const put = (book: Book, p: Post): void => {
  const into = (m: Map<string, Post[]>, key: string) =>
    void m.set(key, [...(m.get(key) ?? []).filter((o) => o.id !== p.id), p])
  into(book.byPerson, p.person)
  if (p.grid !== null) into(book.byGrid, p.grid)
}

type Step = RosterStep<Post>
const kindOf = (v: Row['values']): string => v.kind ?? (v.grid !== undefined ? 'grid-team' : '')

const stand = (
  { line, values: v }: Row,
  c: RosterContext,
): { s: Standing; from: number; to: number | null } | RosterProblem => {
  const kind = kindOf(v)
  const at = (column: string, value?: string) => ({ line, column, value })
  if (kind === '') return rosterProblem(at('岗位'), ['“岗位”是空的', '"岗位" is empty', '补上内容', 'fill it in'])
  if (postKindFacts(kind as PostKind).guarded)
    return rosterProblem(at('岗位', v.kind), [
      '这个岗位不能导入',
      'this post cannot be imported',
      '由系统管理员单独任命',
      'a system administrator appoints it one by one',
    ])
  const from = v.from === undefined ? c.now : Date.parse(v.from)
  const to = v.to === undefined ? null : Date.parse(v.to)
  const s = standingOf(c.territory, { ...v, kind, from, to }, c.composition)
  if (!('path' in s)) return { s, from, to }
  return { line, column: COLUMNS[s.path], value: v[s.path] ?? '', message: s.message, remedy: s.remedy }
}

type Known = { readonly book: Book; readonly people: ReadonlyMap<string, Person> }

/** One row against the registry and the rows above it. */
const decide = (row: Row, c: RosterContext, { book, people }: Known): Step => {
  const { line, values: v } = row
  const cell = { line, column: '人员编号', value: v.person }
  const person = people.get(v.person)
  if (!person?.active)
    return rosterProblem(cell, [
      '名册里没有这个人',
      'this person is not in the registry',
      '先导入人员，或改编号',
      'import the person first, or correct the code',
    ])
  if (person.id === c.self)
    return rosterProblem(cell, [
      '不能给自己任职',
      'nobody gives a post to himself',
      '删掉这一行，请别人来办',
      'remove the row and ask a colleague',
    ])
  const stood = stand(row, c)
  if (!('s' in stood)) return stood
  const step = stepFor(row, c, { ...stood, person, held: book.byPerson.get(person.id) ?? [] })
  return step.is === 'same' ? step : (unfit(row, step.row, { s: stood.s, person, book, c }) ?? step)
}

type Stood = { readonly s: Standing; readonly from: number; readonly to: number | null }
type Good = Exclude<Step, RosterProblem>
/** The term a row means: one that stands, one that stands otherwise, or a new one. */
const stepFor = ({ values: v }: Row, c: RosterContext, at: Stood & { person: Person; held: readonly Post[] }): Good => {
  const { s, from, to, person, held } = at
  const unit = s.unit ?? (s.grid === null ? null : person.unit)
  const key = keyOf({ ...s, person: person.id, unit })
  const alike = held.filter((p) => keyOf(p) === key)
  const old = alike.find((p) => second(p.from) === second(from)) ?? alike.find((p) => p.to === null || p.to > c.now)
  if (!old) {
    const contact = c.territory.units.get(unit ?? person.unit ?? '')?.phone ?? ''
    return { is: 'new', row: { ...s, id: c.newId(), person: person.id, unit, duty: v.duty ?? '', contact, from, to } }
  }
  const post = {
    ...old,
    from: v.from === undefined ? old.from : from,
    to: v.to === undefined ? old.to : to,
    duty: v.duty ?? old.duty,
  }
  const equal = second(old.from) === second(post.from) && second(old.to) === second(post.to) && old.duty === post.duty
  return equal ? { is: 'same', row: old } : { is: 'changed', row: post }
}

type Beside = { readonly s: Standing; readonly person: Person; readonly book: Book; readonly c: RosterContext }
/** Why a new or changed term cannot stand beside the other terms of the person and of the grid. */
const unfit = ({ line, values: v }: Row, post: Post, { s, person, book, c }: Beside): RosterProblem | undefined => {
  const lacking = lackingDuty(post, c.postings)
  if (lacking) return { line, column: COLUMNS.duty, value: '', message: lacking.message, remedy: lacking.remedy }
  const others = (list: readonly Post[] | undefined) => (list ?? []).filter((p) => p.id !== post.id)
  const clash = clashOf(s, post, others(book.byPerson.get(person.id)))
  if (clash) {
    const words = postKindFacts(clash.kind as PostKind).words
    return rosterProblem({ line, column: '人员编号', value: v.person }, [
      `${person.name}同时任${words.zh}`,
      `${person.name} is ${words.en} at the same time`,
      '一人不能同时任这两个岗位，请换人或改日期',
      'one person cannot hold both; choose another or change the dates',
    ])
  }
  const seats = s.grid === null ? [] : others(book.byGrid.get(s.grid))
  if (hasSeat(s, post, { seats, composition: c.composition })) return undefined
  return rosterProblem({ line, column: '席位', value: v.slot }, [
    `这个网格的 ${s.slot} 席已满`,
    `slot ${s.slot} of this grid is full`,
    '先让前任离任，或换一个席位',
    'end a term first, or use another slot',
  ])
}

const termCells = (tenant: string, p: Post): Record<string, unknown> => ({
  tenant,
  id: p.id,
  duty: p.duty,
  valid_from: new Date(p.from),
  valid_to: p.to === null ? null : new Date(p.to),
})
const planOf = (tenant: string, steps: readonly Step[], problems: readonly RosterProblem[]): RosterPlan => {
  const inserted = (p: Post) => postRow(tenant, p)
  const updated = (p: Post) => termCells(tenant, p)
  const touched = steps.flatMap((s) => ('is' in s && s.is !== 'same' ? [s.row.person] : []))
  return { ...planBySteps('registry.post', steps, { problems, inserted, updated }), touched }
}

/** Terms by person, post and place. An empty cell leaves what is known as it is. */
export const postsRoster: Roster<ReturnType<typeof mapping>> = {
  mapping: (c) => mapping(unitWords(c.territory)),
  plan(rows, c) {
    const people = new Map(c.people.map((p) => [p.code, p]))
    const book: Book = { byPerson: new Map(), byGrid: new Map() }
    for (const p of c.posts) put(book, p)
    const problems: RosterProblem[] = []
    const once = withoutRepeats(
      rows,
      ({ values: v }) => [v.person, kindOf(v), v.grid, v.area, v.unit, v.slot, v.from].join('|'),
      (r, first) => problems.push(repeated({ line: r.line, column: '人员编号', value: r.values.person }, first)),
    )
    const steps = once.map((row): Step => {
      const step = decide(row, c, { book, people })
      if ('is' in step && step.is !== 'same') put(book, step.row)
      return step
    })
    return planOf(c.tenant, steps, problems)
  },
}

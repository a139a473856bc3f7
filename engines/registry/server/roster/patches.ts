import type { MappedRow, Mapping } from '@yiwang/tables/server'
import { type Patch, type PatchProblem, type PatchTerm, patchProblem, succession, termNow } from '../domain/patch.ts'
import { endTerms, patchRow, termRow } from '../store/patch-store.ts'
import type { Person } from '../store/person-store.ts'
import {
  type Roster,
  type RosterContext,
  type RosterPlan,
  type RosterProblem,
  type RosterStep,
  repeated,
  rosterProblem,
  withoutRepeats,
} from './roster.ts'

const mapping = (kinds: Record<string, string>) =>
  ({
    kind: { from: ['类别', 'kind'], parse: { kind: 'code', codes: kinds }, required: true },
    area: { from: ['村居编码', 'division'], parse: { kind: 'text', max: 20 }, required: true },
    name: { from: ['名称', 'name'], parse: { kind: 'text', max: 60 }, required: true },
    homes: { from: ['户数', 'homes'], parse: { kind: 'number', min: 1, max: 10_000, integer: true } },
    person: { from: ['人员编号', 'person'], parse: { kind: 'text', max: 40 } },
    contact: { from: ['电话', 'phone'], parse: { kind: 'text', max: 40 } },
    from: { from: ['起始日期', 'from'], parse: { kind: 'dateTime' } },
    to: { from: ['截止日期', 'to'], parse: { kind: 'dateTime' } },
  }) as const satisfies Mapping
type Row = MappedRow<ReturnType<typeof mapping>>
const COLUMNS = {
  kind: '类别',
  area: '村居编码',
  name: '名称',
  person: '人员编号',
  contact: '电话',
  from: '起始日期',
  to: '截止日期',
} as const

const second = (ms: number | null): number | null => (ms === null ? null : Math.floor(ms / 1000))
const sameTerm = (a: PatchTerm, b: PatchTerm): boolean =>
  a.person === b.person && a.contact === b.contact && second(a.from) === second(b.from) && second(a.to) === second(b.to)

/** What a row leaves of one patch: itself, the term that runs on or begins, and the one that ends with it. */
type Meant = {
  readonly patch: Patch
  readonly patchIs: 'new' | 'changed' | 'same'
  readonly term?: { readonly is: 'new' | 'changed'; readonly row: PatchTerm }
  readonly ends?: PatchTerm
}
type Step = RosterStep<Meant>
type Book = {
  readonly people: ReadonlyMap<string, Person>
  readonly open: Map<string, Patch>
  readonly terms: ReadonlyMap<string, readonly PatchTerm[]>
}
const keyOf = (p: Pick<Patch, 'kind' | 'area' | 'name'>): string => [p.kind, p.area, p.name].join('|')

/** The term a row means: the one that runs, put otherwise, or a new one. */
const termFor = (
  { values: v }: Row,
  c: RosterContext,
  at: { patch: Patch; person: Person; held: PatchTerm | undefined },
) => {
  const { patch, person } = at
  const own = at.held?.person === person.id ? at.held : undefined
  const to = v.to === undefined ? (own?.to ?? null) : Date.parse(v.to)
  const row: PatchTerm = {
    id: own?.id ?? c.newId(),
    patch: patch.id,
    person: person.id,
    name: person.name,
    contact: v.contact ?? own?.contact ?? c.territory.units.get(person.unit ?? '')?.phone ?? '',
    from: v.from === undefined ? (own?.from ?? c.now) : Date.parse(v.from),
    to,
    ended: to === null ? null : (own?.ended ?? 'roster'),
  }
  return { own, row }
}

const told = ({ line, values: v }: Row, p: PatchProblem): RosterProblem => ({
  line,
  column: COLUMNS[p.path],
  value: v[p.path] ?? '',
  message: p.message,
  remedy: p.remedy,
})

/** Who a row says holds the patch; nothing where the cell is empty. */
const holding = (
  row: Row,
  c: RosterContext,
  { people, terms }: Book,
  patch: Patch,
): Omit<Meant, 'patch' | 'patchIs'> | RosterProblem => {
  const code = row.values.person
  if (code === undefined) return {}
  const person = people.get(code)
  if (!person?.active)
    return rosterProblem({ line: row.line, column: COLUMNS.person, value: code }, [
      '名册里没有这个人',
      'this person is not in the registry',
      '先导入人员，或改编号',
      'import the person first, or correct the code',
    ])
  const all = terms.get(patch.id) ?? []
  const { own, row: term } = termFor(row, c, { patch, person, held: termNow(all, c.now) })
  if (own && sameTerm(own, term)) return {}
  const found = succession(term, all, c.now)
  if ('path' in found) return told(row, found)
  return { term: { is: own ? 'changed' : 'new', row: term }, ...(found.ends ? { ends: found.ends } : {}) }
}

/** One row against the patches that stand. */
const decide = (row: Row, c: RosterContext, book: Book): Step => {
  const { values: v } = row
  const old = book.open.get(keyOf(v))
  const fresh = { kind: v.kind, area: v.area, name: v.name, from: c.now, to: null, ended: null }
  const patch: Patch = { id: old?.id ?? c.newId(), ...(old ?? fresh), homes: v.homes ?? old?.homes ?? null }
  const problem = patchProblem(patch, { territory: c.territory, kinds: c.patchKinds, open: [] })
  if (problem) return told(row, problem)
  const held = holding(row, c, book, patch)
  if ('line' in held) return held
  const patchIs = !old ? 'new' : old.homes === patch.homes ? 'same' : 'changed'
  const is = patchIs === 'same' && held.term ? 'changed' : patchIs
  return { is, row: { patch, patchIs, ...held } }
}

const planOf = (tenant: string, steps: readonly Step[], problems: readonly RosterProblem[]): RosterPlan => {
  const meant = steps.flatMap((s) => ('is' in s ? [s.row] : []))
  const count = (is: 'new' | 'changed' | 'same') => steps.filter((s) => 'is' in s && s.is === is).length
  const patches = (is: Meant['patchIs']) => meant.filter((m) => m.patchIs === is).map((m) => patchRow(tenant, m.patch))
  const terms = (is: 'new' | 'changed') =>
    meant.flatMap((m) => (m.term?.is === is ? [termRow(tenant, m.term.row)] : []))
  // A term gives way in the moment the next one begins, so each has an end of its own.
  const ends = meant.flatMap((m) =>
    m.ends && m.term ? [endTerms(tenant, [m.ends], { at: m.term.row.from, reason: 'replaced' })] : [],
  )
  const key = ['tenant', 'id']
  return {
    create: count('new'),
    change: count('changed'),
    same: count('same'),
    changes: [
      { insert: 'registry.patch', rows: patches('new') },
      { update: 'registry.patch', key, rows: patches('changed') },
      { update: 'registry.patch_holder', key, rows: [...ends.flatMap((e) => e.rows)] },
      { update: 'registry.patch_holder', key, rows: terms('changed') },
      { insert: 'registry.patch_holder', rows: terms('new') },
    ],
    problems: [...problems, ...steps.flatMap((s) => ('is' in s ? [] : [s]))],
    touched: [],
    territory: false,
  }
}

/** Patches by kind, community and name, with who looks after each. An empty cell leaves what is known. */
export const patchesRoster: Roster<ReturnType<typeof mapping>> = {
  mapping: (c) =>
    mapping(
      Object.fromEntries(
        c.patchKinds.flatMap((k) => [
          [k.words.zh, k.id],
          [k.id, k.id],
        ]),
      ),
    ),
  plan(rows, c) {
    const problems: RosterProblem[] = []
    const once = withoutRepeats(
      rows,
      ({ values: v }) => keyOf(v),
      (r, first) => problems.push(repeated({ line: r.line, column: COLUMNS.name, value: r.values.name }, first)),
    )
    const book: Book = {
      people: new Map(c.people.map((p) => [p.code, p])),
      open: new Map(c.patches.map((p) => [keyOf(p), p])),
      terms: Map.groupBy(c.patchTerms, (x) => x.patch),
    }
    return planOf(
      c.tenant,
      once.map((row) => decide(row, c, book)),
      problems,
    )
  },
}

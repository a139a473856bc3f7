import { type Actor, invalid } from '@yiwang/kernel'
import type { InputOf } from '@yiwang/kernel/operation'
import type { inbox as inboxOp } from '../../contract/index.ts'
import { ownerKeys } from '../policy.ts'
import { scopeOf } from '../scope.ts'
import { type OwnFilter, ownWhere } from './own-filter.ts'
import { ownTextLike, type TextPlaces } from './own-text.ts'
import type { QueueConditions } from './queue-stages.ts'
import { SOON } from './wording.ts'

export type InboxInput = InputOf<typeof inboxOp>
export type InboxViewName = InboxInput['view']

type OpenView = Exclude<InboxViewName, 'mine' | 'closed' | 'all'>
const VISIT_DUE =
  'exists (select 1 from matters.visit v where v.tenant=m.tenant and v.matter=m.id and v.done_at is null)'
/** Conditions of the named views over open matters; `now` gives the placeholder of the present time. */
const openViews = (q: QueueConditions): Readonly<Record<OpenView, (now: () => string) => string>> => ({
  'to-dispatch': () => q['to-dispatch'],
  'due-soon': (now) => `m.due_at >= ${now()} and (m.due_at - ${now()}) * ${SOON} <= m.due_at - m.due_start`,
  late: (now) => `m.due_at < ${now()}`,
  waiting: () => q.waiting,
  rulings: () => q.rulings,
  checks: () => q.checks,
  visits: () => `(${q.visits} or ${VISIT_DUE})`,
  open: () => 'true',
})

/** Where a page ended: the last row's due time in ms, `-` for none, and its id. */
export const cursorOf = (last: { due_at: string | null; id: string }): string =>
  `${last.due_at === null ? '-' : Date.parse(last.due_at)}.${last.id}`
export type Cursor = { due: number | null; id: string }
export const readCursor = (text: string): Cursor => {
  const found = /^(-|\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text)
  if (!found)
    throw invalid([
      { path: 'after', message: { zh: '翻页记号不对，请从第一页再看', en: 'Not a page mark; start again' } },
    ])
  return { due: found[1] === '-' ? null : Number(found[1]), id: found[2] as string }
}

const COLUMNS = `m.id, m.ref, m.seq, m.title, m.pack, m.version, m.type, m.stage, m.level, m.super, m.owner, m.place, m.town, m.community, m.grid,
  m.category, m.channel, m.priority, m.unit, m.units, m.accused_unit, m.accused_person, m.readers, m.joins, m.files, m.due_at, m.due_clock,
  m.due_start, m.paused, m.opened_at, m.confidential`

/** What narrows a list, whatever its view: the part of the input that says so, and what it means here. */
export type Narrowing = {
  readonly input: Omit<InboxInput, 'view' | 'owner' | 'limit' | 'after'>
  readonly categories: readonly string[] | null
  /** What the kind's own fields have to say. */
  readonly own: readonly OwnFilter[]
  /** Where else words are looked for. */
  readonly texts: TextPlaces
}
export type Filters = Narrowing & { readonly input: InboxInput; readonly queues: QueueConditions }
type Put = (v: unknown) => string

const like = (s: string): string => `%${s.replace(/[\\%_]/g, '\\$&')}%`
const found = (find: string, texts: TextPlaces, put: Put): string => {
  const words = put(like(find))
  const ref = put(`${find.replace(/\D/g, '') || '-'}%`)
  const own = texts.types.length > 0 ? ` or ${ownTextLike(texts, words, put)}` : ''
  return `(m.title ilike ${words} or m.place ilike ${words} or m.ref like ${ref}${own})`
}
/** Conditions over alias `m`; `put` keeps a value and gives its placeholder. */
export const narrowing = ({ input: i, categories, own, texts }: Narrowing, put: Put): string[] => [
  ...(i.pack ? [`m.pack=${put(i.pack)}`] : []),
  ...(i.unit ? [`m.unit=${put(i.unit)}::uuid`] : []),
  ...(i.town ? [`m.town=${put(i.town)}`] : []),
  ...(i.grid ? [`m.grid=${put(i.grid)}`] : []),
  ...(categories ? [`m.category=any(${put(categories)}::text[])`] : []),
  ...(i.stage ? [`m.stage=${put(i.stage)}`] : []),
  ...(i.type ? [`m.type=${put(i.type)}`] : []),
  ...(i.minPriority ? [`m.priority>=${put(i.minPriority)}`] : []),
  ...own.map((f) => ownWhere(f, put)),
  ...(i.find ? [found(i.find, texts, put)] : []),
]

/** The rows after the cursor as ranges of (due_at, id), each of which one index range can serve. */
const ranges = (after: Cursor | null, put: Put): string[] => {
  if (!after) return ['true']
  const id = `${put(after.id)}::uuid`
  if (after.due === null) return [`m.due_at is null and m.id > ${id}`]
  const due = `${put(new Date(after.due))}::timestamptz`
  return [`m.due_at >= ${due} and (m.due_at, m.id) > (${due}, ${id})`, 'm.due_at is null']
}

/** One page of the inbox, soonest due first; what has no due time comes last. `$1` is the tenant, values from `$3`. */
export const inboxSelect = (actor: Actor, f: Filters, now: number): { text: string; values: unknown[] } => {
  const scope = scopeOf(actor, now, 3)
  const values = [...scope.values]
  const put: Put = (v) => `$${values.push(v) + 2}`
  const { input: i } = f
  const more = [`(${scope.text})`, ...narrowing(f, put)]
  const after = i.after === undefined ? null : readCursor(i.after)
  const limit = `limit ${i.limit + 1}`
  if (i.view === 'closed') {
    const page = after ? [`m.id < ${put(after.id)}::uuid`] : []
    const where = ["m.super <> 'open'", ...more, ...page].join(' and ')
    return {
      text: `select ${COLUMNS} from matters.matter m where m.tenant=$1 and ${where} order by m.id desc ${limit}`,
      values,
    }
  }
  const keyed = i.owner ? [i.owner] : i.view === 'mine' ? ownerKeys(actor, now) : null
  if (i.view !== 'all') more.unshift("m.super = 'open'")
  if (i.view !== 'all' && i.view !== 'mine')
    more.push(openViews(f.queues)[i.view](() => `${put(new Date(now))}::timestamptz`))
  const pages = ranges(after, put)
  const from = keyed ? `unnest(${put(keyed)}::text[]) k cross join lateral` : ''
  const branches = pages.map((page) => {
    const where = [...(keyed ? ['m.owner=k'] : []), ...more, page].join(' and ')
    const one = `(select ${COLUMNS} from matters.matter m where m.tenant=$1 and ${where} order by m.due_at, m.id ${limit})`
    return keyed ? `select m.* from ${from} ${one} m` : one
  })
  return { text: `select * from (${branches.join(' union all ')}) m order by m.due_at, m.id ${limit}`, values }
}

/** How many open matters each view holds for this reader. */
export const countsSelect = (
  actor: Actor,
  queues: QueueConditions,
  now: number,
): { text: string; values: unknown[] } => {
  const scope = scopeOf(actor, now, 5)
  const of = Object.entries(openViews(queues)).map(
    ([name, cond]) => `'${name}', count(*) filter (where ${cond(() => '$3::timestamptz')})`,
  )
  return {
    text: `select json_build_object('mine', count(*) filter (where m.owner=any($4::text[])), ${of.join(', ')}) as counts
      from matters.matter m where m.tenant=$1 and m.super='open' and (${scope.text})`,
    values: [new Date(now), ownerKeys(actor, now), ...scope.values],
  }
}

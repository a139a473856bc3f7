import type { CaseState } from '../plot.ts'
import type { People, Spot } from './people.ts'

const DAY = 86_400_000
/** What a value may speak of. `member` finds somebody's entry in a pool. */
export type Ground = {
  readonly n: number
  readonly at: number
  readonly spot: Spot
  readonly fields: Readonly<Record<string, string>>
  readonly people: People
  readonly state: CaseState
  member(pool: string, person: string): Promise<string>
}

const named = (g: Ground, name: string): string => {
  const known: Readonly<Record<string, string>> = { id: g.state.id, ...g.spot, ...g.fields, n: String(g.n) }
  const v = known[name]
  if (v === undefined) throw new Error(`case ${g.n} has no ${name}`)
  return v
}
const AS: Readonly<Record<string, (v: string) => unknown>> = {
  number: (v) => Number(v),
  yesno: (v) => v === 'yes',
}
const LOOK: Readonly<Record<string, (v: string, g: Ground) => unknown>> = {
  unit: (v, g) => g.people.unit(v),
  person: (v, g) => g.people.person(v),
  /** A day from now on, as the county's calendar has it. */
  day: (v, g) => new Date(g.at + Number(v) * DAY + DAY / 3).toISOString().slice(0, 10),
  time: (v, g) => new Date(g.at + Number(v) * DAY).toISOString(),
  member: (v, g) => g.member(v.split('/')[0] ?? '', g.people.person(v.split('/')[1] ?? '')),
}
const ONE = /^\{([\w-]+)(?::(\w+))?\}$/
const text = (v: string, g: Ground): unknown => {
  const one = ONE.exec(v)
  if (one) {
    const found = named(g, one[1] as string)
    if (found === '') return undefined
    return one[2] ? AS[one[2]]?.(found) : found
  }
  const said = v.replaceAll(/\{([\w-]+)\}/g, (_, name: string) => named(g, name))
  const look = /^(unit|person|day|time|member):(.+)$/.exec(said)
  return look ? LOOK[look[1] as string]?.(look[2] as string, g) : said
}

/** A form's values: `{column}` and `{column:number}` of the case, `{id}` of what it made, `unit:`, `person:`, `day:`, `member:`, `{ any: [...] }`. */
export const filled = async (v: unknown, g: Ground): Promise<unknown> => {
  if (typeof v === 'string') return text(v, g)
  if (Array.isArray(v)) return Promise.all(v.map((x) => filled(x, g)))
  if (v === null || typeof v !== 'object') return v
  const { any } = v as { any?: readonly unknown[] }
  if (any) return filled(any[g.n % any.length], g)
  const all = await Promise.all(Object.entries(v).map(async ([k, x]) => [k, await filled(x, g)] as const))
  return Object.fromEntries(all.filter(([, x]) => x !== undefined))
}

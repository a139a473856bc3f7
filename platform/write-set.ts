import type { Event } from '@yiwang/kernel/event'

const JSON_TAG: unique symbol = Symbol('json')
export type Json = { readonly [JSON_TAG]: unknown }
/** Marks a value for a `jsonb` column, so that arrays and strings are not taken for SQL arrays and text. */
export const json = (value: unknown): Json => ({ [JSON_TAG]: value })
const isJson = (v: unknown): v is Json => typeof v === 'object' && v !== null && JSON_TAG in v

export type Values = Readonly<Record<string, unknown>>

/** The row whose version decides whether anything is written at all. */
export type Guard = {
  readonly table: string
  readonly id: string
  readonly seq: number
  /** Columns to change; `seq` is raised by the pipeline. */
  readonly set: Values
}

export type Change =
  | {
      readonly insert: string
      readonly rows: readonly Values[]
      readonly skipDuplicates?: boolean
      /** The rows must be numbered in the order they stand in. */
      readonly inOrder?: boolean
    }
  | { readonly update: string; readonly key: readonly string[]; readonly rows: readonly Values[] }

export type WriteSet<O> = {
  readonly guard?: Guard
  readonly changes?: readonly Change[]
  readonly events?: readonly Event[]
  readonly audit: { readonly subject: string; readonly change?: Values; readonly pack?: string }
  readonly answer: O
  readonly status?: number
}

export type Plan = { text: string; values: unknown[] }

const single = (v: unknown): unknown => (isJson(v) ? JSON.stringify(v[JSON_TAG]) : v)
const inSet = (row: Values): Values => {
  const out: Record<string, unknown> = {}
  for (const k in row) {
    const v = row[k]
    out[k] = isJson(v) ? v[JSON_TAG] : v
  }
  return out
}
const ident = (s: string): string => {
  if (!/^[a-z_][a-z0-9_.]*$/.test(s)) throw new Error(`not an SQL name: ${s}`)
  return s
}

const insertText = (p: Plan, c: { insert: string; rows: readonly Values[]; skipDuplicates?: boolean }): string => {
  const table = ident(c.insert)
  const row = c.rows[0]!
  const tail = c.skipDuplicates ? ' on conflict do nothing' : ''
  if (c.rows.length === 1) {
    // A null is what an absent column gets; half of a new matter is nulls.
    const cols = Object.keys(row).filter((k) => row[k] !== null && row[k] !== undefined)
    const marks = cols.map((k) => `$${p.values.push(single(row[k]))}`)
    return `insert into ${table}(${cols.map(ident)}) select ${marks} from m${tail}`
  }
  const cols = Object.keys(row).map(ident)
  const at = p.values.push(JSON.stringify(c.rows.map(inSet)))
  const picked = cols.map((k) => `r.${k}`)
  return `insert into ${table}(${cols}) select ${picked} from m, json_populate_recordset(null::${table}, $${at}::json) r${tail}`
}

const updateText = (p: Plan, c: { update: string; key: readonly string[]; rows: readonly Values[] }): string => {
  const table = ident(c.update)
  const row = c.rows[0]!
  const cols = Object.keys(row)
    .filter((k) => !c.key.includes(k))
    .map(ident)
  if (c.rows.length === 1) {
    const set = cols.map((k) => `${k}=$${p.values.push(single(row[k]))}`)
    const on = c.key.map((k) => `t.${ident(k)}=$${p.values.push(single(row[k]))}`).join(' and ')
    return `update ${table} t set ${set} from m where ${on}`
  }
  const at = p.values.push(JSON.stringify(c.rows.map(inSet)))
  const set = cols.map((k) => `${k}=r.${k}`)
  const on = c.key.map((k) => `t.${ident(k)}=r.${k}`).join(' and ')
  return `update ${table} t set ${set} from m, json_populate_recordset(null::${table}, $${at}::json) r where ${on}`
}

/** Shapes of one statement must agree: every row of a change carries the same columns in the same order. */
export const changeText = (p: Plan, c: Change): string => ('insert' in c ? insertText(p, c) : updateText(p, c))

/**
 * A few rows are cheaper as single rows than as a JSON set that the database has to take apart. It runs the parts of a
 * statement in an order of its own, so rows whose numbers tell their order stay together.
 */
const FEW = 3
const apart = (c: Change): Change[] =>
  c.rows.length > 1 && c.rows.length <= FEW && !('inOrder' in c && c.inOrder)
    ? c.rows.map((row) => ({ ...c, rows: [row] }))
    : [c]

/** The whole write set as one data-modifying statement; its `n` is 0 when the guard's version had moved on. */
export const statementOf = (tenant: string, guard: Guard | undefined, changes: readonly Change[]): Plan => {
  const p: Plan = { text: '', values: [] }
  const parts: string[] = []
  if (guard) {
    const cols = Object.keys(guard.set).map((k) => `${ident(k)}=$${p.values.push(single(guard.set[k]))}`)
    const where = `tenant=$${p.values.push(tenant)} and id=$${p.values.push(guard.id)} and seq=$${p.values.push(guard.seq)}`
    parts.push(`m as (update ${ident(guard.table)} set ${[...cols, 'seq=seq+1']} where ${where} returning 1 as one)`)
  } else parts.push('m as (select 1 as one)')
  changes.flatMap(apart).forEach((c, i) => {
    if (c.rows.length > 0) parts.push(`c${i} as (${changeText(p, c)})`)
  })
  p.text = `with ${parts.join(', ')} select one as n from m`
  return p
}

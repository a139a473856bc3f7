/** Draft of the words a pack takes from the kernel. Every value says where it comes from. */
import type { Span } from '@yiwang/kernel/time'

/** Parameter of a mechanism (`m13-P3`), clock or fixed reading of casework 8d (`8d-C4`), formula sheet (`D.6`). */
export type Source = `m${number}-P${number}` | `8d-${'C' | 'R'}${number}` | `D.${number}` | `S${number}`

/** Kernel `Span` has no month yet; months clamp to month end (31 January + 1 month = 28/29 February). */
export type Length = Span | { readonly n: number; readonly unit: 'month' }
export const months = (n: number): Length => ({ n, unit: 'month' })

/** `stated`: printed in the source; `default`: our proposal; `reading`: printed, but we had to choose how to read it. */
export type Value<T> = {
  readonly value: T
  readonly by: 'stated' | 'default' | 'reading'
  readonly source: Source
  readonly why?: string
}
export const stated = <const T>(value: T, source: Source): Value<T> => ({ value, by: 'stated', source })
export const byDefault = <const T>(value: T, source: Source): Value<T> => ({ value, by: 'default', source })
export const reading = <const T>(value: T, source: Source, why: string): Value<T> => ({
  value,
  by: 'reading',
  source,
  why,
})

/** Condition: a small tree, one evaluator on both sides. `round`, `level` and counts of actions are fields too. */
export type Cond =
  | { readonly op: 'eq' | 'gt' | 'gte' | 'lte'; readonly field: string; readonly value: unknown }
  | { readonly op: 'and' | 'or'; readonly all: readonly Cond[] }
type Comparable = string | number | boolean | Value<number>
export const field = (id: string) => ({
  is: (value: Comparable): Cond => ({ op: 'eq', field: id, value }),
  gt: (value: Comparable): Cond => ({ op: 'gt', field: id, value }),
  gte: (value: Comparable): Cond => ({ op: 'gte', field: id, value }),
  lte: (value: Comparable): Cond => ({ op: 'lte', field: id, value }),
})
export const and = (...all: readonly Cond[]): Cond => ({ op: 'and', all })

/** A form field of any engine's form. */
export type Field = {
  readonly field: 'text' | 'choice' | 'place' | 'files' | 'number' | 'money' | 'person' | 'date' | 'tick' | 'list'
  readonly id: string
  readonly max?: number
  readonly min?: number
  readonly of?: readonly string[]
}
const fieldWord =
  (kind: Field['field']) =>
  (id: string, more: Omit<Field, 'field' | 'id'> = {}): Field => ({ field: kind, id, ...more })
export const text = fieldWord('text')
export const place = fieldWord('place')
export const files = fieldWord('files')
export const number = fieldWord('number')
export const money = fieldWord('money')
export const person = fieldWord('person')
export const date = fieldWord('date')
export const tick = fieldWord('tick')
export const list = fieldWord('list')
export const choice = (id: string, of: readonly string[]): Field => ({ field: 'choice', id, of })

/** One entry of a pack. `word` names the engine word that made it. */
export type Part = { readonly word: string; readonly id: string }
export const part = <const W extends string, const T extends { readonly id: string }>(word: W, spec: T) => ({
  word,
  ...spec,
})

export type Pack = {
  readonly id: string
  readonly mechanism: `m${number}`
  readonly version: number
  readonly calendar: 'cn-mainland'
  readonly roles: Readonly<Record<string, { readonly role: string }>>
  readonly parts: readonly Part[]
  /** Questions the source leaves open, printed in the plan until somebody answers them. */
  readonly doubts?: readonly string[]
}
export const definePack = (pack: Pack): Pack => pack

/** A condition a pack states as data; one evaluator serves server and browser. */
export type Cond =
  | {
      readonly op: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
      readonly field: string
      readonly value: string | number | boolean | null
    }
  | { readonly op: 'in'; readonly field: string; readonly value: readonly (string | number)[] }
  | { readonly op: 'has'; readonly field: string }
  | { readonly op: 'all' | 'any'; readonly of: readonly Cond[] }
  | { readonly op: 'not'; readonly of: Cond }

type Scalar = string | number | boolean | null
const compare = (op: string, a: unknown, b: Scalar): boolean => {
  if (op === 'eq') return a === b
  if (op === 'ne') return a !== b
  if (typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')) return false
  const [x, y] = [a as number, b as number]
  return op === 'gt' ? x > y : op === 'ge' ? x >= y : op === 'lt' ? x < y : x <= y
}

/** Evaluates a condition over a flat record; an absent field is `undefined` and satisfies nothing but `ne` and `not`. */
export const holds = (c: Cond, of: Readonly<Record<string, unknown>>): boolean => {
  switch (c.op) {
    case 'all':
      return c.of.every((x) => holds(x, of))
    case 'any':
      return c.of.some((x) => holds(x, of))
    case 'not':
      return !holds(c.of, of)
    case 'has':
      return of[c.field] !== undefined && of[c.field] !== null && of[c.field] !== ''
    case 'in':
      return (c.value as readonly unknown[]).includes(of[c.field])
    default:
      return compare(c.op, of[c.field], c.value)
  }
}

/** Writes conditions the way packs read: `field('amount').gt(1000)`. */
export const field = (name: string) => ({
  eq: (value: Scalar): Cond => ({ op: 'eq', field: name, value }),
  ne: (value: Scalar): Cond => ({ op: 'ne', field: name, value }),
  gt: (value: number | string): Cond => ({ op: 'gt', field: name, value }),
  ge: (value: number | string): Cond => ({ op: 'ge', field: name, value }),
  lt: (value: number | string): Cond => ({ op: 'lt', field: name, value }),
  le: (value: number | string): Cond => ({ op: 'le', field: name, value }),
  in: (...value: (string | number)[]): Cond => ({ op: 'in', field: name, value }),
  given: (): Cond => ({ op: 'has', field: name }),
})

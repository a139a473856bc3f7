import type { Cond, Span } from '@yiwang/kernel'
import type { FormField } from '@yiwang/matters/pack'

type More = { readonly form?: readonly FormField[]; readonly when?: Cond }
/** A plain step of one role from one stage to another: form, attachments, nothing else. */
export const step = <const A extends string, const F extends string, const T extends string, const R extends string>(
  id: A,
  move: readonly [F, T],
  more: More & { readonly who: R },
) => {
  const { who, ...rest } = more
  return { id, verb: 'step' as const, from: [move[0]], to: move[1], who: [who], ...rest }
}

type Limit<M extends string, R extends string> = {
  readonly from: readonly M[]
  readonly to: readonly M[]
  readonly within: Span
  /** Who is told when it is missed. */
  readonly tell: R
  readonly source: string
}
/** A limit of the whole matter that counts as a miss and tells somebody; not stated by the source. */
export const limit = <const M extends string, const R extends string>(id: string, o: Limit<M, R>) => ({
  id,
  of: 'matter' as const,
  from: o.from,
  to: o.to,
  within: o.within,
  remindAt: 0.8,
  breach: [{ miss: true as const, tell: [o.tell] }],
  basis: 'default' as const,
  source: o.source,
})

/** A single-choice field. */
export const pick = (id: string, ...options: readonly string[]): FormField => ({
  id,
  kind: 'choice',
  required: true,
  options,
})
export const yes = (id: string): FormField => ({ id, kind: 'yesno', required: true })
export const said = (id: string, max = 1000): FormField => ({ id, kind: 'long', required: true, min: 4, max })
export const count = (id: string, min: number, max: number): FormField => ({
  id,
  kind: 'number',
  required: true,
  min,
  max,
})

import type { Basis, PackPart } from '@yiwang/kernel/pack'

/** What an article of a column cannot be released without. Closed list: a pack chooses from it and never adds to it. */
export const REQUIREMENTS = ['number', 'effect', 'figures'] as const
/** `number`: a document number. `effect`: the day it takes effect. `figures`: every number of the text bound or sourced. */
export type Requirement = (typeof REQUIREMENTS)[number]

/** How everybody sees it: articles one below the other, or a public ledger (台账) with number, unit and day in columns. */
export const LOOKS = ['list', 'ledger'] as const
export type ColumnLook = (typeof LOOKS)[number]

type ColumnSpec = {
  readonly id: string
  readonly as?: ColumnLook
  readonly requires: readonly Requirement[]
  /** Whether an article may take the place of an earlier one, which then stays with a link to it. */
  readonly replaces?: true
  /** How long an article is listed after its release, in years. */
  readonly keep: 'forever' | { readonly years: number }
  readonly basis: Basis
}
export type Column = PackPart & ColumnSpec & { readonly kind: 'portal.column' }

/**
 * A column (栏目) of the public front: policies, showcases, study items, ledgers.
 *
 * @throws RangeError when a requirement comes twice, articles would be kept for less than a year, or a ledger asks for no
 * number: its lines could not be told apart.
 */
export const column = (spec: ColumnSpec): Column => {
  const wrong = spec.requires.find((r, i) => spec.requires.indexOf(r) !== i || !REQUIREMENTS.includes(r))
  if (wrong !== undefined) throw new RangeError(`column ${spec.id}: ${wrong} is unknown or comes twice`)
  if (spec.keep !== 'forever' && !(spec.keep.years >= 1)) throw new RangeError(`column ${spec.id}: kept under a year`)
  if (spec.as === 'ledger' && !spec.requires.includes('number'))
    throw new RangeError(`column ${spec.id}: the lines of a ledger have numbers`)
  return { kind: 'portal.column', ...spec }
}

type BannerSpec = { readonly id: string; readonly basis: Basis }
export type Banner = PackPart & BannerSpec & { readonly kind: 'portal.banner' }
/** A banner (栏头) under which articles of any column may stand. */
export const banner = (spec: BannerSpec): Banner => ({ kind: 'portal.banner', ...spec })

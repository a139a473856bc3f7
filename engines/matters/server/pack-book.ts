import type { WorkCalendar } from '@yiwang/calendar/pack'
import type { Words } from '@yiwang/kernel/message'
import { type Pack, partsOf } from '@yiwang/kernel/pack'
import type { MatterType } from '../pack/index.ts'

export type Category = {
  readonly code: string
  readonly parent: string | null
  readonly level: number
  readonly name: string
  /** Absent where the pack says it in Chinese only. */
  readonly nameEn?: string
  readonly class: string
  readonly keywords: readonly string[]
}
export type Duty = {
  readonly item: string
  readonly category: string
  readonly unitCode: string
  readonly basis: string
  readonly community: boolean
}
export type Canned = {
  readonly id: string
  readonly title: Words
  readonly verb: string
  readonly category?: string
  readonly text: string
}

/** A release as the engine uses it: the data, its words, its tables. */
export type Release = {
  readonly pack: Pack
  readonly type: MatterType
  readonly words: Readonly<Record<string, Words>>
  readonly categories: ReadonlyMap<string, Category>
  readonly duties: ReadonlyMap<string, Duty>
  readonly dutyVersion: number
  readonly canned: readonly Canned[]
  readonly calendar: WorkCalendar
}

/** Every release that is stored, and which one is in force where. */
export type PackBook = {
  /** With the kind of matter named, or the pack's first. Throws when it is not stored. */
  release(pack: string, version: number, type?: string): Release
  inForce(tenant: string, pack?: string, type?: string): Release | undefined
  /** Packs in force here, each with its first kind of matter. */
  all(tenant: string): readonly Release[]
  /** Every kind of matter in force here. */
  types(tenant: string): readonly Release[]
  /** Every kind of matter of every version stored: what any matter may run under, the newest version first. One array until the book is read anew. */
  stored(): readonly Release[]
}

/** What follows from all that is stored, made once for each state of the book. */
export const perBook = <T>(make: (releases: readonly Release[]) => T): ((packs: Pick<PackBook, 'stored'>) => T) => {
  const known = new WeakMap<readonly Release[], { readonly made: T }>()
  return (packs) => {
    const releases = packs.stored()
    const found = known.get(releases) ?? { made: make(releases) }
    known.set(releases, found)
    return found.made
  }
}

export const typesOf = (pack: Pack): readonly MatterType[] => partsOf<MatterType>(pack, 'matters.type')
export const typeOf = (pack: Pack): MatterType | undefined => typesOf(pack)[0]

/** Words of a key; the key itself shows what is missing. */
export const wordsOf = (r: Release, key: string): Words => r.words[key] ?? { zh: key, en: key }

/** From leaf to root, names in order of depth. */
export const categoryPath = (r: Release, code: string | null): string[] => {
  const names: string[] = []
  for (let c = code ? r.categories.get(code) : undefined; c; c = c.parent ? r.categories.get(c.parent) : undefined)
    names.unshift(c.name)
  return names
}

/** The duty line that covers a category: its own or the nearest above. */
export const dutyFor = (r: Release, code: string | null): Duty | undefined => {
  for (let c = code; c; c = r.categories.get(c)?.parent ?? null) {
    const d = r.duties.get(c)
    if (d) return d
  }
  return undefined
}
export const classOf = (r: Release, code: string | null): string => (code && r.categories.get(code)?.class) || 'other'

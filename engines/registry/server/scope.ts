import type { Actor } from '@yiwang/kernel/actor'
import { areasLookedInto } from './policy.ts'

/** The rule of `mayLookIntoRegistry` for a list: areas that must hold the root, and the person everybody may see. */
export type PeopleScope = { readonly areas: readonly string[]; readonly self: string | null }
export const peopleScope = (actor: Actor, now: number): PeopleScope => ({
  areas: areasLookedInto(actor, now),
  self: actor.person,
})

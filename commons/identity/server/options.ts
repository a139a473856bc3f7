import type { Actor, HeldPost } from '@yiwang/kernel'
import type { Reader } from '@yiwang/platform/db'
import type { z } from 'zod'
import type { HeldPostView, MyData } from '../contract/index.ts'
import type { IdentityPolicy } from './policy.ts'

export type PostView = z.input<typeof HeldPostView>
export type MyDataView = z.input<typeof MyData>

/** Whose data is asked for. */
export type DataSubject = {
  readonly tenant: string
  readonly account: string
  readonly phone: string | null
  readonly person: string | null
}

/** What identity needs from engines above it, as functions: it imports none of them. */
export type IdentityOptions = {
  /** Scalar subselect over alias `a` (identity.account): JSON array of HeldPost, times in ms; null or [] without posts. */
  readonly postsSql: string
  /** Names and words for posts; without it the kind stands for the words. */
  readonly postViews?: (db: Reader, tenant: string, posts: readonly HeldPost[]) => Promise<PostView[]>
  readonly mattersOf?: (db: Reader, of: DataSubject) => Promise<MyDataView['matters']>
  readonly looksOf?: (db: Reader, of: DataSubject) => Promise<MyDataView['looks']>
  /** Records about the person that other engines keep, with their source. */
  readonly recordsOf?: (db: Reader, of: DataSubject) => Promise<MyDataView['stored']>
  readonly consentsOf?: (db: Reader, of: DataSubject) => Promise<MyDataView['consents']>
  /** Reads that only certain posts may ask for, where the caller holds one of them: operation ids. */
  readonly opensOf?: (actor: Actor, now: number) => string[]
  readonly policy?: IdentityPolicy
  /** The way to the books of other tenants, for oversight; without it there is none. */
  readonly exchange?: Exchange
}

/** Other tenants on this server. Each is reached behind its own fence. */
export type Exchange = {
  of(tenant: string): Reader
  /** Tenants whose parent is `city`; only these are ever asked for. */
  countiesOf(city: string): Promise<readonly { readonly county: string }[]>
}

/** The options with everything filled in. */
export type Wiring = Required<IdentityOptions>

const iso = (ms: number): string => new Date(ms).toISOString()
/** A post with no more than the actor knows of it. */
export const plainPostView = (p: HeldPost): PostView => ({
  id: p.id,
  kind: p.kind,
  kindWords: { zh: p.kind, en: p.kind },
  level: p.level,
  unit: p.unit,
  unitName: null,
  grid: p.grid,
  area: p.area,
  areaName: null,
  from: iso(p.from),
  to: p.to === null ? null : iso(p.to),
})

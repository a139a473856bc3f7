import type { WorkCalendar } from '@yiwang/calendar/pack'
import type { Words } from '@yiwang/kernel/message'
import type { Reader } from '@yiwang/platform/db'
import type { Keeper, Per, Rhythm, Tenure } from '../pack/index.ts'

/** A rhythm as it is in force for a tenant. */
export type InForce = {
  readonly pack: string
  readonly version: number
  readonly rhythm: Rhythm
  readonly words: Readonly<Record<string, Words>>
  readonly calendar: WorkCalendar
  /** Since when the pack is in force here, ms. */
  readonly from: number
}

/** Places and organisations as the registry has them. A place is a grid's or division's code, or an organisation's id. */
export type Ground = {
  /** The place of that level which holds this one; null where there is none. */
  unitOf(place: string, per: Per): string | null
  nameOf(place: string): string
  /** Whether a place lies in an area, or is it. */
  within(place: string, area: string): boolean
}

/** A post held at a place for a time. */
export type Seat = Tenure & { readonly place: string }

/** Another engine's record that keeps a period: of which unit, for which day, and when it was there. */
export type Kept = { readonly unit: string; readonly day: string; readonly at: number }
export type KeptAsk = {
  readonly tenant: string
  readonly per: Per
  /** Local dates, both inclusive. */
  readonly from: string
  readonly to: string
  /** Null for all. */
  readonly units: readonly string[] | null
}

export type Deps = {
  readonly rhythmsOf: (tenant: string) => readonly InForce[]
  readonly groundOf: (tenant: string) => Ground
  readonly seatsOf: (tenant: string, kind: string) => Promise<readonly Seat[]>
  /** Accounts of those who hold a kind of post at this moment, with its place. */
  readonly holdersOf: (tenant: string, kind: string) => Promise<readonly { place: string; account: string }[]>
  readonly records: Readonly<Record<Exclude<Keeper, 'holding'>, (db: Reader, ask: KeptAsk) => Promise<Kept[]>>>
}

export const wordsIn = (f: InForce, key: string): Words => f.words[key] ?? { zh: key, en: key }
export const titleOf = (f: InForce): Words => wordsIn(f, `rhythm.${f.rhythm.id}`)
export const keyOf = (f: { readonly pack: string; readonly rhythm: { readonly id: string } }): string =>
  `${f.pack} ${f.rhythm.id}`
export const rhythmIn = (d: Deps, tenant: string, of: { pack: string; rhythm: string }): InForce | undefined =>
  d.rhythmsOf(tenant).find((f) => f.pack === of.pack && f.rhythm.id === of.rhythm)

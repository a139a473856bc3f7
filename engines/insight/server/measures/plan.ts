import { createHash } from 'node:crypto'
import type { Words } from '@yiwang/kernel/message'
import { canonical, type Pack, partsOf } from '@yiwang/kernel/pack'
import type { Rhythm } from '@yiwang/rhythm/pack'
import type { Board, Measure, RatePart, Split } from '../../pack/index.ts'

/** What a pack in force counts and shows, with its words. */
export type MeasurePlan = {
  readonly pack: string
  readonly version: number
  readonly measures: readonly Measure[]
  readonly rates: readonly RatePart[]
  readonly splits: readonly Split[]
  readonly boards: readonly Board[]
  /** What comes round, for the boards that show it. */
  readonly rhythms: readonly Rhythm[]
  readonly words: Readonly<Record<string, Words>>
  /** Fingerprint of the measures: facts computed by others are computed anew. */
  readonly hash: string
}

const read = (pack: Pack, words: MeasurePlan['words']): MeasurePlan | undefined => {
  const measures = partsOf<Measure>(pack, 'insight.measure')
  if (measures.length === 0) return undefined
  return {
    pack: pack.id,
    version: pack.version,
    measures,
    rates: partsOf<RatePart>(pack, 'insight.rate'),
    splits: partsOf<Split>(pack, 'insight.split'),
    boards: partsOf<Board>(pack, 'insight.board'),
    rhythms: partsOf<Rhythm>(pack, 'rhythm.rhythm'),
    words,
    hash: createHash('sha256').update(canonical(measures)).digest('base64url').slice(0, 22),
  }
}
// Asked for at every batch of events; a release never changes.
const known = new WeakMap<Pack, { plan: MeasurePlan | undefined }>()
/** Undefined when the pack counts nothing. */
export const measuresIn = (pack: Pack, words: MeasurePlan['words']): MeasurePlan | undefined => {
  const found = known.get(pack) ?? { plan: read(pack, words) }
  known.set(pack, found)
  return found.plan
}
export const measureOf = (p: MeasurePlan, id: string): Measure | undefined => p.measures.find((m) => m.id === id)
/** The pack's words for `key`, or the key itself. */
export const wordsOf = (p: MeasurePlan, key: string): Words => p.words[key] ?? { zh: key, en: key }

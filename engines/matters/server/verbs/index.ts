import type { Verb } from '../../pack/index.ts'
import { calling } from './call.ts'
import { closing } from './close.ts'
import { excluding } from './exclusion.ts'
import { front } from './front.ts'
import { holding } from './hold.ts'
import { climbing } from './ladder.ts'
import { merging } from './merge.ts'
import { milestones } from './milestone.ts'
import { asking } from './party.ts'
import { reviewing } from './review.ts'
import { rulings } from './rule.ts'
import { unitVerbs } from './unit.ts'
import type { VerbSpec } from './verb.ts'
import { watching } from './watch.ts'

const all = [
  ...front,
  ...unitVerbs,
  ...rulings,
  ...closing,
  ...merging,
  ...climbing,
  ...calling,
  ...milestones,
  ...reviewing,
  ...holding,
  ...asking,
  ...excluding,
  ...watching,
]
export const verbSpecs: ReadonlyMap<Verb, VerbSpec> = new Map(all.map((v) => [v.verb, v]))

import type { Verb } from '../../pack/index.ts'
import { closing } from './close.ts'
import { front } from './front.ts'
import { merging } from './merge.ts'
import { rulings } from './rule.ts'
import { unitVerbs } from './unit.ts'
import type { VerbSpec } from './verb.ts'
import { watching } from './watch.ts'

const all = [...front, ...unitVerbs, ...rulings, ...closing, ...merging, ...watching]
export const verbSpecs: ReadonlyMap<Verb, VerbSpec> = new Map(all.map((v) => [v.verb, v]))

import { partsOf } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import type { Rhythm } from '@yiwang/rhythm/pack'
import { putHere } from './with-ladder.ts'

/** The first pack with a rhythm that has subjects to mark. */
await putHere(packs.find(({ pack }) => partsOf<Rhythm>(pack, 'rhythm.rhythm').some((r) => r.subjects))?.pack)

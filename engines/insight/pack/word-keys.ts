import { type Pack, type PackPart, partsOf } from '@yiwang/kernel/pack'

const NAMED = ['measure', 'rate', 'split', 'board'] as const
/** Keys of the words that what a pack counts and shows is named by: `measure.<id>`, `rate.<id>`, `split.<id>`, `board.<id>`. */
export const measureWordKeys = (pack: Pack): string[] =>
  NAMED.flatMap((word) => partsOf<PackPart>(pack, `insight.${word}`).map((p) => `${word}.${p.id}`))

import { chinaMainland } from '@yiwang/calendar/server'
import type { MatterType } from '@yiwang/matters/pack'
import { type Release, typesOf } from '@yiwang/matters/server'
import type { PackEntry } from '@yiwang/packs'
import { releaseFrom } from '../releases.ts'

/** A pack's kind of matter (its first unless named) as the engine uses it, read from its folder; undefined when it has none such. */
export const releaseOf = (e: PackEntry, type?: string): Release | undefined => {
  const stored = releaseFrom(e)
  const found: MatterType | undefined = typesOf(e.pack).find((t) => type === undefined || t.id === type)
  return (
    found && {
      pack: e.pack,
      type: found,
      words: stored.words,
      categories: new Map(stored.categories.map((c) => [c.code, c])),
      duties: new Map(stored.duties.map((d) => [d.category, d])),
      dutyVersion: stored.dutyVersion,
      canned: [],
      calendar: chinaMainland(1),
    }
  )
}

import { readFileSync } from 'node:fs'
import { type PackEntry, RELEASED } from '@yiwang/packs'
import { hashOf, releaseFrom } from './releases.ts'

/** Pack id -> version -> hash under which a county stores that version. Versions are added, none is ever changed. */
export type Released = Readonly<Record<string, Readonly<Record<string, string>>>>
/** `changed`: other content under a number that counties may have stored. `new`: a number not written down yet. */
export type ReleasedAs = 'same' | 'changed' | 'new'

/** The committed record of `packs/released.json`. */
export const released = (): Released => JSON.parse(readFileSync(RELEASED, 'utf8')) as Released

export const releasedAs = (book: Released, e: PackEntry): ReleasedAs => {
  const hash = book[e.pack.id]?.[e.pack.version]
  if (hash === undefined) return 'new'
  return hash === hashOf(releaseFrom(e)) ? 'same' : 'changed'
}

/** The record with the versions that were new; what changed under its number stays as it was. */
export const recorded = (book: Released, entries: readonly PackEntry[]): Released => {
  const more: Record<string, Readonly<Record<string, string>>> = { ...book }
  for (const e of entries.filter((x) => releasedAs(book, x) === 'new'))
    more[e.pack.id] = { ...more[e.pack.id], [e.pack.version]: hashOf(releaseFrom(e)) }
  return more
}

import type { Words } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import type { atlas } from '../contract/index.ts'

/** One mechanism as the packs hand it in. It runs when at least one of its statements holds here. */
export type AtlasEntry = {
  readonly id: string
  readonly place: Words
  readonly name: Words
  readonly purpose: Words
  /** What it still needs, in words. */
  readonly waitsFor: readonly Words[]
  readonly statements: { readonly total: number; readonly run: number; readonly waiting: readonly Words[] }
  /** Where a visitor goes in, a path below the site's root; null while it waits. */
  readonly way: string | null
}

type Atlas = OutputOf<typeof atlas>

const card = (e: AtlasEntry): Atlas['places'][number]['mechanisms'][number] => ({
  id: e.id,
  name: e.name,
  purpose: e.purpose,
  state: e.statements.run > 0 ? 'runs' : 'waits',
  waitsFor: [...e.waitsFor],
  statements: { ...e.statements, waiting: [...e.statements.waiting] },
  way: e.statements.run > 0 ? e.way : null,
})

/** Groups the entries by place, keeping the order given; a place stands where its first entry stood. */
export const atlasOf = (entries: readonly AtlasEntry[]): Atlas => {
  const places = new Map<string, Atlas['places'][number]>()
  for (const e of entries) {
    const group: Atlas['places'][number] = places.get(e.place.zh) ?? { place: e.place, mechanisms: [] }
    group.mechanisms.push(card(e))
    places.set(e.place.zh, group)
  }
  const all = [...places.values()]
  const runs = all.flatMap((p) => p.mechanisms).filter((m) => m.state === 'runs').length
  return { places: all, total: entries.length, runs }
}

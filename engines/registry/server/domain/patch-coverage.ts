import type { Patches } from '../../pack/patches.ts'
import { bareSince, fits, isGround, type Patch, type PatchTerm, termNow } from './patch.ts'
import type { Division, Territory } from './territory.ts'

type CoverageInput = {
  readonly territory: Territory
  readonly kinds: readonly Patches[]
  /** Patches that have not ended. */
  readonly patches: readonly Patch[]
  readonly terms: readonly PatchTerm[]
  /** Codes whose ground is counted; the empty one is everything. */
  readonly areas: readonly string[]
  /** ms. */
  readonly now: number
}
/** Whom a patch has, and since when nobody where it is bare; ms. */
const standingOf = (p: Patch, terms: readonly PatchTerm[], now: number) =>
  termNow(terms, now) ? { ...p, since: null } : { ...p, since: bareSince(p, terms) }
type Standing = ReturnType<typeof standingOf>

const sumsOf = (d: Division, townName: string, own: readonly Standing[]) => ({
  code: d.code,
  name: d.name,
  townName,
  patches: own.length,
  held: own.filter((p) => p.since === null).length,
})

const homesOf = ({ homes }: Patches) =>
  homes ? { least: homes.least, most: homes.most, assumed: homes.basis.basis === 'default' } : null

/** For each kind: how many patches somebody holds now, which nobody and since when, and the communities without a patch. */
export const patchCoverageOf = ({ territory: t, kinds, patches, terms, areas, now }: CoverageInput) => {
  const ground = [...t.divisions.values()].filter((d) => isGround(d) && areas.some((a) => d.code.startsWith(a)))
  const townName = (d: Division): string => t.divisions.get(d.parent ?? '')?.name ?? d.code
  const held = Map.groupBy(terms, (x) => x.patch)
  return kinds.map((kind) => {
    const own = Map.groupBy(
      patches.filter((p) => p.kind === kind.id).map((p) => standingOf(p, held.get(p.id) ?? [], now)),
      (p) => p.area,
    )
    const places = ground.map((d) => ({ d, own: own.get(d.code) ?? [] }))
    const all = places.flatMap((x) => x.own)
    const bare = places.flatMap(({ d, own: mine }) =>
      mine.flatMap(({ id, name, since }) =>
        since === null ? [] : [{ id, name, area: d.code, areaName: d.name, townName: townName(d), since }],
      ),
    )
    return {
      kind: kind.id,
      words: kind.words,
      holder: kind.holder,
      homes: homesOf(kind),
      patches: all.length,
      held: all.length - bare.length,
      unfit: all.filter((p) => !fits(kind, p.homes)).length,
      bare: bare.sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1)),
      communities: places.filter((x) => x.own.length > 0).map((x) => sumsOf(x.d, townName(x.d), x.own)),
      without: places
        .filter((x) => x.own.length === 0)
        .map(({ d }) => ({ code: d.code, name: d.name, townName: townName(d) })),
    }
  })
}

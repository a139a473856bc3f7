import { Failure, invalid } from '@yiwang/kernel'
import { txCommand } from '@yiwang/platform/engine'
import { mergeGrids as op } from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { joined } from '../domain/shapes.ts'
import { seatsAfterMerge } from '../domain/team.ts'
import { type Grid, nextGridCodes, type Territory } from '../domain/territory.ts'
import { mayChangeTerritory } from '../policy.ts'
import { endLinks, openLinksOf } from '../store/link-store.ts'
import { openPostsOfGrids } from '../store/post-store.ts'
import { loadTerritory, lockRegistry, raiseVersion } from '../store/territory-store.ts'
import { endGrids, gridRow, gridsChanged } from './write-grids.ts'
import { allowed, movePosts } from './write-posts.ts'

/** The grids of a merge, or a refusal: at least two, each exists and is current, all in one village or community. */
export const checkGridMerge = (t: Territory, codes: readonly string[]): [Grid, Grid, ...Grid[]] => {
  const found = codes.map((code, i) => {
    const g = t.grids.get(code)
    if (!g)
      throw invalid([
        { path: `codes.${i}`, message: { zh: `没有编码是 ${code} 的网格`, en: `no grid has the code ${code}` } },
      ])
    return g
  })
  const gone = found.find((g) => g.status !== 'current')
  if (gone) throw new Failure('ALREADY_MERGED', 409, { data: { name: gone.name } })
  const [first, second, ...rest] = found
  if (!first || !second)
    throw invalid([
      { path: 'codes', message: { zh: '至少选两个不同的网格', en: 'choose at least two different grids' } },
    ])
  const stranger = found.find((g) => g.division !== first.division)
  if (stranger) throw new Failure('NOT_SIBLINGS', 409, { data: { name: stranger.name } })
  return [first, second, ...rest]
}

/** The grid that takes the place of several: their ground together and all their sources. */
const heirOf = (t: Territory, grids: [Grid, Grid, ...Grid[]], at: { id: string; name: string; now: number }): Grid => {
  const [first, ...rest] = grids
  const shapes = rest.flatMap((g) => (g.shape ? [g.shape] : []))
  return {
    ...first,
    id: at.id,
    code: nextGridCodes(t, first.division, 1)[0]!,
    name: at.name,
    status: 'current',
    version: Math.max(...grids.map((g) => g.version)) + 1,
    sources: [...new Set(grids.flatMap((g) => g.sources))],
    splitOf: null,
    // A part whose outline is unknown would make the whole outline a lie.
    shape: first.shape && shapes.length === rest.length ? joined([first.shape, ...shapes]) : null,
    from: at.now,
    to: null,
  }
}

/** Several grids become one; of their teams the longest serving keep the seats there are, the others' terms end. */
export const mergeGrids = (deps: Deps) =>
  txCommand<typeof op>({
    op,
    async run(tx, g) {
      const { tenant, now, input } = g
      const codes = [...new Set(input.codes)]
      const as = allowed(mayChangeTerritory(g.actor, codes, { now }))
      await lockRegistry(tx, tenant)
      const t = await loadTerritory(tx, tenant)
      const grids = checkGridMerge(t, codes)
      const heir = heirOf(t, grids, { id: g.newId(), name: input.name, now })
      const change = g.newId()
      const links = await openLinksOf(tx, { tenant, now }, codes)
      await tx.write([
        endLinks(tenant, links, { at: now, reason: 'grid-merged' }),
        endGrids(tenant, grids, { status: 'merged', now }),
        { insert: 'registry.grid', rows: [gridRow(tenant, heir)] },
        gridsChanged({ tenant, id: change, kind: 'merge', from: codes, to: [heir.code], now, reason: input.reason }),
      ])
      const posts = await openPostsOfGrids(tx, { tenant, now }, codes)
      const seats = posts.map((post) => ({ ...post, post, grid: post.grid ?? '', slot: post.slot ?? '' }))
      const { stay, leave } = seatsAfterMerge(deps.compositionOf(tenant), seats, codes)
      await movePosts(tx, g, [
        ...stay.map(({ post }) => ({ post, reason: 'grid-merged', onAt: [{ grid: heir.code }] })),
        ...leave.map(({ post }) => ({ post, reason: 'no-seat-after-merge', onAt: [] })),
      ])
      await raiseVersion(tx, tenant)
      const said = { from: codes, to: [heir.code], stay: stay.length, leave: leave.length }
      tx.events([{ kind: 'registry.grids-merged@1', subject: { kind: 'grid', id: heir.id }, data: said, open: false }])
      return {
        answer: { code: heir.code },
        as,
        audit: { subject: heir.code, change: { ...said, reason: input.reason } },
      }
    },
  })

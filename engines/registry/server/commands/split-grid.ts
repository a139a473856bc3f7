import { Failure, notFound } from '@yiwang/kernel'
import { txCommand } from '@yiwang/platform/engine'
import { splitGrid as op } from '../../contract/index.ts'
import { halves, insidePoint } from '../domain/shapes.ts'
import { type Grid, nextGridCodes, type Territory } from '../domain/territory.ts'
import { mayChangeTerritory } from '../policy.ts'
import { endLinks, openLinksOf } from '../store/link-store.ts'
import { openPostsOfGrids } from '../store/post-store.ts'
import { loadTerritory, lockRegistry, raiseVersion } from '../store/territory-store.ts'
import { endGrids, gridRow, gridsChanged } from './write-grids.ts'
import { allowed, movePosts } from './write-posts.ts'

type Making = { readonly names: readonly string[]; readonly now: number; newId(): string }
/** Two grids over the ground of one, cut across its longer side; without an outline both keep its position. */
export const partsOf = (t: Territory, whole: Grid, m: Making): Grid[] => {
  const shapes = whole.shape ? halves(whole.shape) : [null, null]
  const codes = nextGridCodes(t, whole.division, 2)
  return [0, 1].map((i) => {
    const shape = shapes[i] ?? null
    const { lon, lat } = shape ? insidePoint(shape) : whole
    const name = m.names[i]!
    const made = {
      id: m.newId(),
      code: codes[i]!,
      name,
      shape,
      lon,
      lat,
      splitOf: whole.division,
      from: m.now,
      to: null,
    }
    return { ...whole, ...made, version: whole.version + 1 }
  })
}

/** One grid becomes two. The team serves both until somebody is appointed, so that nobody's ground is left without one. */
export const splitGrid = txCommand<typeof op>({
  op,
  async run(tx, g) {
    const { tenant, now, input } = g
    const as = allowed(mayChangeTerritory(g.actor, [input.code], { now }))
    await lockRegistry(tx, tenant)
    const t = await loadTerritory(tx, tenant)
    const whole = t.grids.get(input.code)
    if (!whole) throw notFound()
    if (whole.status !== 'current') throw new Failure('ALREADY_MERGED', 409, { data: { name: whole.name } })
    const parts = partsOf(t, whole, { names: input.names, now, newId: () => g.newId() })
    const codes = parts.map((p) => p.code)
    const change = g.newId()
    const links = await openLinksOf(tx, { tenant, now }, [whole.code])
    await tx.write([
      endLinks(tenant, links, { at: now, reason: 'grid-split' }),
      endGrids(tenant, [whole], { status: 'split', now }),
      { insert: 'registry.grid', rows: parts.map((p) => gridRow(tenant, p)) },
      gridsChanged({ tenant, id: change, kind: 'split', from: [whole.code], to: codes, now, reason: input.reason }),
    ])
    const posts = await openPostsOfGrids(tx, { tenant, now }, [whole.code])
    const onAt = codes.map((grid) => ({ grid }))
    await movePosts(
      tx,
      g,
      posts.map((post) => ({ post, reason: 'grid-split', onAt })),
    )
    await raiseVersion(tx, tenant)
    const said = { from: [whole.code], to: codes, posts: posts.length }
    tx.events([{ kind: 'registry.grid-split@1', subject: { kind: 'grid', id: whole.id }, data: said, open: false }])
    return { answer: { codes }, as, audit: { subject: whole.code, change: { ...said, reason: input.reason } } }
  },
})

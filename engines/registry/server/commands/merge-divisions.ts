import { Failure, invalid } from '@yiwang/kernel'
import { txCommand } from '@yiwang/platform/engine'
import type { Change } from '@yiwang/platform/write-set'
import { mergeDivisions as op } from '../../contract/index.ts'
import { freeName, type Patch } from '../domain/patch.ts'
import { type Division, type Grid, gridsOf, type Territory } from '../domain/territory.ts'
import { mayChangeTerritory } from '../policy.ts'
import { endLinks, openLinksOf } from '../store/link-store.ts'
import { openPatchesOf } from '../store/patch-store.ts'
import { openPostsOfAreas, type Post } from '../store/post-store.ts'
import { loadTerritory, lockRegistry, raiseVersion } from '../store/territory-store.ts'
import { allowed, type Move, movePosts } from './write-posts.ts'

type Input = { readonly from: readonly string[]; readonly into: string; readonly at: number; readonly now: number }

/** The divisions of a merge, or a refusal: each one exists, is current, is a village or community, and all share a parent. */
export const checkMerge = (t: Territory, { from, into, at, now }: Input): { from: Division[]; into: Division } => {
  const find = (code: string, path: string): Division => {
    const d = t.divisions.get(code)
    if (!d)
      throw invalid([{ path, message: { zh: `没有编码是 ${code} 的村居`, en: `no division has the code ${code}` } }])
    if (d.kind !== 'village' && d.kind !== 'community')
      throw invalid([
        { path, message: { zh: '只有村和社区能合并', en: 'only villages and communities can be merged' } },
      ])
    return d
  }
  const heir = find(into, 'into')
  const leaving = from.map((code, i) => find(code, `from.${i}`))
  if (from.includes(into))
    throw invalid([
      {
        path: 'into',
        message: { zh: '不能并入自己，请另选一个', en: 'it cannot be merged into itself; choose another' },
      },
    ])
  if (at > now)
    throw invalid([{ path: 'at', message: { zh: '日期不能晚于今天', en: 'the date must not be after today' } }])
  const gone = [heir, ...leaving].find((d) => d.status !== 'current')
  if (gone) throw new Failure('ALREADY_MERGED', 409, { data: { name: gone.name } })
  const stranger = leaving.find((d) => d.parent !== heir.parent)
  if (stranger) throw new Failure('NOT_SIBLINGS', 409, { data: { name: stranger.name } })
  return { from: leaving, into: heir }
}

type Merge = { readonly from: readonly Division[]; readonly into: Division; readonly grids: readonly Grid[] }
type Why = { readonly id: string; readonly tenant: string; readonly at: number; readonly reason: string }
const changesOf = ({ from, into, grids }: Merge, { id, tenant, at, reason }: Why): Change[] => {
  const when = new Date(at)
  const merged = { status: 'merged', merged_into: into.code, valid_to: when }
  const codes = { from_codes: from.map((d) => d.code), to_codes: [into.code] }
  return [
    {
      update: 'registry.division',
      key: ['tenant', 'code'],
      rows: from.map((d) => ({ tenant, code: d.code, ...merged })),
    },
    {
      update: 'registry.grid',
      key: ['tenant', 'id'],
      rows: grids.map((g) => ({ tenant, id: g.id, division: into.code, version: g.version + 1 })),
    },
    { insert: 'registry.change', rows: [{ tenant, id, of: 'division', kind: 'merge', ...codes, at: when, reason }] },
  ]
}

/** Posts over the divisions that leave go on over the heir, unless the same person holds the same post there already. */
const movesOf = (posts: readonly Post[], into: string): Move[] => {
  const holds = (p: Post) => posts.some((o) => o.area === into && o.person === p.person && o.kind === p.kind)
  return posts
    .filter((p) => p.area !== into)
    .map((post) => ({ post, reason: 'division-merged', onAt: holds(post) ? [] : [{ area: into }] }))
}

/** Patches pass to the heir with whoever holds them: a street is where it was. Of two alike the one that comes is told apart. */
const passOn = (t: Territory, open: readonly Patch[], { tenant, into }: { tenant: string; into: string }): Change => {
  const taken = Map.groupBy(open, (p) => p.kind)
  const names = new Map(
    [...taken].map(([k, own]) => [k, new Set(own.filter((p) => p.area === into).map((p) => p.name))]),
  )
  const rows = open
    .filter((p) => p.area !== into)
    .map((p) => {
      const used = names.get(p.kind) ?? new Set()
      const name = freeName(p.name, t.divisions.get(p.area)?.name ?? p.area, used)
      used.add(name)
      return { tenant, id: p.id, area: into, name }
    })
  return { update: 'registry.patch', key: ['tenant', 'id'], rows }
}

/** Villages join another: they stay as history, their grids, their patches and the posts over them pass to the heir. */
export const mergeDivisions = txCommand<typeof op>({
  op,
  async run(tx, g) {
    const { tenant, now, input } = g
    const codes = [...new Set(input.from)]
    const as = allowed(mayChangeTerritory(g.actor, [...codes, input.into], { now }))
    await lockRegistry(tx, tenant)
    const t = await loadTerritory(tx, tenant)
    const at = input.at === undefined ? now : Date.parse(input.at)
    const { from, into } = checkMerge(t, { from: codes, into: input.into, at, now })
    const grids = from.flatMap((d) => gridsOf(t, d.code))
    const id = g.newId()
    const links = await openLinksOf(tx, { tenant, now }, codes)
    const patches = await openPatchesOf(tx, tenant, [...codes, into.code])
    await tx.write([
      passOn(t, patches, { tenant, into: into.code }),
      ...changesOf({ from, into, grids }, { id, tenant, at, reason: input.reason }),
      endLinks(tenant, links, { at, reason: 'division-merged' }),
    ])
    const moves = movesOf(await openPostsOfAreas(tx, { tenant, now }, [...codes, into.code]), into.code)
    await movePosts(tx, g, moves)
    await raiseVersion(tx, tenant)
    const said = { from: codes, into: into.code, grids: grids.map((x) => x.code), posts: moves.length }
    tx.events([{ kind: 'registry.divisions-merged@1', subject: { kind: 'registry', id }, data: said, open: false }])
    const change = { ...said, reason: input.reason }
    return { answer: { ok: true as const }, as, audit: { subject: into.code, change } }
  },
})

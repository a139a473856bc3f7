import type { Reader } from '@yiwang/platform/db'
import type { CsvCell } from '@yiwang/tables/server'
import type { Tier } from '../../pack/network.ts'
import type { Patches } from '../../pack/patches.ts'
import { isPostKind, postKindFacts } from '../../pack/post-kinds.ts'
import { termNow } from '../domain/patch.ts'
import type { Territory } from '../domain/territory.ts'
import { allLinks } from '../store/link-store.ts'
import { allTerms, openPatches } from '../store/patch-store.ts'
import { allPeople } from '../store/person-store.ts'
import { allPosts } from '../store/post-store.ts'
import { UNIT_KINDS } from './units.ts'

export type ExportKind = 'people' | 'posts' | 'units' | 'grids' | 'links' | 'patches' | 'divisions'
type Rows = (readonly CsvCell[])[]
type At = { readonly db: Reader; readonly tenant: string }

/** China has one offset and no summer time since 1991. */
const LOCAL_MS = 8 * 3_600_000
const local = (ms: number | null): string =>
  ms === null
    ? ''
    : new Date(ms + LOCAL_MS)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' ')
        .replace(/ 00:00:00$/, '')

const DIVISION_KINDS = { county: '县', town: '镇街', community: '社区', village: '村' } as const
const divisionRows = (t: Territory): Rows => [
  ['编码', '名称', '类别', '上级', '状态', '并入'],
  ...[...t.divisions.values()].map((d) => [
    d.code,
    d.name,
    DIVISION_KINDS[d.kind],
    d.parent,
    d.status === 'current' ? '现有' : '已合并',
    d.mergedInto,
  ]),
]
const gridRows = (t: Territory): Rows => [
  ['网格编码', '名称', '村居编码', '经度', '纬度', '拆自', '来源', '启用日期'],
  ...[...t.grids.values()]
    .filter((g) => g.status === 'current')
    .map((g) => [g.code, g.name, g.division, g.lon, g.lat, g.splitOf, g.sources.join(';'), local(g.from)]),
]
const unitRows = (t: Territory, tiers: readonly Tier[]): Rows => {
  const words = new Map(Object.entries(UNIT_KINDS).map(([zh, kind]) => [kind, zh]))
  return [
    ['编码', '名称', '简称', '类别', '职责', '电话', '区域', '层级'],
    ...[...t.units.values()].map((u) => [
      u.code,
      u.name,
      u.short,
      words.get(u.kind) ?? u.kind,
      u.duties,
      u.phone,
      u.area,
      tiers.find((x) => x.id === u.tier)?.words.zh ?? u.tier,
    ]),
  ]
}
const personRows = async (t: Territory, at: At): Promise<Rows> => [
  ['编号', '姓名', '性别', '手机', '单位'],
  ...(await allPeople(at.db, at.tenant))
    .filter((p) => p.active)
    .map((p) => [
      p.code,
      p.name,
      p.gender === 'm' ? '男' : p.gender === 'f' ? '女' : '',
      p.phone,
      t.units.get(p.unit ?? '')?.code,
    ]),
]
const postRows = async (t: Territory, at: At): Promise<Rows> => {
  const [posts, people] = await Promise.all([allPosts(at.db, at.tenant), allPeople(at.db, at.tenant)])
  const byId = new Map(people.map((p) => [p.id, p]))
  return [
    ['人员编号', '姓名', '岗位', '单位', '网格', '区域', '席位', '职责', '任职日期', '离任日期'],
    ...posts.map((p) => [
      byId.get(p.person)?.code,
      byId.get(p.person)?.name,
      isPostKind(p.kind) ? postKindFacts(p.kind).words.zh : p.kind,
      t.units.get(p.unit ?? '')?.code,
      p.grid,
      p.area,
      p.slot,
      p.duty,
      local(p.from),
      local(p.to),
    ]),
  ]
}

const linkRows = async (t: Territory, at: At): Promise<Rows> => [
  ['单位', '名称', '网格', '区域', '起始日期', '截止日期'],
  ...(await allLinks(at.db, at.tenant)).map((l) => {
    const unit = t.units.get(l.unit)
    return [unit?.code, unit?.name, l.grid, l.area, local(l.from), local(l.to)]
  }),
]

const patchRows = async (at: At & { patchKinds: readonly Patches[]; now: number }): Promise<Rows> => {
  const [patches, people] = [await openPatches(at.db, at.tenant), await allPeople(at.db, at.tenant)]
  const terms = Map.groupBy(await allTerms(at.db, at.tenant), (x) => x.patch)
  const codes = new Map(people.map((p) => [p.id, p.code]))
  return [
    ['类别', '村居编码', '名称', '户数', '人员编号', '姓名', '电话', '起始日期', '截止日期'],
    ...patches.map((p) => {
      const kind = at.patchKinds.find((k) => k.id === p.kind)?.words.zh ?? p.kind
      const t = termNow(terms.get(p.id) ?? [], at.now)
      const who = t && [codes.get(t.person), t.name, t.contact, local(t.from), local(t.to)]
      return [kind, p.area, p.name, p.homes, ...(who ?? [])]
    }),
  ]
}

/** A roster as rows under the column names that the import understands. */
export const exportRows = async (
  t: Territory,
  at: At & { tiers: readonly Tier[]; patchKinds: readonly Patches[]; now: number },
  kind: ExportKind,
): Promise<Rows> => {
  switch (kind) {
    case 'divisions':
      return divisionRows(t)
    case 'grids':
      return gridRows(t)
    case 'units':
      return unitRows(t, at.tiers)
    case 'links':
      return linkRows(t, at)
    case 'patches':
      return patchRows(at)
    case 'people':
      return personRows(t, at)
    case 'posts':
      return postRows(t, at)
  }
}

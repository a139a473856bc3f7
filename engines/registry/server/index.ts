import type { Words } from '@yiwang/kernel/message'
import type { Engine } from '@yiwang/platform/engine'
import type { Composition } from '../pack/composition.ts'
import type { Tier } from '../pack/network.ts'
import type { Patches } from '../pack/patches.ts'
import type { Posting } from '../pack/posting.ts'
import { appoint } from './commands/appoint.ts'
import { endTerm } from './commands/end-term.ts'
import { importTable } from './commands/import-table.ts'
import { endUnitLink, linkUnit } from './commands/link-unit.ts'
import { mergeDivisions } from './commands/merge-divisions.ts'
import { mergeGrids } from './commands/merge-grids.ts'
import { assignPatch, changePatch, endPatch, endPatchHolder, putPatch } from './commands/patches.ts'
import { endPoolMember, putPoolMember } from './commands/pool-members.ts'
import { splitGrid } from './commands/split-grid.ts'
import type { Deps, PoolInForce } from './deps.ts'
import { patchCoverage, patches } from './queries/patches.ts'
import { poolMembers, pools } from './queries/pools.ts'
import { coverage, exportTable, people, postKinds } from './queries/roster-queries.ts'
import { divisions, grid, gridMap, grids, locate, units } from './queries/territory-queries.ts'
import { unitCoverage, unitLinks } from './queries/unit-links.ts'
import { type ApiNeeds, createApi, type RegistryApi } from './registry-api.ts'

export type { PoolInForce } from './deps.ts'
export { type Gcj02, gcj02, toGcj02, toWgs84, type Wgs84, wgs84 } from './domain/geo/index.ts'
export type { Division, DivisionChain, Grid, Place, Territory, Unit } from './domain/territory.ts'
export { placeAt } from './domain/territory.ts'
export { patchRecordsOf } from './queries/patches.ts'
export { poolRecordsOf } from './queries/pools.ts'
export type { RegistryApi } from './registry-api.ts'
export { POSTS_SQL, type TeamMember } from './store/post-store.ts'
export { VERSION_SQL } from './store/territory-store.ts'

/** What was refused, in words; `data` of the failure fills the gaps. */
export const failureWords: Readonly<Record<string, Words>> = {
  ALREADY_MERGED: {
    zh: '{name}已经合并或拆分，请选现在的',
    en: '{name} was merged or split before; choose a current one',
  },
  NOT_SIBLINGS: {
    zh: '{name}不在同一个上级下面，不能合并',
    en: '{name} does not lie in the same parent and cannot be merged',
  },
  SLOT_FULL: { zh: '{slot} 席已满，先让前任离任', en: 'Slot {slot} is full; end a term first' },
  POSTS_CLASH: {
    zh: '{name}这段时间任{with}，不能同时任这个岗位',
    en: '{name} is {withEn} in this time and cannot hold this post too',
  },
  ALREADY_MEMBER: {
    zh: '{name}已经在这个库里，打开那一条改',
    en: '{name} is in this pool already; change that record',
  },
  LEFT_POOL: { zh: '这个人已经移出这个库', en: 'This person was taken out of the pool already' },
  ALREADY_ENDED: { zh: '这个任期已经结束', en: 'This term has ended already' },
  PATCH_ENDED: { zh: '{name}已经撤了', en: '{name} was ended already' },
  PATCH_HELD: {
    zh: '{patch}的负责人刚刚变了，现在是：{name}。看一眼再定',
    en: 'Who looks after {patch} has just changed; now it is: {nameEn}. Look again before you decide',
  },
  BAD_FILE: { zh: '这个文件不能用：{why}', en: 'This file cannot be used: {whyEn}' },
}

export type RegistryNeeds = ApiNeeds & {
  /** The team composition in force for a tenant, from its pack; undefined where no mechanism asks for teams. */
  readonly compositionOf: (tenant: string) => Composition | undefined
  /** Pools of people that the packs in force name. */
  readonly poolsOf: (tenant: string) => readonly PoolInForce[]
  /** Posts that the packs in force fill only with a duty. */
  readonly postingsOf: (tenant: string) => readonly Posting[]
  /** Levels of organisations that the packs in force name. */
  readonly tiersOf: (tenant: string) => readonly Tier[]
  /** Kinds of patches that the packs in force name. */
  readonly patchKindsOf: (tenant: string) => readonly Patches[]
}

/** The registry: who and what there is. `registry` goes to the platform, `api` to the other engines. */
export const createRegistry = (o: RegistryNeeds): { registry: Engine; api: RegistryApi } => {
  const { compositionOf, poolsOf, postingsOf, tiersOf, patchKindsOf } = o
  const deps: Deps = { api: createApi(o), compositionOf, poolsOf, postingsOf, tiersOf, patchKindsOf }
  return {
    api: deps.api,
    registry: {
      name: 'registry',
      txCommands: [
        mergeDivisions,
        mergeGrids(deps),
        splitGrid,
        appoint(deps),
        endTerm,
        importTable(deps),
        putPoolMember(deps),
        endPoolMember(deps),
        linkUnit(deps),
        endUnitLink,
        putPatch(deps),
        changePatch(deps),
        endPatch,
        assignPatch,
        endPatchHolder,
      ],
      queries: [
        divisions(deps),
        grids(deps),
        grid(deps),
        gridMap(deps),
        locate(deps),
        units(deps),
        coverage(deps),
        postKinds,
        exportTable(deps),
        pools(deps),
        poolMembers(deps),
        unitLinks(deps),
        unitCoverage(deps),
        patches(deps),
        patchCoverage(deps),
      ],
      lists: [people],
    },
  }
}

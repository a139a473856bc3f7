export { type Composition, composition, type Slot, seatsOf } from './composition.ts'
export { type Network, network, type Tier } from './network.ts'
export { type Homes, type Patches, patches } from './patches.ts'
export { type Pool, pool } from './pool.ts'
export { type PostRole, type PostWhere, post, reporter } from './post.ts'
export {
  clashesWith,
  isPostKind,
  POST_CLASHES,
  POST_KINDS,
  type PostKind,
  type PostKindFacts,
  type PostScope,
  postKindFacts,
} from './post-kinds.ts'
export { type Posting, posting } from './posting.ts'
export { type Coverage, coverage, type Grids, grids } from './territory.ts'

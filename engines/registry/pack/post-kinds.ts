import type { Level } from '@yiwang/kernel/actor'
import type { Words } from '@yiwang/kernel/message'

/** What a post is tied to: one grid, one unit, or a division with everything inside it. */
export type PostScope = 'grid' | 'unit' | 'area'
export type PostKindFacts = {
  readonly words: Words
  readonly scope: PostScope
  readonly level: Level
  /** Gives rights over rights or over the record of acts: only a system administrator appoints it, one by one. */
  readonly guarded?: true
}

const kind = <const S extends PostScope, const L extends Level>(scope: S, level: L, zh: string, en: string) => ({
  words: { zh, en },
  scope,
  level,
})

/** The closed list of posts (岗位). A pack chooses from it and never adds to it. */
export const POST_KINDS = {
  'grid-team': kind('grid', 'grid', '网格值守组成员', 'Grid team member'),
  'community-officer': kind('area', 'community', '村居受理岗', 'Community officer'),
  'town-dispatcher': kind('area', 'town', '镇街派单岗', 'Town dispatcher'),
  'town-leader': kind('area', 'town', '镇街分管负责人', 'Town leader'),
  'county-dispatcher': kind('area', 'county', '县级派单岗', 'County dispatcher'),
  arbiter: kind('area', 'county', '退单裁定岗', 'Arbiter of returns'),
  handler: kind('unit', 'county', '承办岗', 'Handler'),
  'unit-leader': kind('unit', 'county', '单位负责人', 'Unit leader'),
  'reply-checker': kind('area', 'county', '答复审核岗', 'Reply checker'),
  visitor: kind('area', 'county', '回访岗', 'Call-back officer'),
  supervisor: kind('area', 'county', '督查岗', 'Supervisor'),
  leader: kind('area', 'county', '县级分管负责人', 'County leader'),
  'bulletin-editor': kind('area', 'county', '通报拟稿岗', 'Bulletin editor'),
  'bulletin-checker': kind('area', 'county', '通报审核岗', 'Bulletin checker'),
  'bulletin-releaser': kind('area', 'county', '通报发布岗', 'Bulletin releaser'),
  'registry-clerk': { ...kind('area', 'county', '名册管理岗', 'Registry clerk'), guarded: true },
  'system-admin': { ...kind('area', 'county', '系统管理员', 'System administrator'), guarded: true },
  auditor: { ...kind('area', 'county', '审计员', 'Auditor'), guarded: true },
} as const satisfies Record<string, PostKindFacts>
export type PostKind = keyof typeof POST_KINDS

export const isPostKind = (s: string): s is PostKind => Object.hasOwn(POST_KINDS, s)
export const postKindFacts = (kind: PostKind): PostKindFacts => POST_KINDS[kind]

/**
 * Pairs one person never holds at the same time: who dispatches does not rule on the returns of it, and who runs the
 * system does not audit it. Drafting and releasing a bulletin differ per bulletin, so those posts do not clash.
 */
export const POST_CLASHES = [
  ['county-dispatcher', 'arbiter'],
  ['town-dispatcher', 'arbiter'],
  ['system-admin', 'auditor'],
] as const satisfies readonly (readonly [PostKind, PostKind])[]

/** The kinds that may not be held beside this one. */
export const clashesWith = (kind: PostKind): PostKind[] =>
  POST_CLASHES.flatMap(([a, b]): PostKind[] => (a === kind ? [b] : b === kind ? [a] : []))

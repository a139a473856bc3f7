import { type Actor, fill, inForce } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { isPostKind, postKindFacts } from '@yiwang/registry/pack'
import { type Action, LEVEL_WORDS, type Verb } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Matter } from '../domain/state.ts'
import type { Release } from '../pack-book.ts'

export const w = (zh: string, en: string): Words => ({ zh, en })
export const NONE = w('', '')

/** The pack's words of a key, or what the engine says where the pack says nothing. */
export const saidOr = (r: Pick<Release, 'words'>, key: string, other: Words): Words => r.words[key] ?? other
/** What a kind calls its first words; null where units answer residents: there the words for a text are the answer's. */
export const ownText = (r: Release): Words | null =>
  r.type.actions.some((a) => a.verb === 'reply') ? null : (r.words['field.text'] ?? null)
export const stageWords = (r: Release, stage: string): Words => saidOr(r, `stage.${stage}`, w(stage, stage))
export const actionWords = (r: Release, action: string): Words =>
  saidOr(r, `action.${action}`, ENGINE_ACTS[action] ?? w(action, action))
/** What happened without an action of the pack. */
const ENGINE_ACTS: Readonly<Record<string, Words>> = {
  register: w('登记', 'Registered'),
  join: w('又有人反映', 'Someone else joined'),
  import: w('从原有台账导入', 'Imported from earlier records'),
  supervise: w('已发督办通知单', 'Supervision notice issued'),
  consent: w('反映人改了能不能公开、发不发短信', 'The raiser changed what may be public or sent'),
  'move-version': w('改按新一版规定办理，时限已重新计算', 'Now under the new version of the rules; times counted anew'),
}
const RELATIONS: Readonly<Record<string, Words>> = {
  raiser: w('反映人', 'the raiser'),
  'lead-unit': w('牵头单位', 'the lead unit'),
  'co-unit': w('一起办的单位', 'the co-handling unit'),
  system: w('系统', 'the system'),
}
export const roleWords = (r: Release, role: string): Words => {
  const post = r.type.roles[role]?.post
  const other = post && isPostKind(post) ? postKindFacts(post).words : (RELATIONS[role] ?? w(role, role))
  return saidOr(r, `role.${role}`, other)
}
export const filled = (words: Words, data: Record<string, string>): Words =>
  w(fill(words.zh, data), fill(words.en, data))

/** Plain words for the resident: the pack's own for her, else those for the staff. */
export const plain = (r: Release, key: string, o: { other: Words; unit: string }): Words =>
  filled(saidOr(r, `${key}.resident`, o.other), { unit: o.unit })

type At = { deps: MattersDeps; tenant: string }
export const unitName = ({ deps, tenant }: At, id: string | null): string | null =>
  id === null ? null : (deps.registry.unitById(tenant, id)?.name ?? null)
export const gridName = ({ deps, tenant }: At, code: string | null): string | null =>
  code === null ? null : (deps.registry.gridByCode(tenant, code)?.name ?? null)
export const divisionName = ({ deps, tenant }: At, code: string | null): string | null =>
  code === null ? null : (deps.registry.latest(tenant)?.divisions.get(code)?.name ?? null)

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isUuid = (s: string): boolean => UUID.test(s)

/** Where and as what somebody acted (`handler@<unit>`), without a name. */
export const capacityWords = (at: At, capacity: string | null): Words | null => {
  if (!capacity) return null
  const cut = capacity.indexOf('@')
  const kind = cut < 0 ? capacity : capacity.slice(0, cut)
  const place = cut < 0 ? '' : capacity.slice(cut + 1)
  const post = isPostKind(kind) ? postKindFacts(kind).words : (CAPACITIES[kind] ?? w(kind, kind))
  const name = isUuid(place) ? unitName(at, place) : (gridName(at, place) ?? divisionName(at, place))
  return name ? w(`${name} ${post.zh}`, `${name}, ${post.en}`) : post
}
const CAPACITIES: Readonly<Record<string, Words>> = {
  raiser: w('反映人', 'the raiser'),
  resident: w('反映人', 'the raiser'),
  anyone: w('反映人', 'the raiser'),
  system: w('系统', 'the system'),
}

export type Placed = Pick<Matter, 'level' | 'grid' | 'community' | 'town' | 'county'>
/** Name of the area that stands for a level: the grid, the village, the town, the county. */
export const levelName = (at: At, m: Placed, level: Matter['level'] = m.level): string =>
  (level === 'grid' ? gridName(at, m.grid) : divisionName(at, m[level])) ?? LEVEL_WORDS[level]?.zh ?? level
/** The body that answers for the matter: its unit, or who stands for its level. */
export const bodyName = (at: At, m: Placed & Pick<Matter, 'unit'>): string => unitName(at, m.unit) ?? levelName(at, m)

/** Whose turn it is, in words. */
export const ownerWords = (at: At & { r: Release }, m: Matter): Words => {
  if (m.super !== 'open') return w('已办结', 'Closed')
  const owner = at.r.type.stages[m.stage]?.owner
  if (owner === undefined) return NONE
  if (owner !== 'lead-unit' && owner !== 'co-unit') return roleWords(at.r, owner)
  const name = bodyName(at, m)
  return w(name, name)
}

/** The verbs by which a stage is normally left, the likeliest first. */
const FORWARD: readonly Verb[] = [
  'reply',
  'check-accept',
  'visit',
  'rate',
  'confirm',
  'provide',
  'dispatch',
  'rule-accept',
  'sign',
  'settle',
  'submit',
  'step',
  'approve',
  'take',
  'table',
  'decide',
  'opine',
  'lift-hold',
]
/** The step expected next among those that `offered` lets through. */
export const expected = (r: Release, stage: string, offered: (a: Action) => boolean): Action | undefined => {
  const here = r.type.actions.filter((a) => a.from.includes(stage) && offered(a))
  for (const verb of FORWARD) {
    const found = here.find((a) => a.verb === verb)
    if (found) return found
  }
  return undefined
}
export const nextWords = (r: Release, m: Pick<Matter, 'stage' | 'super'>): Words => {
  if (m.super !== 'open') return w('没有要办的', 'Nothing left to do')
  const owner = r.type.stages[m.stage]?.owner
  const next = owner && expected(r, m.stage, (a) => a.who.includes(owner))
  // One of two answers is not what comes next: the stage says that somebody has to decide.
  return next && !DECIDES.has(next.verb) ? actionWords(r, next.id) : stageWords(r, m.stage)
}
const DECIDES: ReadonlySet<Verb> = new Set(['rule-accept', 'check-accept', 'decide', 'opine'])

export type DueState = 'running' | 'soon' | 'late' | 'paused' | 'none'
/** The last quarter of the time is `soon`; natural time, so that lists need no calendar. */
export const SOON = 4
export const dueState = (c: { due: number | null; start: number | null; paused: boolean }, now: number): DueState => {
  if (c.due === null) return c.paused ? 'paused' : 'none'
  if (now > c.due) return 'late'
  return c.start !== null && (c.due - now) * SOON <= c.due - c.start ? 'soon' : 'running'
}

export const iso = (ms: number): string => new Date(ms).toISOString()
export const isoOr = (ms: number | null): string | null => (ms === null ? null : iso(ms))

const UNIT_POSTS: ReadonlySet<string> = new Set(['handler', 'unit-leader'])
/** The desk reaches a protected raiser; units and the people on the ground do not (S5). */
export const SHIELD_READERS: ReadonlySet<string> = new Set(['county-dispatcher', 'visitor', 'supervisor'])
export const isShielded = (m: Pick<Matter, 'confidential' | 'accused_unit' | 'accused_person'>): boolean =>
  m.confidential || m.accused_unit !== null || Boolean(m.accused_person)
/** Whether the raiser's consent may put it before everybody. */
export const mayShow = (m: Pick<Matter, 'confidential' | 'accused_unit' | 'accused_person' | 'readers'>): boolean =>
  !isShielded(m) && m.readers === null
export const seesShielded = (a: Actor, now: number): boolean =>
  inForce(a, now).some((p) => SHIELD_READERS.has(p.kind) && !UNIT_POSTS.has(p.kind))

import { chinaMainland } from '@yiwang/calendar/server'
import { type Actor, type HeldPost, type Level, type Pack, uuidv7 } from '@yiwang/kernel'
import { seededRandom } from '@yiwang/platform/now'
import { type Release, typesOf } from '../pack-book.ts'
import type { UnitFacts } from '../verbs/verb.ts'

/** A made-up county in memory, for domain tests: no database, no clock of its own. */
export const T0 = Date.UTC(2026, 5, 3, 2, 0)
export const COUNTY = '900100'
export const TOWN = '900100101'
export const VILLAGE = '900100101201'
export const GRID = '900100101201001'

export const unitId = (n: number): string => `00000000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`
export const UNITS: readonly UnitFacts[] = Array.from({ length: 20 }, (_, i) => i + 1).map((n) => ({
  id: unitId(n),
  name: `单位${n}`,
  code: `U${n}`,
  level: 'county',
  area: COUNTY,
}))

const accountId = (name: string): string =>
  `00000000-0000-7000-9000-${Buffer.from(name.padEnd(6, '-').slice(0, 6)).toString('hex')}`
const post = (kind: string, level: Level, at: Partial<HeldPost>): HeldPost => ({
  id: `p-${kind}`,
  kind,
  level,
  unit: null,
  grid: null,
  area: null,
  from: 0,
  to: null,
  ...at,
})
export const staff = (name: string, kind: string, level: Level = 'county', at: Partial<HeldPost> = {}): Actor => ({
  kind: 'staff',
  tenant: 't',
  account: accountId(name),
  person: accountId(`p${name}`),
  name,
  posts: [post(kind, level, at)],
})
export const people = {
  dispatcher: staff('disp', 'county-dispatcher', 'county', { area: COUNTY }),
  arbiter: staff('arbi', 'arbiter', 'county', { area: COUNTY }),
  checker: staff('chck', 'reply-checker', 'county', { area: COUNTY }),
  visitor: staff('visi', 'visitor', 'county', { area: COUNTY }),
  supervisor: staff('supv', 'supervisor', 'county', { area: COUNTY }),
  grid: staff('grid', 'grid-team', 'grid', { grid: GRID }),
  handler: (n: number) => staff(`hand${n}`, 'handler', 'county', { unit: unitId(n) }),
}
export const systemOf = (): Actor => ({
  kind: 'system',
  tenant: 't',
  account: null,
  person: null,
  name: 'system',
  posts: [],
})

export const releaseOf = (pack: Pack, type?: string): Release => ({
  pack,
  type: typesOf(pack).find((t) => type === undefined || t.id === type)!,
  words: {},
  categories: new Map(),
  duties: new Map(),
  dutyVersion: 1,
  canned: [],
  calendar: chinaMainland(1),
})

/** Ids and chance that repeat for a seed. */
export const chance = (seed: number) => {
  const random = seededRandom(seed)
  return { random, newId: (now: number) => uuidv7(now, random) }
}

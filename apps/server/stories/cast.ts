import { COUNTY, people, staff, TOWN, Town, unitId, VILLAGE } from '@yiwang/matters/testing'
import { packs } from '@yiwang/packs'

export { Town, unitId }
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const cast = {
  ...people,
  community: staff('comm', 'community-officer', 'community', { area: VILLAGE }),
  town: staff('town', 'town-dispatcher', 'town', { area: TOWN }),
  townLeader: staff('tlea', 'town-leader', 'town', { area: TOWN }),
  leader: staff('lead', 'leader', 'county', { area: COUNTY }),
  auditor: staff('audi', 'auditor', 'county', { area: COUNTY }),
  raiser: { kind: 'anonymous', tenant: 't', account: null, person: null, name: '', posts: [] } as never,
}

/** A matter of a mechanism in the made-up county; `fields` are the mechanism's own. */
export const story = (
  mechanism: string,
  o: { type?: string; fields?: object; settle?: Record<string, unknown> } = {},
): Town => {
  const entry = packs.find((p) => p.pack.mechanism === mechanism)
  if (!entry) throw new Error(`no pack for ${mechanism}`)
  const t = new Town(entry.pack, 1, o.type)
  t.open(o.type === undefined ? cast.grid : cast.dispatcher, o.settle, { fields: o.fields ?? {} })
  return t
}
export const day = (t: Town, d: number): string => new Date(t.now + d * DAY + 8 * HOUR).toISOString().slice(0, 10)

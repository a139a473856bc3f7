import { command, query } from '@yiwang/kernel/operation'
import { Done, Flag, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

const kept = { subject: 'registry', purpose: 'territory', dataClass: 'internal', retention: 'P10Y' } as const
const clerk = { ...kept, lookers: ['registry-clerk', 'system-admin'], caller: 'staff' } as const

/** An organisation serves a grid, or a village or community; `to` and `ended` are null while it does. */
export const UnitLink = z
  .object({
    id: z.string(),
    unit: z.string(),
    unitName: z.string(),
    tier: z.string(),
    tierWords: WordsShape,
    grid: z.string().nullable(),
    area: z.string().nullable(),
    placeName: z.string(),
    from: Time,
    to: Time.nullable(),
    ended: WordsShape.nullable(),
  })
  .meta({ id: 'UnitLink' })
export const unitLinks = query({
  id: 'registry.unit-links',
  http: 'GET /unit-links',
  title: { zh: '哪个组织服务哪里', en: 'Which organisation serves where' },
  ...kept,
  lookers: ['staff'],
  caller: 'staff',
  input: z.object({
    tier: z.string().max(40).optional(),
    unit: z.uuid().optional(),
    grid: z.string().max(40).optional(),
    area: z.string().max(20).optional(),
    find: z.string().max(40).optional(),
    ended: Flag.default(false),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  output: z.object({ items: z.array(UnitLink), total: z.number() }),
})

const Place = z.object({ code: z.string(), name: z.string(), townName: z.string() })
/** One level of organisations: `covered` of `places` have one that serves them now, the others are listed. */
export const TierCoverage = z
  .object({
    tier: z.string(),
    words: WordsShape,
    serves: z.enum(['grid', 'community']),
    units: z.number(),
    idle: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
    places: z.number(),
    covered: z.number(),
    without: z.array(Place),
  })
  .meta({ id: 'TierCoverage' })
export const unitCoverage = query({
  id: 'registry.unit-coverage',
  http: 'GET /registry/unit-coverage',
  title: { zh: '组织覆盖', en: 'Coverage by organisations' },
  ...kept,
  lookers: ['registry-clerk', 'system-admin', 'leader', 'supervisor', 'town-leader'],
  caller: 'staff',
  input: z.object({}),
  output: z.object({ tiers: z.array(TierCoverage) }),
})
export const linkUnit = command({
  id: 'registry.link-unit',
  http: 'POST /unit-links',
  title: { zh: '写明组织服务哪里', en: 'Let an organisation serve a place' },
  ...clerk,
  input: z.object({
    unit: z.uuid(),
    grid: z.string().max(40).optional(),
    area: z.string().max(20).optional(),
    from: Time.optional(),
  }),
  output: z.object({ id: z.string() }),
})
export const endUnitLink = command({
  id: 'registry.end-unit-link',
  http: 'POST /unit-links/{id}/end',
  title: { zh: '组织不再服务这里', en: 'An organisation no longer serves a place' },
  ...clerk,
  input: z.object({ id: z.uuid(), reason: Text(200), at: Time.optional() }),
  output: Done,
  errors: { ALREADY_ENDED: 409 },
})

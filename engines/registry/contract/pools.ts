import { command, query } from '@yiwang/kernel/operation'
import { Done, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

const pooled = {
  subject: 'person',
  purpose: 'casework',
  dataClass: 'personal',
  retention: 'P10Y',
  lookers: ['self', 'registry-clerk', 'system-admin', 'those who call on them'],
  caller: 'staff',
} as const

/** Days before its last day in which a term counts as running out. Our default. */
export const SOON_DAYS = 30
/** Where a member's term stands: none was set, it runs, it ends within {@link SOON_DAYS}, it has run out. */
export const Standing = z.enum(['open', 'valid', 'soon', 'over'])

export const PoolMember = z
  .object({
    id: z.string(),
    name: z.string(),
    unitName: z.string(),
    /** Ids of the pool's fields. */
    fields: z.array(z.string()),
    certificate: z.string().nullable(),
    validUntil: Time.nullable(),
    standing: Standing,
    /** May be called on now: in the pool, with a valid certificate where one is asked for. */
    ready: z.boolean(),
  })
  .meta({ id: 'PoolMember' })

/** The pools this person keeps or calls on, with how many are in each; no names. */
export const pools = query({
  id: 'registry.pools',
  http: 'GET /pools',
  title: { zh: '人才库一览', en: 'Pools of people' },
  ...pooled,
  subject: 'registry',
  dataClass: 'internal',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        words: WordsShape,
        /** Its members work only while their certificate is valid. */
        certified: z.boolean(),
        members: z.number(),
        ready: z.number(),
        soon: z.number(),
        over: z.number(),
      }),
    ),
  }),
})
/** Members of a pool by name, a page at a time; how many there are in all, and for each field, also one without anybody. */
export const poolMembers = query({
  id: 'registry.pool-members',
  http: 'GET /pools/{pool}',
  title: { zh: '人才库', en: 'A pool of people' },
  ...pooled,
  input: z.object({
    pool: z.string().max(40),
    field: z.string().max(40).optional(),
    /** The last member of the page before. */
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(5000).default(5000),
  }),
  output: z.object({
    words: WordsShape,
    certified: z.boolean(),
    items: z.array(PoolMember),
    /** Where the next page begins (`after`); null on the last one. */
    next: z.string().nullable(),
    members: z.number(),
    ready: z.number(),
    fields: z.array(z.object({ id: z.string(), words: WordsShape, members: z.number(), ready: z.number() })),
    /** `keep`: may put somebody in, change what is kept and take somebody out. */
    can: z.array(z.enum(['keep'])),
  }),
})
export const putPoolMember = command({
  id: 'registry.put-pool-member',
  http: 'POST /pools/{pool}/members',
  title: { zh: '加入人才库', en: 'Put somebody into a pool' },
  ...pooled,
  source: 'official-document',
  input: z.object({
    pool: z.string().max(40),
    /** The member whose record is replaced; without it somebody new is put in. */
    id: z.uuid().optional(),
    /** Somebody new, out of the registry: she sees the record among her own. A record never passes to another. */
    person: z.uuid().optional(),
    unitName: z.string().trim().max(80).default(''),
    fields: z.array(z.string().max(40)).min(1).max(40),
    certificate: z.string().trim().max(60).optional(),
    validUntil: Time.optional(),
  }),
  output: z.object({ id: z.string() }),
  errors: { ALREADY_MEMBER: 409, LEFT_POOL: 409 },
})
export const endPoolMember = command({
  id: 'registry.end-pool-member',
  http: 'POST /pools/members/{id}/end',
  title: { zh: '移出人才库', en: 'Take somebody out of a pool' },
  ...pooled,
  source: 'official-document',
  input: z.object({ id: z.uuid(), reason: Text(200) }),
  output: Done,
  errors: { LEFT_POOL: 409 },
})

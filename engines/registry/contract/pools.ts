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

export const PoolMember = z
  .object({
    id: z.string(),
    name: z.string(),
    unitName: z.string(),
    fields: z.array(WordsShape),
    certificate: z.string().nullable(),
    validUntil: Time.nullable(),
    /** May be called on now: in the pool, with a valid certificate where one is asked for. */
    ready: z.boolean(),
  })
  .meta({ id: 'PoolMember' })

/** Members of a pool by field; fields without anybody are listed too. */
export const poolMembers = query({
  id: 'registry.pool-members',
  http: 'GET /pools/{pool}',
  title: { zh: '人才库', en: 'A pool of people' },
  ...pooled,
  input: z.object({ pool: z.string().max(40), field: z.string().max(40).optional() }),
  output: z.object({
    words: WordsShape,
    items: z.array(PoolMember),
    fields: z.array(z.object({ id: z.string(), words: WordsShape, members: z.number(), ready: z.number() })),
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
    id: z.uuid().optional(),
    /** Somebody of the registry: she sees the record among her own. */
    person: z.uuid(),
    unitName: z.string().trim().max(80).default(''),
    fields: z.array(z.string().max(40)).min(1).max(40),
    certificate: z.string().trim().max(60).optional(),
    validUntil: Time.optional(),
  }),
  output: z.object({ id: z.string() }),
})
export const endPoolMember = command({
  id: 'registry.end-pool-member',
  http: 'POST /pools/members/{id}/end',
  title: { zh: '移出人才库', en: 'Take somebody out of a pool' },
  ...pooled,
  source: 'official-document',
  input: z.object({ id: z.uuid(), reason: Text(200) }),
  output: Done,
  errors: { ALREADY_ENDED: 409 },
})

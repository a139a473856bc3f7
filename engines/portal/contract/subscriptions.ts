import { command, query } from '@yiwang/kernel/operation'
import { Done, Time } from '@yiwang/kernel/shape'
import { z } from 'zod'

const own = {
  subject: 'subscription',
  purpose: 'publicity',
  dataClass: 'personal',
  retention: 'P1Y',
  lookers: ['self'],
  source: 'self-declared',
} as const
const Ids = z.array(z.string().max(60)).max(50).default([])

/** What the caller is told of; an empty list is all. */
export const subscription = query({
  id: 'portal.subscription',
  http: 'GET /subscription',
  title: { zh: '我的订阅', en: 'My subscription' },
  ...own,
  caller: 'person',
  input: z.object({}),
  output: z.object({
    on: z.boolean(),
    columns: z.array(z.string()),
    areas: z.array(z.string()),
    banners: z.array(z.string()),
    since: Time.nullable(),
    /** Ends it without signing in. */
    token: z.string().nullable(),
  }),
})
/** By an account: a resident's phone was proved by a one-time code when she signed in. */
export const subscribe = command({
  id: 'portal.subscribe',
  http: 'POST /subscription',
  title: { zh: '订阅', en: 'Subscribe' },
  ...own,
  caller: 'person',
  input: z.object({ columns: Ids, areas: Ids, banners: Ids }),
  output: z.object({ token: z.string() }),
})
/** One answer for a known, an ended and an unknown token. */
export const unsubscribe = command({
  id: 'portal.unsubscribe',
  http: 'POST /subscription/end',
  title: { zh: '退订', en: 'Unsubscribe' },
  ...own,
  caller: 'anyone',
  perMinute: 30,
  input: z.object({ token: z.string().trim().toLowerCase().min(6).max(40) }),
  output: Done,
})

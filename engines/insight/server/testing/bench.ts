import type { Actor } from '@yiwang/kernel'
import { definePack } from '@yiwang/kernel/pack'
import { openDb } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { seededRandom } from '@yiwang/platform/now'
import { createPlatform } from '@yiwang/platform/platform'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { bulletin, partition } from '../../pack/index.ts'
import { createInsight, type MeasurePlan, plansIn } from '../index.ts'

export const TENANT = 'testland'
const basis = { basis: 'default', source: 'test' } as const
export const pack = definePack({
  id: 'moves',
  mechanism: 'm13',
  version: 1,
  calendar: 'cn-mainland',
  parts: [
    partition({
      id: 'spot-and-forwarded',
      whole: 'collected',
      parts: ['on-the-spot', 'forwarded'],
      remainders: ['unverified', 'internal', 'diverted', 'merged', 'withdrawn', 'waiting'],
      stages: { unverified: ['unverified'], withdrawn: ['withdrawn'] },
      basis,
    }),
    bulletin({
      id: 'monthly',
      every: 'month',
      by: 'unit',
      parts: [
        'collected',
        'on-the-spot',
        'forwarded',
        'sign-on-time',
        'reply-on-time',
        'reply-late',
        'solved',
        'satisfied',
        'participation',
        'right-first',
        'returned',
        'closed-locally',
        'supervision-notices',
        'special-reports',
        'sign-breaches',
      ],
      partition: 'spot-and-forwarded',
      clocks: { sign: 'sign', reply: 'reply' },
      hideUnder: 5,
      rateLeast: 10,
      basis,
    }),
  ],
})
export const plan = plansIn(pack)[0]!

/** A member of staff with these posts; `n` tells persons apart. */
export const staff = (n: number, ...kinds: string[]): Actor => ({
  kind: 'staff',
  tenant: TENANT,
  account: id('ac', n),
  person: id('bb', n),
  name: `王**`,
  posts: kinds.map((kind, i) => ({
    id: id('cc', n * 10 + i),
    kind,
    level: 'county',
    unit: null,
    grid: null,
    area: '370828',
    from: 0,
    to: null,
  })),
})
export const anyone: Actor = { kind: 'anonymous', tenant: TENANT, account: null, person: null, name: '', posts: [] }

/** A repeatable id: a two-letter family and a number. */
export const id = (family: string, n: number): string =>
  `${Buffer.from(family).toString('hex')}0000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const shanghai = (day: string, time = '12:00'): number => Date.parse(`${day}T${time}:00+08:00`)

const insightFor = (plans: () => readonly MeasurePlan[]) =>
  createInsight({
    plansOf: (tenant) => (tenant === TENANT ? [plan] : []),
    measuresOf: (tenant) => (tenant === TENANT ? plans() : []),
    verbs: VERBS,
    headOf: () => ({ organ: '示例县民意专班', redHead: '民意情况通报' }),
  })
/** Acts that the tests of measures tell of. */
const VERBS = ['close', 'classify']
const sessions = { probe: "(select ''::text)", find: async () => undefined }

/** Servers on one fresh database, with one clock that the test moves. */
export const openBench = async (servers = 1, plans: () => readonly MeasurePlan[] = () => []) => {
  const fresh = await freshDatabase()
  const clock = { now: shanghai('2020-05-01', '00:00') }
  const platforms = Array.from({ length: servers }, (_, i) =>
    createPlatform({
      db: openDb(fresh.url, 4),
      now: () => clock.now,
      random: seededRandom(i + 1),
      log: silentLog,
      sessions,
      engines: [insightFor(plans)],
    }),
  )
  const p = platforms[0]!
  await p.db.pool.query(
    `insert into platform.tenant(tenant, name_zh, name_en, created_at) values($1,'示例县','Sample County',now())`,
    [TENANT],
  )
  return {
    p,
    platforms,
    clock,
    query: (text: string, values: unknown[] = []) => p.db.pool.query(text, values),
    async close() {
      for (const each of platforms) await each.db.close()
      await fresh.drop()
    },
  }
}
export type Bench = Awaited<ReturnType<typeof openBench>>

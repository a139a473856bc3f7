import type { Actor } from '@yiwang/kernel'
import { fileDaily } from '@yiwang/matters/contract'
import { notices } from '@yiwang/notify/contract'
import { packs } from '@yiwang/packs'
import { silentLog } from '@yiwang/platform/log'
import { seededRandom } from '@yiwang/platform/now'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { workOnce } from '@yiwang/platform/worker'
import * as ops from '@yiwang/rhythm/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { type Composed, compose } from './compose.ts'
import { putInForce } from './releases.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const HOUR = 3_600_000
const mechanism = (m: string) => packs.find((p) => p.pack.mechanism === m)!.pack
const studio = mechanism('m05')
const grids = mechanism('m20')
let w: World
let second: Composed
let first: Actor
let village: string
let grid: string

const at = (text: string): number => Date.parse(`${text}+08:00`)
/** Two servers work at once until nothing is left to do. */
const work = async () => {
  const both = [w.platform, second.platform]
  while ((await Promise.all(both.map((p) => workOnce(p, TENANT)))).some((n) => n > 0));
}
const told = async (who: Actor, title: string) =>
  (await w.call(notices, who, { limit: 100 })).items.filter((n) => n.words.zh.startsWith(title))

beforeAll(async () => {
  const fresh = await freshDatabase()
  w = await openWorld(Promise.resolve(fresh))
  for (const p of [studio, grids])
    await putInForce(w.db, { tenant: TENANT, pack: p.id, version: p.version, from: SINCE })
  await w.ready()
  const same = { now: () => w.clock.now, log: silentLog, pool: 4 }
  second = await compose({ url: fresh.url, random: seededRandom(12), ...same })
  first = await w.as('grid.0001')
  grid = first.posts[0]?.grid as string
  village = (await w.one<{ division: string }>('select division from registry.grid where code=$1', [grid])).division
  await work()
}, 120_000)
afterAll(async () => {
  await second?.db.close()
  await w?.close()
})

test('a period that turns amber is told to whoever holds its post, once; a kept one is not', async () => {
  await w.call(ops.hold, first, {
    pack: studio.id,
    rhythm: 'village-meeting',
    unit: village,
    from: '2026-06-01',
    heldOn: '2026-06-03',
  })
  // Four fifths of a week that begins on Monday: Saturday, 14:24.
  w.clock.now = at('2026-06-06T14:23')
  await work()
  expect(await told(first, '第一书记接待日')).toEqual([])
  w.clock.now = at('2026-06-06T14:24')
  await work()
  const [one, ...more] = await told(first, '第一书记接待日')
  expect(more).toEqual([])
  expect(one).toMatchObject({ link: '/staff/rhythm', read: false })
  expect(one?.words.zh).toMatch(/^第一书记接待日（.+）还没有办，这一期到6月7日为止$/)
  expect(await told(first, '村“两委”例会')).toEqual([])
  w.clock.now += 5 * HOUR
  await work()
  expect(await told(first, '第一书记接待日')).toHaveLength(1)
})

test('a report filed by another record is not asked for again', async () => {
  w.clock.now = at('2026-06-08T18:00')
  await w.call(fileDaily, first, { grid, day: '2026-06-08', text: '平稳' })
  w.clock.now = at('2026-06-08T20:00')
  await work()
  const days = async () => (await told(first, '网格日报')).map((n) => n.words.zh.replace(/.*到/, ''))
  const before = await days()
  expect(before).not.toContain('6月8日为止')
  w.clock.now = at('2026-06-09T20:00')
  await work()
  expect(await days()).toEqual(['6月9日为止', ...before])
})

test('over eight days, looked at every six hours by two servers, each amber period is told once to each holder', async () => {
  const end = w.clock.now + 8 * 24 * HOUR
  while (w.clock.now < end) {
    w.clock.now += 6 * HOUR
    await work()
  }
  const twice = await w.rows(
    `select to_account, zh from notify.message where tenant=$1 and dedupe like 'rhythm:%' group by 1, 2 having count(*) > 1`,
    [TENANT],
  )
  expect(twice).toEqual([])
  const ends = (await told(first, '第一书记接待日')).map((n) => n.words.zh.replace(/.*到/, ''))
  expect(ends).toEqual(['6月14日为止', '6月7日为止'])
}, 120_000)

test('who holds no such post hears nothing; a disabled account hears nothing more', async () => {
  for (const name of ['handler.d01', 'dispatcher', 'arbiter'])
    expect(await told(await w.as(name), '第一书记接待日')).toEqual([])
  await w.rows('update identity.account set disabled=true where id=$1', [first.account])
  w.clock.now = at('2026-06-20T20:00')
  await work()
  expect(await told(first, '第一书记接待日')).toHaveLength(2)
})

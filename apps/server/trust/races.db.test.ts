import { act, open_, ring } from '@yiwang/matters/contract'
import { silentLog } from '@yiwang/platform/log'
import { seededRandom } from '@yiwang/platform/now'
import { callAs, systemActor } from '@yiwang/platform/platform'
import { workOnce } from '@yiwang/platform/worker'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compose } from '../compose.ts'
import { openWorld, TENANT, type World } from '../testing/world.ts'
import { violations } from './invariants.ts'

const ROUNDS = process.env.YIWANG_TRUST_LONG === '1' ? 200 : 12
let w: World
let other: Awaited<ReturnType<typeof compose>>
beforeAll(async () => {
  w = await openWorld()
  // A second server on the same database.
  const url = (w.db.pool as unknown as { options: { connectionString: string } }).options.connectionString
  other = await compose({ url, now: () => w.clock.now, random: seededRandom(12), log: silentLog, pool: 4 })
}, 120_000)
afterAll(async () => {
  await other.db.close()
  await w.close()
})

const dispatched = async (n: number): Promise<string> => {
  const m = await w.call(open_, w.anyone(`device-race-${n}`), { text: `路灯坏了 ${n}`, placeWords: '村口' })
  const unit = w.seeded.units.get('D01') as string
  await w.call(act, await w.as('dispatcher'), { id: m.id, action: 'dispatch', form: { unit } })
  return m.id
}
const events = async (matter: string, kind: string): Promise<number> =>
  (
    await w.one<{ n: number }>(
      'select count(*)::int as n from platform.event where tenant=$1 and subject=$2 and kind=$3',
      [TENANT, matter, kind],
    )
  ).n

it('32 sign at once: one is taken, the others are told', async () => {
  const people = [await w.as('handler.d01'), await w.as('leader.d01')]
  const servers = [w.platform, other.platform]
  let wins = 0
  for (let round = 0; round < ROUNDS; round++) {
    const id = await dispatched(round)
    const tries = Array.from({ length: 32 }, (_, i) =>
      callAs(servers[i % 2] as never, act, {
        actor: people[(i >> 1) % 2] as never,
        input: { id, action: 'sign', form: {} },
      }).then(
        () => 'taken',
        (e: { code?: string }) => e.code ?? String(e),
      ),
    )
    const said = await Promise.all(tries)
    const taken = said.filter((x) => x === 'taken').length
    wins += taken
    expect(taken, said.join()).toBe(1)
    expect(said.filter((x) => x !== 'taken' && !['NOT_OFFERED', 'STALE', 'FORBIDDEN'].includes(x))).toEqual([])
    expect(await events(id, 'matters.signed@1')).toBe(1)
  }
  process.stdout.write(`double sign: ${wins - ROUNDS} extra of ${ROUNDS * 32} tries\n`)
}, 120_000)

it('one key sent 16 times at once by two servers: one matter, one answer', async () => {
  const before = (await w.one<{ n: number }>('select count(*)::int as n from matters.matter')).n
  for (let round = 0; round < ROUNDS; round++) {
    const actor = w.anyone(`device-key-${round}`)
    const input = open_.input.parse({ text: '同一件事', placeWords: '村口' })
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        callAs(i % 2 ? w.platform : other.platform, open_, { actor, input, key: `key-${round}` }),
      ),
    )
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1)
    await expect(
      callAs(w.platform, open_, { actor, input: { ...input, text: '另一件事' }, key: `key-${round}` }),
    ).rejects.toMatchObject({ code: 'KEY_REUSED' })
  }
  expect((await w.one<{ n: number }>('select count(*)::int as n from matters.matter')).n).toBe(before + ROUNDS)
}, 120_000)

it('one clock rung by 16 hands on two servers: one miss, one set of events', async () => {
  const id = await dispatched(900)
  const c = await w.one<{ id: string; cycle: number; due_at: Date }>(
    "select id, cycle, due_at from matters.clock where tenant=$1 and matter=$2 and kind='sign'",
    [TENANT, id],
  )
  await w.rows("update matters.clock set step='due', next_at=due_at where tenant=$1 and id=$2", [TENANT, c.id])
  w.clock.now = c.due_at.getTime() + 1
  const input = { id, clock: c.id, what: 'due' as const, cycle: c.cycle }
  await Promise.all(
    Array.from({ length: 16 }, (_, i) =>
      callAs(i % 2 ? w.platform : other.platform, ring, { actor: systemActor(TENANT), input }).catch(
        (e: { code?: string }) => expect(e.code).toBe('STALE'),
      ),
    ),
  )
  expect(await events(id, 'matters.breached@1')).toBe(1)
  expect(await events(id, 'matters.overdue@1')).toBe(1)
  expect(await w.rows('select 1 from matters.miss where tenant=$1 and clock=$2', [TENANT, c.id])).toHaveLength(1)
})

it('500 clocks and two workers: every effect once', async () => {
  const ids: string[] = []
  for (let i = 0; i < 170; i++) ids.push(await dispatched(1000 + i))
  const due = await w.one<{ n: number; at: Date }>(
    'select count(*)::int as n, max(next_at) as at from matters.clock where tenant=$1 and next_at is not null',
    [TENANT],
  )
  expect(due.n).toBeGreaterThanOrEqual(500)
  for (let h = 0; h < 60; h++) {
    w.clock.now += 3_600_000
    for (;;) {
      const moved = await Promise.all([workOnce(w.platform, TENANT), workOnce(other.platform, TENANT)])
      if (moved[0] + moved[1] === 0) break
    }
  }
  const misses = await w.rows<{ kind: string; n: number; clocks: number }>(
    'select kind, count(*)::int as n, count(distinct clock)::int as clocks from matters.miss where tenant=$1 and matter = any($2) group by kind order by kind',
    [TENANT, ids],
  )
  const told = await w.rows<{ subject: string; n: number }>(
    "select subject, count(*)::int as n from platform.event where tenant=$1 and kind='matters.breached@1' and data->>'clock'='sign' and subject = any($2::uuid[]) group by subject having count(*) > 1",
    [TENANT, ids],
  )
  process.stdout.write(
    `two workers: ${told.length} double of ${ids.length} matters, ${due.n} clocks; ${JSON.stringify(misses)}\n`,
  )
  expect(told).toEqual([])
  expect(misses.find((m) => m.kind === 'sign')).toEqual({ kind: 'sign', n: 170, clocks: 170 })
  expect(misses.every((m) => m.n === m.clocks)).toBe(true)
}, 300_000)

it('what the races left agrees with itself', async () => {
  expect(await violations(w.db, TENANT)).toEqual([])
})

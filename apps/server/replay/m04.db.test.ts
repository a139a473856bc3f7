import { afterAll, beforeAll, expect, test } from 'vitest'
import { printed, type Ran, runReplay } from './testing/ran.ts'

const K = 3
let r: Ran
beforeAll(async () => {
  r = await runReplay('m04', { twists: { unsettled: K } })
}, 600_000)
afterAll(() => r?.drop())

test('m04-A2: worries settled on the spot count as settled at once; K left open count neither so nor as solved', async () => {
  const acts = printed('m04')
  const less = (id: string) => (acts[id] ?? 0) - K
  expect(r.result.figures).toEqual({
    ...acts,
    solved: less('solved'),
    'at-once': less('at-once'),
    open: (acts.open ?? 0) + K,
  })
  expect(r.result.balanced).toBe(true)
  expect(await r.count(`select count(*) as n from matters.matter where tenant=$1 and settled_at is not null`)).toBe(
    less('at-once'),
  )
  expect(await r.opens('at-once')).toBe(less('at-once'))
})

test('m04-A3: a worry that a week did not settle stands with the branch, and its history came along', async () => {
  const moved = `select subject from platform.event where tenant=$1 and kind='matters.escalate@1' and data->>'level'='community'`
  expect(
    await r.count(`select count(*) as n from matters.matter where tenant=$1 and super<>'open' and level='community'`),
  ).toBe(4)
  expect(await r.count(`select count(distinct subject) as n from (${moved}) x`)).toBeGreaterThanOrEqual(4)
})

test('m04-A5: a worry told by phone is entered by the member, and answered by phone', async () => {
  const phoned = `matters.matter m where m.tenant=$1 and m.channel='phone' and m.super<>'open'`
  expect(await r.count(`select count(*) as n from ${phoned}`)).toBe(5)
  const called = `exists (select 1 from platform.event e where e.tenant=m.tenant and e.subject=m.id and e.kind='matters.contact@1' and e.data->>'way'='phone')`
  expect(await r.count(`select count(*) as n from ${phoned} and ${called}`)).toBe(5)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { printed, type Ran, runReplay } from './testing/ran.ts'

const K = 2
let r: Ran
beforeAll(async () => {
  r = await runReplay('m06', { twists: { unanswered: K } })
}, 600_000)
afterAll(() => r?.drop())

test('m06-A4: no opinion of half a year closed without both answers; K without the delegate’s stay open', async () => {
  const acts = printed('m06')
  const solved = (acts.solved ?? 0) - K
  expect(r.result.figures).toEqual({ ...acts, solved, open: (acts.open ?? 0) + K })
  expect(r.result.balanced).toBe(true)
  const closed = `matters.matter where tenant=$1 and super<>'open'`
  expect(await r.count(`select count(*) as n from ${closed}`)).toBe(solved)
  const both = `fields->>'raiserTold' is not null and fields->>'delegateTold' is not null`
  expect(await r.count(`select count(*) as n from ${closed} and ${both}`)).toBe(solved)
  expect(await r.opens('solved')).toBe(solved)
})

test('m06-A5: what needed a higher level stands with its path, level by level', async () => {
  const raised = `select subject from platform.event where tenant=$1 and kind='matters.escalate@1' and data->>'level'='town'
    and subject in (select id from matters.matter where tenant=$1 and super<>'open')`
  expect(await r.count(`select count(*) as n from (${raised}) x`)).toBe(9)
})

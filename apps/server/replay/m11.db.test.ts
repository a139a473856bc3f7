import { afterAll, beforeAll, expect, test } from 'vitest'
import { printed, type Ran, runReplay } from './testing/ran.ts'

const K = 2
let r: Ran
beforeAll(async () => {
  r = await runReplay('m11', { twists: { dropped: K } })
}, 600_000)
afterAll(() => r?.drop())

test('m11-A4: 64 handled = 13 removed + 30 in education + 21 converted; K dropped show K fewer, and the sum holds', async () => {
  const expected = printed('m11')
  const less = { ...expected, handled: (expected.handled ?? 0) - K, removed: (expected.removed ?? 0) - K }
  expect(r.result.figures).toEqual(less)
  expect(r.result.balanced).toBe(true)
  const at = (stage: string) =>
    r.count(`select count(*) as n from matters.matter where tenant=$1 and type='disposition' and stage='${stage}'`)
  expect([await at('removed'), await at('educating'), await at('converted')]).toEqual([11, 30, 21])
})

test('m11-A3: nobody was approved without investigation, pre-review and vote, in this order', async () => {
  const steps = `(select e.subject, string_agg(e.data->>'action', '>' order by e.pos) as acts from platform.event e
    where e.tenant=$1 and e.data->>'action' in ('investigate','pre-review','vote','approve') group by 1) x`
  const approved = await r.count(`select count(*) as n from ${steps} where acts like '%approve'`)
  expect(approved).toBe(62)
  expect(await r.count(`select count(*) as n from ${steps} where acts='investigate>pre-review>vote>approve'`)).toBe(62)
  const clauses = `select count(distinct fields->>'clause') as n from matters.matter where tenant=$1 and type='disposition'`
  expect(await r.count(clauses)).toBe(28)
})

test('m11-A1: sixteen departments are asked each time; with fifteen answers it waits, one objection stops it', async () => {
  const reviews = `select m.stage, count(*) as asked, count(d.replied_at) as answered from matters.matter m
    join matters.dispatch d on d.tenant=m.tenant and d.matter=m.id and d.role='party' where m.tenant=$1 and m.type='joint-review' group by m.id, m.stage`
  const of = (stage: string, answered: number) =>
    r.count(`select count(*) as n from (${reviews}) x where asked=16 and stage='${stage}' and answered=${answered}`)
  expect([await of('passed', 16), await of('objected', 16), await of('answering', 15)]).toEqual([5, 1, 1])
})

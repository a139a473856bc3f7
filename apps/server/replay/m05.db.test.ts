import { afterAll, beforeAll, expect, test } from 'vitest'
import { printed, type Ran, runReplay } from './testing/ran.ts'

const K = 4
let r: Ran
beforeAll(async () => {
  r = await runReplay('m05', { twists: { unsolved: K } })
}, 600_000)
afterAll(() => r?.drop())

test('m05-A4, over the year: the four figures come out, and K problems left unsolved show K fewer solved', async () => {
  const expected = printed('m05')
  expect(r.result.figures).toEqual({ ...expected, 'problems-solved': (expected['problems-solved'] ?? 0) - K })
  const of = (what: string, kind: string) =>
    r.count(`select ${what} as n from matters.matter where tenant=$1 and pack='first-secretary-studio' ${kind}`)
  const persons = `sum((fields->>'persons')::int)`
  expect(await of(persons, '')).toBe(expected.received)
  expect(await of(persons, `and fields->>'kind'='consultation'`)).toBe(expected.consultations)
  expect(await of('count(*)', `and fields->>'kind'='opinion'`)).toBe(expected.opinions)
  expect(await of('count(*)', '')).toBeGreaterThan(expected.received ?? 0)
})

test('m05-A3: a small matter closes on the spot; a hard one goes to a department and its answer comes back', async () => {
  const mine = `matters.matter m where m.tenant=$1 and m.fields->>'kind'='problem'`
  const events = (kind: string) =>
    `exists (select 1 from platform.event e where e.tenant=m.tenant and e.subject=m.id and e.kind='matters.${kind}@1')`
  const sent = `${mine} and ${events('dispatched')}`
  expect(await r.count(`select count(*) as n from ${sent}`)).toBe(60)
  expect(await r.count(`select count(*) as n from ${sent} and ${events('replied')} and ${events('rate')}`)).toBe(60)
  const clocks = `exists (select 1 from matters.clock c where c.tenant=m.tenant and c.matter=m.id and c.kind='reply' and c.due_at is not null)`
  expect(await r.count(`select count(*) as n from ${sent} and ${clocks}`)).toBe(60)
})

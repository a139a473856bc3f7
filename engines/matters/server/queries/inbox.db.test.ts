import type { Actor } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { openWorld, START, TENANT, type World } from '@yiwang/server-app/testing/world'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as ops from '../../contract/index.ts'
import { RAISER_SQL } from '../store/load.ts'
import { inboxSelect } from './inbox-views.ts'
import { mineSpec } from './mine.ts'
import { textPlaces } from './own-text.ts'
import { queueConditions } from './queue-stages.ts'

const HOUR = 3_600_000
let w: World
let d01: string
let d02: string
const desk: Record<string, Actor> = {}
const open = (more: object = {}) =>
  w.call(ops.open_, w.anyone(), { text: '路灯坏了三天，晚上很黑。', grid: w.seeded.grids[0], ...more })
const act = (id: string, who: string, action: string, form: object = {}) =>
  w.call(ops.act, desk[who] as Actor, { id, action, form })
const list = async (who: string, input: object = {}) =>
  (await w.call(ops.inbox, desk[who] as Actor, { limit: 200, ...input })).items
const refs = async (who: string, input: object = {}) => (await list(who, input)).map((r) => r.ref)

beforeAll(async () => {
  w = await openWorld()
  d01 = await w.unit('D01')
  d02 = await w.unit('D02')
  for (const u of [
    'dispatcher',
    'arbiter',
    'checker',
    'visitor',
    'supervisor',
    'town',
    'counter',
    'grid.0001',
    'grid.0002',
    'handler.d01',
    'handler.d02',
  ])
    desk[u] = await w.as(u)
}, 120_000)
afterAll(() => w?.close())

describe('the views', () => {
  test('a matter stands in the list of whose turn it is, and in nobody else’s', async () => {
    const { id, ref } = await open({ priority: 3 })
    const where = async () => {
      const found: string[] = []
      for (const who of Object.keys(desk)) if ((await refs(who)).includes(ref)) found.push(who)
      return found
    }
    expect(await where()).toEqual(['dispatcher'])
    expect(await list('dispatcher')).toMatchObject([
      { ref, act: 'dispatch', clock: 'classify', clockState: 'running', priority: 3 },
    ])
    await act(id, 'dispatcher', 'dispatch', { unit: d01 })
    expect(await where()).toEqual(['handler.d01'])
    expect(await list('handler.d01')).toMatchObject([{ ref, act: 'sign', unitName: '县委办公室' }])
    await act(id, 'handler.d01', 'sign')
    expect((await list('handler.d01'))[0]?.act).toBe('reply')
    await act(id, 'handler.d01', 'ask', { question: '在哪一根？' })
    expect(await where()).toEqual([])
    expect(await refs('handler.d01', { view: 'waiting' })).toEqual([ref])
    w.clock.now += HOUR
    expect((await list('handler.d01', { view: 'waiting' }))[0]?.act).toBe(null)
  })

  test('rulings, checks, visits, late and due soon hold what they say', async () => {
    const [a, b, c] = [await open(), await open(), await open()]
    for (const x of [a, b]) await act(x.id, 'dispatcher', 'dispatch', { unit: d01 })
    await act(a.id, 'handler.d01', 'return', { reason: 'not-our-duty', basis: '目录第三项', leader: true })
    expect(await refs('arbiter', { view: 'rulings' })).toEqual([a.ref])
    expect(await refs('arbiter')).toEqual([a.ref])
    await act(b.id, 'handler.d01', 'sign')
    await act(b.id, 'handler.d01', 'reply', { solved: true, text: '已经换好' })
    expect(await refs('checker', { view: 'checks' })).toEqual([b.ref])
    await act(b.id, 'checker', 'check-accept', { proposal: 'solved' })
    expect(await refs('visitor', { view: 'visits' })).toEqual([b.ref])
    expect(await refs('visitor')).toEqual([b.ref])
    const at = w.clock.now
    w.clock.now =
      Date.parse((await list('dispatcher', { view: 'to-dispatch' })).find((r) => r.ref === c.ref)?.due as string) -
      60_000
    expect(await refs('dispatcher', { view: 'due-soon' })).toContain(c.ref)
    w.clock.now += 120_000
    expect(await refs('dispatcher', { view: 'due-soon' })).not.toContain(c.ref)
    expect(await list('dispatcher', { view: 'late' })).toContainEqual(
      expect.objectContaining({ ref: c.ref, clockState: 'late' }),
    )
    const { counts } = await w.call(ops.inboxCounts, desk.dispatcher as Actor, {})
    for (const view of ['mine', 'to-dispatch', 'due-soon', 'late', 'waiting', 'rulings', 'checks', 'visits', 'open'])
      expect([view, counts[view]]).toEqual([view, (await refs('dispatcher', { view })).length])
    w.clock.now = at
    await w.call(ops.actAsRaiser, w.anyone(), { ref: c.ref, secret: c.secret, action: 'withdraw' })
    expect(await list('dispatcher', { view: 'closed' })).toMatchObject([
      { ref: c.ref, act: null, due: null, clockState: 'none' },
    ])
    expect(await refs('dispatcher', { view: 'open' })).not.toContain(c.ref)
    expect(await refs('dispatcher', { view: 'all' })).toContain(c.ref)
  })

  test('an unfinished call-back of the promised time stands among the visits at any stage', async () => {
    const { id, ref } = await open()
    await act(id, 'dispatcher', 'dispatch', { unit: d01 })
    await w.rows(
      `insert into matters.visit(tenant, id, matter, round, cause, opened_at) values($1, gen_random_uuid(), $2, 1, 'deadline', now())`,
      [TENANT, id],
    )
    expect(await refs('visitor', { view: 'visits' })).toContain(ref)
  })
})

describe('narrowing', () => {
  test('by priority, unit, stage, words, number and owner key; the scope always holds', async () => {
    const { id, ref } = await open({ text: '井盖没了_很危险', priority: 5, title: '井盖100%没了' })
    expect(await refs('dispatcher', { view: 'all', minPriority: 5 })).toEqual([ref])
    expect(await refs('dispatcher', { view: 'all', find: '100%没' })).toEqual([ref])
    expect(await refs('dispatcher', { view: 'all', find: '100_没' })).toEqual([])
    expect(await refs('dispatcher', { view: 'all', find: ref.slice(0, 8) })).toEqual([ref])
    await act(id, 'dispatcher', 'dispatch', { unit: d02 })
    expect(await refs('dispatcher', { view: 'all', unit: d02 })).toEqual([ref])
    expect(await refs('supervisor', { owner: `unit:${d02}` })).toEqual([ref])
    expect(await refs('handler.d01', { owner: `unit:${d02}` })).toEqual([])
    expect(await refs('handler.d02', { stage: 'dispatched' })).toEqual([ref])
    expect(await refs('handler.d02', { stage: 'handling' })).toEqual([])
  })

  test('pages join without a gap or a double, with and without a due time', async () => {
    const n = 7
    for (let i = 0; i < n; i++) {
      const { id } = await open({ priority: 4 })
      if (i % 3 === 0) await w.rows('update matters.matter set due_at=null where id=$1', [id])
      if (i % 3 === 1) await w.rows('update matters.matter set due_at=$2 where id=$1', [id, new Date(START)])
    }
    for (const view of ['mine', 'open', 'all', 'closed'] as const) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await w.call(ops.inbox, desk.dispatcher as Actor, { view, limit: 2, ...(after ? { after } : {}) })
        seen.push(...page.items.map((r) => r.ref))
        after = page.next ?? undefined
      } while (after)
      expect([view, seen]).toEqual([view, await refs('dispatcher', { view })])
      expect(new Set(seen).size).toBe(seen.length)
    }
    const dues = (await list('dispatcher', { view: 'mine' })).map((r) =>
      r.due === null ? Number.POSITIVE_INFINITY : Date.parse(r.due),
    )
    expect(dues).toEqual([...dues].sort((a, b) => a - b))
    await expect(w.call(ops.inbox, desk.dispatcher as Actor, { after: "1' or 1=1" })).rejects.toMatchObject({
      code: 'INVALID',
    })
  })
})

test('a page of the inbox among 100,000 matters is one range of one index', async () => {
  await w.rows(
    `insert into matters.matter(tenant, id, ref, pack, version, type, stage, super, owner, level, title, text, channel, opened_at, due_at, due_start)
     select $1, gen_random_uuid(), 'x'||i, $4, $5, 'appeal', 'triage', case when i%5=0 then 'open' else 'fixed' end,
       case when i%5=0 then (array['post:county-dispatcher@county','unit:'||$2,'raiser'])[1+i%3] end, 'grid', '件'||i, '文', 'web',
       now(), $3::timestamptz + i*interval '1 minute', $3 from generate_series(1,100000) i`,
    [TENANT, d01, new Date(START), w.book.all(TENANT)[0]?.pack.id, w.book.all(TENANT)[0]?.pack.version],
  )
  await w.rows('analyze matters.matter')
  const input = ops.inbox.input.parse({ limit: 20 })
  const plan = async (after?: string) => {
    const filters = { categories: null, queues: queueConditions(w.book), own: [], texts: textPlaces(w.book) }
    const s = inboxSelect(desk.dispatcher as Actor, { input: { ...input, after }, ...filters }, w.clock.now)
    // The platform's own second value, the session's token.
    const text = `explain (analyze, buffers) select * from (${s.text}) t where $2::text is null`
    return (await w.rows<{ 'QUERY PLAN': string }>(text, [TENANT, null, ...s.values]))
      .map((r) => r['QUERY PLAN'])
      .join('\n')
  }
  const first = await plan()
  expect(first.match(/(?:Index|Seq|Heap|Only) Scan (?:using|on) \w+/g)).toEqual(['Index Scan using matter_owner'])
  expect(first).not.toContain('Seq Scan')
  expect(Number(/Buffers: shared hit=(\d+)/.exec(first)?.[1])).toBeLessThan(200)
  const page = await w.call(ops.inbox, desk.dispatcher as Actor, { limit: 20 })
  expect(await plan(page.next as string)).not.toContain('Seq Scan')
}, 120_000)

test('what a resident does to her own matter among 100,000, behind the fence, reads that one', async () => {
  const { ref } = await w.one<{ ref: string }>('select ref from matters.appeal limit 1')
  const plan = async (text: string, values: readonly unknown[]) =>
    (await w.db.of(TENANT).rows<{ 'QUERY PLAN': string }>(sql(`explain ${text}`, [TENANT, ...values])))
      .map((r) => r['QUERY PLAN'])
      .join('\n')
  const mine = mineSpec(w as never).select(w.anyone(), {} as never, w.clock.now) as { text: string; values: unknown[] }
  const plans = [
    await plan(`select ${RAISER_SQL.replaceAll(/(?<!:):(\d)/g, (_, n) => `$${Number(n) + 1}`)}`, [ref, 'secret', null]),
    await plan(`select * from (${mine.text}) t where $2::text is null`, [null, ...mine.values]),
  ]
  for (const p of plans) expect(p).not.toMatch(/Seq Scan on matter /)
})

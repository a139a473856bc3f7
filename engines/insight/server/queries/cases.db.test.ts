import type { OutputOf } from '@yiwang/kernel/operation'
import { callAs } from '@yiwang/platform/platform'
import { settle } from '@yiwang/platform/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '../../contract/index.ts'
import { readPackage } from '../documents/zip-package.ts'
import type { Figure } from '../figures/figure.ts'
import { anyone, type Bench, id, openBench, shanghai, staff } from '../testing/bench.ts'
import { matters, notices, orders, rows, units, visits } from '../testing/matters.ts'

const supervisor = staff(5, 'supervisor')
const day = (d: number, time = '10:00') => shanghai(`2020-04-${String(d).padStart(2, '0')}`, time)
let b: Bench
let view: OutputOf<typeof contract.bulletin>

/** A month with every class, units great and small, late and open clocks, answers and silence, notices and reports. */
const fill = async () => {
  await units(
    b,
    [1, 2, 3, 4].map((n) => ({ n, name: ['供电公司', '水务局', '住建局', '交通局'][n - 1]! })),
  )
  const towns = ['370828001', '370828002', '370828100', null]
  const town = (i: number) => ({
    town: towns[i < 60 ? 0 : i < 90 ? 1 : i < 93 ? 2 : 3] ?? null,
    category: i % 2 ? 'water' : 'road',
  })
  await matters(b, [
    ...Array.from({ length: 100 }, (_, i) => ({ n: i, at: day(2), settled: day(2, '11:00'), ...town(i) })),
    ...Array.from({ length: 30 }, (_, i) => ({
      n: 100 + i,
      at: day(3),
      forwarded: day(3, '12:00'),
      closed: day(9),
      ...town(i * 3),
    })),
    { n: 200, at: day(4), stage: 'unverified', super: 'fixed' },
    { n: 201, at: day(4), closeCode: 'divert:beyond-duty', stage: 'diverted', super: 'closed', closed: day(4) },
    { n: 202, at: day(4), stage: 'withdrawn', super: 'closed', closed: day(5) },
    { n: 203, at: day(4), stage: 'merged', mergedInto: id('ma', 100) },
    { n: 204, at: day(30, '23:59'), confidential: true },
    { n: 205, at: day(30), level: 'town' },
    { n: 206, at: shanghai('2020-05-01', '00:00') },
    { n: 207, at: shanghai('2020-03-31', '23:59') },
  ])
  const unit = (i: number) => id('un', i < 14 ? 1 : i < 26 ? 2 : i < 29 ? 3 : 4)
  await orders(b, [
    ...Array.from({ length: 30 }, (_, i) => ({
      n: i,
      matter: 100 + i,
      unit: unit(i),
      at: day(3, '12:00'),
      sign: i % 10 === 0 ? ('missed' as const) : ('met' as const),
      reply: (['met', 'met', 'met', 'missed', 'running', 'breached'] as const)[i % 6]!,
      returned: i === 7,
    })),
    { n: 40, matter: 107, unit: id('un', 2), at: day(3, '14:00') },
    { n: 41, matter: 205, unit: null, at: day(30, '23:30'), sign: 'met', reply: 'running' },
  ])
  await visits(
    b,
    Array.from({ length: 24 }, (_, i) => ({
      n: i,
      matter: 100 + i,
      at: day(9, '09:00') + i,
      answered: i % 3 > 0,
      solved: i % 3 > 0 && i % 4 > 0,
      satisfied: i % 2 ? 'yes' : 'fair',
    })),
  )
  // The same answer ended two call-backs.
  await visits(b, [{ n: 30, matter: 101, at: day(9, '09:00') + 1, answered: true, solved: true, satisfied: 'yes' }])
  await b.query('update matters.appeal set rated_at=$2, solved=true, satisfied=$3 where id=$1', [
    id('ap', 3),
    new Date(day(8)),
    'no',
  ])
  await notices(b, [
    { n: 1, series: 'supervision', at: day(12), matters: [103] },
    { n: 2, series: 'supervision', at: day(13), matters: [] },
    { n: 3, series: 'special-report', at: day(14), matters: [100, 101] },
  ])
  await rows(b, 'matters.appeal', [
    {
      tenant: 'testland',
      id: id('ap', 900),
      matter: id('ma', 1),
      ref: '2000000900',
      secret: '-',
      channel: 'web',
      text: '',
      joined: true,
      at: new Date(day(6)).toISOString(),
      registered_at: new Date(day(6)).toISOString(),
    },
  ])
}
beforeAll(async () => {
  b = await openBench()
  await fill()
  await settle(b.p)
  const { rows: found } = await b.query("select id from insight.bulletin where month='2020-04'")
  view = await callAs(b.p, contract.bulletin, { actor: supervisor, input: { id: found[0].id } })
})
afterAll(() => b.close())

const open = async (query: string) => {
  const items: string[] = []
  let after: string | undefined
  let total = 0
  do {
    const page = await callAs(b.p, contract.cases, {
      actor: supervisor,
      input: { query, limit: 17, ...(after ? { after } : {}) },
    })
    total = page.total
    items.push(...page.items.map((i) => `${i.ref} ${i.title}`))
    after = page.next ?? undefined
  } while (after)
  expect(items).toHaveLength(total)
  return items
}
const shown = (f: Figure): boolean => f.value !== null

test('the month counts what it says', () => {
  const value = (name: string) => view.figures.find((f) => f.id === name)
  expect(view.sentences[0]?.zh).toBe(
    '收集诉求 136 件 = 当场办结 100 件 + 转办 30 件 + 当场办结待核实 1 件 + 县内派单办理 1 件 + 分流告知 1 件 + 并案 1 件 + 诉求人撤回 1 件 + 待派单 1 件。',
  )
  expect(value('sign-on-time')).toMatchObject({ value: 27, of: 30 })
  expect(value('sign-breaches')).toMatchObject({ value: 3 })
  expect(value('reply-on-time')).toMatchObject({ value: 15, of: 30, percent: 50 })
  expect(value('reply-late')).toMatchObject({ value: 15 })
  expect(value('participation')).toMatchObject({ value: 17, of: 25 })
  expect(value('solved')).toMatchObject({ value: 13, of: 17 })
  expect(value('returned')).toMatchObject({ value: 1, of: 32 })
  expect(value('right-first')).toMatchObject({ value: 31, of: 32 })
  expect(value('supervision-notices')).toMatchObject({ value: 2 })
  expect(value('special-reports')).toMatchObject({ value: 1 })
  expect(value('closed-locally')).toMatchObject({ value: 100, of: 132 })
})

test('every number opens exactly the cases it counts', async () => {
  const cells = view.tables.flatMap((t) => t.rows.flatMap((r) => Object.values(r.cells)))
  const all = [...view.figures, ...cells].filter(shown)
  expect(all.length).toBeGreaterThan(30)
  for (const f of all) expect([f.query, (await open(f.query!)).length]).toEqual([f.query, f.value])
})

test('small units and towns are not told, and not to be worked out', () => {
  const unit = view.tables.find((t) => t.id === 'by-unit')
  expect(unit?.rows.map((r) => r.label)).toEqual(['供电公司', '水务局', '其他（交通局、本网格值守组、住建局）'])
  const town = view.tables.find((t) => t.id === 'by-town')
  const hidden = town?.rows.map((r) => Object.values(r.cells).filter((c) => c.state === 'suppressed').length)
  expect(hidden?.filter((n) => n > 0).length).toBeGreaterThan(1)
  for (const r of town?.rows ?? [])
    for (const c of Object.values(r.cells)) expect(c.value === null || c.value === 0 || c.value >= 5).toBe(true)
})

test('the page, not the person: other posts and the public are refused', async () => {
  for (const actor of [staff(8, 'handler'), staff(9, 'grid-team'), staff(9)])
    await expect(
      callAs(b.p, contract.cases, { actor, input: { query: 'collected:2020-04', limit: 5 } }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(
    callAs(b.p, contract.cases, { actor: anyone, input: { query: 'collected:2020-04', limit: 5 } }),
  ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('the words of a confidential matter stay shut, and every opening is in the audit', async () => {
  expect(await open('waiting:2020-04')).toEqual(['1000000204 （保密事项）'])
  const { rows: seen } = await b.query(
    "select count(*)::int as n from platform.audit where operation='insight.cases' and outcome='read' and subject='waiting:2020-04'",
  )
  expect(seen[0].n).toBe(1)
})

test('addresses that are none are told so', async () => {
  for (const query of [
    'nothing:2020-04',
    'collected:2020-13',
    'collected:2020-04:unit:x',
    'collected:2020-04:unit:others',
  ])
    await expect(open(query)).rejects.toMatchObject({ code: 'INVALID' })
  await expect(open(`collected:2020-04:bulletin:${id('xx', 1)}`)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a bulletin opens the cases as it counted them, the live address as they are', async () => {
  await b.query('update matters.matter set settled_at=null, stage=$2 where id=$1', [id('ma', 0), 'unverified'])
  expect(await open(view.figures.find((f) => f.id === 'on-the-spot')!.query!)).toHaveLength(100)
  expect(await open('on-the-spot:2020-04')).toHaveLength(99)
  expect(await open('on-the-spot:all')).toHaveLength(99)
  await b.query('update matters.matter set settled_at=opened_at, stage=$2 where id=$1', [id('ma', 0), 'settled'])
})

test('m13-A9, board and papers without anybody’s name or words: provisional without towns, final with them; docx and xlsx from the same month', async () => {
  const board = () => callAs(b.p, contract.board, { actor: anyone, input: { month: '2020-04' } })
  const early = await board()
  expect([early.state, early.byTown, early.hot]).toEqual(['provisional', null, []])
  const [checker, releaser] = [staff(2, 'bulletin-checker'), staff(3, 'bulletin-releaser')]
  const { rows: waiting } = await b.query('select id, hash from insight.bulletin order by month')
  for (const { id: bulletin, hash } of waiting)
    for (const [actor, action] of [
      [checker, 'check'],
      [releaser, 'release'],
    ] as const)
      await callAs(b.p, contract.actOnBulletin, { actor, input: { id: bulletin, action, hash, reason: '' } })
  const late = await board()
  expect(late.state).toBe('final')
  expect(late.byMonth.at(-1)).toEqual({ month: '2020-04', collected: 136, onSpot: 100, forwarded: 30 })
  expect(late.byTown).not.toBeNull()
  expect(late.figures.find((f) => f.id === 'on-the-spot')?.value).toBe(100)
  expect(late.hot.every((h) => h.count >= 5)).toBe(true)
  for (const op of [contract.bulletinDocx, contract.bulletinXlsx]) {
    const file = (await callAs(b.p, op, { actor: anyone, input: { id: view.id } })) as unknown as {
      bytes: Buffer
      type: string
    }
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK')
    expect(file.type).toBe(op.binary)
    const words = readPackage(file.bytes)
      .map((part) => part.data.toString('utf8'))
      .join('')
    expect(words).not.toMatch(/第\d+件事|水压低|王\*\*/)
  }
})

test('workload is for those who watch', async () => {
  const load = await callAs(b.p, contract.workload, { actor: supervisor, input: {} })
  expect(load.rows.reduce((n, r) => n + r.open, 0)).toBeGreaterThan(0)
  await expect(callAs(b.p, contract.workload, { actor: staff(8, 'handler'), input: {} })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('what two people took out leaves what units are judged by, stays among the collected, and is listed', async () => {
  const judged = ['dispatched', 'sign-breaches', 'participation', 'solved', 'closed-locally']
  const count = () => Promise.all([...judged, 'collected', 'on-the-spot', 'excluded'].map((f) => open(`${f}:2020-04`)))
  // the order of the first was not signed in time, and its raiser was asked, answered, and said solved
  const out = [id('ma', 110), id('ma', 50)]
  await b.query('update matters.visit set answered=true, solved=true where matter=$1', [out[0]])
  const before = await count()
  const exclusion = (matter: string, n: number, state: string) => ({
    tenant: 'testland',
    id: id('ex', n),
    matter,
    reason: 'force-majeure',
    text: '连日暴雨道路中断',
    state,
    asked_at: new Date(day(10)).toISOString(),
    decided_at: new Date(day(11)).toISOString(),
  })
  await rows(b, 'matters.exclusion', [
    ...out.map((m, i) => exclusion(m, i, 'granted')),
    exclusion(id('ma', 120), 9, 'refused'),
  ])
  const after = await count()
  expect(after.map((l, i) => l.length - before[i]!.length)).toEqual([-1, -1, -1, -1, -1, 0, 0, 2])
  expect(
    after
      .at(-1)!
      .map((l) => l.slice(0, 10))
      .sort(),
  ).toEqual(['1000000050', '1000000110'])
})

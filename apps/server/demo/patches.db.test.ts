import type { Actor } from '@yiwang/kernel'
import * as contract from '@yiwang/registry/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyone, clerk, type RegistryWorld, registryWorld, staff } from './registry-world.ts'

let w: RegistryWorld
const COMMUNITY = '370828001009'
const TOWN = COMMUNITY.slice(0, 9)
const DAY = 86_400_000
let people: { id: string; code: string; name: string }[]
let heir: { code: string; name: string }
beforeAll(async () => {
  w = await registryWorld()
  people = await w.db.rows({
    text: 'select id, code, name from registry.person order by code limit 3',
    values: [],
  } as never)
  const { items } = await w.call(contract.divisions, anyone, { parent: TOWN, merged: false })
  heir = items.find((d) => d.code !== COMMUNITY)!
})
afterAll(() => w?.close())
const send = (lines: readonly string[], more: object = { apply: true }) =>
  w.send(contract.importTable, {
    actor: clerk,
    input: { kind: 'patches', ...more },
    name: 'patches.csv',
    content: lines.join('\n'),
  })
const report = async (actor: Actor = clerk) => (await w.call(contract.patchCoverage, actor, {})).kinds[0]!
const list = async (q: object = {}) =>
  (await w.call(contract.patches, clerk, { bare: false, history: false, limit: 500, ...q })).items
const find = async (name: string, q: object = {}) => (await list({ find: name, ...q }))[0]!
const refused = (p: Promise<unknown>) =>
  p.then(
    () => 'allowed',
    (e) => [e.code, e.data?.why, e.fields?.[0]?.message.zh].filter(Boolean).join(' '),
  )
const HEAD = '类别,村居编码,名称,户数,人员编号,电话,起始日期,截止日期'
const row = (name: string, rest = ',,,,') => `责任片区,${COMMUNITY},${name},${rest}`

describe('patches by roster', () => {
  it('loads patches with and without a holder, counts them and lists who has nobody', async () => {
    const r = await send([HEAD, row('东街', `12,${people[0]!.code},,2021-01-01,`), row('西街'), row('南街', '8,,,,')])
    expect(r).toMatchObject({ create: 3, change: 0, problems: [], applied: true })
    const k = await report()
    expect([k.patches, k.held, k.unfit, k.bare.map((b) => b.name).sort()]).toEqual([3, 1, 1, ['南街', '西街']])
    expect(k.homes).toEqual({ least: 10, most: 30, assumed: true })
    expect(k.communities).toMatchObject([{ code: COMMUNITY, patches: 3, held: 1 }])
    expect((await list({ bare: true })).map((p) => [p.name, p.fits])).toEqual([
      ['南街', false],
      ['西街', true],
    ])
    expect((await list({ find: people[0]!.name })).map((p) => p.name)).toContain('东街')
  })
  it('an export sent back is no change', async () => {
    const file = (await w.call(contract.exportTable, clerk, { kind: 'patches' })) as unknown as { bytes: Buffer }
    const r = await send([file.bytes.toString()], { apply: false })
    expect([r.create, r.change, r.problems, r.same]).toEqual([0, 0, [], 3])
  })
  it('says row by row what cannot stand, and writes nothing', async () => {
    const before = await w.one('select count(*)::int as n from registry.patch')
    const [one] = people
    const r = await send([
      HEAD,
      `什么片,${COMMUNITY},北街,,,,,`,
      '责任片区,999,北街,,,,,',
      row('西街', `0,,,,`),
      row('西街', `,S9999,,,`),
      row('西街', `,${one!.code},13900000000,,`),
      row('西街', `,${one!.code},,2031-01-01,`),
      row('西街', `,${one!.code},,2021-05-01,2021-04-01`),
      row('新街'),
      row('新街'),
    ])
    expect(r.problems.map((p) => `${p.line} ${p.column} ${p.message.zh}`)).toEqual([
      '2 类别 没有“什么片”这一项',
      '3 村居编码 要在一个现在的村或社区里',
      expect.stringMatching(/^4 户数 /),
      '5 人员编号 名册里没有这个人',
      expect.stringMatching(/^6 名称 和第 \d 行重复/),
      expect.stringMatching(/^7 名称 和第 \d 行重复/),
      expect.stringMatching(/^8 名称 和第 \d 行重复/),
      '10 名称 和第 9 行重复',
    ])
    expect(r.problems.every((p) => p.remedy.zh && p.remedy.en)).toBe(true)
    const alone = async (rest: string) =>
      (await send([HEAD, row('西街', rest)])).problems.map((p) => `${p.column} ${p.message.zh}`)
    expect(await alone(`,${one!.code},13900000000,,`)).toEqual(['电话 联系电话会公开，不能填手机号'])
    expect(await alone(`,${one!.code},,2031-01-01,`)).toEqual(['起始日期 起始日期不能晚于今天'])
    expect(await alone(`,${one!.code},,2021-05-01,2021-04-01`)).toEqual(['截止日期 截止不晚于开始'])
    expect(await w.one('select count(*)::int as n from registry.patch')).toEqual(before)
  })
  it('another person in the row takes over: the former term ends where the new one begins', async () => {
    const r = await send([HEAD, row('东街', `,${people[1]!.code},,2021-05-01,`)])
    expect(r).toMatchObject({ create: 0, change: 1, problems: [] })
    const p = await find('东街', { history: true })
    expect([p.holder?.name, p.past.map((x) => [x.name, x.to, x.ended?.zh])]).toEqual([
      people[1]!.name,
      [[people[0]!.name, p.holder?.from, '换人']],
    ])
    expect(
      await refused(
        w.call(contract.assignPatch, clerk, {
          id: p.id,
          person: people[2]!.id,
          instead: p.holder!.id,
          from: '2021-04-01T00:00:00Z',
        }),
      ),
    ).toMatch(/^INVALID 和以前的任期重叠/)
  })
})

describe('one by one', () => {
  it('puts, renames, assigns, replaces in one moment, ends; everything stays as history', async () => {
    const { id } = await w.call(contract.putPatch, clerk, { kind: 'care', area: COMMUNITY, name: '新村一巷' })
    expect(
      await refused(w.call(contract.putPatch, clerk, { kind: 'care', area: COMMUNITY, name: '新村一巷' })),
    ).toMatch(/^INVALID 这个村居已经有同名的一片/)
    await w.call(contract.changePatch, clerk, { id, name: '新村二巷', homes: 31 })
    expect(await find('新村二巷')).toMatchObject({ homes: 31, fits: false })
    const first = await w.call(contract.assignPatch, clerk, { id, person: people[0]!.id })
    w.clock.now += DAY
    expect(await refused(w.call(contract.assignPatch, clerk, { id, person: people[1]!.id }))).toBe('PATCH_HELD')
    const instead = first.holder
    expect(await refused(w.call(contract.assignPatch, clerk, { id, person: people[0]!.id, instead }))).toMatch(
      /^INVALID 现在就是这个人/,
    )
    await w.call(contract.assignPatch, clerk, { id, person: people[1]!.id, instead })
    const p = await find('新村二巷', { history: true })
    expect([p.holder?.from, p.past[0]?.to, p.bareSince]).toEqual([
      new Date(w.clock.now).toISOString(),
      new Date(w.clock.now).toISOString(),
      null,
    ])
    await w.call(contract.endPatch, clerk, { id, reason: '拆迁' })
    expect(await list({ find: '新村二巷' })).toEqual([])
    expect(await find('新村二巷', { history: true })).toMatchObject({ ended: { zh: '拆迁' }, holder: null })
    expect(await refused(w.call(contract.assignPatch, clerk, { id, person: people[1]!.id }))).toBe('PATCH_ENDED')
  })
  it('refuses everybody but the clerk of the ground', async () => {
    const west = (await find('西街')).id
    const send = (actor: Actor) => refused(w.call(contract.assignPatch, actor, { id: west, person: people[0]!.id }))
    expect(await send(staff('leader'))).toBe('FORBIDDEN not-registry-clerk')
    expect(await send(staff('registry-clerk', { area: '370828002' }))).toBe('FORBIDDEN outside-area')
    expect(await refused(report(staff('handler')))).toBe('FORBIDDEN not-registry-clerk')
    expect((await report(staff('town-leader', { area: '370828002' }))).patches).toBe(0)
    expect(await refused(w.call(contract.patches, anyone, {} as never))).not.toBe('allowed')
  })
})

describe('when villages are merged', () => {
  it('patches pass to the heir with their holders; of two alike the one that came is told apart', async () => {
    const { id } = await w.call(contract.putPatch, clerk, { kind: 'care', area: heir.code, name: '西街' })
    const held = (await find('东街')).holder
    const from = (await w.api.territory('jx')).divisions.get(COMMUNITY)!.name
    await w.call(contract.mergeDivisions, clerk, { from: [COMMUNITY], into: heir.code, reason: '调整' })
    const there = await list({ area: heir.code })
    expect(there.map((p) => p.name).sort()).toEqual(['东街', '南街', '西街', `西街（原${from}）`].sort())
    expect(there.find((p) => p.id === id)?.name).toBe('西街')
    expect((await find('东街')).holder).toEqual(held)
    expect((await report()).communities).toMatchObject([{ code: heir.code, patches: 4, held: 1 }])
  })
})

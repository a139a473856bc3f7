import type { Actor } from '@yiwang/kernel'
import * as contract from '@yiwang/registry/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyone, clerk, NOON, type RegistryWorld, registryWorld, staff } from './registry-world.ts'

let w: RegistryWorld
const [one, two] = ['370828001009001', '370828001009002'] as const
const COMMUNITY = '370828001009'
const TOWN = COMMUNITY.slice(0, 9)
beforeAll(async () => {
  w = await registryWorld()
})
afterAll(() => w?.close())
const send = (kind: string, content: string, more: object = { apply: true }) =>
  w.send(contract.importTable, { actor: clerk, input: { kind, ...more }, name: `${kind}.csv`, content })
const report = async (actor: Actor = clerk) => (await w.call(contract.unitCoverage, actor, {})).tiers
const tier = async (id: string, actor: Actor = clerk) => (await report(actor)).find((t) => t.tier === id)!
const lists = async (id: string) => (await tier(id)).without.map((g) => g.code)
const links = async (q: object) => (await w.call(contract.unitLinks, clerk, { ended: true, limit: 500, ...q })).items
const unit = async (code: string) =>
  (await w.one<{ id: string }>('select id from registry.unit where code=$1', [code])).id
const refused = (p: Promise<unknown>) =>
  p.then(
    () => 'allowed',
    (e) => [e.code, e.data?.why, e.fields?.[0]?.message.zh].filter(Boolean).join(' '),
  )
const ORGANISATIONS = [
  '编码,名称,类别,区域,层级',
  `G1,金府第一小组,党委部门,${COMMUNITY},网格小组`,
  `G2,金府第二小组,党委部门,${COMMUNITY},group`,
  `B1,金府小区组织,党委部门,${COMMUNITY},小区组织`,
  `C1,金府社区组织,党委部门,${COMMUNITY},社区组织`,
].join('\n')
const LINKS = ['单位,网格,区域,起始日期', `G1,${one},,2021-01-01`, `B1,${one},,`, `B1,${two},,`, `C1,,${COMMUNITY},`]

describe('organisations and what they serve, by roster', () => {
  it('before anything is said every place is without', async () => {
    expect((await send('units', ORGANISATIONS)).create).toBe(4)
    expect(await report()).toMatchObject([
      { tier: 'community', serves: 'community', units: 1, idle: [{ code: 'C1' }], places: 430, covered: 0 },
      { tier: 'branch', serves: 'grid', units: 1, places: 445, covered: 0 },
      { tier: 'group', serves: 'grid', units: 2, places: 445, covered: 0 },
    ])
  })
  it('loads links; each level counts its own, and lists exactly the places without', async () => {
    const r = await send('links', LINKS.join('\n'))
    expect(r).toMatchObject({ create: 4, change: 0, problems: [], applied: true })
    expect((await report()).map((t) => [t.covered, t.without.length, t.idle.length])).toEqual([
      [1, 429, 0],
      [2, 443, 0],
      [1, 444, 1],
    ])
    expect(await lists('group')).not.toContain(one)
    expect(await lists('group')).toContain(two)
  })
  it('an export sent back is no change, of units and of links', async () => {
    for (const kind of ['units', 'links'] as const) {
      const file = (await w.call(contract.exportTable, clerk, { kind })) as unknown as { bytes: Buffer }
      const r = await send(kind, file.bytes.toString(), { apply: false })
      expect([kind, r.create, r.change, r.problems, r.same]).toEqual([kind, 0, 0, [], r.rows])
    }
  })
  it('says row by row what cannot stand, and writes nothing', async () => {
    const before = await w.one('select count(*)::int as n from registry.unit_link')
    const r = await send(
      'links',
      [
        '单位,网格,区域,起始日期,截止日期',
        'D24,370828001009001,,,',
        `G1,${two},,,`,
        'G2,999,,,',
        `G2,,${COMMUNITY},,`,
        `C1,${one},,,`,
        `G2,${two},,2021-05-01,2021-04-01`,
        'G9,1,,,',
      ].join('\n'),
    )
    expect(r.problems.map((p) => `${p.line} ${p.column} ${p.message.zh}`)).toEqual([
      '2 单位 县水务局没有写层级',
      '3 网格 一个网格小组最多服务 1 处',
      '4 网格 网格小组服务一个现在的网格',
      '5 网格 网格小组服务一个现在的网格',
      '6 区域 社区组织服务一个现在的村或社区',
      '7 截止日期 截止不晚于开始',
      '8 单位 没有“G9”这一项',
    ])
    expect(r.applied).toBe(false)
    expect(await w.one('select count(*)::int as n from registry.unit_link')).toEqual(before)
  })
})

describe('one by one', () => {
  it('the clerk links and ends; the figure moves by exactly one, and the place is the one listed', async () => {
    const before = await tier('group')
    const { id } = await w.call(contract.linkUnit, clerk, { unit: await unit('G2'), grid: two })
    const linked = await tier('group')
    expect([linked.covered, linked.idle]).toEqual([before.covered + 1, []])
    expect((await links({ grid: two, tier: 'group' })).map((l) => [l.unitName, l.to])).toEqual([['金府第二小组', null]])
    w.clock.now += 60_000
    await w.call(contract.endUnitLink, clerk, { id, reason: '小组撤了' })
    expect(await tier('group')).toEqual(before)
    const [ended] = await links({ grid: two, tier: 'group' })
    expect(ended).toMatchObject({ ended: { zh: '小组撤了' }, to: new Date(NOON + 60_000).toISOString() })
    expect(await refused(w.call(contract.endUnitLink, clerk, { id, reason: '再撤' }))).toBe('ALREADY_ENDED')
  })
  it('refuses a second place, the same twice, and everybody but the clerk of the ground', async () => {
    const link = async (actor: Actor, code: string, grid: string) =>
      refused(w.call(contract.linkUnit, actor, { unit: await unit(code), grid }))
    expect(await link(clerk, 'G1', two)).toMatch(/^INVALID 一个网格小组最多服务 1 处/)
    expect(await link(clerk, 'B1', one)).toMatch(/^INVALID 这个组织已经服务这里/)
    expect(await link(staff('leader'), 'G2', two)).toBe('FORBIDDEN not-registry-clerk')
    expect(await link(staff('registry-clerk', { area: '370828002' }), 'G2', two)).toBe('FORBIDDEN outside-area')
  })
})

describe('who reads which places are without', () => {
  it('a leader the whole county, a town leader her town, nobody else', async () => {
    expect((await tier('group', staff('leader'))).places).toBe(445)
    const town = await tier('group', staff('town-leader', { area: TOWN }))
    const within = await w.one(
      `select count(*)::int as places from registry.grid where status='current' and division like $1`,
      [`${TOWN}%`],
    )
    expect({ places: town.places }).toEqual(within)
    expect(town.without.map((g) => g.code)).toEqual((await lists('group')).filter((c) => c.startsWith(TOWN)))
    expect(await refused(report(staff('handler')))).toBe('FORBIDDEN not-registry-clerk')
    expect(await refused(report(anyone))).not.toBe('allowed')
  })
})

describe('when the ground changes', () => {
  it('a split grid keeps its links as history; both parts are without until somebody links them', async () => {
    const split = await w.call(contract.splitGrid, clerk, { code: one, names: ['东', '西'], reason: '住户增加' })
    const of = await links({ grid: one })
    expect(of.map((l) => [l.unitName, l.placeName, l.ended?.zh, l.to])).toEqual([
      [
        '金府小区组织',
        (await w.api.territory('jx')).grids.get(one)!.name,
        '网格拆分',
        new Date(w.clock.now).toISOString(),
      ],
      [
        '金府第一小组',
        (await w.api.territory('jx')).grids.get(one)!.name,
        '网格拆分',
        new Date(w.clock.now).toISOString(),
      ],
    ])
    expect(await lists('group')).toEqual(expect.arrayContaining([...split.codes]))
    expect(await lists('group')).not.toContain(one)
    const [east] = split.codes as [string]
    await w.call(contract.linkUnit, clerk, { unit: await unit('G1'), grid: east })
    expect(await lists('group')).not.toContain(east)
  })
  it('merged grids end their links, the new one is without', async () => {
    const group = await tier('group')
    const codes = group.without.filter((g) => g.code.startsWith(COMMUNITY)).map((g) => g.code)
    const { code } = await w.call(contract.mergeGrids, clerk, { codes, name: '金府合并网格', reason: '住户减少' })
    expect((await links({ grid: two })).every((l) => l.to !== null)).toBe(true)
    expect(await lists('group')).toContain(code)
    expect(await lists('branch')).toContain(code)
    expect(await w.one(`select count(*)::int as n from registry.unit_link where ended_reason='grid-merged'`)).toEqual({
      n: 1,
    })
  })
  it('a merged community keeps its link as history and is no longer asked for', async () => {
    const { items } = await w.call(contract.divisions, anyone, { parent: TOWN, merged: false })
    const into = items.find((d) => d.code !== COMMUNITY)!.code
    const before = await tier('community')
    await w.call(contract.mergeDivisions, clerk, { from: [COMMUNITY], into, reason: '调整' })
    expect((await links({ area: COMMUNITY }))[0]).toMatchObject({ unitName: '金府社区组织', ended: { zh: '村居合并' } })
    const after = await tier('community')
    expect([after.places, after.covered]).toEqual([before.places - 1, before.covered - 1])
  })
})

import * as contract from '@yiwang/registry/contract'
import { wgs84 } from '@yiwang/registry/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyone, clerk, NOON, type RegistryWorld, registryWorld, TENANT } from './registry-world.ts'

let w: RegistryWorld
beforeAll(async () => {
  w = await registryWorld()
  await w.api.territory(TENANT)
})
afterAll(() => w?.close())
const coverage = () => w.call(contract.coverage, clerk, {})

describe('the demo county as loaded', () => {
  it('m13-A2: covers 430 villages and communities with 445 grids and 2,670 people, without a gap', async () => {
    const { villages, grids, teams } = await coverage()
    expect(villages).toEqual({ total: 430, communities: 18, villages: 412, covered: 430, without: [], doubled: [] })
    expect(grids).toEqual({ total: 445, split: 30 })
    expect(teams).toEqual({ slots: 2670, filled: 2670, incomplete: [] })
    expect(new Set([...w.seeded.teams.values()].flat().map((s) => s.person.id)).size).toBe(2670)
  })

  it('is loaded in under two seconds', () => {
    console.log(`registry seed: ${Math.round(w.seedMs)} ms`)
    process.stdout.write(`seeded in ${Math.round(w.seedMs)} ms\n`)
  })

  it('keeps the 128 merges as history, marked as invented', async () => {
    const q = `select count(*)::int as n, bool_and(invented) as invented from registry.change where of='division' and kind='merge'`
    expect(await w.one(q)).toEqual({ n: 128, invented: true })
    const all = await w.call(contract.divisions, anyone, { merged: true })
    const now = await w.call(contract.divisions, anyone, { merged: false })
    expect([all.items.length, now.items.length]).toEqual([572, 444])
    expect(await w.one(`select count(*)::int as n from registry.division where merged_into is not null`)).toEqual({
      n: 128,
    })
  })

  it('finds the grid of every grid’s own position', () => {
    const wrong = w.seeded.grids.filter((code) => {
      const g = w.api.gridByCode(TENANT, code)!
      return w.api.gridOf(TENANT, wgs84(g.lon, g.lat)).grid?.code !== code
    })
    expect(wrong).toEqual([])
  })

  it('names the village, town and county of a grid', () => {
    expect(w.api.divisionChain(TENANT, '370828001009001')).toEqual({
      village: '金府社区',
      town: '金乡街道',
      county: '金乡县',
    })
  })

  it('lists units, posts and people', async () => {
    expect((await w.call(contract.units, anyone, { find: '水务' })).items.map((u) => u.code)).toEqual(['D24'])
    expect((await w.call(contract.postKinds, clerk, {})).items).toHaveLength(18)
    const { items } = await w.call(contract.people, clerk, { find: 'S000', limit: 200 })
    expect(items.map((p) => [p.code, p.posts])).toContainEqual(['S0001', 1])
    expect(items).toHaveLength(9)
  })
})

describe('what the public sees', () => {
  it('shows post, duty, term and office contact of a team and no personal telephone', async () => {
    const page = await w.call(contract.grid, anyone, { code: '370828001009001' })
    expect(page.team.map((m) => m.slot)).toEqual(['1', '2', '2', '3', '3', '3'])
    expect(page.team[0]).toMatchObject({
      slotWords: { zh: '县直单位领导班子成员' },
      post: { zh: '网格值守组成员', en: 'Grid team member' },
      duty: '牵头走访，协调难办的事，每月听一次汇报',
      unit: '县科学技术局',
      contact: '0537-0000113',
      from: '2020-03-31T16:00:00.000Z',
      to: null,
    })
    expect(JSON.stringify(page)).not.toMatch(/1[3-9]\d{9}/)
    const phone = w.seeded.teams.get('370828001009001')![0]!.person.phone
    expect(JSON.stringify(page)).not.toContain(phone)
    expect(page.history.map((h) => h.what.zh)).toEqual(['370828001009 拆分为网格 370828001009001、370828001009002'])
  })

  it('draws the schematic map of grids and of towns', async () => {
    const grids = await w.call(contract.gridMap, anyone, { level: 'grid' })
    const towns = await w.call(contract.gridMap, anyone, { level: 'town' })
    expect([grids.schematic, grids.features.length, towns.features.length]).toEqual([true, 445, 13])
    expect(towns.features.every((f) => f.geometry.type === 'Polygon')).toBe(true)
  })

  it('answers in the datum asked for', async () => {
    const { lon, lat } = w.api.gridByCode(TENANT, w.seeded.grids[7]!)!
    const at = { accuracy: 0 }
    const plain = await w.call(contract.locate, anyone, { lon, lat, datum: 'wgs84', ...at })
    const shifted = await w.call(contract.locate, anyone, { lon, lat, datum: 'gcj02', ...at })
    expect(plain.grid?.code).toBe(w.seeded.grids[7])
    expect(plain.point).toEqual({ lon, lat })
    expect(Math.abs(shifted.point.lon - lon)).toBeGreaterThan(0.003)
  })

  it('warns near a border, with the other grid and the metres to it', async () => {
    // Half way between two corners of the border that both halves of a split community share.
    const shape = w.api.gridByCode(TENANT, '370828001009001')!.shape!.coordinates as unknown as number[][][]
    const [a, b] = [shape[0]![5]!, shape[0]![0]!]
    const at = { lon: (a[0]! + b[0]!) / 2 + 0.0002, lat: (a[1]! + b[1]!) / 2 - 0.0001 }
    const near = await w.call(contract.locate, anyone, { ...at, datum: 'wgs84', accuracy: 50 })
    expect(near.grid?.code).toBe('370828001009001')
    expect(near.near.map((n) => n.grid.code)).toContain('370828001009002')
    expect(near.near[0]!.metres).toBeGreaterThan(0)
    expect(near.near[0]!.metres).toBeLessThan(50)
    const sure = await w.call(contract.locate, anyone, { ...at, datum: 'wgs84', accuracy: 0 })
    expect(sure.near).toEqual([])
  })

  it('gives no grid outside the county and no answer about a grid that never was', async () => {
    const out = await w.call(contract.locate, anyone, { lon: 100, lat: 30, datum: 'wgs84', accuracy: 50 })
    expect(out).toMatchObject({ grid: null, near: [] })
    await expect(w.call(contract.grid, anyone, { code: 'nowhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a gap in a team', () => {
  it('m13-A2: lists a grid with five people, what is missing and since when; rights die with the term', async () => {
    const code = w.seeded.grids[100]!
    const seat = w.seeded.teams.get(code)!.find((s) => s.slot === '3')!
    await w.db.pool.query(
      `insert into identity.account(tenant,id,kind,person,name,created_at) values($1,gen_random_uuid(),'staff',$2,'x',now())`,
      [TENANT, seat.person.id],
    )
    const epoch = () => w.one<{ epoch: string }>(`select epoch from identity.account where person=$1`, [seat.person.id])
    const before = Number((await epoch()).epoch)
    await w.call(contract.endTerm, clerk, { id: seat.post, reason: '调离' })
    expect(Number((await epoch()).epoch)).toBe(before + 1)
    const { teams } = await coverage()
    expect(teams.filled).toBe(2669)
    expect(teams.incomplete).toEqual([
      {
        grid: code,
        name: w.api.gridByCode(TENANT, code)!.name,
        townName: expect.any(String),
        missing: [{ slot: '3', slotWords: { zh: '镇街干部', en: 'Town cadre' }, count: 1 }],
        since: new Date(NOON).toISOString(),
      },
    ])
    const gaps = await w.call(contract.grids, anyone, { gaps: true, limit: 500 })
    expect(gaps.items.map((g) => [g.code, g.team])).toEqual([[code, { filled: 5, slots: 6, complete: false }]])
    const page = await w.call(contract.grid, anyone, { code })
    expect([page.team.length, page.missing]).toEqual([
      5,
      [{ slot: '3', slotWords: { zh: '镇街干部', en: 'Town cadre' }, count: 1 }],
    ])
    await w.call(contract.appoint, clerk, { person: seat.person.id, kind: 'grid-team', grid: code, slot: '3' })
    expect((await coverage()).teams).toMatchObject({ filled: 2670, incomplete: [] })
    expect(Number((await epoch()).epoch)).toBe(before + 2)
  })
})

import type { Actor, HeldPost } from '@yiwang/kernel'
import * as contract from '@yiwang/registry/contract'
import { POSTS_SQL, wgs84 } from '@yiwang/registry/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyone, COUNTY, clerk, NOON, type RegistryWorld, registryWorld, staff, TENANT } from './registry-world.ts'

let w: RegistryWorld
beforeAll(async () => {
  w = await registryWorld()
  await w.api.territory(TENANT)
})
afterAll(() => w?.close())
const coverage = () => w.call(contract.coverage, clerk, {})
const gridsIn = async (division: string) =>
  (await w.call(contract.grids, anyone, { division, limit: 10 })).items.map((g) => g.code)
const refused = (p: Promise<unknown>) =>
  p.then(
    () => 'allowed',
    (e) => `${e.code} ${e.data?.why ?? ''}`.trim(),
  )
const admin = staff('system-admin')

describe('merging two grids', () => {
  const [one, two] = ['370828001009001', '370828001009002'] as const
  it('keeps history, ground and the longest serving team, and finds points in the new grid', async () => {
    const [a, b] = [one, two].map((code) => w.api.gridByCode(TENANT, code)!)
    const { code } = await w.call(contract.mergeGrids, clerk, {
      codes: [one, two],
      name: '金府社区网格',
      reason: '住户减少',
    })
    expect(code).toBe('370828001009003')
    await w.api.territory(TENANT)
    for (const old of [a!, b!])
      expect(w.api.gridOf(TENANT, wgs84(old.lon, old.lat))).toMatchObject({ grid: { code }, near: [] })
    expect(w.api.gridByCode(TENANT, one)).toMatchObject({ status: 'merged', to: NOON })
    expect(w.api.gridByCode(TENANT, code)).toMatchObject({
      version: 2,
      sources: ['CC-001', 'FY-001', 'ZZ-001', 'CC-002', 'FY-002', 'ZZ-002'],
      shape: { type: 'Polygon' },
    })
    const page = await w.call(contract.grid, anyone, { code })
    expect(page.grid.team).toEqual({ filled: 6, slots: 6, complete: true })
    expect(page.history[0]).toMatchObject({ reason: '住户减少', what: { zh: `网格 ${one}、${two} 合并为 ${code}` } })
    const ended = await w.db.pool.query(
      `select ended_reason, count(*)::int from registry.post where grid = any($1) group by 1 order by 1`,
      [[one, two]],
    )
    expect(ended.rows).toEqual([
      { ended_reason: 'grid-merged', count: 6 },
      { ended_reason: 'no-seat-after-merge', count: 6 },
    ])
    const { villages, grids, teams } = await coverage()
    expect([villages.covered, villages.doubled, grids.total, teams.filled, teams.slots]).toEqual([
      430,
      [],
      444,
      2664,
      2664,
    ])
  })
  it('refuses grids of different villages and grids that are gone', async () => {
    const [c, d] = [w.seeded.grids[20]!, w.seeded.grids[200]!]
    const name = { name: '新网格', reason: '试' }
    expect(await refused(w.call(contract.mergeGrids, clerk, { codes: [c, d], ...name }))).toBe('NOT_SIBLINGS')
    expect(await refused(w.call(contract.mergeGrids, clerk, { codes: [one, two], ...name }))).toBe('ALREADY_MERGED')
    expect(await refused(w.call(contract.mergeGrids, clerk, { codes: [c, c], ...name }))).toBe('INVALID')
    expect(await refused(w.call(contract.splitGrid, clerk, { code: one, names: ['甲', '乙'], reason: '试' }))).toBe(
      'ALREADY_MERGED',
    )
  })
})

describe('splitting a grid', () => {
  it('cuts the ground in two, the team serves both, no village is doubled', async () => {
    const sole = (code: string) => w.api.gridByCode(TENANT, code)!.splitOf === null
    const whole = w.api.gridByCode(TENANT, w.seeded.grids.slice(50).find(sole)!)!
    const { codes } = await w.call(contract.splitGrid, clerk, {
      code: whole.code,
      names: ['东网格', '西网格'],
      reason: '住户增加',
    })
    await w.api.territory(TENANT)
    expect(await gridsIn(whole.division)).toEqual(codes)
    for (const code of codes) {
      const g = w.api.gridByCode(TENANT, code)!
      expect(w.api.gridOf(TENANT, wgs84(g.lon, g.lat)).grid?.code).toBe(code)
      expect(await w.api.teamOf(TENANT, code)).toHaveLength(6)
    }
    const { villages, grids, teams } = await coverage()
    expect([villages.doubled, villages.without, grids, teams.incomplete]).toEqual([
      [],
      [],
      { total: 445, split: 30 },
      [],
    ])
  })
})

describe('merging villages', () => {
  const villages = async (town: string) =>
    (await w.call(contract.divisions, anyone, { parent: town, merged: false })).items.filter(
      (d) => d.kind === 'village',
    )
  it('passes grids and posts over the village to the heir and keeps the old one as history', async () => {
    const [from, into] = await villages(w.seeded.towns[4]!)
    const person = w.seeded.people.get('S0100')!
    await w.call(contract.appoint, clerk, { person: person.id, kind: 'community-officer', area: from!.code })
    await w.call(contract.mergeDivisions, clerk, { from: [from!.code], into: into!.code, reason: '村民会议同意' })
    await w.api.territory(TENANT)
    const old = await w.call(contract.divisions, anyone, { find: from!.code, merged: true })
    expect(old.items[0]).toMatchObject({ status: 'merged' })
    expect(await gridsIn(into!.code)).toHaveLength(2)
    const posts = await w.db.pool.query(
      `select area, ended_reason from registry.post where person=$1 and kind='community-officer' order by ended_reason nulls last`,
      [person.id],
    )
    expect(posts.rows).toEqual([
      { area: from!.code, ended_reason: 'division-merged' },
      { area: into!.code, ended_reason: null },
    ])
    const report = (await coverage()).villages
    expect([report.total, report.covered, report.doubled]).toEqual([429, 429, []])
    const again = { from: [from!.code], into: into!.code, reason: '再试' }
    expect(await refused(w.call(contract.mergeDivisions, clerk, again))).toBe('ALREADY_MERGED')
  })
  it('refuses villages of different towns, itself, towns and a day to come', async () => {
    const [a, b] = await villages(w.seeded.towns[5]!)
    const [c] = await villages(w.seeded.towns[6]!)
    const merge = (from: string, into: string, at?: string) =>
      refused(w.call(contract.mergeDivisions, clerk, { from: [from], into, reason: '试', ...(at ? { at } : {}) }))
    expect(await merge(a!.code, c!.code)).toBe('NOT_SIBLINGS')
    expect(await merge(a!.code, a!.code)).toBe('INVALID')
    expect(await merge(w.seeded.towns[5]!, w.seeded.towns[6]!)).toBe('INVALID')
    expect(await merge(a!.code, b!.code, '2030-01-01T00:00:00Z')).toBe('INVALID')
  })
})

describe('posts', () => {
  const person = () => w.seeded.people.get('S0200')!.id
  const give = (actor: Actor, input: object) =>
    refused(w.call(contract.appoint, actor, { person: person(), ...input } as never))
  it('holds clashing posts apart and fills no slot twice', async () => {
    const grid = w.seeded.grids[60]!
    expect(await give(clerk, { kind: 'grid-team', grid, slot: '2' })).toBe('SLOT_FULL')
    expect(await give(clerk, { kind: 'grid-team', grid, slot: '7' })).toBe('INVALID')
    expect(await give(clerk, { kind: 'county-dispatcher', area: COUNTY })).toBe('allowed')
    expect(await give(clerk, { kind: 'arbiter', area: COUNTY })).toBe('POSTS_CLASH')
    expect(await give(clerk, { kind: 'county-dispatcher', area: COUNTY })).toBe('POSTS_CLASH')
    expect(await give(clerk, { kind: 'town-dispatcher', area: COUNTY })).toBe('INVALID')
    expect(await give(clerk, { kind: 'handler', unit: w.seeded.units.get('T370828110') })).toBe('allowed')
    expect(await w.one(`select level from registry.post where kind='handler'`)).toEqual({ level: 'town' })
    expect(await give(clerk, { kind: 'bulletin-editor', area: COUNTY })).toBe('allowed')
    expect(await give(clerk, { kind: 'bulletin-releaser', area: COUNTY })).toBe('allowed')
  })
  it('gives the last seat to one of two who come at once', async () => {
    const grid = w.seeded.grids[70]!
    const seat = w.seeded.teams.get(grid)!.find((s) => s.slot === '1')!
    await w.call(contract.endTerm, clerk, { id: seat.post, reason: '调离' })
    const two = ['S2001', 'S2002'].map((c) => w.seeded.people.get(c)!.id)
    const answers = await Promise.all(
      two.map((id) => refused(w.call(contract.appoint, clerk, { person: id, kind: 'grid-team', grid, slot: '1' }))),
    )
    expect(answers.sort()).toEqual(['SLOT_FULL', 'allowed'])
  })
  it('are read by the session with POSTS_SQL', async () => {
    await w.db.pool.query(
      `insert into identity.account(tenant,id,kind,person,name,created_at) values($1,gen_random_uuid(),'staff',$2,'x',now())`,
      [TENANT, person()],
    )
    const { posts } = await w.one<{ posts: HeldPost[] }>(
      `select ${POSTS_SQL} as posts from identity.account a where a.tenant=$1 and a.person=$2`,
      [TENANT, person()],
    )
    expect(posts.find((p) => p.kind === 'county-dispatcher')).toEqual({
      id: expect.any(String),
      kind: 'county-dispatcher',
      level: 'county',
      unit: null,
      grid: null,
      area: COUNTY,
      from: NOON,
      to: null,
    })
    expect(posts.find((p) => p.kind === 'grid-team')).toMatchObject({ grid: expect.any(String), area: null })
  })
  it('ends a term once', async () => {
    const { id } = await w.call(contract.appoint, clerk, {
      person: w.seeded.people.get('S0300')!.id,
      kind: 'visitor',
      area: COUNTY,
    })
    await w.call(contract.endTerm, clerk, { id, reason: '调离' })
    expect(await refused(w.call(contract.endTerm, clerk, { id, reason: '调离' }))).toBe('ALREADY_ENDED')
  })
})

describe('the territory in memory', () => {
  it('is the same object while nothing changes and looks again behind a synchronous answer', async () => {
    const before = await w.api.territory(TENANT)
    expect(await w.api.territory(TENANT)).toBe(before)
    const [one] = w.seeded.grids.filter((g) => g.endsWith('201001'))
    await w.call(contract.splitGrid, clerk, { code: one!, names: ['甲网格', '乙网格'], reason: '住户增加' })
    expect(w.api.latest(TENANT)).toBe(before)
    w.clock.now += 2_000
    expect(w.api.gridByCode(TENANT, one!)?.status).toBe('current')
    await expect.poll(() => w.api.gridByCode(TENANT, one!)?.status).toBe('split')
    w.clock.now = NOON
    expect(() => w.api.gridByCode('elsewhere', one!)).toThrow('was not read yet')
  })
})

describe('the nearest wrong person is refused, and the refusal is on record', () => {
  const elsewhere = staff('registry-clerk', { area: '370829' })
  const former = staff('registry-clerk', { to: NOON })
  const auditor = staff('auditor')
  it.each([
    ['another county’s clerk', elsewhere, 'FORBIDDEN outside-area'],
    ['a clerk whose term is over', former, 'FORBIDDEN not-registry-clerk'],
    ['the system administrator', admin, 'FORBIDDEN not-registry-clerk'],
    ['nobody', anyone, 'UNAUTHENTICATED'],
  ] as const)('territory: %s', async (_, actor, answer) => {
    const [one, two] = [w.seeded.grids[60]!, w.seeded.grids[61]!]
    const reason = '试'
    expect(await refused(w.call(contract.mergeGrids, actor, { codes: [one, two], name: '新', reason }))).toBe(answer)
    expect(await refused(w.call(contract.splitGrid, actor, { code: one, names: ['甲', '乙'], reason }))).toBe(answer)
    const villages = { from: [one.slice(0, 12)], into: two.slice(0, 12), reason }
    expect(await refused(w.call(contract.mergeDivisions, actor, villages))).toBe(answer)
  })
  it('posts: only an administrator gives guarded posts, nobody gives one to himself', async () => {
    const give = (actor: Actor, kind: string) => {
      const person = w.seeded.people.get('S0400')!.id
      return refused(w.call(contract.appoint, actor, { person, kind, area: COUNTY }))
    }
    const self = staff('system-admin', { person: w.seeded.people.get('S0400')!.id })
    expect(await give(clerk, 'system-admin')).toBe('FORBIDDEN only-system-admin')
    expect(await give(auditor, 'visitor')).toBe('FORBIDDEN not-registry-clerk')
    expect(await give(elsewhere, 'visitor')).toBe('FORBIDDEN outside-area')
    expect(await give(self, 'visitor')).toBe('FORBIDDEN own-appointment')
    expect(await give(admin, 'auditor')).toBe('allowed')
    expect(await give(admin, 'system-admin')).toBe('POSTS_CLASH')
    const { id } = await w.one<{ id: string }>(`select id from registry.post where kind='auditor'`)
    expect(await refused(w.call(contract.endTerm, clerk, { id, reason: '试' }))).toBe('FORBIDDEN only-system-admin')
  })
  it('reports and exports: staff without a post for it', async () => {
    for (const op of [contract.coverage, contract.exportTable])
      expect(await refused(w.call(op, staff('town-leader', { area: '370828001' }), { kind: 'people' } as never))).toBe(
        'FORBIDDEN not-registry-clerk',
      )
    const me = w.seeded.people.get('S0500')!
    for (const op of [contract.coverage, contract.exportTable])
      expect(await refused(w.call(op, elsewhere, { kind: 'people' } as never))).toBe('FORBIDDEN outside-area')
    expect((await w.call(contract.people, elsewhere, { limit: 50 })).items).toEqual([])
    expect((await w.call(contract.people, admin, { limit: 50 })).items).toHaveLength(50)
    const own = await w.call(contract.people, staff('handler', { person: me.id }), { limit: 50 })
    expect(own.items.map((p) => p.code)).toEqual(['S0500'])
  })
  it('leaves refusals in the audit', async () => {
    const q = `select count(*)::int as n from platform.audit where outcome='refused' and operation='registry.merge-grids'`
    expect(await w.one(q)).toEqual({ n: 3 })
  })
})

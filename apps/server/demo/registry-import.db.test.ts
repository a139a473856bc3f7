import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as contract from '@yiwang/registry/contract'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clerk, type RegistryWorld, registryWorld, staff, TENANT } from './registry-world.ts'

let w: RegistryWorld
beforeAll(async () => {
  w = await registryWorld()
})
afterAll(() => w?.close())
const data = (name: string) => readFileSync(join(import.meta.dirname, '../../../packs/jinxiang-five-moves/data', name))
const send = (kind: string, content: string | Buffer, more: object = {}) =>
  w.send(contract.importTable, { actor: clerk, input: { kind, ...more }, name: `${kind}.csv`, content })
const rows = async () =>
  w.one(`select (select count(*)::int from registry.person) as people, (select count(*)::int from registry.post) as posts,
    (select count(*)::int from registry.unit) as units, (select count(*)::int from registry.grid) as grids,
    (select md5(string_agg(p::text, '' order by id)) from registry.person p) as hash`)
const said = (r: Awaited<ReturnType<typeof send>>) =>
  r.problems.map((p) => `第 ${p.line} 行 ${p.column}：${p.message.zh}。${p.remedy.zh}`)

describe('what was loaded comes back as no change', () => {
  it.each([
    ['people', 'people.csv', 2670],
    ['posts', 'team-assignments.csv', 2670],
    ['units', 'units.csv', 53],
    ['grids', 'grids.csv', 445],
  ])('%s', async (kind, file, n) => {
    const before = await rows()
    const r = await send(kind, data(file), { apply: true })
    expect(r).toMatchObject({ rows: n, create: 0, change: 0, same: n, problems: [], applied: true })
    expect(await rows()).toEqual(before)
  })
  it.each(['people', 'posts', 'units', 'grids'] as const)('the export of %s', async (kind) => {
    const file = (await w.call(contract.exportTable, clerk, { kind })) as unknown as { bytes: Buffer }
    const r = await send(kind, file.bytes, { apply: false })
    expect([r.create, r.change, r.problems]).toEqual([0, 0, []])
    expect(r.same).toBe(r.rows)
  })
  it('writes the export into the audit and makes cells that look like formulas harmless', async () => {
    const read = await w.one(
      `select count(*)::int as n from platform.audit where operation='registry.export' and outcome='read'`,
    )
    expect(read).toEqual({ n: 4 })
    await send('people', '编号,姓名\nX1,"=HYPERLINK(""http://x"")"\n', { apply: true })
    const file = (await w.call(contract.exportTable, clerk, { kind: 'people' })) as unknown as { bytes: Buffer }
    expect(file.bytes.toString()).not.toMatch(/(^|,)"?=HYPERLINK/m)
    await w.db.pool.query(`delete from registry.person where code='X1'`)
  })
})

describe('rows that cannot be taken', () => {
  it('people: every problem with its line, column and remedy in Chinese; nothing is written', async () => {
    const before = await rows()
    const r = await send(
      'people',
      [
        '编号,姓名,性别,手机,单位',
        'N1,甲,男,1990000123,水务局',
        ',乙,女,,D24',
        'N3,丙,雄,19900001234,水利局',
        'N4,丁,,,',
        'N4,戊,,,',
        'N6,己,,0537-1234567,',
      ].join('\n'),
      { apply: true },
    )
    expect(said(r)).toEqual([
      '第 2 行 手机：电话号码不对，现在是 10 位。手机号 11 位；座机写区号，如 0537-1234567',
      '第 3 行 编号：“编号”是空的。补上内容',
      '第 4 行 性别：没有“雄”这一项。从单子里选：男、女、m、f',
      '第 4 行 单位：没有“水利局”这一项。是不是“水务局”？',
      '第 6 行 编号：和第 5 行重复。删掉其中一行',
      '第 7 行 手机：电话号码不对，现在是 11 位。手机号 11 位；座机写区号，如 0537-1234567',
    ])
    expect([r.applied, r.problemsTotal]).toEqual([false, 6])
    expect(await rows()).toEqual(before)
  })
  it('posts: unknown people, grids that are gone, full slots, guarded and clashing posts', async () => {
    const before = await rows()
    const grid = w.seeded.grids[3]
    const r = await send(
      'posts',
      [
        '人员编号,岗位,网格,区域,席位,单位',
        `S9999,网格值守组成员,${grid},,1,`,
        `S0100,网格值守组成员,${grid},,1,`,
        'S0100,网格值守组成员,370828,,1,',
        'S0100,系统管理员,,370828,,',
        'S0100,县级派单岗,,370828,,',
        'S0100,退单裁定岗,,370828,,',
        'S0100,镇街派单岗,,370828,,',
        'S0100,承办岗,,,,',
        'S0100,承办冈,,,,',
      ].join('\n'),
      { apply: true },
    )
    expect(said(r)).toEqual([
      '第 2 行 人员编号：名册里没有这个人。先导入人员，或改编号',
      '第 3 行 席位：这个网格的 1 席已满。先让前任离任，或换一个席位',
      '第 4 行 网格：没有这个网格。请从名册里选',
      '第 5 行 岗位：这个岗位不能导入。由系统管理员单独任命',
      expect.stringMatching(/^第 7 行 人员编号：.{2,4}同时任县级派单岗。一人不能同时任这两个岗位，请换人或改日期$/),
      '第 8 行 区域：这个岗位要管一个镇街。请填现在的镇街的编码',
      '第 9 行 单位：这个岗位属于一个单位。请选单位',
      '第 10 行 岗位：没有“承办冈”这一项。是不是“承办岗”？',
    ])
    expect(await rows()).toEqual(before)
  })
  it('grids: a second grid of a village, a village that is none, a grid moved elsewhere', async () => {
    const before = await rows()
    const one = w.seeded.grids.find((g) => g.endsWith('201001'))!
    const r = await send(
      'grids',
      [
        '网格编码,名称,村居编码,经度,纬度',
        `${one.slice(0, 12)}009,新,${one.slice(0, 12)},116.3,35`,
        '370828001999001,新,370828001999,116.3,35',
        `${one},旧,370828001010,116.3,95`,
        `${one},旧,370828001010,116.3,35`,
      ].join('\n'),
      { apply: true },
    )
    expect(said(r)).toEqual([
      '第 2 行 村居编码：这个村居已有网格。一个村居只要一个网格；要拆开请用拆分，或填“拆自”一列',
      '第 3 行 村居编码：没有这个村居。填区划名册里现有村居的编码',
      '第 4 行 纬度：数要在 -90 到 90 之间。改成范围内的数',
      '第 5 行 村居编码：导入不能改网格所在的村居。用合并或拆分来改',
    ])
    expect(await rows()).toEqual(before)
  })
  it('refuses what is no table, a lost column and a file other than the one previewed', async () => {
    const bad = (p: Promise<unknown>) =>
      p.then(
        () => 'taken',
        (e) => `${e.code}: ${e.data.zh}`,
      )
    expect(await bad(send('people', ''))).toBe('BAD_FILE: 表里没有内容。选一个有内容的文件。')
    expect(said(await send('people', '编号,手机\nA1,19900001234\n'))).toEqual([
      '第 1 行 姓名：没有“姓名”这一列。加上这一列，或换一列来对',
    ])
    const preview = await send('people', '编号,姓名\nA1,甲\n')
    expect(preview).toMatchObject({ create: 1, applied: false, preview: [{ 编号: 'A1', 姓名: '甲' }] })
    expect(await bad(send('people', '编号,姓名\nA1,乙\n', { apply: true, fileHash: preview.fileHash }))).toBe(
      'BAD_FILE: 文件和刚才预览的不一样，请重新预览',
    )
  })
  it('units: no mobile as the published telephone, no division that is none', async () => {
    const r = await send(
      'units',
      '编码,名称,类别,电话,区域\nU1,甲,政府部门,19900001234,370828\nU2,乙,衙门,,\nU3,丙,事业单位,,99\n',
      { apply: true },
    )
    expect(said(r)).toEqual([
      '第 2 行 电话：单位电话会公开，不能填手机号。填办公电话，如 0537-1234567',
      '第 3 行 类别：没有“衙门”这一项。从单子里选：党委部门、政府部门、事业单位、公用企业、镇街、party、government、institution、utility、town',
      '第 4 行 区域：没有这个区域。填区划名册里现有的编码',
    ])
  })
  it('posts: a term that is lengthened into another one is refused like a new one', async () => {
    const head = '人员编号,岗位,区域,任职日期,离任日期\n'
    await send('posts', `${head}S0900,县级派单岗,370828,2021-01-01,2021-03-01\nS0900,退单裁定岗,370828,2021-03-01,\n`, {
      apply: true,
    })
    const r = await send('posts', `${head}S0900,县级派单岗,370828,2021-01-01,2021-04-01\n`, { apply: true })
    expect(said(r)).toEqual([expect.stringMatching(/同时任退单裁定岗/)])
    await w.db.pool.query(`delete from registry.post where kind in ('county-dispatcher','arbiter')`)
  })
  it('is for the registry clerk, and not for his own posts', async () => {
    const who = (actor: ReturnType<typeof staff>, kind: string, content: string) =>
      w.send(contract.importTable, { actor, input: { kind, apply: true }, name: 'x.csv', content })
    for (const actor of [
      staff('system-admin'),
      staff('town-leader', { area: '370828001' }),
      staff('registry-clerk', { area: '370829' }),
    ])
      await expect(who(actor, 'people', '编号,姓名\nA1,甲\n')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const me = w.seeded.people.get('S0100')!
    const own = await who(
      staff('registry-clerk', { person: me.id }),
      'posts',
      '人员编号,岗位,区域\nS0100,回访岗,370828\n',
    )
    expect(said(own)).toEqual(['第 2 行 人员编号：不能给自己任职。删掉这一行，请别人来办'])
  })
})

describe('rows that can be taken', () => {
  it('writes nothing on preview, all on apply, and nothing when sent again', async () => {
    const file = '编号,姓名,单位\nN1,甲,水务局\nS0001,改名,\n'
    const before = await rows()
    expect(await send('people', file)).toMatchObject({ create: 1, change: 1, same: 0, applied: false })
    expect(await rows()).toEqual(before)
    expect(await send('people', file, { apply: true })).toMatchObject({ create: 1, change: 1, applied: true })
    expect(await w.one(`select name, phone is not null as phone from registry.person where code='S0001'`)).toEqual({
      name: '改名',
      phone: true,
    })
    expect(await send('people', file, { apply: true })).toMatchObject({ create: 0, change: 0, same: 2, applied: true })
  })
  it('reads a workbook as well as csv', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('人员').addRows([
      ['编号', '姓名', '手机', '单位'],
      ['W1', '甲', 19900001234, '水务局'],
      ['W2', '乙', 1990000123, ''],
    ])
    const content = Buffer.from(await book.xlsx.writeBuffer())
    const r = await w.send(contract.importTable, { actor: clerk, input: { kind: 'people' }, name: 'r.xlsx', content })
    expect([r.rows, r.create]).toEqual([2, 1])
    expect(said(r)).toEqual(['第 3 行 手机：电话号码不对，现在是 10 位。手机号 11 位；座机写区号，如 0537-1234567'])
  })
  it('gives rights with the commit and shows a changed unit to every reader', async () => {
    await w.db.pool.query(
      `insert into identity.account(tenant,id,kind,person,name,created_at) values($1,gen_random_uuid(),'staff',$2,'x',now())`,
      [TENANT, w.seeded.people.get('S0700')!.id],
    )
    const posts = '人员编号,岗位,单位,任职日期\nS0700,承办岗,D24,2021-05-01\n'
    expect(await send('posts', posts, { apply: true })).toMatchObject({ create: 1, applied: true })
    expect(await w.one(`select epoch::int from identity.account`)).toEqual({ epoch: 2 })
    expect(await send('posts', posts, { apply: true })).toMatchObject({ same: 1, create: 0, change: 0 })
    const id = w.seeded.units.get('D24')!
    expect((await w.api.territory(TENANT)).units.get(id)?.phone).toBe('0537-0000124')
    await send('units', '编码,名称,类别,电话\nD24,县水务局,政府部门,0537-7654321\n', { apply: true })
    expect((await w.api.territory(TENANT)).units.get(id)?.phone).toBe('0537-7654321')
  })
})

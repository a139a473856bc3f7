import { gzipSync } from 'node:zlib'
import type { Failure } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { createTenant } from '@yiwang/server-app/cli/import'
import { openWorld, START, TENANT, type World } from '@yiwang/server-app/testing/world'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importAppeals, search } from '../../contract/index.ts'

/** The pack of requests kept elsewhere: of no mechanism. */
const elsewhere = packs.find((p) => p.pack.mechanism === 'none')!.pack.id

const HEAD = '编号,诉求内容,标题,来件时间,办结时间,地点,电话,附议人数,答复,答复时间,承办单位'
const LINES = [
  'A1,小区门口下水道堵了三天,下水道堵,2026-06-01 08:30,,东关街口,13900001234,4,,,',
  'A2,=HYPERLINK("http://x")，路灯不亮,,2026-05-20 10:00,,西关,,0,已换灯泡,2026-05-22 09:00,没有这个局',
  'A3,楼上半夜装修,,2026-06-02 22:10,2026-06-03 09:00,,,,,,',
]
const csv = (lines: readonly string[]): string =>
  `\ufeff${[HEAD, ...lines].join('\r\n')}\r\n`.replace(
    '=HYPERLINK("http://x")，路灯不亮',
    '"=HYPERLINK(""http://x"")，路灯不亮"',
  )

describe('importing appeals', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld()
  }, 300_000)
  afterAll(() => w.close())

  const send = async (name: string, content: string | Uint8Array, input: object = {}, as = 'dispatcher') =>
    w.send(importAppeals, { actor: await w.as(as), name, content, input: { source: 'sheet', ...input } })
  const count = async () =>
    (
      await w.one<{ n: number }>(`select count(*)::int as n from matters.matter where tenant=$1 and channel='import'`, [
        TENANT,
      ])
    ).n

  it('says first what it would do, and does nothing', async () => {
    const r = await send('诉求.csv', csv(LINES))
    expect(r).toMatchObject({ rows: 3, create: 3, same: 0, joins: 4, problems: [], applied: false })
    expect(await count()).toBe(0)
  })

  it('lists every bad row with its line, column, reason and remedy, and imports none of them', async () => {
    const bad = [
      ...LINES,
      'A4,,没有内容,2026-06-01 08:30',
      'A5,路坏了,,去年夏天',
      'A1,又是一件,,2026-06-01 08:30',
      'A6,路坏了,,2027-01-01',
    ]
    const r = await send('诉求.csv', csv(bad), { apply: true })
    expect(r.applied).toBe(false)
    expect(r.problems.map((p) => [p.line, p.column, p.message.zh])).toEqual([
      [5, '诉求内容', '“诉求内容”是空的'],
      [6, '来件时间', '日期看不懂'],
    ])
    for (const p of r.problems) expect(p.remedy.zh && p.remedy.en).toBeTruthy()
    const second = await send('诉求.csv', csv([...LINES, ...bad.slice(5)]), { apply: true })
    expect(second.problems.map((p) => [p.line, p.message.zh])).toEqual([
      [5, '和第 2 行是同一件'],
      [6, '来件时间还没到'],
    ])
    expect(await count()).toBe(0)
  })

  it('keeps times and words, counts likes as joins, and lets closed rows rest', async () => {
    const r = await send('诉求.csv.gz', gzipSync(csv(LINES)), { apply: true })
    expect(r).toMatchObject({ create: 3, applied: true })
    const [a1, a2, a3] = await w.rows<Record<string, unknown>>(
      `select m.*, (select count(*)::int from matters.clock c where c.tenant=m.tenant and c.matter=m.id and c.next_at is not null) as armed
       from matters.matter m join matters.appeal a on a.tenant=m.tenant and a.matter=m.id where m.tenant=$1 order by a.external`,
      [TENANT],
    )
    expect(a1).toMatchObject({ title: '下水道堵', stage: 'triage', joins: 4, place: '东关街口', channel: 'import' })
    expect(a1?.opened_at).toEqual(new Date('2026-06-01T00:30:00Z'))
    expect(a1?.armed).toBe(1)
    expect(a2).toMatchObject({
      super: 'closed',
      reply: '已换灯泡',
      text: '=HYPERLINK("http://x")，路灯不亮',
      armed: 0,
      unit: null,
    })
    expect(a2?.closed_at).toEqual(new Date('2026-05-22T01:00:00Z'))
    expect(a3).toMatchObject({ super: 'closed', place: '原件未写地点', armed: 0 })
    const order = await w.one(`select unit_name, state from matters.dispatch where tenant=$1`, [TENANT])
    expect(order).toEqual({ unit_name: '没有这个局', state: 'replied' })
  })

  it('a second time changes nothing', async () => {
    const r = await send('诉求.csv', csv(LINES), { apply: true })
    expect(r).toMatchObject({ create: 0, same: 3, joins: 0, applied: true })
    expect(await count()).toBe(3)
  })

  it('tells nobody, and makes the words findable', async () => {
    await catchUp(w.platform, TENANT)
    const sent = await w.one<{ n: number }>(
      `select count(*)::int as n from notify.message where tenant=$1 and channel='sms'`,
      [TENANT],
    )
    expect(sent.n).toBe(0)
    const found = await w.call(search, await w.as('dispatcher'), { q: '下水道' })
    expect(found.items.map((i) => i.title)).toEqual(['下水道堵'])
  })

  it('refuses a workbook whose formula has no result, with the cell', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('诉求')
    sheet.addRow(['编号', '诉求内容', '来件时间'])
    sheet.addRow(['B1', { formula: 'A1&"x"', result: { error: '#REF!' } as never }, '2026-06-01 08:00'])
    sheet.addRow(['B2', { formula: '"路"&"坏了"', result: '路坏了' }, '2026-06-01 08:00'])
    const r = await send('诉求.xlsx', Buffer.from(await book.xlsx.writeBuffer()), { apply: true })
    expect(r.problems).toMatchObject([{ line: 2, column: '诉求内容', value: '#REF!' }])
    expect(r.applied).toBe(false)
  })

  it('takes a mapping for columns it does not know, and says which are wrong', async () => {
    const lines = `{"no":"1","what":"公交不准点","when":"2026-06-01T08:00:00+08:00"}\n`
    const asked = send('x.jsonl', lines, { apply: true })
    await expect(asked).rejects.toMatchObject({ code: 'BAD_FILE', data: { why: expect.stringContaining('对照表') } })
    const wrong = send('x.jsonl', lines, { mapping: '{"columns":{"body":"what"}}' })
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_FILE' })
    const mapping = JSON.stringify({ source: 'bus', columns: { id: 'no', text: 'what', at: 'when' } })
    expect(await send('x.jsonl', lines, { apply: true, mapping })).toMatchObject({ create: 1, applied: true })
    const row = await w.one<{ external: string }>(
      `select external from matters.appeal where tenant=$1 and text='公交不准点'`,
      [TENANT],
    )
    expect(row.external).toBe('bus:1')
  })

  it('is not for everybody', async () => {
    const refused = send('诉求.csv', csv(LINES), {}, 'handler.d01').catch((e: Failure) => e.code)
    expect(await refused).toBe('FORBIDDEN')
  })

  it('takes due times from the file to the second, and rings those still open', async () => {
    await createTenant(w.db, { tenant: 'scratch', pack: elsewhere, now: START })
    await w.ready()
    const head = 'case_enquiry_id,open_dt,target_dt,closed_dt,case_title,location,longitude,latitude'
    const rows = [
      '1,2026-05-01 10:00:00,2026-05-04 10:00:00,2026-05-04 10:00:00,On time to the second,A,-71.1,42.3',
      '2,2026-05-01 10:00:00,2026-05-04 10:00:00,2026-05-04 10:00:01,Late by a second,B,-71.1,42.3',
      '3,2026-05-01 10:00:00,,2026-05-09 10:00:00,No due time,C,-71.1,42.3',
      '4,2026-05-01 10:00:00,2026-06-04 22:00:30,,Open and soon late,D,-71.1,42.3',
    ]
    const system = { kind: 'system', tenant: 'scratch', account: null, person: null, name: 's', posts: [] } as const
    const o = {
      actor: system,
      tenant: 'scratch',
      name: 'r.csv',
      content: [head, ...rows].join('\n'),
      input: { apply: true },
    }
    expect(await w.send(importAppeals, o)).toMatchObject({ create: 4, applied: true })
    const states = () =>
      w.rows(
        `select a.external, c.state from matters.appeal a left join matters.clock c on c.tenant=a.tenant and c.matter=a.matter
         where a.tenant='scratch' order by a.external`,
      )
    expect(await states()).toEqual([
      { external: 'open311:1', state: 'met' },
      { external: 'open311:2', state: 'missed' },
      { external: 'open311:3', state: null },
      { external: 'open311:4', state: 'running' },
    ])
    w.clock.now = Date.parse('2026-06-05T02:00:29Z')
    await catchUp(w.platform, 'scratch')
    expect((await states())[3]).toMatchObject({ state: 'running' })
    w.clock.now += 2_000
    await catchUp(w.platform, 'scratch')
    expect((await states())[3]).toMatchObject({ state: 'breached' })
    expect(await w.one(`select count(*)::int as n from matters.miss where tenant='scratch'`)).toEqual({ n: 2 })
  })
})

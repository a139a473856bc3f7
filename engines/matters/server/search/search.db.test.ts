import type { Actor } from '@yiwang/kernel'
import { catchUp } from '@yiwang/platform/worker'
import { openWorld, TENANT, type World } from '@yiwang/server-app/testing/world'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, open_, search, similar, similarOpen, suggest } from '../../contract/index.ts'

const PHONE = '13987654321'

describe('finding matters', () => {
  let w: World
  const desk: Record<string, Actor> = {}
  let grid: string
  let d01: string
  beforeAll(async () => {
    w = await openWorld()
    grid = w.seeded.grids[0] as string
    d01 = await w.unit('D01')
    for (const u of ['dispatcher', 'handler.d01', 'leader.d01', 'handler.d02', 'leader']) desk[u] = await w.as(u)
  }, 300_000)
  afterAll(() => w.close())

  const settled = async () => {
    await catchUp(w.platform, TENANT)
  }
  const say = (text: string, more: object = {}) => w.call(open_, w.anyone(), { text, grid, ...more })
  const find = (who: string, q: string) => w.call(search, desk[who] as Actor, { q })
  const refs = async (who: string, q: string) => (await find(who, q)).items.map((i) => i.ref)

  it('finds words of two characters, the number, and its last four digits', async () => {
    const a = await say('东门口的窨井盖丢了，骑车很危险')
    const b = await say('楼下饭店油烟太大')
    await settled()
    expect(await refs('dispatcher', '油烟')).toEqual([b.ref])
    expect(await refs('dispatcher', '窨井盖')).toEqual([a.ref])
    expect(await refs('dispatcher', '不曾提到')).toEqual([])
    expect(await find('dispatcher', `${a.ref.slice(0, 4)} ${a.ref.slice(4, 8)}-${a.ref.slice(8)}`)).toMatchObject({
      by: 'ref',
      total: 1,
      items: [{ ref: a.ref }],
    })
    expect((await find('dispatcher', a.ref.slice(-4))).items.map((i) => i.ref)).toContain(a.ref)
  })

  it('the end of a phone number is for casework, and every look is written down', async () => {
    const a = await say('自来水管漏了一夜', { phone: PHONE })
    await settled()
    const looks = async () =>
      (
        await w.rows<{ change: object }>(
          `select change from platform.audit where operation='matters.search' and outcome='read'`,
        )
      ).length
    const before = await looks()
    expect(await find('dispatcher', '4321')).toMatchObject({ by: 'phone-tail', items: [{ ref: a.ref }] })
    await find('dispatcher', '9999')
    expect(await looks()).toBe(before + 2)
    expect(await find('leader', '4321')).toMatchObject({ by: 'tail', items: [] })
    expect(await refs('handler.d02', '4321')).toEqual([])
    expect(await looks()).toBe(before + 3)
    const { id } = (await find('dispatcher', a.ref)).items[0]!
    await w.call(act, desk.dispatcher as Actor, { id, action: 'dispatch', form: { unit: await w.unit('D02') } })
    expect(await refs('handler.d02', '4321')).toEqual([a.ref])
  })

  it('the unit complained about finds nothing, by any way', async () => {
    const text = '金丝雀科室的人吃拿卡要'
    const a = await say(text, { accusedUnit: d01, phone: '13911118765', confidential: true })
    await settled()
    expect(await refs('dispatcher', '金丝雀')).toEqual([a.ref])
    for (const who of ['handler.d01', 'leader.d01'])
      for (const q of ['金丝雀', '吃拿卡要', a.ref, a.ref.slice(-4), '8765'])
        expect(await find(who, q), `${who} ${q}`).toMatchObject({ items: [], total: 0 })
    const { id } = (await find('dispatcher', a.ref)).items[0]!
    const refused = await w.call(similar, desk['handler.d01'] as Actor, { id }).catch((e) => e.code)
    expect(refused).toBe('NOT_FOUND')
    expect(await w.call(suggest, desk['leader.d01'] as Actor, { id }).catch((e) => e.code)).toBe('NOT_FOUND')
    const offered = await w.call(similarOpen, w.anyone(), { text, grid })
    expect(offered.items).toEqual([])
  })

  it('likeness speaks only with reasons, and of open matters only those that may be public', async () => {
    const shown = await say('春风小区三号楼停水两天了，老人做不了饭', { mayPublish: true })
    await say('春风小区三号楼停水两天了，没有通知', { mayPublish: false })
    await settled()
    const near = await w.call(similarOpen, w.anyone(), { text: '春风小区三号楼又停水了', grid })
    expect(near.items.map((i) => [i.ref, i.id])).toEqual([[shown.ref, null]])
    expect(near.items[0]?.reasons.map((r) => r.zh).join()).toMatch(/都提到：.*停水/)
    expect((await w.call(similarOpen, w.anyone(), { text: '想咨询医保怎么报销', grid })).items).toEqual([])
    expect(
      (await w.call(similarOpen, w.anyone(), { text: '春风小区三号楼又停水了', grid: w.seeded.grids[40] })).items,
    ).toEqual([])
    expect((await w.call(similarOpen, w.anyone(), { text: '春风小区三号楼又停水了' })).items).toEqual([])
    const mine = await say('春风小区停水，三号楼')
    const staff = await w.call(similar, desk.dispatcher as Actor, { id: mine.id })
    expect(staff.items.length).toBe(2)
    for (const i of staff.items) expect(i.reasons.length).toBeGreaterThanOrEqual(2)
    const other = await say('广场舞声音太吵')
    expect((await w.call(similar, desk.dispatcher as Actor, { id: other.id })).items).toEqual([])
  })

  it('suggests the unit of the duty list with its basis and the times that would run, or keeps silent', async () => {
    const a = await say('我们小区突然停水，水停了一天，一直没水')
    const s = await w.call(suggest, desk.dispatcher as Actor, { id: a.id })
    expect(s.category?.code).toBe('010101')
    expect(s.units[0]).toMatchObject({ unit: await w.unit('D39'), allowed: true })
    expect(s.units[0]?.reasons[0]?.zh).toContain('派单目录')
    expect(s.ifNow).toEqual({
      signBy: new Date(w.clock.now + 3_600_000).toISOString(),
      replyBy: new Date(w.clock.now + 48 * 3_600_000).toISOString(),
    })
    const b = await say('你们好，想问一下')
    expect(await w.call(suggest, desk.dispatcher as Actor, { id: b.id })).toMatchObject({
      category: null,
      units: [],
      abstains: true,
    })
  })

  it('learns from what was dispatched, and never offers the unit complained about', async () => {
    const d05 = await w.unit('D05')
    for (let i = 0; i < 6; i++) {
      const m = await say(`稀奇古怪事项第${i}次，木兰亭长椅断裂`)
      await w.call(act, desk.dispatcher as Actor, {
        id: m.id,
        action: 'dispatch',
        form: { unit: d05, category: '010104' },
      })
    }
    await settled()
    const m = await say('木兰亭长椅断裂', { accusedUnit: d05 })
    const s = await w.call(suggest, desk.dispatcher as Actor, { id: m.id })
    expect(s.category?.code).toBe('010104')
    const habit = s.units.find((u) => u.unit === d05)
    expect(habit).toMatchObject({ allowed: false, refused: { zh: '不能交给被投诉的单位办' } })
    expect(habit?.reasons.at(-1)?.zh).toBe('近 90 天本镇街同类 6 件中 6 件由它办')
  })
})

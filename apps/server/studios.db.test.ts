import { type Actor, Failure } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { calendar } from '@yiwang/rhythm/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { cast, refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const mechanism = (m: string) => packs.find((p) => p.pack.mechanism === m)!.pack
const secretaries = mechanism('m05')
const delegates = mechanism('m06')
let w: World
let place: { grid: string; village: string; town: string }
let who: Record<'secretary' | 'organiser' | 'supervisor' | 'keeper' | 'committee', Actor>
const person = cast('56')
const act = (by: Actor, id: string, action: string, form: object = {}) => w.call(ops.act, by, { id, action, form })
const stage = async (id: string) => (await w.call(ops.matter, who.keeper, { id })).stageWords.zh
/** The fields a refusal names; empty when nothing was refused. */
const wrong = async (p: Promise<unknown>): Promise<string[]> =>
  p.then(
    () => [],
    (e: unknown) => (e instanceof Failure && e.fields ? e.fields.map((f) => f.path) : [String(e)]),
  )

beforeAll(async () => {
  w = await openWorld()
  for (const p of [secretaries, delegates])
    await putInForce(w.db, { tenant: TENANT, pack: p.id, version: p.version, from: SINCE })
  await w.ready()
  place = await w.one(
    `select g.code as grid, g.division as village, d.parent as town from registry.grid g
     join registry.division d on d.tenant=g.tenant and d.code=g.division where g.tenant=$1 and g.status='current' order by g.code limit 1`,
    [TENANT],
  )
  who = {
    secretary: person('grid-team', 'grid', { grid: place.grid }),
    organiser: person('county-dispatcher', 'county', { area: '370828' }),
    supervisor: person('supervisor', 'county', { area: '370828' }),
    keeper: person('community-officer', 'community', { area: place.village }),
    committee: person('town-leader', 'town', { area: place.town }),
  }
}, 120_000)
afterAll(() => w?.close())

test('m05-A1: a new studio shows its checklist, and is being built until every item is there', async () => {
  const items = ['badge', 'plate', 'standards', 'computer', 'printer', 'box', 'group', 'work-log', 'record', 'file-bag']
  const kit = (...lacking: string[]) => Object.fromEntries(items.map((x) => [x, !lacking.includes(x)]))
  const make = (fields: object) =>
    w.call(ops.register, who.secretary, {
      text: '村里新设的工作室',
      channel: 'grid',
      grid: place.grid,
      pack: secretaries.id,
      type: 'studio',
      fields,
    })
  const { plate: _, ...noPlate } = kit()
  expect(await wrong(make(noPlate))).toEqual(['fields.plate'])
  const { id } = await make(kit('printer', 'box'))
  const list = (await w.call(ops.matter, who.secretary, { id })).fields
  expect(list.map((f) => f.id).sort()).toEqual([...items].sort())
  expect(list.filter((f) => f.value.zh === '否').map((f) => f.words.zh)).toEqual(['打印机', '意见箱'])
  expect(await stage(id)).toBe('建设中')
  expect(await refused(act(who.secretary, id, 'open-studio'))).toBe('MISSING_FACT')
  expect(await refused(act(who.organiser, id, 'check-kit', kit()))).toBe('FORBIDDEN')
  await act(who.secretary, id, 'check-kit', kit('box'))
  expect(await refused(act(who.secretary, id, 'open-studio'))).toBe('MISSING_FACT')
  await act(who.secretary, id, 'check-kit', kit())
  await act(who.secretary, id, 'open-studio')
  expect(await stage(id)).toBe('已建成')
})

test('m05-A8: an overdue matter that was forwarded stands in the list of the next monthly dispatch with its department', async () => {
  const unit = await w.one<{ id: string; name: string }>(
    `select id, name from registry.unit where tenant=$1 and level='county' order by code limit 1`,
    [TENANT],
  )
  const made = (text: string) =>
    w.call(ops.register, who.secretary, {
      text,
      channel: 'grid',
      grid: place.grid,
      pack: secretaries.id,
      type: 'reception',
      fields: { source: 'reception', kind: 'problem', persons: 1 },
    })
  const { id } = await made('机井的水泵坏了三台')
  await act(who.secretary, id, 'dispatch', { unit: unit.id })
  const department = person('handler', 'county', { unit: unit.id, area: null })
  await act(department, id, 'sign')
  await act(department, id, 'contact', { way: 'phone', note: '已约好上门' })
  w.clock.now = Date.parse('2026-07-01T09:00:00+08:00')
  const { id: fresh } = await made('想改种大蒜，问补贴')
  await act(who.secretary, fresh, 'dispatch', { unit: unit.id })
  await catchUp(w.platform, TENANT, () => true)
  const due = (await w.call(calendar, who.supervisor, {})).items.find((i) => i.rhythm === 'dispatch')
  expect(due?.periods.at(-1)?.from).toBe('2026-08-01')
  expect(due?.periods.some((p) => p.from === '2026-07-01' && p.state === 'open')).toBe(true)
  const sheet = (await w.call(ops.inbox, who.supervisor, { view: 'late', pack: secretaries.id, type: 'reception' }))
    .items
  expect(sheet.map((r) => [r.id, r.unitName, r.clock, r.clockState])).toEqual([[id, unit.name, 'reply', 'late']])
})

test('m06-A1: a studio without the text of its rules does not meet the standard, and the missing item is named', async () => {
  const { id } = await w.call(ops.register, who.keeper, {
    text: '东片党代表工作室',
    channel: 'counter',
    division: place.village,
    pack: delegates.id,
    type: 'studio',
  })
  const four = {
    workplace: '村部二楼东头',
    team: '三名代表和两名志愿者',
    rules: '每周三上午接待，十日内答复',
    services: '咨询、代办、调解',
  }
  const { rules: _, ...three } = four
  expect(await wrong(act(who.keeper, id, 'meet-standard', three))).toEqual(['form.rules'])
  expect(await stage(id)).toBe('建设中')
  await act(who.keeper, id, 'meet-standard', four)
  expect(await stage(id)).toBe('“四有”达标')
})

test('m06-A7: a study is filed only with what the committee made of it, and why when it was not all used', async () => {
  const { id } = await w.call(ops.register, who.keeper, {
    text: '留守老人吃饭怎么办',
    channel: 'counter',
    division: place.village,
    pack: delegates.id,
    type: 'study',
    fields: { 'asked-by': 'committee' },
  })
  const file = () => act(who.keeper, id, 'file-study')
  expect(await refused(file())).toBe('NOT_OFFERED')
  await act(who.keeper, id, 'report-study', { findings: '四十户里有十一户一天只做一顿饭' })
  expect(await refused(file())).toBe('NOT_OFFERED')
  const respond = (form: object) => act(who.committee, id, 'respond', form)
  expect(await wrong(respond({}))).toEqual(['form.use'])
  expect(await wrong(respond({ use: 'partly' }))).toEqual(['form.why'])
  await respond({ use: 'partly', why: '先在两个村试办，钱不够' })
  expect((await file()).stage).toBe('filed')
})

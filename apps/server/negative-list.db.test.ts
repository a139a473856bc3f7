import type { Actor } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { cast, refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const gates = packs.find((p) => p.pack.mechanism === 'm11')!.pack
const DAY = 86_400_000
let w: World
let reviewer: Actor
const person = cast('12')
const all = { area: '370828' }
beforeAll(async () => {
  w = await openWorld()
  await putInForce(w.db, { tenant: TENANT, pack: gates.id, version: gates.version, from: SINCE })
  await w.book.refresh()
  reviewer = person('county-dispatcher', 'county', all)
}, 120_000)
afterAll(() => w?.close())

test('m11-A8: an entry of the negative list is for the county’s reviewers only, with its source body and its last day', async () => {
  const { id } = await w.call(ops.register, reviewer, {
    text: '清单条目白杨渡',
    channel: 'counter',
    placeWords: '县里',
    pack: gates.id,
    type: 'negative-entry',
  })
  const list = (form: object) => w.call(ops.act, reviewer, { id, action: 'list', form })
  const entry = { problem: 'credit', body: '县人民法院', until: '2026-09-30' }
  for (const lacking of [
    { ...entry, body: undefined },
    { ...entry, until: undefined },
  ])
    expect(await refused(list(lacking))).toBe('INVALID')
  await list(entry)
  await catchUp(w.platform, TENANT)
  const found = async (by: Actor) => (await w.call(ops.search, by, { q: '白杨渡' })).items.map((x) => x.id)
  const values = async () => (await w.call(ops.matter, reviewer, { id })).fields.map((f) => f.value.zh)
  expect([await values(), await found(reviewer)]).toEqual([['失信被执行', '县人民法院', '2026-09-30'], [id]])
  const others = ['leader', 'supervisor', 'auditor', 'arbiter', 'visitor'].map((kind) => person(kind, 'county', all))
  const town = person('town-leader', 'town', { area: '370828001' })
  for (const by of [...others, town]) {
    expect(await refused(w.call(ops.matter, by, { id }))).toBe('NOT_FOUND')
    expect(await found(by)).toEqual([])
  }
  const stage = async () =>
    (await w.one<{ stage: string }>('select stage from matters.matter where tenant=$1 and id=$2', [TENANT, id])).stage
  w.clock.now = Date.parse('2026-09-30T20:00:00+08:00')
  await catchUp(w.platform, TENANT, () => true)
  expect(await stage()).toBe('listed')
  w.clock.now += DAY
  await catchUp(w.platform, TENANT, () => true)
  expect(await stage()).toBe('lapsed')
})

import type { Actor } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { cast, refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const gates = packs.find((p) => p.pack.mechanism === 'm11')!.pack
const YEAR = 366 * 86_400_000
let w: World
let id: string
let track: { ref: string; secret: string }
let who: Record<'desk' | 'auditor' | 'leader' | 'visitor', Actor>
let units: string[]

const person = cast('11')
const handler = (unit: string): Actor => person('handler', 'county', { unit, area: null })
const act = (by: Actor, action: string, form: object = {}) => w.call(ops.act, by, { id, action, form })
const WORDS = '发展对象联审用词凤凰台'

beforeAll(async () => {
  w = await openWorld()
  await putInForce(w.db, { tenant: TENANT, pack: gates.id, version: gates.version, from: SINCE })
  await w.book.refresh()
  units = (
    await w.rows<{ id: string }>('select id from registry.unit where tenant=$1 order by code limit 17', [TENANT])
  ).map((r) => r.id)
  who = {
    desk: person('county-dispatcher', 'county', {}),
    auditor: person('auditor', 'county', {}),
    leader: person('leader', 'county', {}),
    visitor: person('visitor', 'county', {}),
  }
  const { file } = await w.send(ops.attach, { actor: who.desk, name: '说明.pdf', content: '%PDF-1.4\n%%EOF\n' })
  const made = await w.call(ops.register, who.desk, {
    files: [file.id],
    text: WORDS,
    channel: 'counter',
    placeWords: '县里',
    pack: gates.id,
    type: 'joint-review',
    fields: { object: 'village' },
    phone: '13900030001',
  })
  id = made.id
  track = { ref: made.ref, secret: made.secret }
  await act(who.desk, 'convene', { units: units.slice(0, 16), question: '有无不同意见' })
}, 120_000)
afterAll(() => w?.close())

describe('a restricted kind of matter', () => {
  test('meets nobody the mechanism does not name, by page, search, list, export or level record', async () => {
    await catchUp(w.platform, TENANT)
    expect((await w.call(ops.search, who.desk, { q: '凤凰台' })).items.map((x) => x.id)).toEqual([id])
    expect((await w.call(ops.matter, handler(units[3] as string), { id })).id).toBe(id)
    for (const by of [who.auditor, who.leader, who.visitor, handler(units[16] as string)]) {
      expect(await refused(w.call(ops.matter, by, { id }))).toBe('NOT_FOUND')
      expect(await refused(w.call(ops.levels, by, { id }))).toBe('NOT_FOUND')
      expect((await w.call(ops.search, by, { q: '凤凰台' })).items).toEqual([])
      expect(JSON.stringify(await w.call(ops.inbox, by, {}))).not.toContain('凤凰台')
      expect(await refused(w.call(ops.act, by, { id, action: 'again', form: {} }))).toBe('NOT_FOUND')
    }
  })

  test('the person sees each answer with its source and class once the last has come, and may reply', async () => {
    const seen = async () => (await w.call(ops.track, w.anyone(), track)).opinions
    for (const [i, unit] of units.slice(0, 15).entries())
      await act(handler(unit), 'opine', i === 4 ? { answer: 'objection', reasonClass: 'credit' } : { answer: 'none' })
    expect(await seen()).toEqual([])
    const orders = async (by: Actor) => (await w.call(ops.matter, by, { id })).dispatches
    const answers = (all: Awaited<ReturnType<typeof orders>>) => all.flatMap((d) => (d.reason ? [d.reason.zh] : []))
    for (const n of [3, 15]) {
      const m = await w.call(ops.matter, handler(units[n] as string), { id })
      expect(
        m.dispatches.map((d) => d.unit),
        'a department sees its own question alone',
      ).toEqual([units[n]])
      expect(m.clocks.flatMap((c) => (c.kind === 'opinion' ? [c.unit] : []))).toHaveLength(1)
      expect(m.dispatches.map((d) => d.answer?.zh)).toEqual([n === 3 ? '没有意见' : undefined])
      expect(JSON.stringify([m.dispatches, m.timeline])).not.toContain('失信')
    }
    expect(answers(await orders(who.desk)), 'the desk reads the class').toEqual(['失信被执行'])
    expect(await orders(who.desk)).toHaveLength(16)
    await act(handler(units[15] as string), 'opine', { answer: 'none' })
    const all = await seen()
    expect(all).toHaveLength(16)
    expect(all.flatMap((o) => (o.reason ? [o.reason.zh] : []))).toEqual(['失信被执行'])
    const { lines, textWords } = await w.call(ops.track, w.anyone(), track)
    expect(lines.map((l) => [l.words.zh, l.text]).at(0)).toEqual(['已向各部门征求意见', null])
    expect(textWords?.zh, 'it is not what she said').toBe('情况')
    const said = { ...track, action: 'statement', form: { text: '那笔债去年已经还清' } }
    expect(await refused(w.call(ops.actAsRaiser, w.anyone(), said))).toBe('allowed')
  })

  test('a year after the decision answers, words and the person are gone; number and result stay', async () => {
    await w.rows(
      `insert into matters.visit(tenant, id, matter, round, cause, opened_at, words) values ($1, gen_random_uuid(), $2, 1, 'sample', now(), '说了几句')`,
      [TENANT, id],
    )
    const kept = async () =>
      w.one<{ n: number; stage: string; text: string; phone: string | null; ref: string; said: number; place: string }>(
        `select (select count(*)::int from matters.dispatch d where d.matter=m.id and d.answer is not null) as n, m.stage, m.text,
           (select r.phone from matters.raiser r join matters.appeal a on a.id=r.appeal where a.matter=m.id) as phone, m.ref,
           (select count(*)::int from matters.visit v where v.matter=m.id and v.words is not null)
             + (select count(*)::int from matters.file f where f.tenant=m.tenant) as said, m.place
         from matters.matter m where m.id=$1`,
        [id],
      )
    await catchUp(w.platform, TENANT, () => true)
    expect(await kept()).toMatchObject({ n: 16, said: 2, place: '县里' })
    w.clock.now += YEAR
    await catchUp(w.platform, TENANT, () => true)
    await catchUp(w.platform, TENANT)
    expect(await kept()).toEqual({
      n: 0,
      stage: 'objected',
      text: '已按规定清除',
      phone: null,
      ref: track.ref,
      said: 0,
      place: '',
    })
    expect((await w.call(ops.search, who.desk, { q: '凤凰台' })).items).toEqual([])
    const left = await w.rows(
      `select 1 from platform.event where data::text like '%credit%' or data::text like '%objection%'`,
    )
    expect(left).toEqual([])
  })
})

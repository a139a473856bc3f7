import type { Actor } from '@yiwang/kernel'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import { callAs } from '@yiwang/platform/platform'
import { settle, workContext } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/index.ts'
import { monthEnd } from '../jobs/month-end.ts'
import { anyone, type Bench, id, openBench, plan, shanghai, staff, TENANT } from '../testing/bench.ts'
import { matters, rows } from '../testing/matters.ts'

const editor = staff(1, 'bulletin-editor')
const checker = staff(2, 'bulletin-checker', 'bulletin-releaser')
const releaser = staff(3, 'bulletin-releaser', 'bulletin-checker')
const deps = { plansOf: () => [plan], measuresOf: () => [], verbs: [], headOf: () => ({ organ: '', redHead: '' }) }

let b: Bench
beforeAll(async () => {
  b = await openBench(2)
})
afterAll(() => b.close())

const act = (actor: Actor, bulletin: string, more: Partial<InputOf<typeof contract.actOnBulletin>>) =>
  callAs(b.p, contract.actOnBulletin, {
    actor,
    input: { id: bulletin, reason: '', ...more } as InputOf<typeof contract.actOnBulletin>,
  })
const see = (actor: Actor, bulletin: string): Promise<OutputOf<typeof contract.bulletin>> =>
  callAs(b.p, contract.bulletin, { actor, input: { id: bulletin } })
const list = (actor: Actor) => callAs(b.p, contract.bulletins, { actor, input: { drafts: 'true' } })
const totals = () => callAs(b.p, contract.totals, { actor: anyone, input: {} })
const spot = (n: number, at: number) => ({ n, at, settled: at + 60_000 })
const sent = (n: number, at: number) => ({ n, at, forwarded: at + 60_000 })
const failing = (code: string) => expect.objectContaining({ code })
const draftOf = async (month: string) => {
  const { rows: found } = await b.query('select id, state, hash from insight.bulletin where month=$1', [month])
  return found[0] as { id: string; state: string; hash: string }
}

describe('from the month end to the public', () => {
  let april: string

  test('m13-A1: 9,942 = 9,629 + 313, 96.9 % on the spot', async () => {
    const at = shanghai('2020-04-10')
    await matters(b, [
      ...Array.from({ length: 9629 }, (_, i) => spot(i, at + i)),
      ...Array.from({ length: 313 }, (_, i) => sent(10_000 + i, at + i)),
    ])
    await settle(b.p)
    april = (await draftOf('2020-04')).id
    const view = await see(editor, april)
    expect(view.state).toBe('draft')
    expect(view.issue).toBe(1)
    expect(view.sentences[0]?.zh).toBe('收集诉求 9,942 件 = 当场办结 9,629 件 + 转办 313 件。')
    expect(view.figures.find((f) => f.id === 'on-the-spot')).toMatchObject({ value: 9629, of: 9942, percent: 96.9 })
    expect(await totals()).toEqual({
      figures: {
        collected: 9942,
        onTheSpot: 9629,
        forwarded: 313,
        bulletins: 0,
        supervisionNotices: 0,
        specialReports: 0,
        signBreaches: 0,
      },
      balanced: true,
    })
  })

  test('m13-A4: two servers, several months slept through, every draft once and in order', async () => {
    await matters(b, [spot(20_001, shanghai('2020-05-31', '23:59')), spot(20_002, shanghai('2020-07-01', '00:00'))])
    b.clock.now = shanghai('2020-08-01', '00:00')
    await Promise.all(b.platforms.map((p) => monthEnd(deps).run(workContext(p, TENANT))))
    await Promise.all(b.platforms.map((p) => monthEnd(deps).run(workContext(p, TENANT))))
    const { rows: found } = await b.query(
      'select month, count(*)::int as n from insight.bulletin group by month order by 1',
    )
    expect(found).toEqual(['2020-04', '2020-05', '2020-07'].map((month) => ({ month, n: 1 })))
    const view = await see(editor, (await draftOf('2020-05')).id)
    expect(view.figures[0]?.value).toBe(1)
  })

  test('an empty month after the last prints 0 and a long sleep is passed over', async () => {
    b.clock.now = shanghai('2020-09-01', '00:00')
    await settle(b.p)
    const empty = await see(editor, (await draftOf('2020-08')).id)
    expect(empty.sentences[0]?.zh).toContain('收集 0 件')
    b.clock.now = shanghai('2026-01-01')
    await settle(b.p)
    expect((await list(editor)).items).toHaveLength(4)
    b.clock.now = shanghai('2020-09-01', '00:00')
  })

  test('the public does not know of drafts', async () => {
    await expect(see(anyone, april)).rejects.toEqual(failing('NOT_FOUND'))
    await expect(see(staff(9, 'handler'), april)).rejects.toEqual(failing('NOT_FOUND'))
    expect((await list(anyone)).items).toEqual([])
  })

  test('two persons: who checked does not release, and the system does neither', async () => {
    const { hash } = await draftOf('2020-04')
    const system: Actor = { ...anyone, kind: 'system' }
    await expect(act(system, april, { action: 'check', hash })).rejects.toEqual(failing('FORBIDDEN'))
    await expect(act(editor, april, { action: 'check', hash })).rejects.toEqual(failing('FORBIDDEN'))
    await expect(act(releaser, april, { action: 'release', hash })).rejects.toEqual(failing('BULLETIN_STATE'))
    await expect(act(checker, april, { action: 'check', hash: 'another' })).rejects.toEqual(failing('CHANGED_SINCE'))
    await act(checker, april, { action: 'check', hash })
    expect((await see(checker, april)).can).not.toContain('release')
    expect((await see(releaser, april)).can).toContain('release')
    await expect(act(checker, april, { action: 'release', hash })).rejects.toEqual(failing('OTHER_PERSON'))
  })

  test('numbers that changed after the check have to be checked again', async () => {
    const { hash } = await draftOf('2020-04')
    await matters(b, [sent(20_010, shanghai('2020-04-30', '23:59'))])
    expect((await see(releaser, april)).drift).toContainEqual({ figure: 'forwarded', before: 313, now: 314 })
    await act(editor, april, { action: 'recompute' })
    await expect(act(releaser, april, { action: 'release', hash })).rejects.toEqual(failing('BULLETIN_STATE'))
    const fresh = (await draftOf('2020-04')).hash
    expect(fresh).not.toBe(hash)
    await act(checker, april, { action: 'check', hash: fresh })
    await expect(act(releaser, april, { action: 'release', hash })).rejects.toEqual(failing('CHANGED_SINCE'))
  })

  test('numbers without gaps, in the order of months; then the public reads', async () => {
    const may = await draftOf('2020-05')
    await act(checker, may.id, { action: 'check', hash: may.hash })
    await expect(act(releaser, may.id, { action: 'release', hash: may.hash })).rejects.toEqual(failing('OUT_OF_ORDER'))
    const { hash } = await draftOf('2020-04')
    await act(releaser, april, { action: 'release', hash })
    await act(releaser, may.id, { action: 'release', hash: may.hash })
    const seen = await list(anyone)
    expect(seen.items.map((i) => i.issue).sort()).toEqual([1, 2])
    expect(seen.gaps).toEqual([])
    const open = await see(anyone, april)
    expect(open.can).toEqual([])
    expect(open.figures.every((f) => f.query === null)).toBe(true)
    expect(JSON.stringify(open)).not.toMatch(/王\*\*|第\d+件事/)
    expect((await totals()).figures.bulletins).toBe(2)
  })

  test('a correction keeps both values; a recall says so and its number is not used again', async () => {
    await expect(act(releaser, april, { action: 'correct', reason: '补录' })).rejects.toEqual(failing('BULLETIN_STATE'))
    await b.query('update matters.matter set forwarded_at=null, settled_at=opened_at where id=$1', [id('ma', 20_010)])
    await expect(act(checker, april, { action: 'correct', reason: '改' })).rejects.toEqual(failing('OTHER_PERSON'))
    await expect(act(releaser, april, { action: 'correct' })).rejects.toEqual(failing('INVALID'))
    await act(releaser, april, { action: 'correct', reason: '县里补录一件' })
    const view = await see(anyone, april)
    expect(view.corrections).toContainEqual(
      expect.objectContaining({ figure: 'forwarded', before: '314', after: '313', reason: '县里补录一件' }),
    )
    const kept = await b.query(
      'select revision, count(*)::int as n from insight.bulletin_fact where bulletin=$1 and kind=$2 group by 1 order by 1',
      [april, 'matter'],
    )
    expect(kept.rows).toEqual([
      { revision: 1, n: 9943 },
      { revision: 2, n: 9943 },
    ])
    const may = await draftOf('2020-05')
    await act(releaser, may.id, { action: 'recall', reason: '表格印错' })
    const gone = await see(anyone, may.id)
    expect(gone.state).toBe('recalled')
    expect(gone.figures).toEqual([])
    expect(gone.sentences[0]?.zh).toContain('表格印错')
    const again = await callAs(b.p, contract.draftBulletin, { actor: editor, input: { month: '2020-05' } })
    expect(again.issue).toBe(3)
  })
})

describe('a month that does not balance', () => {
  test('a matter in both classes is refused and named, and the draft mends itself when it is put right', async () => {
    const at = shanghai('2020-09-05')
    await matters(b, [
      spot(30_001, at),
      { ...spot(30_002, at), forwarded: at + 5 },
      { n: 30_003, at, super: 'closed', stage: 'archived' },
    ])
    b.clock.now = shanghai('2020-10-01', '00:00')
    await settle(b.p)
    const d = await draftOf('2020-09')
    expect(d.state).toBe('refused')
    const view = await see(editor, d.id)
    expect(view.imbalance.map((i) => [i.ref, i.what.en])).toEqual([
      ['1000030002', 'Counted as settled on the spot and as forwarded'],
      ['1000030003', 'In no class'],
    ])
    await expect(act(checker, d.id, { action: 'check', hash: d.hash })).rejects.toMatchObject({
      code: 'UNBALANCED',
      data: { refs: '1000030002、1000030003' },
    })
    await b.query('update matters.matter set forwarded_at=null where id=$1', [id('ma', 30_002)])
    await b.query('update matters.matter set close_code=$2 where id=$1', [id('ma', 30_003), 'divert:beyond-duty'])
    await settle(b.p)
    expect((await draftOf('2020-09')).state).toBe('refused')
    b.clock.now += 11 * 60_000
    await settle(b.p)
    const mended = await draftOf('2020-09')
    expect(mended.state).toBe('draft')
    expect((await see(editor, d.id)).sentences[0]?.zh).toBe(
      '收集诉求 3 件 = 当场办结 2 件 + 转办 0 件 + 分流告知 1 件。',
    )
  })

  test('what breaks after the check stops the release', async () => {
    const { id: bulletin, hash } = await draftOf('2020-09')
    await act(checker, bulletin, { action: 'check', hash })
    await b.query('update matters.matter set forwarded_at=settled_at where id=$1', [id('ma', 30_001)])
    await expect(act(releaser, bulletin, { action: 'release', hash })).rejects.toMatchObject({
      code: 'UNBALANCED',
      data: { refs: '1000030001' },
    })
    expect((await totals()).balanced).toBe(false)
  })

  test('a matter with two opening appeals is named', async () => {
    const at = shanghai('2020-10-05')
    await matters(b, [spot(40_001, at)])
    await rows(b, 'matters.appeal', [
      {
        tenant: TENANT,
        id: id('ap', 40_002),
        matter: id('ma', 40_001),
        ref: '2000040002',
        secret: '-',
        channel: 'web',
        text: '',
        joined: false,
        at: new Date(at).toISOString(),
        registered_at: new Date(at).toISOString(),
      },
    ])
    b.clock.now = shanghai('2020-11-01', '00:00')
    await settle(b.p)
    const view = await see(editor, (await draftOf('2020-10')).id)
    expect(view.imbalance).toMatchObject([{ ref: '1000040001', what: { en: 'One matter collected twice' } }])
  })

  test('a matter brought in late into a month that was passed over: its draft comes with the next look', async () => {
    expect(await draftOf('2020-06')).toBeUndefined()
    await matters(b, [spot(50_001, shanghai('2020-06-10'))])
    b.clock.now += 7 * 3_600_000
    await settle(b.p)
    expect((await see(editor, (await draftOf('2020-06')).id)).figures[0]?.value).toBe(1)
  })
})

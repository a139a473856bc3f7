import { boardOf } from '@yiwang/insight/contract'
import type { Actor } from '@yiwang/kernel'
import { fileDaily } from '@yiwang/matters/contract'
import { packs } from '@yiwang/packs'
import { silentLog } from '@yiwang/platform/log'
import { seededRandom } from '@yiwang/platform/now'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { catchUp, workOnce } from '@yiwang/platform/worker'
import * as ops from '@yiwang/rhythm/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { type Composed, compose } from './compose.ts'
import { seedDesks } from './demo/county.ts'
import { putInForce } from './releases.ts'
import { cast, refused } from './testing/actors.ts'
import { openWorld, START, TENANT, type World } from './testing/world.ts'

const mechanism = (m: string) => packs.find((p) => p.pack.mechanism === m)!.pack
const studio = mechanism('m05')
const grids = mechanism('m20')
const DAY = 86_400_000
let w: World
let second: Composed
let first: Actor
let mayor: Actor
let supervisor: Actor
let village: string
let grid: string

/** Noon of a local day. */
const noon = (date: string): number => Date.parse(`${date}T12:00:00+08:00`)
const hold = (who: Actor, more: object) =>
  w.call(ops.hold, who, { pack: studio.id, rhythm: 'village-meeting', unit: village, ...more })
type Item = Awaited<ReturnType<typeof mine>>[number]
const mine = async (who: Actor, input = {}) => (await w.call(ops.calendar, who, input)).items
const item = async (who: Actor, rhythm: string): Promise<Item> => {
  const found = (await mine(who)).find((i) => i.rhythm === rhythm)
  if (!found) throw new Error(`no ${rhythm}`)
  return found
}
const state = async (who: Actor, rhythm: string, from: string): Promise<string | undefined> =>
  (await item(who, rhythm)).periods.find((p) => p.from === from)?.state
const misses = async (rhythm: string, unit: string): Promise<string[]> =>
  (
    await w.rows<{ from: string }>(
      `select data->>'from' as "from" from platform.event where tenant=$1 and kind='rhythm.missed@1'
       and data->>'rhythm'=$2 and data->>'unit'=$3 order by 1`,
      [TENANT, rhythm, unit],
    )
  ).map((r) => r.from)

beforeAll(async () => {
  const fresh = await freshDatabase()
  w = await openWorld(Promise.resolve(fresh))
  for (const p of [studio, grids])
    await putInForce(w.db, { tenant: TENANT, pack: p.id, version: p.version, from: SINCE })
  await w.ready()
  const at = { now: () => w.clock.now, log: silentLog, pool: 4 }
  second = await compose({ url: fresh.url, random: seededRandom(12), ...at })
  first = await w.as('grid.0001')
  grid = first.posts[0]?.grid as string
  const place = await w.one<{ village: string; town: string }>(
    `select g.division as village, d.parent as town from registry.grid g join registry.division d on d.code=g.division where g.code=$1`,
    [grid],
  )
  village = place.village
  const desks: Parameters<typeof seedDesks>[0]['desks'] = [
    { username: 'community', name: '丁向邻', kind: 'community-officer', level: 'community', area: village },
    { username: 'town-desk', name: '沈知镇', kind: 'town-dispatcher', level: 'town', area: place.town },
    { username: 'town-leader', name: '贺同商', kind: 'town-leader', level: 'town', area: place.town },
  ]
  await seedDesks({ db: w.db, tenant: TENANT, desks })
  mayor = await w.as('town-leader')
  supervisor = await w.as('supervisor')
  await workOnce(w.platform, TENANT)
}, 120_000)
afterAll(async () => {
  await second?.db.close()
  await w?.close()
})

describe('the calendar of rhythms', () => {
  test('m05-A2: it holds the weekly village meeting and work meeting, the monthly seminar and dispatch, the quarterly observation and the half-yearly review', async () => {
    const town = await w.as('town-desk')
    const desk = await w.as('dispatcher')
    const kept = async (who: Actor) => (await mine(who)).filter((i) => i.pack === studio.id)
    const all = [
      ...(await kept(first)),
      ...(await kept(town)),
      ...(await kept(desk)),
      ...(await kept(mayor)),
      ...(await kept(supervisor)),
    ]
    const found = Object.fromEntries(
      all.map((i) => [i.rhythm, [i.every, i.periods.at(-2)?.from, i.periods.at(-2)?.state]]),
    )
    expect(found).toEqual({
      'village-meeting': ['week', '2026-06-01', 'open'],
      'reception-day': ['week', '2026-06-01', 'open'],
      'work-meeting': ['week', '2026-06-01', 'open'],
      seminar: ['month', '2026-06-01', 'open'],
      dispatch: ['month', '2026-06-01', 'open'],
      observation: ['quarter', '2026-04-01', 'open'],
      review: ['half-year', '2026-01-01', 'open'],
    })
  })

  test('a holding is written down by the post that owes it, and by nobody else', async () => {
    const held = { from: '2026-06-01', heldOn: '2026-06-03', present: 11, note: '定了修渠的时间' }
    expect(await hold(first, held)).toEqual({ state: 'held' })
    const far = await w.one<{ code: string }>(
      `select code from registry.grid where division<>$1 and status='current' order by code limit 1`,
      [village],
    )
    for (const who of [
      mayor,
      supervisor,
      cast('44')('grid-team', 'grid', { grid: far.code }),
      await w.as('handler.d01'),
    ])
      expect(await refused(hold(who, held))).toBe('FORBIDDEN')
    expect(await refused(hold(w.anyone(), held))).toBe('UNAUTHENTICATED')
    expect(await state(first, 'village-meeting', '2026-06-01')).toBe('held')
    const words = await w.one<{ change: { note: string } }>(
      `select change from platform.audit where tenant=$1 and operation='rhythm.hold' and outcome='ok' order by pos desc limit 1`,
      [TENANT],
    )
    expect(words.change.note).toBe('定了修渠的时间')
  })

  test('what is wrong is said by field, and nothing is written', async () => {
    const wrong = async (more: object): Promise<string[]> => {
      try {
        await hold(first, { from: '2026-06-01', heldOn: '2026-06-03', ...more })
        return []
      } catch (e) {
        return (e as { fields: { path: string }[] }).fields.map((f) => f.path)
      }
    }
    const before = await w.one<{ n: number }>('select count(*)::int as n from rhythm.holding')
    expect(await wrong({ from: '2026-06-02' })).toEqual(['from'])
    expect(await wrong({ from: '2026-06-08', heldOn: '2026-06-08' })).toEqual(['from'])
    expect(await wrong({ heldOn: '2026-06-06' })).toEqual(['heldOn'])
    expect(await wrong({ heldOn: '2026-05-31' })).toEqual(['heldOn'])
    expect(await wrong({ heldOn: '2026-02-31' })).toEqual(['heldOn'])
    expect(await wrong({ from: '1900-01-01' })).toEqual(['from'])
    expect(await wrong({ subjects: { roads: { mark: 1, comment: 'x' } } })).toEqual(['subjects.roads'])
    expect(await refused(hold(first, { rhythm: 'none', from: '2026-06-01', heldOn: '2026-06-03' }))).toBe('NOT_FOUND')
    expect(await w.one<{ n: number }>('select count(*)::int as n from rhythm.holding')).toEqual(before)
  })

  test('a moved day needs a reason and shows as moved; words may be corrected until the deadline, and the first stay', async () => {
    const moved = { rhythm: 'reception-day', from: '2026-06-01', heldOn: '2026-06-04' }
    expect(await refused(hold(first, moved))).toBe('INVALID')
    await hold(first, { ...moved, reason: '周一到县里开会' })
    await hold(first, { ...moved, present: 6, reason: '周一到县里开会' })
    const p = (await item(first, 'reception-day')).periods.find((x) => x.from === '2026-06-01')
    expect(p).toMatchObject({
      planned: '2026-06-01',
      state: 'held',
      holding: { heldOn: '2026-06-04', moved: true, reason: '周一到县里开会', present: 6 },
    })
    const rows = await w.rows<{ n: number; present: number | null }>(
      `select n, present from rhythm.holding where rhythm='reception-day' order by n`,
    )
    expect(rows).toEqual([
      { n: 1, present: null },
      { n: 2, present: 6 },
    ])
  })

  test('two who write at once leave two holdings, one after the other', async () => {
    const said = (note: string) => hold(first, { from: '2026-06-01', heldOn: '2026-06-03', note })
    expect(await Promise.all(['一', '二', '三'].map(said))).toEqual(Array(3).fill({ state: 'held' }))
    const rows = await w.rows<{ n: number }>(
      `select n from rhythm.holding where rhythm='village-meeting' and unit=$1 order by n`,
      [village],
    )
    expect(rows.map((r) => r.n)).toEqual([1, 2, 3, 4])
  })

  test('m05-A6: a quarterly observation cannot close until all 5 subjects have a score and a comment', async () => {
    const town = mayor.posts.find((p) => p.kind === 'town-leader')?.area as string
    const subjects = ['party-building', 'governance', 'industry', 'environment', 'convenience']
    const said = Object.fromEntries(subjects.map((s) => [s, { mark: 88, comment: '比上季有进步' }]))
    const observe = (of: object) =>
      hold(mayor, { rhythm: 'observation', unit: town, from: '2026-04-01', heldOn: '2026-06-04', subjects: of })
    for (const s of subjects) {
      const { [s]: _, ...four } = said
      expect(await refused(observe(four))).toBe('INVALID')
      expect(await refused(observe({ ...said, [s]: { mark: 88, comment: ' ' } }))).toBe('INVALID')
      expect(await state(mayor, 'observation', '2026-04-01')).toBe('open')
    }
    expect(await observe(said)).toEqual({ state: 'held' })
    expect(await state(mayor, 'observation', '2026-04-01')).toBe('held')
  })

  test('m20-A4: a grid’s daily report not filed by midnight is missed, shown to its community, and filed later it is late', async () => {
    const community = await w.as('community')
    const near = (
      await w.one<{ code: string }>(
        `select code from registry.grid where division=$1 and status='current' order by code limit 1`,
        [community.posts[0]?.area],
      )
    ).code
    expect(
      await refused(
        hold(first, { pack: grids.id, rhythm: 'daily-report', unit: grid, from: '2026-06-05', heldOn: '2026-06-05' }),
      ),
    ).toBe('KEPT_ELSEWHERE')
    await w.call(fileDaily, first, { grid, day: '2026-06-05', text: '平稳' })
    w.clock.now = noon('2026-06-06') - DAY / 2 - 1
    await catchUp(w.platform, TENANT)
    expect(await misses('daily-report', near)).toEqual([])
    w.clock.now += 1
    await catchUp(w.platform, TENANT)
    const want = near === grid ? [] : ['2026-06-05']
    expect(await misses('daily-report', near)).toEqual(want)
    expect(await misses('daily-report', grid)).toEqual([])
    const list = async () =>
      (await w.call(ops.missed, community, {})).items.filter((i) => i.rhythm === 'daily-report' && i.unit === near)
    expect((await list()).map((i) => [i.from, i.lateOn])).toEqual(want.map((d) => [d, null]))
    // Out of its area nobody reads it.
    const units = new Set((await w.call(ops.missed, community, {})).items.map((i) => i.unit))
    for (const u of units)
      expect(
        (await w.one<{ division: string }>('select division from registry.grid where code=$1', [u])).division,
      ).toBe(community.posts[0]?.area)
  })

  test('m05-A2: skipping one marks it missed; held after that it is late, and still missed', async () => {
    w.clock.now = noon('2026-06-16')
    await catchUp(w.platform, TENANT)
    expect(await misses('village-meeting', village)).toEqual(['2026-06-08'])
    expect(await state(first, 'village-meeting', '2026-06-08')).toBe('missed')
    expect(await hold(first, { from: '2026-06-08', heldOn: '2026-06-12', note: '补记' })).toEqual({ state: 'late' })
    expect(await refused(hold(first, { from: '2026-06-08', heldOn: '2026-06-12', note: '再改' }))).toBe('PERIOD_OVER')
    expect(await state(first, 'village-meeting', '2026-06-08')).toBe('late')
    await catchUp(w.platform, TENANT)
    expect(await misses('village-meeting', village)).toEqual(['2026-06-08'])
    const list = await w.call(ops.missed, supervisor, { pack: studio.id, rhythm: 'village-meeting' })
    const row = list.items.find((i) => i.rhythm === 'village-meeting' && i.unit === village)
    expect(row).toMatchObject({ from: '2026-06-08', lateOn: '2026-06-12' })
    const f = list.figures.find((x) => x.rhythm === 'village-meeting')
    expect(f && f.held + f.missed).toBe(f?.due)
    expect([f?.held, f?.late, f?.share]).toEqual([1, 1, Math.round(1000 / (f?.due ?? 1)) / 10])
    const facts = await w.one(
      `select count(*)::int as due, count(*) filter (where kept)::int as held, count(*) filter (where late)::int as late
       from insight.rhythm_fact where tenant=$1 and rhythm='village-meeting'`,
      [TENANT],
    )
    expect(facts).toEqual({ due: f?.due, held: 1, late: 1 })
  })

  test('two workers close a period once, and what was slept through is closed in order', async () => {
    const all = "select count(*)::int as n from platform.event where kind='rhythm.missed@1'"
    const before = (await w.one<{ n: number }>(all)).n
    w.clock.now += 21 * DAY
    const both = [w.platform, second.platform]
    while ((await Promise.all(both.map((p) => workOnce(p, TENANT)))).some((n) => n > 0));
    const rows = await w.one<{ n: number }>('select count(*)::int as n from rhythm.closed where not kept')
    const events = (await w.one<{ n: number }>(all)).n
    expect(events).toBe(rows.n)
    expect(events).toBeGreaterThan(before)
    expect(await misses('village-meeting', village)).toEqual(['2026-06-08', '2026-06-15', '2026-06-22', '2026-06-29'])
  })

  test('a board says how many periods were kept of how many owed, as the missed list and SQL do, and opens the missed ones', async () => {
    const days = { from: '2026-06-01', to: '2026-07-07' }
    const of = { pack: studio.id, rhythm: 'village-meeting', ...days }
    const tile = async (who = supervisor, more: object = days) => {
      const { tiles } = await w.call(boardOf, who, { board: `${studio.id}.rounds`, ...more })
      return tiles.find((t) => t.source.endsWith('rhythm:village-meeting'))
    }
    const [figure] = (await tile())?.figures ?? []
    const list = await w.call(ops.missed, supervisor, of)
    const row = list.figures.find((f) => f.rhythm === of.rhythm)
    expect(figure).toMatchObject({
      value: row?.held,
      of: row?.due,
      percent: row?.share,
      unit: '期',
      state: 'provisional',
    })
    expect(figure?.query).toBe(`rhythm:${studio.id}:village-meeting:${days.from}:${days.to}`)
    expect(figure?.ofQuery).toBe(figure?.query)
    expect(list.total).toBe((figure?.of ?? 0) - (figure?.value ?? 0))
    expect(row?.missed).toBeGreaterThan(0)
    const [one, two] = ['2026-06-01', '2026-06-08'] as const
    const week = async (from: string) => (await tile(supervisor, { from, to: from }))?.figures[0]
    const places = (await week(two))?.of ?? 0
    // In the first week one place met, in the second none in time.
    expect([(await week(one))?.value, (await week(two))?.value, places > 0]).toEqual([1, 0, true])
    const early = { from: '2026-06-01', to: '2026-06-08' }
    expect((await tile(supervisor, early))?.figures[0]?.state).toBe('final')
    // What has not ended is neither kept nor missed; before the first look nothing was owed.
    expect(await week('2020-01-06')).toMatchObject({ value: null, of: 0, state: 'no-data', query: null })
    expect(await refused(tile(first))).toBe('FORBIDDEN')
  })

  test('everybody reads of a place what its pack opens, and nothing else', async () => {
    const { items } = await w.call(ops.shown, w.anyone(), { place: village })
    expect(new Set(items.map((i) => i.rhythm))).toEqual(new Set(['reception-day']))
    expect(items[0]).toMatchObject({ unit: village, lastHeld: '2026-06-04' })
    expect(items[0]?.missed.map((m) => m.from)).toEqual(['2026-06-29', '2026-06-22', '2026-06-15', '2026-06-08'])
    expect(JSON.stringify(items)).not.toContain('县里开会')
    expect((await w.call(ops.shown, w.anyone(), { place: 'nowhere' })).items).toEqual([])
  })

  test('a place is read by who keeps it or supervises it; for others it is not there', async () => {
    expect((await mine(supervisor, { unit: village })).map((i) => [i.rhythm, i.mayHold])).toEqual([
      ['village-meeting', false],
      ['reception-day', false],
    ])
    const other = (
      await w.one<{ code: string }>(
        `select code from registry.division where kind='village' and status='current' and code<>$1
       and parent<>(select parent from registry.division where code=$1) order by code limit 1`,
        [village],
      )
    ).code
    expect(await refused(mine(first, { unit: other }))).toBe('NOT_FOUND')
    expect(await refused(mine(first, { unit: 'nowhere' }))).toBe('NOT_FOUND')
    expect(await refused(w.call(ops.missed, first, {}))).toBe('FORBIDDEN')
    expect(await refused(w.call(ops.missed, supervisor, { from: '2020-01-01' }))).toBe('INVALID')
  })

  test('after months of work every period of every place is in one state and the events agree', async () => {
    expect(w.clock.now).toBeGreaterThan(START)
    const twice = await w.rows(
      'select 1 from rhythm.closed group by tenant, pack, rhythm, unit, from_day having count(*) > 1',
    )
    expect(twice).toEqual([])
  })
})

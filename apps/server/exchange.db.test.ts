import { actOnBulletin, bulletin } from '@yiwang/insight/contract'
import type { Actor } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { callAs } from '@yiwang/platform/platform'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CITY, type City, COUNTY, OTHER_CITY, openCity, SILENT } from './testing/city.ts'
import { ELSEWHERE } from './trust/scene.ts'

let c: City
let leader: { token: string; tenant: string }
beforeAll(async () => {
  c = await openCity()
  leader = await c.staff(CITY, 'leader')
  c.w.clock.now = Date.UTC(2026, 6, 2)
  await catchUp(c.w.platform, COUNTY)
}, 120_000)
afterAll(() => c.close())

type Draft = { id: string; hash: string; state: string }
const draftOf = (tenant: string) =>
  c.w.one<Draft>(`select id, hash, state from insight.bulletin where tenant=$1 and month='2026-06'`, [tenant])
const as = async (username: string, tenant: string): Promise<Actor> => ({ ...(await c.w.as(username)), tenant })
/** A step of the June bulletin by the person of that desk, and everything that follows from it. */
const step = async (username: string, input: Record<string, string>, tenant = COUNTY) => {
  const { id, hash } = await draftOf(tenant)
  const actor = await as(username, tenant)
  const reason = '补录'
  await callAs(c.w.platform, actOnBulletin, { actor, input: { id, hash, reason, ...input } as never })
  await catchUp(c.w.platform, tenant)
}
const release = async (tenant: string) => {
  await step('bulletin-checker', { action: 'check' }, tenant)
  await step('releaser', { action: 'release' }, tenant)
}
const sent = () => c.w.rows<Record<string, unknown>>('select * from insight.county_snapshot order by county, number')
type Period = {
  period: string
  series: string
  missing: { county: string }[]
  totals: unknown
  reports: { county: string; state: string; number: number; version: number | null; figures: { id: string }[] }[]
}
const read = async (from = leader) => (await c.ask('insight.counties', {}, from)).json() as { periods: Period[] }
/** Hands every event of the county to the reader again, as after a crash. */
const again = async () => {
  await c.w.rows(`update platform.cursor set xid='0', pos=0 where tenant=$1 and consumer='insight.send-up'`, [COUNTY])
  await catchUp(c.w.platform, COUNTY)
}

describe('what a county publishes goes up', () => {
  test('nothing before the release; then the figures as they were printed', async () => {
    expect((await draftOf(COUNTY)).state).toBe('draft')
    expect(await read()).toMatchObject({ periods: [] })
    await release(COUNTY)
    const { periods } = await read()
    expect(periods).toHaveLength(1)
    const [report] = periods[0]?.reports ?? []
    expect(report).toMatchObject({ county: COUNTY, state: 'released', number: 1, version: expect.any(Number) })
    const anyone = await callAs(c.w.platform, bulletin, {
      actor: c.w.anyone(),
      input: { id: (await draftOf(COUNTY)).id },
    })
    expect(report?.figures).toEqual(anyone.figures)
    const said = JSON.stringify(await sent())
    for (const k of c.canaries) expect(said).not.toContain(k.text)
    for (const m of Object.values(c.raised)) expect(said).not.toContain(m.id)
  })

  test('a county that has not published is named, and nothing is added', async () => {
    const { periods } = await read()
    expect(periods[0]).toMatchObject({ missing: [{ county: SILENT }], totals: null })
  })

  test('the same messages again change nothing, and an older one never takes the place of a newer', async () => {
    const before = await sent()
    c.w.clock.now += 1000
    await again()
    expect(await sent()).toEqual(before)
    await c.w.rows(`update insight.county_snapshot set seq=seq+50, state='corrected'`)
    await again()
    expect(await sent()).toMatchObject([{ state: 'corrected', received_at: before[0]?.received_at }])
    await c.w.rows(`update insight.county_snapshot set seq=seq-50, state='released'`)
    expect(await sent()).toEqual(before)
  })

  test('a correction follows, then the recall, which takes the figures back', async () => {
    const first = (await read()).periods[0]?.reports[0]?.figures
    await c.w.rows('update matters.matter set forwarded_at=opened_at where tenant=$1 and id=$2', [
      COUNTY,
      c.raised.plain.id,
    ])
    await step('releaser', { action: 'correct' })
    const corrected = (await read()).periods[0]?.reports[0]
    expect(corrected).toMatchObject({ state: 'corrected', number: 1 })
    expect(corrected?.figures).not.toEqual(first)
    await step('releaser', { action: 'recall' })
    const [june] = (await read()).periods
    expect(june?.reports).toMatchObject([{ state: 'recalled', figures: [] }])
    expect(june?.missing.map((m) => m.county)).toEqual([COUNTY, SILENT])
    expect(await sent()).toHaveLength(1)
  })

  test('it lies in the city alone: behind its fence, for its leaders, not for another city', async () => {
    expect((await sent()).map((r) => r.tenant)).toEqual([CITY])
    const seen = (tenant: string) => c.w.db.of(tenant).rows(sql(SEEN))
    expect(await seen(CITY)).toEqual([{ n: 1 }])
    expect(await seen(COUNTY)).toEqual([{ n: 0 }])
    expect(await seen(OTHER_CITY)).toEqual([{ n: 0 }])
    expect(await read(await c.staff(OTHER_CITY, 'leader'))).toEqual({ counties: [], periods: [] })
    expect((await c.ask('insight.counties', {}, { ...leader, tenant: OTHER_CITY })).status).toBe(401)
    expect((await c.ask('insight.counties', {}, await c.staff(CITY, 'handler'))).status).toBe(403)
  })

  test('a county without a city above it sends nothing', async () => {
    await catchUp(c.w.platform, ELSEWHERE)
    await release(ELSEWHERE)
    expect((await draftOf(ELSEWHERE)).state).toBe('released')
    expect((await sent()).map((r) => r.county)).toEqual([COUNTY])
    expect(await c.w.rows('select consumer, error from platform.retry')).toEqual([])
  })
})
const SEEN = 'select count(*)::int as n from insight.county_snapshot'

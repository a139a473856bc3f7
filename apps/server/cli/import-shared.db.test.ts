import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { sql } from '@yiwang/platform/db'
import { databaseApart } from '@yiwang/platform/testing/postgres'
import { catchUp, workContext } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../testing/world.ts'
import { createTenant, importFile } from './import.ts'

/** Real files without a licence: looked at where somebody keeps them, never part of this project. */
const SHARED = resolve(process.env.YIWANG_SHARED ?? resolve(import.meta.dirname, '../../../../shared'))
const file = (name: string): string => resolve(SHARED, 'data', name)
const BOSTON = file('open311/boston-2011h2.csv.gz')
const MESSAGES = file('taidi-c-2020/hot-stream.jsonl.gz')
const LETTERS = file('beijing-letters/letters.jsonl.gz')
const missing = [BOSTON, MESSAGES, LETTERS].filter((f) => !existsSync(f))
if (missing.length > 0) console.info(`没有这些文件，不试 · skipped, not there: ${missing.join(', ')}`)

describe.skipIf(missing.length > 0)('real files', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld(databaseApart())
  }, 300_000)
  afterAll(() => w.close())

  const scratch = async (tenant: string, pack: string) => {
    await createTenant(w.db, { tenant, pack, now: w.clock.now })
    await w.ready()
  }

  it('58,251 service requests: every verdict as the file says it', { timeout: 900_000 }, async () => {
    await scratch('boston', 'service-requests')
    const started = performance.now()
    const { done, figures } = await importFile(w.platform, BOSTON, { tenant: 'boston' })
    console.info(`boston: ${Math.round(performance.now() - started)} ms`)
    expect(done).toMatchObject({ rows: 58_251, create: 58_251, same: 0, problemsTotal: 0, applied: true })
    expect(figures).toEqual({
      matters: 58_251,
      joins: 0,
      clocks: 58_251 - 10_981,
      breachesAmongClosed: 8_073 + 157,
      withoutDue: 10_981,
    })
  })

  it('the clocks of open requests ring through the sweep when their time comes', { timeout: 900_000 }, async () => {
    const ring = w.platform.engines.flatMap((e) => e.sweeps ?? []).find((s) => s.name === 'matters.ring')
    if (!ring) throw new Error('no sweep rings')
    const misses = async () =>
      (await w.one<{ n: number }>(`select count(*)::int as n from matters.miss where tenant='boston'`)).n
    const due = async (at: number) =>
      (
        await w.db.one<{ n: number }>(
          sql(`select count(*)::int as n from matters.clock where tenant='boston' and next_at <= $1`, [new Date(at)]),
        )
      )?.n ?? 0
    const before = await misses()
    w.clock.now = Date.UTC(2011, 6, 20)
    const soon = await due(w.clock.now)
    expect(soon).toBeGreaterThan(10)
    while ((await ring.run(workContext(w.platform, 'boston'))) > 0);
    expect(await misses()).toBe(before + soon)
    expect(await due(w.clock.now)).toBe(0)
  })

  it('4,326 messages: likes are joins, not matters', { timeout: 300_000 }, async () => {
    w.clock.now = Date.UTC(2026, 5, 5, 2)
    await scratch('messages', 'jinxiang-five-moves')
    const { done, figures } = await importFile(w.platform, MESSAGES, { tenant: 'messages' })
    expect(done).toMatchObject({ rows: 4_326, create: 4_326, joins: 12_512, applied: true })
    expect(figures).toMatchObject({ matters: 4_326, joins: 12_512 })
    const appeals = await w.one<{ n: number }>(`select count(*)::int as n from matters.appeal where tenant='messages'`)
    expect(appeals.n).toBe(4_326)
    expect((await importFile(w.platform, MESSAGES, { tenant: 'messages' })).done).toMatchObject({ create: 0 })
  })

  it('923 letters: the answered ones are closed history that never rings', { timeout: 300_000 }, async () => {
    await scratch('letters', 'jinxiang-five-moves')
    const { done } = await importFile(w.platform, LETTERS, { tenant: 'letters' })
    expect(done).toMatchObject({ rows: 923, create: 923, applied: true })
    const r = await w.one<{ closed: number; orders: number; armed: number; kept: boolean }>(
      `select count(*) filter (where super='closed')::int as closed,
        (select count(*)::int from matters.dispatch d where d.tenant='letters' and d.unit_name <> '') as orders,
        (select count(*)::int from matters.clock c where c.tenant='letters' and c.next_at is not null) as armed,
        bool_or(title='建议调整85路' and opened_at = '2021-08-30T16:00:00Z' and closed_at = '2021-09-01T16:00:00Z') as kept
       from matters.matter where tenant='letters'`,
    )
    expect(r).toEqual({ closed: 923, orders: 923, armed: 0, kept: true })
    await catchUp(w.platform, 'letters')
    expect((await w.one<{ n: number }>(`select count(*)::int as n from matters.miss where tenant='letters'`)).n).toBe(0)
  })
})

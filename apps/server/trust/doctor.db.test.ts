import { sealAudit, verifyAudit } from '@yiwang/platform/audit'
import { settle, startWorker } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { undeclared } from '../../../safeguards/index.ts'
import { smallGroups } from '../../../safeguards/s4-public-figures.ts'
import { allOperations } from '../operations.ts'
import { TENANT } from '../testing/world.ts'
import { type Exam, examine } from './doctor.ts'
import { roleNamed } from './roles.ts'
import { openScene, type Scene } from './scene.ts'
import { send } from './send.ts'

let s: Scene
beforeAll(async () => {
  s = await openScene()
  await settle(s.w.platform)
}, 120_000)
afterAll(() => s.close())

const look = async (exam: Exam): Promise<string[]> => {
  // The mirrored county holds copies without a history: only the demo county is examined here.
  const [d] = await examine({ db: s.w.db, now: s.w.clock.now, dir: '/tmp' }, [exam])
  return (d?.findings ?? []).map((f) => f.what).filter((w) => !w.startsWith('elsewhere'))
}
/** Rows younger than the oldest transaction of the whole server wait for it, and other tests have theirs. */
const sealAll = () =>
  vi.waitFor(
    async () => {
      await sealAudit(s.w.db, TENANT, s.w.clock.now)
      expect((await verifyAudit(s.w.db, TENANT)).unsealed).toBe(0)
    },
    { timeout: 60_000, interval: 50 },
  )
const rows = (text: string, values: unknown[] = []) => s.w.db.pool.query(text, values)

describe('doctor', () => {
  it.each(['audit', 'safeguards', 'state', 'clocks', 'outbox', 'migrations', 'versions', 'disk'] as const)(
    '%s: a healthy county has no findings',
    async (exam) => {
      if (exam === 'audit') await sealAll()
      expect(await look(exam)).toEqual([])
    },
  )

  it('audit: one flipped row, one removed, one added, a removed block — each is found', async () => {
    const [row] = (
      await rows('select pos, operation from platform.audit where tenant=$1 order by pos limit 1', [TENANT])
    ).rows
    await rows("update platform.audit set operation='matters.other' where tenant=$1 and pos=$2", [TENANT, row.pos])
    expect(await look('audit')).toHaveLength(1)
    await rows('update platform.audit set operation=$3 where tenant=$1 and pos=$2', [TENANT, row.pos, row.operation])
    expect(await look('audit')).toEqual([])
    await rows('create table kept as select * from platform.audit where tenant=$1 and pos=$2', [TENANT, row.pos])
    await rows('delete from platform.audit where tenant=$1 and pos=$2', [TENANT, row.pos])
    expect((await look('audit'))[0]).toContain('removed')
    await rows('insert into platform.audit overriding system value select * from kept')
    expect(await look('audit')).toEqual([])
  })

  it('state: a stage changed by hand, a step taken out of the timeline, a second sign-for', async () => {
    const { id } = s.raised.plain
    await rows("update matters.matter set stage='archived' where tenant=$1 and id=$2", [TENANT, id])
    expect((await look('state')).join()).toContain('timeline chains')
    await rows("update matters.matter set stage='dispatched' where tenant=$1 and id=$2", [TENANT, id])
    expect(await look('state')).toEqual([])
    const event = (d: object) =>
      rows(
        `insert into platform.event(tenant,id,kind,subject_kind,subject,at,actor_kind,open,data) values($1,gen_random_uuid(),'matters.signed@1','matter',$2,now(),'staff',false,$3)`,
        [TENANT, id, JSON.stringify(d)],
      )
    await event({ dispatch: 'same' })
    await event({ dispatch: 'same' })
    expect((await look('state')).join()).toContain('one sign-for an order')
    await rows("delete from platform.event where tenant=$1 and data->>'dispatch'='same'", [TENANT])
    await rows("delete from platform.event where tenant=$1 and subject=$2 and kind='matters.registered@1'", [
      TENANT,
      id,
    ])
    expect((await look('state')).join()).toContain('was registered')
  })

  it('clocks, outbox, migrations: what stands still is named with what to do', async () => {
    await rows("update matters.clock set next_at=$2 where tenant=$1 and kind='sign'", [
      TENANT,
      new Date(s.w.clock.now - 3_600_000),
    ])
    expect((await look('clocks'))[0]).toContain('have not rung')
    await rows("insert into platform.retry values($1,'matters.tell','1',1,9,now(),true,'broken')", [TENANT])
    expect((await look('outbox'))[0]).toContain('dead letters')
    await rows("insert into yiwang.migration values('29990101-0000-later.sql','x')")
    expect((await look('migrations'))[0]).toContain('unknown to this program')
  })

  it('outbox: what was dead is tried afresh by a server that starts', async () => {
    await rows('delete from platform.retry')
    await rows(
      `insert into platform.retry(tenant, consumer, xid, pos, attempts, next_at, dead, error)
       select tenant, 'insight.measures', xid, pos, 9, now() + interval '1 hour', true, 'broken' from platform.event
       where tenant=$1 limit 1`,
      [TENANT],
    )
    expect((await look('outbox')).join()).toContain('dead letters')
    const worker = startWorker(s.w.platform)
    await expect.poll(() => look('outbox'), { timeout: 20_000 }).toEqual([])
    await worker.stop()
  })

  it('safeguards: a table that breaks one is found in the living database', async () => {
    await rows('create table public.gps_track(id int, gps_track text)')
    expect((await look('safeguards')).join()).toContain('S2')
    await rows('drop table public.gps_track')
  })
})

describe('safeguards on the living county', () => {
  it('every mounted route is declared and every declared operation is served', () => {
    const routes: string[] = []
    const tree = s.app.printRoutes({ commonPrefix: false, includeHooks: false })
    let path: string[] = []
    for (const line of tree.split('\n')) {
      const m = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line)
      if (!m) continue
      const depth = (m[1] ?? '').length / 4
      path = [...path.slice(0, depth), m[2] ?? '']
      for (const method of (m[3] ?? '').split(', ').filter(Boolean)) routes.push(`${method} ${path.join('')}`)
    }
    expect(routes.length).toBeGreaterThan(60)
    const found = undeclared(allOperations, routes)
    const waiting = new Set(s.waiting)
    const unserved = found.filter((f) => f.what === 'declared and not served').map((f) => f.where)
    process.stdout.write(
      `undeclared: ${found.length - unserved.length} of ${routes.length} routes; declared and not served: ${unserved.join(', ') || 'none'}\n`,
    )
    expect(found.filter((f) => f.what !== 'declared and not served')).toEqual([])
    expect(unserved.length).toBeLessThanOrEqual(waiting.size)
  })

  it('S1, S5: whoever opened her number stands in her own data, with purpose and reason', async () => {
    const op = (id: string) => s.implemented.find((o) => o.id === id) as never
    const reason = '电话约上门看路灯的时间'
    const input = { id: s.raised.plain.id, appeal: s.raised.plain.appeal, purpose: 'contact', reason }
    const seen = await send(s.app, op('matters.reveal'), { input, from: { token: s.token(roleNamed('handler')) } })
    expect(seen.json()).toMatchObject({ phone: s.raised.plain.phone })
    const mine = (
      await send(s.app, op('identity.my-data'), { input: {}, from: { token: s.token(roleNamed('resident raiser')) } })
    ).json() as { looks: { purpose: string; reason: string; who: string }[]; matters: { ref: string }[] }
    expect(mine.looks.map((l) => l.reason)).toContain(reason)
    expect(mine.matters.map((m) => m.ref)).toContain(s.raised.plain.ref)
    for (const bad of [
      { ...input, reason: '看看' },
      { ...input, purpose: 'curiosity' },
    ])
      expect(
        (await send(s.app, op('matters.reveal'), { input: bad, from: { token: s.token(roleNamed('handler')) } }))
          .status,
      ).toBe(422)
  })

  it('S4: no small group shows in any public answer', async () => {
    const found: string[] = []
    for (const op of s.implemented.filter(
      (o) => o.dataClass === 'public' && o.subject === 'figure' && !o.binary && !o.http.includes('{'),
    )) {
      const a = await send(s.app, op, { input: {} })
      if (a.status === 200)
        found.push(
          ...smallGroups((a.json() as { byTown?: unknown }).byTown ?? {}, 5).map(
            (f) => `${op.id} ${f.where}: ${f.what}`,
          ),
        )
    }
    expect(found).toEqual([])
  })

  it('S6: consent taken back is gone at once, by number and secret, and costs nothing', async () => {
    const op = (id: string) => s.implemented.find((o) => o.id === id) as never
    const m = s.raised.public
    // Small places show nothing at all (S4), so it is tried by what showing allows: joining.
    const joins = async () =>
      (
        await send(s.app, op('matters.join'), {
          input: { ref: m.ref, text: '我家也是' },
          from: { headers: { 'x-yiwang-device': 'device-s6' } },
        })
      ).status
    expect(await joins()).toBe(200)
    expect(
      (await send(s.app, op('matters.consent'), { input: { ref: m.ref, secret: 'wrong', mayPublish: true } })).status,
    ).toBe(404)
    const from = { headers: { 'x-yiwang-device': 'device-of-anybody' } }
    expect(
      (
        await send(s.app, op('matters.consent'), {
          input: { ref: m.ref, secret: m.secret, mayPublish: false, sms: false },
          from,
        })
      ).status,
    ).toBe(200)
    expect(await joins()).toBe(404)
    const track = await send(s.app, op('matters.track'), { input: { ref: m.ref, secret: m.secret } })
    expect(track.json()).toMatchObject({ super: 'open', stage: 'dispatched' })
  })

  it('S14: every way in gives the same form of number, the same clocks and the same way to follow', async () => {
    const op = (id: string) => s.implemented.find((o) => o.id === id) as never
    const from = { token: s.token(roleNamed('county-dispatcher')) }
    const made: { channel: string; ref: string; secret: string; id: string }[] = []
    const web = await send(s.app, op('matters.open'), {
      input: { text: '井盖松了', placeWords: '村口' },
      from: { headers: { 'x-yiwang-device': 'device-s14-web' } },
    })
    made.push({ channel: 'web', ...(web.json() as { ref: string; secret: string; id: string }) })
    for (const channel of ['counter', 'phone', 'grid', 'hotline']) {
      const a = await send(s.app, op('matters.register'), {
        input: { channel, text: '井盖松了', placeWords: '村口' },
        from,
      })
      made.push({ channel, ...(a.json() as { ref: string; secret: string; id: string }) })
    }
    const clocksOf = async (id: string) =>
      (
        await rows(
          'select kind, due_at, target from matters.clock where tenant=$1 and matter=$2 and state=$3 order by kind',
          [TENANT, id, 'running'],
        )
      ).rows
    const first = await clocksOf(made[0]?.id ?? '')
    expect(first.length).toBeGreaterThan(0)
    for (const m of made) {
      expect(m.ref, m.channel).toMatch(/^\d{10}$/)
      expect(m.secret.length, m.channel).toBe(made[0]?.secret.length)
      expect(await clocksOf(m.id), m.channel).toEqual(first)
      const track = await send(s.app, op('matters.track'), { input: { ref: m.ref, secret: m.secret } })
      expect(track.status, m.channel).toBe(200)
    }
  })
})

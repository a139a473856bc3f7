import { actOnBulletin } from '@yiwang/insight/contract'
import { callAs } from '@yiwang/platform/platform'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CITY, type City, COUNTY, OTHER_CITY, openCity, SILENT } from './testing/city.ts'
import { found } from './trust/canaries.ts'
import { roleNamed } from './trust/roles.ts'
import { RULES } from './trust/rules.ts'

type Person = { id: string; token: string; tenant: string }
const DAY = 86_400_000
const HOUR = 3_600_000

let c: City
let official: Person
let colleague: Person
let admin: { token: string; tenant: string }
beforeAll(async () => {
  c = await openCity()
  official = await c.staff(CITY, 'supervisor')
  colleague = await c.staff(CITY, 'leader')
  admin = { token: c.token(roleNamed('system-admin')) as string, tenant: COUNTY }
}, 120_000)
afterAll(() => c.close())

const iso = (ms: number): string => new Date(ms).toISOString()
const grant = (over: Record<string, unknown> = {}, by = admin) =>
  c.ask(
    'identity.grant-oversight',
    {
      cityAccount: official.id,
      name: '钟测试',
      postName: '市督查岗',
      reason: '六月通报复核',
      from: iso(c.w.clock.now),
      until: iso(c.w.clock.now + 30 * DAY),
      ...over,
    },
    by,
  )
const granted = async (over: Record<string, unknown> = {}): Promise<string> => {
  const a = await grant(over)
  expect(a.status, a.bytes.toString()).toBe(201)
  return a.json().id as string
}
const end = (id: string, by = admin) => c.ask('identity.end-oversight', { id, reason: '复核完了' }, by)
const open = (by: { token?: string; tenant: string } = official, county = COUNTY) =>
  c.ask('identity.open-county', { county }, by)
const enter = (ticket: unknown, tenant = COUNTY) => c.ask('identity.enter-by-grant', { ticket }, { tenant })
/** From the city into the county: the token of the visitor's session. */
const visit = async (): Promise<{ token: string; expires: string }> => {
  const opened = await open()
  expect(opened.status, opened.bytes.toString()).toBe(200)
  const entered = await enter(opened.json().ticket)
  expect(entered.status, entered.bytes.toString()).toBe(200)
  return entered.json() as { token: string; expires: string }
}
const look = (token: string, op = 'insight.workload', input = {}) => c.ask(op, input, { token, tenant: COUNTY })
beforeEach(async () => {
  await c.w.rows('update identity.oversight_grant set ended_at=coalesce(ended_at, valid_from + interval $$1 second$$)')
})

describe('a grant is made in the county', () => {
  test('by its system administrator, with reason and dates, on the record; and listed', async () => {
    const id = await granted()
    expect((await c.audited(COUNTY, 'identity.grant-oversight'))[0]).toMatchObject({
      subject: id,
      capacity: 'system-admin@370828',
      change: { city: CITY, cityAccount: official.id, reason: '六月通报复核' },
    })
    const list = (await c.ask('identity.oversight-grants', {}, admin)).json() as { items: { id: string }[] }
    const mine = list.items.find((i) => i.id === id)
    expect(mine).toMatchObject({ city: CITY, inForce: true, endedAt: null, postName: '市督查岗', lastEntered: null })
    await end(id)
    const after = (await c.ask('identity.oversight-grants', {}, admin)).json() as { items: { id: string }[] }
    expect(after.items.find((i) => i.id === id)).toMatchObject({ inForce: false, endedAt: iso(c.w.clock.now) })
    expect((await end(id)).json()).toMatchObject({ code: 'GRANT_OVER', status: 409 })
  })
  test('refused to everybody else of the county, and to the city itself', async () => {
    for (const name of ['leader', 'auditor', 'registry-clerk'])
      expect((await grant({}, { token: c.token(roleNamed(name)) as string, tenant: COUNTY })).status).toBe(403)
    expect((await grant({}, official)).status).toBe(403)
    expect((await grant({}, { ...official, tenant: COUNTY })).status).toBe(401)
  })
  test.each([
    ['past', { from: -2 * DAY, until: DAY }],
    ['the wrong way round', { from: DAY, until: DAY }],
    ['over already', { from: -2 * HOUR, until: -HOUR }],
    ['longer than 90 days', { from: 0, until: 90 * DAY + 1 }],
  ])('dates that are %s are refused in words', async (_, t) => {
    const a = await grant({ from: iso(c.w.clock.now + t.from), until: iso(c.w.clock.now + t.until) })
    expect(a.status).toBe(422)
    expect(a.bytes.toString()).toMatch(/\p{Script=Han}/u)
  })
  test('no reason, no grant; and none where no city stands above', async () => {
    expect((await grant({ reason: ' ' })).status).toBe(422)
    const city = await c.staff(CITY, 'system-admin')
    expect((await grant({}, city)).json()).toMatchObject({ code: 'NO_CITY', status: 409 })
  })
})

describe('one refusal, and nothing of it in the county', () => {
  const refused = async (by: { token?: string; tenant: string }, county?: string) => {
    const before = await c.traces()
    const a = await open(by, county)
    expect(a.json()).toMatchObject({ code: 'NO_GRANT', status: 403 })
    expect(await c.traces()).toBe(before)
    return a.json().title
  }
  test('without a grant, for another account, another county, a county that does not exist, from another city', async () => {
    const without = await refused(official)
    await granted()
    const rest = [
      await refused(colleague),
      await refused(official, SILENT),
      await refused(official, 'elsewhere'),
      await refused(official, "x' or 1=1"),
      await refused(await c.staff(OTHER_CITY, 'supervisor')),
    ]
    expect(new Set([without, ...rest]).size).toBe(1)
    expect((await open()).status).toBe(200)
    expect((await c.audited(CITY, 'identity.open-county')).map((r) => r.outcome)).toContain('refused')
  })
  test('before its dates, after its dates, after its end, and when the city is no longer above', async () => {
    const start = c.w.clock.now
    const id = await granted({ from: iso(start + HOUR), until: iso(start + 2 * HOUR) })
    await refused(official)
    c.w.clock.now = start + HOUR
    const { ticket } = (await open()).json()
    await c.w.rows('update platform.tenant set parent=null where tenant=$1', [COUNTY])
    await refused(official)
    expect((await enter(ticket)).status).toBe(401)
    await c.w.rows('update platform.tenant set parent=$2 where tenant=$1', [COUNTY, CITY])
    c.w.clock.now = start + 2 * HOUR
    await refused(official)
    c.w.clock.now = start + HOUR
    await end(id)
    await refused(official)
  })
})

describe('the ticket', () => {
  test('opens a session for the one post, once; only its hash is kept', async () => {
    await granted()
    const ticket = (await open()).json().ticket as string
    expect(Buffer.from(ticket, 'base64url').length).toBeGreaterThanOrEqual(16)
    const kept = await c.w.rows('select * from identity.oversight_ticket')
    expect(JSON.stringify(kept)).not.toContain(ticket)
    const entered = await enter(ticket)
    expect(entered.json().me).toMatchObject({
      kind: 'staff',
      tenant: COUNTY,
      posts: [{ kind: 'oversight', kindWords: { zh: '上级督看（凭授权）' }, level: 'county', area: '370828' }],
      opens: ['insight.cases', 'insight.workload', 'insight.board-of'],
    })
    expect((await enter(ticket)).json()).toMatchObject({ code: 'WRONG_TICKET', status: 401 })
  })
  test('is refused a minute later, in another tenant, made up, and after the grant has ended', async () => {
    const id = await granted()
    const late = (await open()).json().ticket
    c.w.clock.now += 60_000
    expect((await enter(late)).status).toBe(401)
    const astray = (await open()).json().ticket
    expect((await enter(astray, SILENT)).status).toBe(401)
    expect((await enter('made-up')).status).toBe(401)
    expect((await enter(astray)).status).toBe(200)
    const held = (await open()).json().ticket
    await end(id)
    expect((await enter(held)).status).toBe(401)
  })
  test('two at the door with one ticket: one comes in', async () => {
    await granted()
    const { ticket } = (await open()).json()
    const both = await Promise.all([enter(ticket), enter(ticket)])
    expect(both.map((a) => a.status).sort()).toEqual([200, 401])
  })
  test('both books say who came', async () => {
    const id = await granted()
    await visit()
    const change = { county: COUNTY, grant: id }
    expect((await c.audited(CITY, 'identity.open-county'))[0]).toMatchObject({
      actor: official.id,
      outcome: 'ok',
      change,
    })
    expect((await c.audited(COUNTY, 'identity.enter-by-grant'))[0]).toMatchObject({
      subject: id,
      outcome: 'ok',
      change: { by: 'grant', city: CITY, cityAccount: official.id },
    })
  })
})

describe('the visit', () => {
  test('ends with the grant at the very next request, and no password opens it', async () => {
    const id = await granted()
    const { token } = await visit()
    expect((await look(token)).status).toBe(200)
    await end(id)
    expect((await look(token)).status).toBe(401)
    const account = await c.w.one('select username, password, person, disabled from identity.account where id=$1', [id])
    expect(account).toEqual({ username: null, password: null, person: null, disabled: true })
  })
  test('lasts half a day at most, and never longer than the grant', async () => {
    await granted({ until: iso(c.w.clock.now + 13 * HOUR) })
    const first = await visit()
    expect(first.expires).toBe(iso(c.w.clock.now + 12 * HOUR))
    c.w.clock.now += 12 * HOUR
    expect((await look(first.token)).status).toBe(401)
    const second = await visit()
    expect(second.expires).toBe(iso(c.w.clock.now + HOUR))
    c.w.clock.now += HOUR
    expect((await look(second.token)).status).toBe(401)
  })
  test('reads a figure of a released bulletin and the cases behind it, each look on the record', async () => {
    await c.w.rows('update identity.session set expires_at=$1', [new Date(Date.UTC(2027, 0, 1))])
    c.w.clock.now = Date.UTC(2026, 6, 2)
    await catchUp(c.w.platform, COUNTY)
    const b = await c.w.one<{ id: string; hash: string }>(
      `select id, hash from insight.bulletin where tenant=$1 and month='2026-06'`,
      [COUNTY],
    )
    const id = await granted()
    const { token } = await visit()
    const draft = await look(token, 'insight.bulletin', { id: b.id })
    expect(draft.status).toBe(404)
    for (const [name, action] of [
      ['bulletin-checker', 'check'],
      ['releaser', 'release'],
    ] as const)
      await callAs(c.w.platform, actOnBulletin, {
        actor: await c.w.as(name),
        input: { id: b.id, hash: b.hash, action, reason: '' },
      })
    const seen = (await look(token, 'insight.bulletin', { id: b.id })).json() as { figures: { query: string }[] }
    const query = seen.figures[0]?.query
    const cases = await look(token, 'insight.cases', { query })
    expect((cases.json() as { items: unknown[] }).items.length).toBeGreaterThan(3)
    expect(found(c.canaries, cases.bytes).filter((k) => k.kind !== 'title')).toEqual([])
    expect(found(c.canaries, cases.bytes).map((k) => k.of)).not.toContain('secret')
    expect((await c.audited(COUNTY, 'insight.cases'))[0]).toMatchObject({
      actor: id,
      subject: query,
      outcome: 'read',
      capacity: 'oversight@370828',
    })
  })
  test('the auditor reads in words who that was', async () => {
    const auditor = { token: c.token(roleNamed('auditor')) as string, tenant: COUNTY }
    const a = await c.ask('audit.entries', { operation: 'insight.cases' }, auditor)
    expect(a.json()).toMatchObject({
      items: [{ actorName: '钟**', capacityWords: { zh: '上级督看（凭授权）', en: 'Oversight by grant' } }],
    })
  })
  test('does no command at all, whatever it is', async () => {
    const id = await granted()
    const { token } = await visit()
    const history = () => c.w.one('select count(*)::int as n from platform.event where tenant=$1', [COUNTY])
    const before = await history()
    const wrong: string[] = []
    let tried = 0
    for (const op of c.implemented.filter((o) => o.kind === 'command' && o.id !== 'identity.sign-out'))
      for (const rule of RULES[op.id] ?? []) {
        tried++
        const a = await c.ask(op.id, rule.input(c), { token, tenant: COUNTY })
        const { code } = a.json()
        if (a.status !== 403 && code !== 'NOT_FOUND') wrong.push(`${op.id}: ${a.status} ${code}`)
      }
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(40)
    expect(await history()).toEqual(before)
    expect((await c.audited(COUNTY, 'matters.reveal'))[0]).toMatchObject({ actor: id, outcome: 'refused' })
    expect((await look(token)).status).toBe(200)
  })
  test('reads nothing else: only what everybody reads, her own, and what names her post', async () => {
    await granted()
    const { token } = await visit()
    const opened: string[] = []
    for (const op of c.implemented.filter((o) => o.kind === 'query'))
      for (const rule of RULES[op.id] ?? []) {
        const a = await c.ask(op.id, rule.input(c), { token, tenant: COUNTY })
        if (a.status === 200 && op.dataClass !== 'public') opened.push(op.id)
        expect(a.status, op.id).toBeLessThan(500)
        const leaks = found(c.canaries, a.bytes).filter((k) => k.kind !== 'title')
        expect(leaks, op.id).toEqual([])
      }
    expect([...new Set(opened)].sort()).toEqual([
      'identity.me',
      'identity.my-data',
      'insight.cases',
      'insight.workload',
    ])
  })
  test('signing out ends it', async () => {
    await granted()
    const { token } = await visit()
    expect((await c.ask('identity.sign-out', {}, { token, tenant: COUNTY })).status).toBe(200)
    expect((await look(token)).status).toBe(401)
  })
})

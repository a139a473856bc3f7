import type { Operation } from '@yiwang/kernel'
import { settle } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found } from './canaries.ts'
import { isStaff, MATTERS, type MatterKey, ROLES, type Role, roleNamed } from './roles.ts'
import { COMMON, openScene, type Scene } from './scene.ts'
import { send } from './send.ts'

let s: Scene
beforeAll(async () => {
  s = await openScene()
  await settle(s.w.platform)
}, 120_000)
afterAll(() => s.close())

const op = (id: string): Operation | undefined => s.implemented.find((o) => o.id === id)
const ask = async (id: string, role: Role, input: Record<string, unknown> = {}) =>
  send(s.app, op(id) as Operation, { input, from: { token: s.token(role) } })
const readers = (): Role[] => ROLES.filter((r) => isStaff(r) && r.standing === 'live')
/** Numbers are shown in groups of digits; spaces inside them must hide nothing. */
const tight = (bytes: Buffer): string => `${bytes} ${bytes.toString().replaceAll(/(?<=\d) (?=\d)/g, '')}`
const keysIn = (text: string): MatterKey[] => MATTERS.filter((k) => text.includes(s.raised[k].ref))
const individually = async (role: Role): Promise<MatterKey[]> => {
  const out: MatterKey[] = []
  for (const k of MATTERS) if ((await ask('matters.matter', role, { id: s.raised[k].id })).status === 200) out.push(k)
  return out
}

describe('a list shows exactly what its reader may open one by one', () => {
  it.each([
    ['matters.inbox', { view: 'all', limit: 200 }],
    ['matters.search', { q: COMMON, limit: 50 }],
    ['matters.export', { view: 'all' }],
  ])('%s', async (id, input) => {
    const wrong: string[] = []
    for (const role of readers()) {
      const a = await ask(id, role, input)
      expect(a.status, `${id} as ${role.name}`).toBe(200)
      const shown = keysIn(tight(a.bytes))
      const mine = await individually(role)
      expect(mine, role.name).toEqual(MATTERS.filter((k) => role.sees.includes(k)))
      if (shown.join() !== mine.join()) wrong.push(`${role.name}: shows ${shown} but may open ${mine}`)
    }
    expect(wrong).toEqual([])
  })

  it('counts count what the same view lists, and a search says how many it found', async () => {
    const wrong: string[] = []
    for (const role of readers()) {
      const { counts } = (await ask('matters.inbox-counts', role)).json() as { counts: Record<string, number> }
      for (const [view, n] of Object.entries(counts)) {
        const a = await ask('matters.inbox', role, { view, limit: 200 })
        if (a.status !== 200) continue
        const items = (a.json() as { items: unknown[] }).items.length
        if (items !== n) wrong.push(`${role.name} ${view}: counts ${n}, lists ${items}`)
      }
      const { total, items } = (await ask('matters.search', role, { q: COMMON })).json() as { total: number; items: [] }
      if (total !== items.length) wrong.push(`${role.name} search: says ${total}, shows ${items.length}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('the one complained about meets nothing of it, by no side path', () => {
  const sides: [string, MatterKey][] = [
    ['accused handler', 'accuse-unit'],
    ['accused leader', 'accuse-unit'],
    ['accused person', 'accuse-person'],
  ]
  const words = (k: MatterKey) => [
    s.raised[k].ref,
    s.raised[k].id,
    ...s.canaries.filter((c) => c.of === k).map((c) => c.text),
  ]
  const holds = (bytes: Buffer, k: MatterKey) => words(k).filter((t) => tight(bytes).includes(t))

  it.each(sides)('search: %s', async (name, k) => {
    const { ref, phone } = s.raised[k]
    for (const q of [COMMON, ref, ref.slice(-4), phone.slice(-4)]) {
      const a = await ask('matters.search', roleNamed(name), { q })
      expect(holds(a.bytes, k), q).toEqual([])
    }
  })
  it.each(sides)('export: %s', async (name, k) => {
    expect(holds((await ask('matters.export', roleNamed(name), { view: 'all' })).bytes, k)).toEqual([])
  })
  it.each(sides)('notice: %s', async (name, k) => {
    expect(holds((await ask('notify.notices', roleNamed(name), { limit: 100 })).bytes, k)).toEqual([])
  })
  it.each(sides)('attachment: %s', async (name, k) => {
    const id = '00000000-0000-7000-8000-00000000f11e'
    await s.w.rows(
      `insert into matters.file(tenant, id, matter, owner, name, kind, mime, bytes, hash, at) values('jinxiang',$1,$2,'device:x','照片.jpg','image','image/jpeg',1,'none',now())
       on conflict (tenant, id) do update set matter=$2`,
      [id, s.raised[k].id],
    )
    const a = await send(s.app, op('files.download') as Operation, {
      input: { id },
      from: { token: s.token(roleNamed(name)) },
    })
    expect(a.status).toBe(404)
  })
  it.each(sides)('count: %s', async (name, k) => {
    const before = (await ask('matters.inbox-counts', roleNamed(name))).bytes.toString()
    const row = await s.w.one<{ super: string; owner: string }>(
      'select super, owner from matters.matter where tenant=$1 and id=$2',
      ['jinxiang', s.raised[k].id],
    )
    await s.w.rows(`update matters.matter set super='closed', owner=null where tenant='jinxiang' and id=$1`, [
      s.raised[k].id,
    ])
    const without = (await ask('matters.inbox-counts', roleNamed(name))).bytes.toString()
    await s.w.rows(`update matters.matter set super=$2, owner=$3 where tenant='jinxiang' and id=$1`, [
      s.raised[k].id,
      row.super,
      row.owner,
    ])
    expect(without).toBe(before)
  })
  it('log: neither the log of the server nor the words of refusals hold a name, a phone or a text', async () => {
    const lines: string[] = []
    const note = (d: object, m: string) => void lines.push(JSON.stringify(d) + m)
    const { platform } = s.w
    const spied = { ...platform, log: { ...platform.log, error: note, warn: note, info: note } }
    const { createServer } = await import('../serve.ts')
    const app = await createServer({
      composed: { ...s.w, platform: spied },
      dist: undefined,
      uploadDir: '/tmp',
      limits: false,
    })
    const broken = { ...s.raised.plain, text: s.canaries[0]?.text }
    for (const o of s.implemented)
      await app.inject({
        method: 'POST',
        url: `/api${o.http.split(' ')[1]}`,
        payload: JSON.stringify(broken),
        headers: { 'content-type': 'application/json' },
      })
    await app.close()
    expect(found(s.canaries, Buffer.from(lines.join('\n')))).toEqual([])
  })
  it('the audit holds no name, no phone and no words of the resident', async () => {
    const rows = await s.w.rows('select * from platform.audit')
    expect(rows.length).toBeGreaterThan(20)
    const secretive = s.canaries.filter((c) => c.kind !== 'internal')
    expect(found(secretive, Buffer.from(JSON.stringify(rows)))).toEqual([])
  })
  // A visitor of the demo must find her own code by the number she typed, so numbers show there and nothing else.
  it('the demo outbox shows no name and no words of a resident', async () => {
    const a = await send(s.app, op('notify.outbox') as Operation, { input: {} })
    expect(found(s.canaries, a.bytes).filter((c) => !/^1\d{10}$/.test(c.text))).toEqual([])
  })
})

describe('a right that ends, ends at once', () => {
  it('posts, accounts and sessions: the very next request is refused', async () => {
    const role = roleNamed('far handler')
    const open = () => ask('matters.matter', role, { id: s.raised.far.id })
    expect((await open()).status).toBe(200)
    const { post, account } = s.ids[role.name] as { post: string; account: string }
    const [held] = await s.w.rows(`select person, unit from registry.post where tenant='jinxiang' and id=$1`, [post])
    const admin = roleNamed('system-admin')
    expect((await ask('registry.end-term', admin, { id: post, reason: '调离' })).status).toBe(200)
    expect((await open()).status).toBe(404)
    expect((await ask('registry.appoint', admin, { ...held, kind: 'handler' })).status).toBe(200)
    expect((await open()).status).toBe(200)
    await s.w.rows(`update identity.account set disabled=true where tenant='jinxiang' and id=$1`, [account])
    expect((await open()).status).toBe(401)
    await s.w.rows(`update identity.account set disabled=false where tenant='jinxiang' and id=$1`, [account])
    expect((await open()).status).toBe(200)
    expect((await ask('identity.sign-out', role)).status).toBe(200)
    expect((await open()).status).toBe(401)
  })
})

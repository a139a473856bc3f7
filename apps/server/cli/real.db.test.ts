import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Installation, openInstallation, type Started } from '../testing/yiwang.ts'

type Answer = { error?: { code: string; zh: string }; [key: string]: unknown }
let y: Installation
let other: Installation
let up: Started
let password = ''
beforeAll(async () => {
  y = openInstallation()
  other = openInstallation()
  up = await y.up(['--real', '--no-web'])
}, 180_000)
afterAll(async () => {
  await up.end()
  await y.close()
  await other.close()
}, 180_000)

const send = (path: string, body: unknown, token?: string) =>
  fetch(`${up.address}/api${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-yiwang-token': '1',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  })
const signIn = async (username: string, secret: string) => send('/sign-in', { username, password: secret })

test('real use begins empty: no demo account signs in', async () => {
  expect((await signIn('admin', 'yiwang-demo-2026')).status).not.toBe(200)
})

test('the first administrator is made beside the running server and must change the password', async () => {
  const args = ['user', 'add', '--admin', '--username', 'first', '--name', '尹一', '--county', '370828']
  const made = await y.json<Answer>(args)
  expect(made).toMatchObject({ code: 0, tenant: '370828', admin: true })
  password = String(made.firstPassword)
  // The running server learns of the new tenant at its next look.
  const r = await vi.waitFor(
    async () => {
      const tried = await signIn('first', password)
      expect(tried.status).toBe(200)
      return tried
    },
    { timeout: 60_000, interval: 200 },
  )
  const { me, token } = (await r.json()) as {
    token: string
    me: { mustChange: boolean; demo: boolean; posts: { kind: string }[] }
  }
  expect(me).toMatchObject({ mustChange: true, demo: false, posts: [{ kind: 'system-admin' }] })
  const look = await fetch(`${up.address}/api/accounts`, { headers: { authorization: `Bearer ${token}` } })
  expect(look.status).toBe(403)
  const outbox = await fetch(`${up.address}/api/outbox`, { headers: { authorization: `Bearer ${token}` } })
  expect(outbox.status).toBeGreaterThanOrEqual(400)
}, 180_000)

test('users: add, post, list, reset, disable, enable; every refusal says what to do', async () => {
  expect(await y.json(['user', 'add', '--username', 'second', '--name', '尹二'])).toMatchObject({
    code: 0,
    admin: false,
  })
  expect(
    await y.json(['user', 'post', 'add', '--username', 'second', '--kind', 'county-dispatcher', '--area', '370828']),
  ).toMatchObject({ code: 0 })
  const { users } = await y.json<{ users: { username: string; posts: { kind: string }[] }[] }>(['user', 'list'])
  expect(users.map((u) => [u.username, u.posts.map((p) => p.kind)])).toEqual([
    ['first', ['system-admin']],
    ['second', ['county-dispatcher']],
  ])
  expect(await y.json(['user', 'disable', 'second', '--reason', '调离'])).toMatchObject({ code: 0, disabled: true })
  expect(await y.json(['user', 'add', '--username', 'second', '--name', '尹二'])).toMatchObject({
    code: 1,
    error: { code: 'USERNAME_TAKEN' },
  })
  expect(await y.json(['user', 'reset', 'nobody'])).toMatchObject({ code: 1, error: { code: 'NO_USER' } })
  expect(await y.json(['user', 'list', '--tenant', 'mars'])).toMatchObject({ code: 2, error: { code: 'WRONG_USE' } })
}, 180_000)

test('exports are files for their owner, formula-safe, and in the audit with their reason', async () => {
  await y.json(['user', 'add', '--username', 'third', '--name', '=1+1'])
  mkdirSync(join(y.dir, 'out'))
  const registry = await y.json<{ rows: Record<string, number> }>(['export', 'registry', 'out', '--reason', '年度核对'])
  expect(registry).toMatchObject({ code: 0, rows: { people: 3, posts: 2 } })
  expect(readdirSync(join(y.dir, 'out')).sort()).toEqual([
    'divisions.csv',
    'grids.csv',
    'people.csv',
    'posts.csv',
    'units.csv',
  ])
  expect(readFileSync(join(y.dir, 'out', 'people.csv'), 'utf8')).toContain(`"'=1+1"`)
  expect(await y.json(['export', 'audit', 'audit.jsonl', '--format', 'jsonl', '--reason', '检查'])).toMatchObject({
    code: 0,
  })
  const rows = readFileSync(join(y.dir, 'audit.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l))
  const exports = rows.filter((r) => r.operation === 'cli.export').map((r) => JSON.parse(r.change).reason)
  expect(exports).toEqual(['年度核对', '检查'])
  expect(await y.json(['export', 'audit', 'audit.jsonl', '--reason', '检查'])).toMatchObject({
    code: 1,
    error: { code: 'FILE_EXISTS' },
  })
}, 180_000)

test('a backup of the running server restores whole, and only whole', async () => {
  mkdirSync(join(y.place, 'files', 'ab'), { recursive: true })
  writeFileSync(join(y.place, 'files', 'ab', 'photo'), 'a photo')
  expect(await y.json(['backup', 'b.tar.gz'])).toMatchObject({ code: 0 })
  expect(await y.json(['backup', 'folder'])).toMatchObject({ code: 0 })
  const archive = join(y.dir, 'b.tar.gz')

  const half = join(y.dir, 'half.tar.gz')
  cpSync(archive, half)
  truncateSync(half, 1_000_000)
  expect(await other.json(['restore', half])).toMatchObject({ code: 1, error: { code: 'DAMAGED_BACKUP' } })
  const changed = join(y.dir, 'folder', 'files', 'ab', 'photo')
  writeFileSync(changed, 'another')
  expect(await other.json(['restore', join(y.dir, 'folder')])).toMatchObject({
    code: 1,
    error: { code: 'DAMAGED_BACKUP' },
  })
  writeFileSync(changed, 'a photo')
  expect(readdirSync(other.place).filter((n) => n === 'postgres' || n.startsWith('.restore'))).toEqual([])

  const done = await other.json<Answer>(['restore', archive])
  expect(done).toMatchObject({ code: 0, sound: true, audit: [{ tenant: '370828', broken: [] }] })
  expect((done.audit as { rows: number; unsealed: number }[])[0]?.rows).toBeGreaterThan(3)
  expect(readFileSync(join(other.place, 'files', 'ab', 'photo'), 'utf8')).toBe('a photo')
  const { users } = await other.json<{ users: { username: string }[] }>(['user', 'list'])
  expect(users.map((u) => u.username)).toEqual(['first', 'second', 'third'])
  expect(await other.json(['restore', archive])).toMatchObject({ code: 1, error: { code: 'NOT_EMPTY' } })

  rmSync(other.place, { recursive: true })
  expect(await other.json(['restore', join(y.dir, 'folder')])).toMatchObject({ code: 0, sound: true })
}, 180_000)

test('a database of one’s own is backed up with its own tools', async () => {
  const r = await y.json(['backup', 'c.tar.gz'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' })
  expect(r).toMatchObject({ code: 1, error: { code: 'OWN_SERVER' } })
  const away = await y.json<Answer>(['user', 'list'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' })
  expect(away).toMatchObject({ code: 1, error: { code: 'ECONNREFUSED' } })
}, 180_000)

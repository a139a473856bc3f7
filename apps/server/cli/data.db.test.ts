import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, openInstallation } from '../testing/yiwang.ts'

type Answer = { error?: { code: string }; [key: string]: unknown }
let y: Installation
beforeAll(() => {
  y = openInstallation()
})
afterAll(() => y.close())

test('--help lists what there is, Chinese first, and every command has its own', async () => {
  const { code, out } = await y.run(['--help'])
  expect(code).toBe(0)
  const names = [...out.matchAll(/^ {2}([a-z-]+) /gm)].map((m) => m[1])
  expect(names).toEqual(
    'up migrate seed demo-packs import export replay bulletin backup restore user packs simulate doctor trust bench test'.split(
      ' ',
    ),
  )
  expect(out.indexOf('命令')).toBeLessThan(out.indexOf('Commands'))
  const own = await y.run(['user', 'post', 'add', '--help'])
  expect([own.code, own.out]).toEqual([0, expect.stringContaining('任职')])
})

test('packs need no database', async () => {
  expect(await y.json<Answer>(['packs', 'check'])).toMatchObject({ code: 0, faults: 0 })
  expect(await y.json<Answer>(['packs', 'plan', 'm99'])).toMatchObject({ code: 2, error: { code: 'WRONG_USE' } })
  expect((await y.run(['packs', 'plan', 'm13'])).out).toContain('签收')
  expect(existsSync(join(y.place, 'postgres'))).toBe(false)
})

test('migrate, seed, and what they leave', async () => {
  const pending = await y.json<{ pending: string[]; applied: string[] }>(['migrate', '--status'])
  expect([pending.applied.length, pending.pending.length > 5]).toEqual([0, true])
  expect((await y.json<{ applied: string[] }>(['migrate'])).applied).toEqual(pending.pending)
  expect(await y.json(['bulletin', 'list'])).toMatchObject({ code: 1, error: { code: 'NO_TENANT' } })
  expect(await y.json(['seed'])).toMatchObject({ code: 0, tenant: 'jinxiang' })
  expect(await y.json(['seed'])).toMatchObject({ code: 1, error: { code: 'NOT_EMPTY' } })
  expect(await y.json(['bulletin', 'list'])).toMatchObject({ code: 0, bulletins: [] })
  expect(await y.json(['bulletin', 'docx', '2026-05', 'x.docx'])).toMatchObject({
    code: 1,
    error: { code: 'NO_BULLETIN' },
  })
  expect((await y.json<{ users: unknown[] }>(['user', 'list'])).users.length).toBeGreaterThan(50)
}, 120_000)

test('help marks what is required, gives examples, and reads defaults aloud', async () => {
  const post = await y.run(['user', 'post', 'add', '--help'])
  expect(post.out).toMatch(/--username <name>.*必填/)
  expect(post.out).toContain('例子')
  expect(post.out).toMatch(/handler +--unit +承办岗/)
  const wrong = await y.run(['user', 'post', 'add', '--username', 'x', '--kind', 'bogus'])
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('county-dispatcher')])
  expect(wrong.err).toContain('./yiwang user post add --help')
  expect((await y.run(['doctor', '--help'])).out).not.toContain('["')
  expect((await y.run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('import says which county or mapping is missing and what to add', async () => {
  const file = join(y.dir, 'a.csv')
  writeFileSync(file, '单号,说了什么,何时\n1,路灯不亮,2026-01-02 08:00\n')
  const none = await y.json<Answer>(['import', 'appeals', file, '--tenant', 'trial'])
  expect(none).toMatchObject({ code: 1, error: { code: 'NO_TENANT', zh: expect.stringContaining('--create-tenant') } })
  const made = await y.json<{ error: { zh: string } }>([
    ...['import', 'appeals', file, '--tenant', 'trial', '--create-tenant'],
  ])
  expect(made.error.zh).toContain('--mapping mapping.json')
  expect(made.error.zh).toContain('{"columns":{"id":"单号","text":"说了什么","at":"何时"}}')
})

test('an export without a row still has its header; a reason has a least length', async () => {
  const empty = join(y.dir, 'none.csv')
  expect(await y.json(['export', 'matters', empty, '--reason', '核对'])).toMatchObject({
    code: 0,
    rows: { matters: 0 },
  })
  expect(readFileSync(empty, 'utf8')).toMatch(/^\ufeff"?id"?,"?ref"?,/)
  const short = await y.run(['export', 'matters', join(y.dir, 'x.csv'), '--reason', 'x'])
  expect([short.code, short.err]).toEqual([2, expect.stringContaining('至少 2 个字')])
  mkdirSync(join(y.dir, 'out'))
  expect(await y.json(['export', 'registry', 'out', '--reason', '核对'])).toMatchObject({ code: 0 })
})

test('users come by name with their places; several exams at once', async () => {
  const { users } = await y.json<{ users: { username: string }[] }>(['user', 'list'])
  expect(users.map((u) => u.username)).toEqual(users.map((u) => u.username).sort())
  expect((await y.run(['user', 'list', '--find', 'handler.d01'])).out).toMatch(/handler\.d01 .*承办岗（县委办/)
  const exams = await y.json<{ exams: { exam: string }[] }>(['doctor', 'state', 'clocks'])
  expect(exams.exams.map((e) => e.exam)).toEqual(['state', 'clocks'])
})

test('a worker alone answers nobody and stops cleanly', async () => {
  const worker = await y.up(['--role=worker'])
  expect(worker.address).toBe('')
  expect(await worker.end()).toBe(0)
})

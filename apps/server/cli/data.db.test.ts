import { existsSync } from 'node:fs'
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
  const names = [...out.matchAll(/^ {2}([a-z]+) /gm)].map((m) => m[1])
  expect(names).toEqual(
    'up migrate seed import export replay bulletin backup restore user packs doctor trust bench test'.split(' '),
  )
  expect(out.indexOf('命令')).toBeLessThan(out.indexOf('Commands'))
  const own = await y.run(['user', 'post', 'add', '--help'])
  expect([own.code, own.out]).toEqual([0, expect.stringContaining('任职')])
}, 60_000)

test('packs need no database', async () => {
  expect(await y.json<Answer>(['packs', 'check'])).toMatchObject({ code: 0, faults: 0 })
  expect(await y.json<Answer>(['packs', 'plan', 'm99'])).toMatchObject({ code: 2, error: { code: 'WRONG_USE' } })
  expect((await y.run(['packs', 'plan', 'm13'])).out).toContain('签收')
  expect(existsSync(join(y.place, 'postgres'))).toBe(false)
}, 60_000)

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

test('a worker alone answers nobody and stops cleanly', async () => {
  const worker = await y.up(['--role=worker'])
  expect(worker.address).toBe('')
  expect(await worker.end()).toBe(0)
}, 60_000)

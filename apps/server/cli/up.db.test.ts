import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { lives } from '@yiwang/platform/postgres/process-identity'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ANY_PORT, type Installation, openInstallation } from '../testing/yiwang.ts'

let y: Installation
beforeAll(() => {
  y = openInstallation()
})
afterAll(() => y.close())

const health = async (address: string): Promise<unknown> => (await fetch(`${address}/api/health`)).json()
const postmaster = (): number => {
  try {
    return Number(readFileSync(join(y.place, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    // Between two servers there is no such file.
    return 0
  }
}
const until = async (ok: () => boolean | Promise<boolean>): Promise<void> => {
  await vi.waitFor(async () => expect(await ok()).toBe(true), { timeout: 60_000, interval: 100 })
}

describe('wrong use ends with 2, says what to do, and touches nothing', () => {
  test.each([
    [['up'], { PORT: 'abc' }, 'PORT=abc'],
    [['up'], { PORT: '70000' }, 'PORT=70000'],
    [['up'], { HOST: 'no host' }, 'HOST=no host'],
    [['up', '--role=king'], {}, 'web'],
    [['nothing'], {}, '没有命令 nothing'],
    [['user', 'add', '--username', 'X', '--name', 'y'], {}, '小写字母'],
  ])('%j %j', async (args, env, said) => {
    const r = await y.run(args, env as Record<string, string>)
    expect(r.code).toBe(2)
    expect(r.err).toContain(said)
    expect(r.err).not.toMatch(/\n\s+at /)
    expect(statSync(join(y.place, 'postgres'), { throwIfNoEntry: false })).toBeUndefined()
  })
})

test('first start, then: busy data, taken port, kills, and a start on what they left', {
  timeout: 300_000,
}, async () => {
  const first = await y.up(['--no-web'])
  expect(await health(first.address)).toEqual({ ok: true })
  const demo = await fetch(`${first.address}/api/outbox`)
  expect(demo.status).not.toBe(500)

  const owner = readFileSync(join(y.place, 'postgres.owner.json'), 'utf8')
  const second = await y.run(['up', '--no-web'], { PORT: ANY_PORT })
  expect(second.code).toBe(1)
  expect(second.err).toContain(`一网已在运行：${first.address}/`)
  const same = await y.run(['up', '--no-web'], { PORT: new URL(first.address).port })
  expect([same.code, same.err]).toEqual([1, expect.stringContaining('一网已在运行')])
  expect(await y.json(['migrate'])).toMatchObject({
    code: 1,
    error: { code: 'EMBEDDED_BUSY', zh: expect.stringContaining('先停下 ./yiwang up（Ctrl-C）') },
  })
  expect(readFileSync(join(y.place, 'postgres.owner.json'), 'utf8')).toBe(owner)

  // The database dies under a running server: it comes back by itself.
  const died = postmaster()
  process.kill(died, 'SIGKILL')
  // A new one, not an answer that the dying one still gave.
  await until(() => ![0, died].includes(postmaster()) && lives(postmaster()))
  await until(async () => (await fetch(`${first.address}/api/health`).catch(() => undefined))?.status === 200)

  // The server dies: its database lives on, and the next start takes it over.
  const left = postmaster()
  await first.end('SIGKILL')
  expect(lives(left)).toBe(true)
  const third = await y.up(['--no-web'])
  expect(await health(third.address)).toEqual({ ok: true })

  // Both die.
  process.kill(postmaster(), 'SIGKILL')
  await third.end('SIGKILL')
  const fourth = await y.up(['--no-web'])
  expect(await health(fourth.address)).toEqual({ ok: true })
  const stopped = postmaster()
  expect(await fourth.end('SIGTERM')).toBe(0)
  expect(lives(stopped)).toBe(false)

  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const refused = await y.run(['up', '--no-web'], { PORT: String(port) })
  const elsewhere = join(y.dir, 'var2')
  const early = await y.run(['up', '--no-web'], { PORT: String(port), YIWANG_VAR: elsewhere })
  taken.close()
  expect([early.code, early.err]).toEqual([1, expect.stringContaining(`端口 ${port} 已被别的程序占用`)])
  expect(existsSync(join(elsewhere, 'postgres'))).toBe(false)
  expect(refused.code).toBe(1)
  expect(refused.err).toContain(`端口 ${port} 已被别的程序占用`)

  const real = await y.run(['up', '--real', '--no-web'], { PORT: ANY_PORT })
  expect([real.code, real.err]).toEqual([1, expect.stringContaining('演示数据')])

  const last = await y.up(['--no-web'])
  expect(await last.end('SIGINT')).toBe(0)
  // The promise of 5 s is for a machine of its own; tests share this one.
  console.log(`second start: ${Math.round(last.took)} ms`)
})

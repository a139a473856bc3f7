import { startSystemPostgres, systemBinaries } from '@yiwang/platform/testing/system-postgres'
import { expect, test } from 'vitest'
import { openInstallation } from '../testing/yiwang.ts'

test('the same on the PostgreSQL of the system, and again on what it left', { timeout: 300_000 }, async ({ skip }) => {
  const [lowest] = systemBinaries()
  if (!lowest) return skip('no PostgreSQL under /usr/lib/postgresql')
  const found = await startSystemPostgres()
  if (!found.server) throw new Error(found.reason)
  const y = openInstallation()
  try {
    const env = { DATABASE_URL: found.server.url }
    const old = await y.json(['user', 'list'], env)
    expect(old).toMatchObject({ code: 1, error: { code: 'OLD_SCHEMA' } })
    for (const _ of ['new', 'known']) {
      const up = await y.up(['--no-web'], env)
      expect(await (await fetch(`${up.address}/api/health`)).json()).toEqual({ ok: true })
      expect(await (await fetch(`${up.address}/api/divisions?find=金乡县`)).json()).toMatchObject({ items: [{}] })
      expect(await up.end()).toBe(0)
    }
    expect(await y.json(['backup', 'x.tar.gz'], env)).toMatchObject({ code: 1, error: { code: 'OWN_SERVER' } })
  } finally {
    await y.close()
    await found.server.stop()
  }
  console.log(`PostgreSQL ${found.version}`)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { freshDatabase } from './postgres.ts'
import { startSystemPostgres, systemBinaries } from './system-postgres.ts'
import { runOn, withDatabase } from './test-server.ts'

it('gives each caller a database of its own and removes it', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  await runOn(one.url, 'CREATE TABLE mine (n int)')
  const seen = await runOn(two.url, "SELECT to_regclass('mine') AS mine")
  expect(seen.rows).toEqual([{ mine: null }])
  await one.drop()
  await expect(runOn(one.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' })
  await two.drop()
})

it('replaces only the database in a connection string', () => {
  expect(withDatabase('postgresql:///a?host=%2Ftmp%2Fx&user=u', 'b')).toBe('postgresql:///b?host=%2Ftmp%2Fx&user=u')
  expect(withDatabase('postgres://u:p@h:5433/a', 'b')).toBe('postgres://u:p@h:5433/b')
  expect(withDatabase('postgres://u@h', 'b')).toBe('postgres://u@h/b')
})

it('says why when there is no PostgreSQL of the system', async () => {
  const root = mkdtempSync(join(tmpdir(), 'yiwang-none-'))
  const found = await startSystemPostgres({ root })
  rmSync(root, { recursive: true })
  expect(found).toMatchObject({ server: undefined, reason: expect.stringContaining(root) })
})

it('starts a throw-away server of the system’s PostgreSQL where one is installed', async ({ skip }) => {
  const [lowest] = systemBinaries()
  if (lowest === undefined) return skip('no PostgreSQL under /usr/lib/postgresql')
  const found = await startSystemPostgres()
  if (found.server === undefined) throw new Error(found.reason)
  const { rows } = await runOn(found.server.url, "SELECT current_setting('server_version_num')::int / 10000 AS major")
  await found.server.stop()
  expect(rows).toEqual([{ major: lowest.major }])
})

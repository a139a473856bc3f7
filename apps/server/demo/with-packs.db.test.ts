import { packs } from '@yiwang/packs'
import { openDb } from '@yiwang/platform/db'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_TENANT } from '../cli/publish.ts'
import { openBook } from '../releases.ts'
import { putPacks } from './with-packs.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  fresh = await freshDatabase()
  await putPacks(fresh.url)
}, 120_000)
afterAll(() => fresh?.drop())

test('the demo’s own mechanism is taken unasked and stands first in every list of kinds', async () => {
  const db = openDb(fresh.url, 1)
  const book = await openBook(db, Date.now).finally(() => db.close())
  const own = packs.find((p) => p.demo)?.pack.id
  expect(book.inForce(DEMO_TENANT)?.pack.id).toBe(own)
  expect(book.types(DEMO_TENANT).length).toBeGreaterThan(5)
  expect(book.types(DEMO_TENANT)[0]?.pack.id).toBe(own)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskStorage, createFileStore } from '@yiwang/files/server'
import { definePack, workingDays } from '@yiwang/kernel'
import { createNotify } from '@yiwang/notify/server'
import { openDb } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { seededRandom } from '@yiwang/platform/now'
import { createPlatform } from '@yiwang/platform/platform'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { banner, column, desk } from '../../pack/index.ts'
import { type Deps, frontIn } from '../deps.ts'
import { type BoundFigure, boundKey } from '../domain/findings.ts'
import { createPortal } from '../index.ts'
import { TENANT } from './actors.ts'

export { anyone, id, resident, staff, TENANT } from './actors.ts'

const basis = { basis: 'default', source: 'test' } as const
export const pack = definePack({
  id: 'front',
  mechanism: 'none',
  version: 1,
  calendar: 'china-mainland',
  parts: [
    column({ id: 'rules', requires: ['number', 'effect'], replaces: true, keep: 'forever', basis }),
    column({ id: 'cards', requires: ['figures'], keep: { years: 3 }, basis }),
    column({ id: 'ledger', requires: [], keep: 'forever', basis }),
    banner({ id: 'first', basis }),
    desk({
      id: 'desk',
      owners: ['office'],
      areas: ['370100', '370101', '370102'],
      persons: 3,
      correctWithin: workingDays(2),
      basis,
    }),
  ],
})
const words = {
  'pack.name': { zh: '公开栏', en: 'Front' },
  'column.rules': { zh: '政策', en: 'Rules' },
  'column.cards': { zh: '展示', en: 'Cards' },
  'area.370101': { zh: '甲镇', en: 'Town A' },
}

const sessions = { probe: "(select ''::text)", find: async () => undefined }

/** A server on a fresh database; the test moves its clock and its bulletins' numbers. */
export const openBench = async () => {
  const fresh = await freshDatabase()
  const clock = { now: Date.parse('2026-06-05T02:00:00Z') }
  const bulletins = new Map<string, BoundFigure>()
  const dir = mkdtempSync(join(tmpdir(), 'yiwang-portal-'))
  const front = frontIn(pack, words)
  const deps: Deps = {
    frontOf: (t) => (t === TENANT ? front : undefined),
    files: createFileStore({ storage: createDiskStorage(dir), secret: 'secret of a test' }),
    figureOf: async (_t, ask) => bulletins.get(boundKey(ask)),
  }
  const platform = createPlatform({
    db: openDb(fresh.url, 4),
    now: () => clock.now,
    random: seededRandom(3),
    log: silentLog,
    sessions,
    engines: [createPortal({ ...deps, atlas: [], notBuilt: [], hotline: '12345', pack: () => null }), createNotify({})],
  })
  const query = (text: string, values: unknown[] = []) => platform.db.pool.query(text, values)
  await query(
    `insert into platform.tenant(tenant, name_zh, name_en, created_at) values($1,'示例县','Sample County',now())`,
    [TENANT],
  )
  const close = async () => {
    await platform.db.close()
    await fresh.drop()
    rmSync(dir, { recursive: true, force: true })
  }
  return { platform, clock, bulletins, query, dir, close }
}
export type Bench = Awaited<ReturnType<typeof openBench>>

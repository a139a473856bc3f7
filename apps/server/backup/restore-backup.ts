import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type AuditVerdict, verifyAudit } from '@yiwang/platform/audit'
import { openDb, sql } from '@yiwang/platform/db'
import { embeddedBinaries } from '@yiwang/platform/postgres/binaries'
import { startEmbedded } from '@yiwang/platform/postgres/embedded'
import { takeOwnership } from '@yiwang/platform/postgres/lock'
import { refusal } from '../cli/cli-error.ts'
import type { Manifest } from './manifest.ts'
import { readBackup } from './read-backup.ts'

const PARTS = ['files', 'link-secret', 'engine.json']

const mustBeEmpty = (dir: string): void => {
  const there = ['postgres', ...PARTS].filter((name) => existsSync(join(dir, name)))
  if (there.length > 0)
    throw refusal(
      'NOT_EMPTY',
      `${dir} 里已有数据（${there.join('、')}），没有改动。恢复只写进空的数据文件夹：请用 YIWANG_VAR 指定一个新的。`,
      `${dir} already holds data (${there.join(', ')}) and was not touched. A restore goes into an empty folder: name a new one with YIWANG_VAR.`,
    )
}
const sameEngine = (m: Manifest): void => {
  const { major } = embeddedBinaries()
  if (m.engine.major !== major)
    throw refusal(
      'OTHER_ENGINE',
      `备份来自 PostgreSQL ${m.engine.major}，本程序带的是 ${major}。请用当时的版本恢复。`,
      `The backup is of PostgreSQL ${m.engine.major}, this program brings ${major}. Restore it with the version of that time.`,
    )
}

export type RestoreOptions = { readonly from: string; readonly dir: string; progress(bytes: number): void }

/** Unpacks beside, checks every byte, and moves it into place; the database last, so that half a restore never starts. */
export const restoreBackup = async (o: RestoreOptions): Promise<Manifest> => {
  mkdirSync(o.dir, { recursive: true })
  const lock = await takeOwnership(join(o.dir, 'postgres'))
  try {
    mustBeEmpty(o.dir)
    const draft = mkdtempSync(join(o.dir, '.restore-'))
    try {
      const manifest = await readBackup(o.from, draft, o.progress)
      sameEngine(manifest)
      for (const f of manifest.folders) mkdirSync(join(draft, f), { recursive: true, mode: 0o700 })
      for (const name of [...PARTS, 'postgres'])
        if (existsSync(join(draft, name))) renameSync(join(draft, name), join(o.dir, name))
      return manifest
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
  } finally {
    lock.release()
  }
}

export type Checked = { readonly tenant: string } & AuditVerdict

/** Starts the restored database once and verifies the sealed audit of every county. */
export const checkRestored = async (dir: string): Promise<Checked[]> => {
  const server = await startEmbedded({ dataDir: join(dir, 'postgres') })
  const db = openDb(server.url, 2)
  try {
    const tenants = await db.rows<{ tenant: string }>(sql('select tenant from platform.tenant order by tenant'))
    const all: Checked[] = []
    for (const { tenant } of tenants) all.push({ tenant, ...(await verifyAudit(db, tenant)) })
    return all
  } finally {
    await db.close()
    await server.stop()
  }
}

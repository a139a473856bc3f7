import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canonical } from '@yiwang/kernel'
import { packs, SHARED_WORDS } from '@yiwang/packs'
import { type Db, openDb, sql } from '@yiwang/platform/db'
import { publishRelease, putInForce, releaseFrom } from '../releases.ts'
import { refusal } from './cli-error.ts'

export const DEMO_TENANT = 'jinxiang'
export const DEMO_NAME = { zh: '金乡县（演示）', en: 'Jinxiang (demo)' }
export const SINCE = Date.UTC(2020, 0, 1)

export const changed = (pack: string, version: number) =>
  refusal(
    'PACK_CHANGED',
    `机制包 ${pack} 第 ${version} 版和库里存的同一版内容不同。发布过的版本不能改：请把 pack.ts 里的 version 加一，或用 YIWANG_VAR 换一个新的数据文件夹。`,
    `Pack ${pack} version ${version} differs from what this database stores under that number. A published version never changes: raise version in pack.ts, or take a new data folder with YIWANG_VAR.`,
  )

/** Stores every pack this build carries; puts the demo ones in force for the demo county. */
export const publishAll = async (url: string, tenant: string | undefined): Promise<void> => {
  const db = openDb(url, 2)
  try {
    for (const p of packs) {
      await publishRelease(db, releaseFrom(p), Date.now()).catch((e: Error) => {
        throw /differs from the release stored/.test(e.message) ? changed(p.pack.id, p.pack.version) : e
      })
      if (tenant && p.demo) await putInForce(db, { tenant, pack: p.pack.id, version: p.pack.version, from: SINCE })
    }
  } finally {
    await db.close()
  }
}

/** The tables and words of a release, told by name, size and time; large sample data under `data/` is no part of it. */
const facesOf = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true })
    .filter((e) => e.isFile() || e.name === 'locales')
    .flatMap((e) => {
      const path = join(dir, e.name)
      if (e.isDirectory()) return facesOf(path)
      const s = statSync(path)
      return [`${path} ${s.size} ${s.mtimeMs}`]
    })

const stamp = (): string => {
  const h = createHash('sha256')
  h.update(facesOf(fileURLToPath(SHARED_WORDS)).sort().join('\n'))
  for (const p of packs) h.update(canonical(p.pack)).update(facesOf(fileURLToPath(p.dir)).sort().join('\n'))
  return h.digest('hex')
}

const KEY = 'packs'
const stampIn = async (db: Db): Promise<string | undefined> => {
  await db.pool.query('create table if not exists yiwang.stamp(name text primary key, value text not null)')
  const s = sql('select value from yiwang.stamp where name=$1', [KEY])
  return (await db.one<{ value: string }>(s))?.value
}

/** As {@link publishAll}, but only when a pack changed since the last time or the demo county is new. Returns whether it published. */
export const publishChanged = async (url: string, tenant: string | undefined): Promise<boolean> => {
  const wanted = `${stamp()} ${tenant ?? '-'}`
  const db = openDb(url, 1)
  try {
    if ((await stampIn(db)) === wanted) return false
    await publishAll(url, tenant)
    await db.pool.query(
      'insert into yiwang.stamp(name, value) values($1,$2) on conflict (name) do update set value=excluded.value',
      [KEY, wanted],
    )
    return true
  } finally {
    await db.close()
  }
}

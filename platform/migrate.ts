import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { OPEN_TABLES, raiseFence, STANDS } from './fence.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

type Migration = { readonly name: string; readonly text: string; readonly hash: string }

const dirs = (): string[] => {
  const below = (group: string) =>
    readdirSync(join(root, group), { withFileTypes: true })
      .filter((d) => d.isDirectory())
      .map((d) => join(root, group, d.name, 'server', 'migrations'))
  return [join(root, 'platform', 'migrations'), ...below('commons'), ...below('engines')]
}

const list = (dir: string): string[] => {
  try {
    return readdirSync(dir).filter((f) => f.endsWith('.sql'))
  } catch {
    return []
  }
}

/** Every migration of every workspace in one global order: the timestamp in its name. */
export const migrations = (): Migration[] =>
  dirs()
    .flatMap((d) => list(d).map((f) => join(d, f)))
    .sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      return { name: basename(path), text, hash: createHash('sha256').update(text).digest('hex') }
    })

/** Forward only; each file in its own transaction, under one lock row, so that two servers may start at once. */
export const migrateDatabase = async (url: string): Promise<{ applied: string[] }> => {
  const c = new pg.Client({ connectionString: url })
  await c.connect()
  try {
    await c.query('create schema if not exists yiwang').catch(() => undefined)
    await c
      .query(
        'create table if not exists yiwang.migration(name text primary key, hash text not null, at timestamptz not null default now())',
      )
      .catch(() => undefined)
    await c.query("insert into yiwang.migration(name,hash) values('-lock-','') on conflict do nothing")
    return { applied: await applyMissing(c) }
  } finally {
    await c.end()
  }
}

const fenced = async (c: pg.Client): Promise<boolean> =>
  (await c.query(STANDS)).rows[0]?.stands === true && (await c.query(OPEN_TABLES)).rows.length === 0

const applyMissing = async (c: pg.Client): Promise<string[]> => {
  const applied: string[] = []
  await c.query('begin')
  try {
    await c.query("select 1 from yiwang.migration where name='-lock-' for update")
    const { rows } = await c.query('select name, hash from yiwang.migration')
    const seen = new Map<string, string>(rows.map((r) => [r.name, r.hash]))
    for (const m of migrations()) {
      const known = seen.get(m.name)
      if (known !== undefined && known !== m.hash) throw new Error(`migration ${m.name} was changed after it ran`)
      if (known !== undefined) continue
      await c.query(m.text)
      await c.query('insert into yiwang.migration(name,hash) values($1,$2)', [m.name, m.hash])
      applied.push(m.name)
    }
    if (applied.length > 0 || !(await fenced(c))) await raiseFence(c)
    await c.query('commit')
  } catch (e) {
    await c.query('rollback')
    throw e
  }
  return applied
}

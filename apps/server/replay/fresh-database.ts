import pg from 'pg'

/** The address of another database on the same server. */
export const onServer = (url: string, database: string): string =>
  url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)([^?]*)/, `$1${database}`)
export const databaseOf = (url: string): string => /^postgres(?:ql)?:\/\/[^/]*\/([^?]+)/.exec(url)?.[1] ?? 'yiwang'

const ident = (s: string): string => `"${s.replaceAll('"', '""')}"`

const admin = async <T>(url: string, work: (c: pg.Client) => Promise<T>): Promise<T> => {
  const c = new pg.Client({ connectionString: onServer(url, 'postgres') })
  await c.connect()
  try {
    return await work(c)
  } finally {
    await c.end()
  }
}

const hasReal = async (url: string): Promise<boolean> => {
  const c = new pg.Client({ connectionString: url })
  await c.connect()
  try {
    const t = await c.query("select to_regclass('platform.tenant') as t")
    if (t.rows[0].t === null) return false
    return ((await c.query('select 1 from platform.tenant where not demo limit 1')).rowCount ?? 0) > 0
  } finally {
    await c.end()
  }
}

/**
 * An empty database beside the one in use. `keep` puts it in its place; what was there before stays as `<name>_before`.
 * Refuses where anything but demo data lies.
 */
export const besideDatabase = async (
  url: string,
): Promise<{ url: string; keep(): Promise<void>; drop(): Promise<void> }> => {
  if (await hasReal(url))
    throw new Error(
      '这里有正式数据，不能回放。请换一个 YIWANG_VAR。 · There is real data here; replay somewhere else (YIWANG_VAR).',
    )
  const name = databaseOf(url)
  const [fresh, before] = [`${name}_replay`, `${name}_before`]
  await admin(url, async (c) => {
    await c.query(`drop database if exists ${ident(fresh)} with (force)`)
    await c.query(`create database ${ident(fresh)} template template0 encoding 'UTF8'`)
  })
  return {
    url: onServer(url, fresh),
    keep: () =>
      admin(url, async (c) => {
        await c.query(`drop database if exists ${ident(before)} with (force)`)
        await c.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = any($1) and pid <> pg_backend_pid()',
          [[name, fresh]],
        )
        await c.query(`alter database ${ident(name)} rename to ${ident(before)}`)
        await c.query(`alter database ${ident(fresh)} rename to ${ident(name)}`)
      }),
    drop: () => admin(url, async (c) => void (await c.query(`drop database if exists ${ident(fresh)} with (force)`))),
  }
}

import pg from 'pg'
import { refusal } from '../cli/cli-error.ts'

/**
 * Events, cursors and audit rows carry transaction numbers of the cluster that wrote them. A database brought into a
 * younger cluster by logical means (pg_dump) holds numbers that lie ahead: its consumers would wait for years, and its
 * new audit rows would sort before sealed ones. Numbers are used up until the cluster has caught up; no row is changed.
 * Where that would take too long it refuses: only a physical copy keeps order and seals.
 */
export type XidRepair = { readonly ahead: bigint; readonly done: 'nothing' | 'caught-up' }

/** As many numbers as are used up one by one; a few minutes at worst. */
const WALK = 20_000_000n
const STEP = 200_000n

const NEWEST = ['event.xid', 'cursor.xid', 'audit.xid', 'audit_block.to_xid'].map((column) => {
  const [table, xid] = column.split('.')
  // Ordered, not max(): PostgreSQL knows max(xid8) from 18 on only, and this reads one row of the index.
  return `(select ${xid} from platform.${table} x where x.tenant=t.tenant order by ${xid} desc limit 1)`
})
const AHEAD = `select greatest(0, coalesce(max(x::text::numeric), 0) - pg_snapshot_xmax(pg_current_snapshot())::text::numeric + 1)::text as n
  from platform.tenant t, unnest(array[${NEWEST}]) x`

const ahead = async (c: pg.Client): Promise<bigint> => BigInt((await c.query(AHEAD)).rows[0].n)

/** Uses up transaction numbers, `n` of them, in transactions that change nothing. */
const walk = async (c: pg.Client, n: bigint): Promise<void> => {
  await c.query('set synchronous_commit=off')
  await c.query(`do $$ begin for i in 1..${n} loop perform pg_current_xact_id(); commit; end loop; end $$`)
}

/** Puts right what lies ahead of this cluster; cheap when nothing does. `limit` is the most numbers to use up. */
export const repairXids = async (
  url: string,
  say: (zh: string, en: string) => void,
  limit: bigint = WALK,
): Promise<XidRepair> => {
  const c = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await c.connect()
  try {
    const gap = await ahead(c)
    if (gap === 0n) return { ahead: 0n, done: 'nothing' }
    if (gap > limit)
      throw refusal(
        'XIDS_AHEAD',
        `这份数据来自另一个数据库，事务编号超前 ${gap}，对不齐。请用 ./yiwang restore 恢复文件备份，或用数据库自己的物理备份`,
        `This data came from another cluster whose transaction numbers lie ${gap} ahead. Restore a file backup (./yiwang restore) or a physical one`,
      )
    say(
      '数据来自另一个数据库，正在对齐事务编号',
      'The data came from another cluster: catching up with its transaction numbers',
    )
    for (let left = await ahead(c); left > 0n; left = await ahead(c)) await walk(c, left < STEP ? left : STEP)
    return { ahead: gap, done: 'caught-up' }
  } finally {
    await c.end()
  }
}

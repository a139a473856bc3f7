import pg from 'pg'

/**
 * Events, cursors and audit rows carry transaction numbers of the cluster that wrote them. A database brought into a
 * younger cluster by logical means (pg_dump) holds numbers that lie ahead: its consumers would wait for years, and its
 * new audit rows would sort before sealed ones. Numbers are used up until the cluster has caught up; where that would
 * take too long, events and cursors are renumbered.
 */
export type XidRepair = { readonly ahead: bigint; readonly done: 'nothing' | 'caught-up' | 'renumbered' }

/** As many numbers as are used up one by one; a few minutes at worst. */
const WALK = 20_000_000n
const STEP = 200_000n
const LOCK = 712_064_001

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

/**
 * One number for all old events, their order kept by `pos`; each cursor before the first event its consumer has not
 * seen. Consumers take an event twice without harm, so where numbers and positions disagree the earlier place is right.
 */
const renumber = async (c: pg.Client): Promise<void> => {
  await c.query('begin')
  await c.query('lock table platform.event, platform.cursor, platform.retry in access exclusive mode')
  await c.query(`update platform.cursor c set xid='3', pos=coalesce(
      (select min(e.pos) - 1 from platform.event e where e.tenant=c.tenant and (e.xid, e.pos) > (c.xid, c.pos)),
      (select max(e.pos) from platform.event e where e.tenant=c.tenant), c.pos)`)
  await c.query("update platform.retry set xid='3'")
  await c.query("update platform.event set xid='3'")
  await c.query('commit')
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
    await c.query('select pg_advisory_lock($1)', [LOCK])
    if (gap > limit) {
      say(
        '数据来自另一个数据库，正在重排事件编号；旧的审计封存请留原库核对',
        'The data came from another cluster: renumbering events; keep the old database to verify old audit seals',
      )
      await renumber(c)
      return { ahead: gap, done: 'renumbered' }
    }
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

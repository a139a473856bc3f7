import { randomUUID } from 'node:crypto'
import { type Reader, sql } from './db.ts'
import type { Consumer, Delivered, WorkContext } from './engine.ts'

/** Events one look takes at most. */
export const BATCH = 500
const LEASE_MS = 15_000
const MAX_ATTEMPTS = 8

type EventRow = {
  xid: string
  pos: string
  id: string
  kind: Delivered['kind']
  subject_kind: string
  subject: string
  at: Date
  actor: string | null
  capacity: string | null
  open: boolean
  data: Record<string, unknown>
}
const COLUMNS =
  'e.xid::text as xid, e.pos::text as pos, e.id, e.kind, e.subject_kind, e.subject, e.at, e.actor, e.capacity, e.open, e.data'
export const worker = randomUUID()

const delivered = (tenant: string, r: EventRow): Delivered => ({
  tenant,
  id: r.id,
  kind: r.kind,
  subject: { kind: r.subject_kind, id: r.subject },
  at: r.at.getTime(),
  actor: r.actor,
  capacity: r.capacity,
  open: r.open,
  data: r.data,
})

/** Whether one of these consumers has events of the tenant still before it. */
export const isBehind = async (db: Reader, tenant: string, consumers: readonly string[]): Promise<boolean> =>
  (await db.one(
    sql(
      // The newest event is one look into the key; looking for any that comes after a cursor would read them all.
      `select 1 as one from platform.cursor c where c.tenant=$1 and c.consumer=any($2::text[]) and (c.xid, c.pos) <
       (select e.xid, e.pos from platform.event e where e.tenant=$1 order by e.xid desc, e.pos desc limit 1) limit 1`,
      [tenant, consumers],
    ),
  )) !== undefined

/** The last event that no running transaction can still come before. */
const EDGE = `select x.xid, x.pos from platform.event x where x.tenant=$1 and x.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by x.xid desc, x.pos desc limit 1`
type Held = { consumer: string; xid: string; pos: string; fence: string; idle: boolean }
/**
 * Takes the consumers' cursors for a while, but for those another server works for; `idle` where nothing lies before one.
 * The fence makes a stale holder's steps void.
 */
const claim = (db: Reader, tenant: string, consumers: readonly string[]): Promise<Held[]> =>
  db.rows<Held>(
    sql(
      `with edge as materialized (${EDGE}) insert into platform.cursor(tenant, consumer, lease_owner, lease_until, fence)
       select $1, n, $3, now()+$4*interval '1 ms', 1 from unnest($2::text[]) n order by n
       on conflict (tenant, consumer) do update set lease_owner=$3, lease_until=now()+$4*interval '1 ms', fence=cursor.fence+1
       where cursor.lease_owner=$3 or cursor.lease_until is null or cursor.lease_until < now()
       returning consumer, xid::text, pos::text, fence::text,
         not exists (select 1 from edge where (edge.xid, edge.pos) > (cursor.xid, cursor.pos)) as idle`,
      [tenant, consumers, worker, LEASE_MS],
    ),
  )

const NEXT = `select edge.xid::text as edge_xid, edge.pos::text as edge_pos, ${COLUMNS} from (${EDGE}) edge left join lateral
  (select * from platform.event e where e.tenant=$1 and (e.xid,e.pos) > ($2::xid8,$3::bigint) and (e.xid,e.pos) <= (edge.xid,edge.pos)
   and e.kind = any($4::text[]) order by e.xid, e.pos limit ${BATCH}) e on true order by e.xid, e.pos`
type Step = { consumer: string; fence: string; xid: string; pos: string }

/** The consumer's next events, handed to it; how many, and how far it has then read. */
const serve = async (
  db: Reader,
  c: Consumer,
  o: { held: Held; ctx: WorkContext },
): Promise<{ n: number; step?: Step }> => {
  const { held, ctx } = o
  const found = await db.rows<EventRow & { edge_xid: string; edge_pos: string }>(
    sql(NEXT, [ctx.tenant, held.xid, held.pos, [...c.kinds]]),
  )
  const first = found[0]
  if (!first) return { n: 0 }
  const rows = found.filter((r) => r.id !== null)
  if (rows.length > 0) await hand(db, c, { rows, ctx })
  const last = rows.length === BATCH ? (rows[BATCH - 1] as EventRow) : { xid: first.edge_xid, pos: first.edge_pos }
  const still = last.xid === held.xid && last.pos === held.pos
  return {
    n: rows.length,
    ...(still ? {} : { step: { consumer: c.name, fence: held.fence, xid: last.xid, pos: last.pos } }),
  }
}

/** Hands their next events of a tenant to the consumers. Returns how many events were handed over in all. */
export const drain = async (db: Reader, consumers: readonly Consumer[], ctx: WorkContext): Promise<number> => {
  const { tenant } = ctx
  const held = consumers.length
    ? await claim(
        db,
        tenant,
        consumers.map((c) => c.name),
      )
    : []
  if (held.every((h) => h.idle)) return 0
  const steps: Step[] = []
  let handed = 0
  for (const c of consumers) {
    const mine = held.find((h) => h.consumer === c.name)
    if (!mine) continue
    const { n, step } = await serve(db, c, { held: mine, ctx })
    handed += n
    if (step) steps.push(step)
  }
  if (steps.length > 0)
    await db.rows(
      sql(
        `update platform.cursor c set xid=s.xid::xid8, pos=s.pos from jsonb_to_recordset($2::jsonb) s(consumer text, fence bigint, xid text, pos bigint)
         where c.tenant=$1 and c.consumer=s.consumer and c.fence=s.fence and c.lease_owner=$3`,
        [tenant, JSON.stringify(steps), worker],
      ),
    )
  return handed
}

/** The whole batch at once; if that fails, one by one, and what still fails is set aside with a growing pause. */
const hand = async (db: Reader, consumer: Consumer, o: { rows: EventRow[]; ctx: WorkContext }): Promise<void> => {
  const { tenant } = o.ctx
  try {
    await consumer.handle(
      o.rows.map((r) => delivered(tenant, r)),
      o.ctx,
    )
  } catch {
    for (const r of o.rows) {
      try {
        await consumer.handle([delivered(tenant, r)], o.ctx)
      } catch (e) {
        await setAside(db, consumer.name, { tenant, row: r, error: String(e) })
      }
    }
  }
}

const setAside = (db: Reader, consumer: string, o: { tenant: string; row: EventRow; error: string }) =>
  db.rows(
    sql(
      `insert into platform.retry(tenant, consumer, xid, pos, attempts, next_at, error) values($1,$2,$3::xid8,$4,1,now()+interval '2 s',$5)
       on conflict (tenant, consumer, xid, pos) do update set attempts=retry.attempts+1, error=$5,
         next_at=now()+least(3600, power(2, retry.attempts+1))*interval '1 s', dead=retry.attempts+1 >= ${MAX_ATTEMPTS}`,
      [o.tenant, consumer, o.row.xid, o.row.pos, o.error.slice(0, 500)],
    ),
  )

/** Tries again what was set aside and is due; after ${MAX_ATTEMPTS} tries a letter is dead and waits for a person. */
export const retryDue = async (db: Reader, consumers: readonly Consumer[], ctx: WorkContext): Promise<number> => {
  const due = await db.rows<EventRow & { consumer: string }>(
    sql(
      `update platform.retry r set next_at=now()+interval '1 min' from platform.event e
       where r.tenant=$1 and not r.dead and r.next_at <= now() and e.tenant=r.tenant and e.xid=r.xid and e.pos=r.pos
       returning r.consumer, ${COLUMNS}`,
      [ctx.tenant],
    ),
  )
  for (const row of due) {
    const consumer = consumers.find((c) => c.name === row.consumer)
    if (!consumer) continue
    try {
      await consumer.handle([delivered(ctx.tenant, row)], ctx)
      await db.rows(
        sql('delete from platform.retry where tenant=$1 and consumer=$2 and xid=$3::xid8 and pos=$4', [
          ctx.tenant,
          row.consumer,
          row.xid,
          row.pos,
        ]),
      )
    } catch (e) {
      await setAside(db, row.consumer, { tenant: ctx.tenant, row, error: String(e) })
    }
  }
  return due.length
}

/** A server that starts may carry the remedy: what was dead is tried afresh. Returns how many. */
export const reviveDead = async (db: Reader, tenant: string): Promise<number> =>
  (
    await db.rows(
      sql(
        'update platform.retry set dead=false, attempts=0, next_at=now() where tenant=$1 and dead returning consumer',
        [tenant],
      ),
    )
  ).length

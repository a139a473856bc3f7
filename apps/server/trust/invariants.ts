import { type Reader, sql } from '@yiwang/platform/db'

/** A rule said as SQL: rows are what breaks it, `what` names one of them. */
export type Invariant = { readonly id: string; readonly words: string; readonly remedy: string; readonly sql: string }

/**
 * What must hold after anything that can happen: kills, races, restarts. `$1` is the tenant. Each answers the first rows
 * that break it.
 */
export const INVARIANTS: readonly Invariant[] = [
  {
    id: 'one-sign',
    words: '一张派单只签收一次 · one sign-for an order',
    remedy: '查看这件事的时间线，按先签收者办理 · look at its timeline; the first sign-for stands',
    sql: `select e.data->>'dispatch' as what from platform.event e where e.tenant=$1 and e.kind='matters.signed@1' and e.data->>'dispatch' is not null
      group by 1 having count(*) > 1`,
  },
  {
    id: 'signed-order',
    words: '已签收的派单有签收记录 · a signed order has its event',
    remedy: '备份后报告 · keep a backup and report it',
    sql: `select d.id::text as what from matters.dispatch d where d.tenant=$1 and d.signed_at is not null
      and not exists (select 1 from platform.event e where e.tenant=d.tenant and e.subject=d.matter and e.kind in ('matters.signed@1','matters.auto-sign@1','matters.replied@1','matters.returned@1'))`,
  },
  {
    id: 'one-lead',
    words: '同一时间只有一个牵头单位 · one lead order at a time',
    remedy: '由派单员重新派一次 · dispatch it once more',
    sql: `select d.matter::text as what from matters.dispatch d join matters.matter m on m.tenant=d.tenant and m.id=d.matter
      where d.tenant=$1 and d.role='lead' and d.ended_at is null and d.state not in ('returned','ended') and d.round=m.round group by 1 having count(*) > 1`,
  },
  {
    id: 'fold',
    words: '时间线接得上，最后一步就是现在的状态 · the timeline chains, and ends where the matter stands',
    remedy: '备份后报告；不要手改数据库 · keep a backup and report it; never edit by hand',
    sql: `with step as (
        select e.subject, e.data->>'from' as f, e.data->>'to' as t, e.xid, e.pos,
          lag(e.data->>'to') over (partition by e.subject order by e.xid, e.pos) as before,
          row_number() over (partition by e.subject order by e.xid desc, e.pos desc) as last
        from platform.event e where e.tenant=$1 and e.subject_kind='matter' and e.data ? 'to' and e.data ? 'verb'
            and e.kind <> 'matters.moved@1')
      select s.subject::text || ': ' || coalesce(s.before,'-') || ' / ' || coalesce(s.f,'-') as what from step s
        where s.before is not null and s.f is not null and s.before <> s.f
      union all
      select m.id::text || ': ' || m.stage || ' / ' || s.t from matters.matter m join step s on s.subject=m.id and s.last=1
        where m.tenant=$1 and m.stage <> s.t`,
  },
  {
    id: 'born',
    words: '每件事都有登记记录 · every matter was registered',
    remedy: '备份后报告 · keep a backup and report it',
    sql: `select m.id::text as what from matters.matter m where m.tenant=$1
      and not exists (select 1 from platform.event e where e.tenant=m.tenant and e.subject=m.id and e.kind in ('matters.registered@1', 'matters.imported@1'))`,
  },
  {
    id: 'audited',
    words: '每次办理都有审计记录，每条记录都有审计 · every act has its audit row',
    remedy: '备份后报告 · keep a backup and report it',
    sql: `select e.subject::text || ' ' || e.kind as what from platform.event e where e.tenant=$1 and e.subject_kind='matter'
      and not exists (select 1 from platform.audit a where a.tenant=e.tenant and a.xid=e.xid) limit 20`,
  },
  {
    id: 'miss-once',
    words: '一次超时记一次 · one event a miss',
    remedy: '备份后报告 · keep a backup and report it',
    sql: `select s.clock::text as what from matters.miss s where s.tenant=$1 and not exists (select 1 from platform.event e
      where e.tenant=s.tenant and e.subject=s.matter and e.kind='matters.breached@1' and e.data->>'clock'=s.kind)`,
  },
]

export type Violation = {
  readonly id: string
  readonly words: string
  readonly remedy: string
  readonly examples: string[]
  readonly count: number
}

/** Every invariant that does not hold for a tenant, with examples. */
export const violations = async (db: Reader, tenant: string): Promise<Violation[]> => {
  const out: Violation[] = []
  for (const i of INVARIANTS) {
    const rows = await db.rows<{ what: string | null }>(sql(i.sql, [tenant]))
    if (rows.length > 0)
      out.push({
        id: i.id,
        words: i.words,
        remedy: i.remedy,
        count: rows.length,
        examples: rows.slice(0, 5).map((r) => r.what ?? '-'),
      })
  }
  return out
}

import type { Plan } from '../figures/model.ts'
import type { Period } from '../figures/period.ts'

/** What the facts of a period are asked with. `now` ends what can be due. */
export type FactAsk = {
  readonly tenant: string
  readonly plan: Plan
  readonly period: Period
  readonly now: number
}

/** $1 tenant $2 pack $3 from $4 to $5 until when things are due $6 stages of claims $7 of withdrawals $8 sign $9 reply $10 classes of the partition */
export const factValues = (a: FactAsk): unknown[] => {
  const { partition: p, bulletin: b } = a.plan
  return [
    a.tenant,
    a.plan.pack,
    new Date(a.period.from),
    new Date(a.period.to),
    new Date(Math.min(a.period.to, a.now)),
    p.stages.unverified,
    p.stages.withdrawn,
    b.clocks.sign,
    b.clocks.reply,
    [...p.parts, ...p.remainders],
  ]
}
export const FACT_VALUES = 10

const CLASS = `case
  when f.settled_at is not null and f.forwarded_at is not null then 'both'
  when f.settled_at is not null then 'on-the-spot'
  when f.forwarded_at is not null then 'forwarded'
  when f.merged then 'merged'
  when f.stage = any($6::text[]) then 'unverified'
  when f.stage = any($7::text[]) or f.close_code like 'withdraw%' then 'withdrawn'
  when f.close_code like 'divert%' then 'diverted'
  when f.dispatched then 'internal'
  when f.super = 'open' then 'waiting'
  else 'none' end`

const within = (column: string): string => `${column} >= $3 and ${column} < $4`
/** What two people took out is counted among the collected and in nothing that a unit is judged by. */
const kept = (alias: string): string =>
  `and not exists (select 1 from insight.excluded_matter x where x.tenant=$1 and x.matter=${alias}.matter)`
const dueClock = (name: string, kind: string): string => `
  select 'clock', c.clock::text, c.matter, c.due_at, c.unit, null::text, null::text,
    array['${name}-due', case when c.state = 'met' then '${name}-met' else '${name}-late' end]
  from insight.clock_fact c where c.tenant=$1 and c.pack=$2 and c.kind=${kind} and c.due_at >= $3 and c.due_at < $5 ${kept('c')}`
const asking = (view: string, answered: string): string => `
  select '${view}', q.id::text, q.matter, q.at, null::uuid, null::text, null::text, array_remove(array['asked',
    case when ${answered} then 'answered' end, case when q.solved then 'solved' end,
    case when q.satisfied then 'satisfied' end], null)
  from insight.${view} q where q.tenant=$1 and q.pack=$2 and ${within('q.at')} ${kept('q')}`

/** Every row that some figure of the period counts: (kind, item, matter, at, unit, town, category, flags). */
export const FACTS = `
  select 'matter' as kind, f.appeal::text as item, f.matter, f.at, null::uuid as unit, f.town, f.category,
    array['collected', case when k.class = any($10::text[]) or k.class = 'both' then k.class else 'none' end] as flags
  from insight.matter_fact f cross join lateral (select ${CLASS} as class) k
  where f.tenant=$1 and f.pack=$2 and ${within('f.at')}
  union all select 'dispatch', d.dispatch::text, d.matter, d.issued_at, d.unit, null::text, null::text,
    array_remove(array['dispatched', case when d.returned then 'returned' end,
      case when not d.return_accepted then 'right-first' end], null)
  from insight.dispatch_fact d where d.tenant=$1 and d.pack=$2 and d.role='lead' and ${within('d.issued_at')} ${kept('d')}
  union all ${dueClock('sign', '$8')} union all ${dueClock('reply', '$9')}
  union all select 'miss', s.clock || '#' || s.cycle, s.matter, s.due_at, s.unit, null::text, null::text, array['sign-breach']
  from insight.miss_fact s where s.tenant=$1 and s.pack=$2 and s.kind=$8 and ${within('s.due_at')} ${kept('s')}
  union all ${asking('asking_fact', 'q.answered')} union all ${asking('rating_fact', 'true')}
  union all select 'closing', c.matter::text, c.matter, c.at, null::uuid, null::text, null::text,
    case when c.level in ('grid','community') then array['closed','closed-locally'] else array['closed'] end
  from insight.closing_fact c where c.tenant=$1 and c.pack=$2 and ${within('c.at')} ${kept('c')}
  union all select 'exclusion', x.matter::text, x.matter, x.at, null::uuid, null::text, null::text, array['excluded']
  from insight.excluded_matter x where x.tenant=$1 and x.pack=$2 and ${within('x.at')}
  union all select 'notice', n.notice::text, null::uuid, n.issued_at, n.unit, null::text, null::text, array['supervision-notice']
  from insight.notice_fact n where n.tenant=$1 and (n.pack=$2 or n.pack is null) and n.series='supervision'
    and n.number is not null and ${within('n.issued_at')}
  union all select 'notice', n.notice::text, null::uuid, n.released_at, n.unit, null::text, null::text, array['special-report']
  from insight.notice_fact n where n.tenant=$1 and (n.pack=$2 or n.pack is null) and n.series='special-report' and ${within('n.released_at')}`

/** The rows a bulletin kept; $1 tenant $2 bulletin $3 revision. */
export const KEPT = `select kind, item, matter, at, unit, town, category, flags from insight.bulletin_fact
  where tenant=$1 and bulletin=$2 and revision=$3`

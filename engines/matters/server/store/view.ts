import { type Statement, sql } from '@yiwang/platform/db'
import { asSubject, raisedBy, SUBJECT_SQL, type Subject } from './load.ts'

/** One row of a matter's history as the platform keeps it. */
export type EventRow = {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly capacity: string | null
  readonly actor_kind: string
  readonly open: boolean
  readonly data: Readonly<Record<string, unknown>>
}
export type FileRow = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
  readonly thumb: string | null
  readonly matter: string
  readonly at: string
}
/** One contact with the phone already masked: the number itself never leaves the database here. */
export type RaiserRow = {
  readonly id: string
  readonly ref: string
  readonly channel: string
  readonly at: string
  readonly phone: string | null
  readonly on_behalf: boolean
}
export type Linked = { readonly id: string; readonly ref: string; readonly title: string }

export type MatterRows = {
  readonly subject: Subject
  readonly raisers: readonly RaiserRow[]
  readonly events: readonly EventRow[]
  readonly files: readonly FileRow[]
  readonly children: readonly Linked[]
  readonly master: Linked | null
  readonly looks: number
  /** Names of the people of a pool whom its fields name, by id. */
  readonly members: Readonly<Record<string, string>>
}
export type AppealRow = {
  readonly id: string
  readonly joined: boolean
  readonly ref: string
  readonly text: string
  readonly at: string
  readonly solved: boolean | null
  readonly satisfied: string | null
}
export type TrackRows = {
  readonly appeal: AppealRow
  readonly own: Subject
  /** The matter whose progress is shown: its own, or the one it was merged into. */
  readonly shown: Subject
  readonly events: readonly EventRow[]
  readonly files: readonly FileRow[]
}

const list = (select: string, order: string): string =>
  `(select coalesce(json_agg(t order by ${order}),'[]'::json) from (${select}) t)`
const subject = (id: string): string => SUBJECT_SQL.replaceAll(':1', id)
const events = (matter: string): string =>
  list(
    `select e.id, e.kind, e.at, e.capacity, e.actor_kind, e.open, e.data, e.pos from platform.event e where e.tenant=$1 and e.subject=${matter}`,
    't.pos',
  )
const files = (matter: string): string =>
  list(
    `select f.id, f.name, f.kind, f.bytes, f.thumb, f.matter, f.at from matters.file f where f.tenant=$1 and f.matter=${matter}`,
    't.at, t.id',
  )

/** Everything a member of the staff reads of one matter, in one statement; `scope` is said over alias `m`. */
export const matterSql = (o: {
  tenant: string
  id: string | null
  ref: string
  scope: { text: string; values: readonly unknown[] }
}): Statement =>
  sql(
    `with hit as (select h.id, h.merged_into from matters.matter h where h.tenant=$1 and (h.id=$2::uuid or ($2::uuid is null and h.ref=$3)))
     select ${subject('hit.id')} as subject,
     ${list(
       `select a.id, a.joined, a.ref, a.channel, a.at, left(r.phone,3)||'****'||r.tail as phone, a.on_behalf_by is not null as on_behalf
        from matters.appeal a left join matters.raiser r on r.tenant=a.tenant and r.appeal=a.id where a.tenant=$1 and a.matter=hit.id`,
       't.joined, t.at, t.id',
     )} as raisers,
     ${events('hit.id')} as events,
     ${files('hit.id')} as files,
     ${list(`select m.id, m.ref, m.title from matters.matter m where m.tenant=$1 and m.merged_into=hit.id and ${o.scope.text}`, 't.ref')} as children,
     (select json_build_object('id', m.id, 'ref', m.ref, 'title', m.title) from matters.matter m
       where m.tenant=$1 and m.id=hit.merged_into and ${o.scope.text}) as master,
     (select count(*)::int from platform.audit l where l.tenant=$1 and l.subject=hit.id::text and l.operation='matters.reveal' and l.outcome='ok') as looks,
     (select coalesce(json_object_agg(g.id, g.name), '{}'::json) from matters.matter m, jsonb_each_text(m.fields) f
       join registry.pool_member g on g.tenant=$1 and g.id::text=f.value where m.tenant=$1 and m.id=hit.id) as members
     from hit`,
    [o.tenant, o.id, o.ref, ...o.scope.values],
  )

/** By public number and the secret's hash or the raiser's account: what she may see of her own, in one statement. */
export const trackSql = (o: {
  tenant: string
  ref: string
  secret: string | null
  account: string | null
}): Statement =>
  sql(
    `with hit as (select a.*, coalesce(m.merged_into, m.id) as shown from matters.appeal a
       join matters.matter m on m.tenant=a.tenant and m.id=a.matter
       where a.tenant=$1 and a.ref=$2 and (a.secret=$3 or exists
         (select 1 from matters.raiser r where r.tenant=a.tenant and r.appeal=a.id and ${raisedBy('$4')})))
     select json_build_object('id', hit.id, 'joined', hit.joined, 'ref', hit.ref, 'text', hit.text, 'at', hit.at,
       'solved', hit.solved, 'satisfied', hit.satisfied) as appeal,
     ${subject('hit.matter')} as own, ${subject('hit.shown')} as shown,
     ${events('hit.shown')} as events,
     ${list(
       `select f.id, f.name, f.kind, f.bytes, f.thumb, f.matter, f.at from matters.file f where f.tenant=$1 and f.matter in (hit.matter, hit.shown)`,
       't.at, t.id',
     )} as files
     from hit`,
    [o.tenant, o.ref, o.secret, o.account],
  )

export const asMatterRows = (raw: Record<string, unknown>): MatterRows => ({
  ...(raw as unknown as MatterRows),
  subject: asSubject(raw.subject),
})
export const asTrackRows = (raw: Record<string, unknown>): TrackRows => {
  const appeal = raw.appeal as AppealRow
  const own = asSubject(raw.own)
  const joined = appeal.joined || own.m.merged_into !== null
  return {
    appeal,
    own,
    shown: asSubject({ ...(raw.shown as object), appeal: { id: appeal.id, joined } }),
    events: raw.events as EventRow[],
    files: raw.files as FileRow[],
  }
}

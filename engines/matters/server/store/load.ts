import { asClock, asDispatch, asMatter, asVisit } from '../domain/revive.ts'
import type { ClockRow, Dispatch, Matter, Member, Sitting, Visit } from '../domain/state.ts'
import type { Kept } from '../verbs/verb.ts'

/** A matter with all a decision needs, as statement R brings it. */
export type Subject = {
  readonly m: Matter
  readonly clocks: ClockRow[]
  readonly dispatches: Dispatch[]
  readonly visits: Visit[]
  readonly other: Matter | null
  /** The sitting that the form names. */
  readonly sitting: Sitting | null
  /** The member of a pool that the form names. */
  readonly member: Member | null
  /** The topic project whose meeting answers it. */
  readonly topic: string | null
  /** Other matters were merged into this one; asked for only when the form names a matter. */
  readonly leads: boolean
  readonly merge: { id: string; master: string; kept: Kept } | null
  /** Set when the caller came by number and secret or by the raiser's account. */
  readonly appeal: { id: string; joined: boolean } | null
}

const rowsOf = (table: string, more = ''): string =>
  `array_to_json(array(select x from matters.${table} x where x.tenant=m.tenant and x.matter=m.id${more}))`

const PARTS = `'m', row_to_json(m), 'clocks', ${rowsOf('clock')}, 'dispatches', ${rowsOf('dispatch')},
  'visits', ${rowsOf('visit', ' and x.done_at is null')},
  'merge', case when m.merged_into is null then null else (select json_build_object('id',g.id,'master',g.master,'kept',g.kept)
     from matters.merge g where g.tenant=m.tenant and g.child=m.id and g.undone_at is null order by g.at desc limit 1) end`
/** Many by their ids (`$2`), in that order. */
export const SUBJECTS_SQL = `select json_build_object(${PARTS}) as subject from matters.matter m
  where m.tenant=$1 and m.id = any($2::uuid[]) order by m.id`
const OTHER = `'other', (select row_to_json(o) from matters.matter o where o.tenant=m.tenant and o.id=:2::uuid),
  'leads', exists (select 1 from matters.matter k where k.tenant=m.tenant and k.merged_into=m.id)`
const SITTING = `'sitting', (select row_to_json(s) from (select id, level, area, state from matters.sitting g
  where g.tenant=m.tenant and g.id=:2::uuid) s)`
const byId = (parts: string): string =>
  `(select json_build_object(${parts}) from matters.matter m where m.tenant=$1 and m.id=:1::uuid)`

/** By id: `:1`. */
export const SUBJECT_SQL = byId(PARTS)
/** By id, with the matter that a form names (`:2`). */
export const SUBJECT_AND_OTHER_SQL = byId(`${PARTS}, ${OTHER}`)

const MEMBER = `'member', (select json_build_object('id',g.id,'pool',g.pool,'name',g.name,'certificate',g.certificate,
  'valid_until',extract(epoch from g.valid_until)*1000) from registry.pool_member g where g.tenant=m.tenant and g.id=:2::uuid and g.ended_at is null)`
/** By id, with the member of a pool that a form names (`:2`). */
export const SUBJECT_AND_MEMBER_SQL = byId(`${PARTS}, ${MEMBER}`)

/** By id, with the sitting that a form names (`:2`). */
export const SUBJECT_AND_SITTING_SQL = byId(`${PARTS}, ${SITTING}`)

/**
 * The matter that stands for `own`: itself, or the master it was merged into. Not `coalesce`: behind the fence PostgreSQL
 * may look that up in no index and would read every matter of the county.
 */
export const SHOWN = 'case when own.merged_into is null then own.id else own.merged_into end'

/** The raiser's account, or the phone she left when it is the account's own, proved by a code: `account` is a placeholder. */
export const raisedBy = (account: string): string =>
  `(r.account=${account}::uuid or r.phone=(select p.phone from identity.account p where p.tenant=$1 and p.id=${account}::uuid))`

/**
 * By public number and either the secret's hash (`:2`) or the raiser's account (`:3`). Whoever raised a matter that was
 * merged stands where a neighbour who joined stands: she speaks to the master.
 */
export const RAISER_SQL = `(select json_build_object(${PARTS}, 'appeal',
    json_build_object('id', a.id, 'joined', a.joined or own.merged_into is not null))
  from matters.appeal a join matters.matter own on own.tenant=a.tenant and own.id=a.matter
  join matters.matter m on m.tenant=own.tenant and m.id=${SHOWN}
  where a.tenant=$1 and a.ref=:1 and (a.secret=:2 or exists (select 1 from matters.raiser r where r.tenant=a.tenant and r.appeal=a.id and ${raisedBy(':3')})))`

export const asSubject = (raw: unknown): Subject => {
  const r = raw as Record<string, unknown>
  return {
    m: asMatter(r.m),
    clocks: (r.clocks as unknown[]).map(asClock),
    dispatches: (r.dispatches as unknown[]).map(asDispatch),
    visits: (r.visits as unknown[]).map(asVisit),
    other: r.other ? asMatter(r.other) : null,
    sitting: (r.sitting as Sitting) ?? null,
    member: (r.member as Member) ?? null,
    topic: null,
    leads: r.leads === true,
    merge: (r.merge as Subject['merge']) ?? null,
    appeal: (r.appeal as Subject['appeal']) ?? null,
  }
}

/** A matter of which nothing is known but itself and its clocks: one that is being made. */
export const freshSubject = (m: Matter, clocks: ClockRow[]): Subject => ({
  m,
  clocks,
  dispatches: [],
  visits: [],
  other: null,
  sitting: null,
  member: null,
  topic: null,
  leads: false,
  merge: null,
  appeal: null,
})

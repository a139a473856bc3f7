import { type Actor, notFound } from '@yiwang/kernel'
import type { OutputOf } from '@yiwang/kernel/operation'
import { sql } from '@yiwang/platform/db'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import { sitting as sittingOp, sittings as sittingsOp } from '../../contract/index.ts'
import type { MatterLevel } from '../../pack/index.ts'
import { AGENDA_WHERE, stagesOf } from '../commands/sittings.ts'
import type { MattersDeps } from '../deps.ts'
import { areaName, ladders, readsCounty, type Seat, seatsOf } from '../ladder-areas.ts'
import { wordsOf } from '../pack-book.ts'
import { scopeOf } from '../scope.ts'
import { sittingLabel } from '../words.ts'

type Row = {
  id: string
  level: MatterLevel
  area: string
  state: 'sitting' | 'closed'
  year: number
  number: number | null
  opened_at: Date
  closed_at: Date | null
  present: string
  minutes: { at: string; text: string; by: string | null }[]
  decided: number
}
type Item = OutputOf<typeof sittingOp>['agenda'][number]

const HEAD = `s.id, s.level, s.area, s.state, s.year, s.number, s.opened_at, s.closed_at, s.present, s.minutes,
  (select count(*)::int from matters.sitting_item i where i.tenant=s.tenant and i.sitting=s.id) as decided`

/** Seats whose sittings this person reads: her own as chair or head; a county reader reads all. */
const seats = (deps: MattersDeps, c: QueryContext): Seat[] =>
  (['chairs', 'heads'] as const).flatMap((seat) =>
    seatsOf(deps, { tenant: c.tenant, actor: c.actor, now: c.now, seat }),
  )
const reads = (deps: MattersDeps, c: QueryContext, s: Seat): boolean =>
  readsCounty(c.actor, c.now) || seats(deps, c).some((x) => x.level === s.level && x.area === s.area)

type AgendaRow = {
  id: string
  ref: string
  seq: number
  title: string
  pack: string
  version: number
  stage: string
  unit: string | null
  opened_at: Date
  since: Date
  due_at: Date | null
  decision: string | null
  text: string | null
  decided_unit: string | null
  decided_due: Date | null
}
const AGENDA = `m.id, m.ref, m.seq, m.title, m.pack, m.version, m.stage, m.unit, m.opened_at, m.due_at,
  coalesce((select max(k.start_at) from matters.clock k where k.tenant=m.tenant and k.matter=m.id and k.kind='review'), m.opened_at) as since`

const itemOf = (deps: MattersDeps, c: QueryContext, r: AgendaRow): Item => {
  const release = deps.packs.release(r.pack, r.version)
  const unit = (id: string | null) => (id ? (deps.registry.unitById(c.tenant, id)?.name ?? null) : null)
  return {
    id: r.id,
    ref: r.ref,
    seq: r.seq,
    title: r.title,
    stageWords: wordsOf(release, `stage.${r.stage}`),
    unitName: unit(r.unit),
    openedAt: r.opened_at.toISOString(),
    waitingSince: r.since.toISOString(),
    late: r.due_at !== null && r.due_at.getTime() < c.now,
    decision:
      r.decision === null
        ? null
        : {
            words: wordsOf(release, `option.decision.${r.decision}`),
            text: r.text ?? '',
            unitName: unit(r.decided_unit),
            due: (r.decided_due as Date).toISOString(),
          },
  }
}

/** Matters of a seat that stand in the stages before `verb`, as this reader may see them. */
const standing = (deps: MattersDeps, c: QueryContext, s: Seat, verb: 'table' | 'decide') => {
  const types = ladders(deps, c.tenant).map((r) => r.type)
  const scope = scopeOf(c.actor, c.now, 5)
  return c.db.rows<AgendaRow>(
    sql(
      `select ${AGENDA}, null as decision, null as text, null::uuid as decided_unit, null::timestamptz as decided_due
       from matters.matter m where ${AGENDA_WHERE(s.level)} and ${scope.text} order by since, m.id limit 500`,
      [c.tenant, stagesOf(types, verb), s.level, s.area, ...scope.values],
    ),
  )
}
const decidedIn = (c: QueryContext, id: string) => {
  const scope = scopeOf(c.actor, c.now, 3)
  return c.db.rows<AgendaRow>(
    sql(
      `select ${AGENDA}, i.decision, i.text, i.unit as decided_unit, i.due_at as decided_due
       from matters.sitting_item i join matters.matter m on m.tenant=i.tenant and m.id=i.matter
       where i.tenant=$1 and i.sitting=$2 and ${scope.text} order by i.decided_at`,
      [c.tenant, id, ...scope.values],
    ),
  )
}

const rowOf = (deps: MattersDeps, c: QueryContext, r: Row, waiting: number) => ({
  id: r.id,
  level: r.level,
  area: r.area,
  areaName: areaName(deps, c.tenant, r),
  label: r.number === null ? null : sittingLabel(r.year, r.number),
  state: r.state,
  openedAt: r.opened_at.toISOString(),
  closedAt: r.closed_at?.toISOString() ?? null,
  decided: r.decided,
  waiting,
})

/** Sittings this person may read, and the agendas that wait for her to open one. */
export const sittingsQuery = (deps: MattersDeps) =>
  querySpec<typeof sittingsOp>({
    op: sittingsOp,
    async run(c, input) {
      const mine = seats(deps, c)
      const all = readsCounty(c.actor, c.now)
      const rows = await c.db.rows<Row>(
        sql(
          `select ${HEAD} from matters.sitting s where s.tenant=$1 and ($2 or (s.level, s.area) in (select * from unnest($3::text[], $4::text[])))
           order by s.opened_at desc limit $5`,
          [c.tenant, all, mine.map((s) => s.level), mine.map((s) => s.area), input.limit],
        ),
      )
      const chairs = seatsOf(deps, { tenant: c.tenant, actor: c.actor, now: c.now, seat: 'chairs' })
      const waiting = []
      for (const s of chairs) {
        const items = (await standing(deps, c, s, 'table')).map((r) => itemOf(deps, c, r))
        waiting.push({ level: s.level, area: s.area, areaName: areaName(deps, c.tenant, s), items })
      }
      return { items: rows.map((r) => rowOf(deps, c, r, 0)), waiting }
    },
  })

const names = async (c: QueryContext, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await c.db.rows<{ id: string; name: string }>(
    sql('select id, name from identity.account where tenant=$1 and id = any($2::uuid[])', [
      c.tenant,
      ids.filter((x) => x !== null),
    ]),
  )
  return new Map(rows.map((r) => [r.id, r.name]))
}

/** One sitting: what was decided, what still waits, the minutes as they were written. */
export const sittingQuery = (deps: MattersDeps) =>
  querySpec<typeof sittingOp>({
    op: sittingOp,
    async run(c, { id }) {
      const r = await c.db.one<Row>(
        sql(`select ${HEAD} from matters.sitting s where s.tenant=$1 and s.id=$2`, [c.tenant, id]),
      )
      if (!r || !reads(deps, c, r)) throw notFound()
      const left = r.state === 'sitting' ? await standing(deps, c, r, 'decide') : []
      const agenda = [...left, ...(await decidedIn(c, id))].map((x) => itemOf(deps, c, x))
      const who = await names(
        c,
        r.minutes.map((x) => x.by),
      )
      return {
        ...rowOf(deps, c, r, left.length),
        present: r.present,
        minutes: r.minutes.map((x) => ({ at: x.at, text: x.text, who: (x.by && who.get(x.by)) ?? null })),
        agenda,
        mayChair: mayChair(deps, c.actor, { ...c, seat: r }),
      }
    },
  })
const mayChair = (deps: MattersDeps, actor: Actor, o: { tenant: string; now: number; seat: Seat }): boolean =>
  seatsOf(deps, { tenant: o.tenant, actor, now: o.now, seat: 'chairs' }).some(
    (s) => s.level === o.seat.level && s.area === o.seat.area,
  )

import { Failure, forbidden, notFound } from '@yiwang/kernel'
import { constraintOf, sql, sqlState } from '@yiwang/platform/db'
import { type Tx, txCommand } from '@yiwang/platform/engine'
import { json } from '@yiwang/platform/write-set'
import { closeSitting as closeOp, minuteSitting as minuteOp, openSitting as openOp } from '../../contract/index.ts'
import type { MatterLevel, MatterType } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { ladders, type Seat, seatsOf } from '../ladder-areas.ts'
import type { Subject } from '../store/load.ts'
import { nextNumber, yearOf } from '../store/notice-store.ts'
import { sittingLabel } from '../words.ts'
import { stepInTx } from './step-in-tx.ts'

type Row = {
  id: string
  seq: number
  level: MatterLevel
  area: string
  state: string
  minutes: { at: string; text: string; by: string | null }[]
}

/** The chair's capacity for a seat; whoever does not chair it is refused. */
const chairing = (deps: MattersDeps, g: Parameters<typeof seatsOf>[1], seat: Seat): string => {
  const held = seatsOf(deps, g).find((s) => s.level === seat.level && s.area === seat.area)
  if (!held) throw forbidden('not-the-chair')
  return held.as
}
const ground = (g: { tenant: string; actor: Parameters<typeof seatsOf>[1]['actor']; now: number }) => ({
  tenant: g.tenant,
  actor: g.actor,
  now: g.now,
  seat: 'chairs' as const,
})

const forUpdate = (tx: Tx, tenant: string, id: string) =>
  tx.one<Row>(
    sql('select id, seq, level, area, state, minutes from matters.sitting where tenant=$1 and id=$2 for update', [
      tenant,
      id,
    ]),
  )
const inSession = async (tx: Tx, tenant: string, id: string): Promise<Row> => {
  const row = await forUpdate(tx, tenant, id)
  if (!row) throw notFound()
  if (row.state !== 'sitting')
    throw new Failure('NO_SITTING', 409, { data: { why: '这场会审已经结束', whyEn: 'This sitting is closed' } })
  return row
}

/** The stages from which the agenda is drawn, in every ladder in force. */
export const stagesOf = (types: readonly MatterType[], verb: 'table' | 'decide'): string[] => [
  ...new Set(types.flatMap((t) => t.actions.filter((a) => a.verb === verb).flatMap((a) => a.from))),
]
const AREA: Readonly<Record<MatterLevel, string>> = {
  grid: 'm.grid',
  community: 'm.community',
  town: 'm.town',
  county: `'county'::text`,
}
/** Matters of a seat that stand in the stages of `$3`; level `$4`, area `$5`. */
export const AGENDA_WHERE = (level: MatterLevel): string =>
  `m.tenant=$1 and m.super='open' and m.stage = any($2::text[]) and m.level=$3 and ${AREA[level]}=$4`

/** Opens a sitting and locks its agenda; a second one in the same place waits for the first to close. */
export const openSitting = (deps: MattersDeps) =>
  txCommand<typeof openOp>({
    op: openOp,
    async run(tx, g) {
      const seat: Seat = { level: g.input.level, area: g.input.area }
      const as = chairing(deps, ground(g), seat)
      const id = g.newId()
      const row = {
        tenant: g.tenant,
        id,
        ...seat,
        state: 'sitting',
        year: yearOf(g.now),
        chair: g.actor.account,
        opened_at: new Date(g.now),
        present: g.input.present,
      }
      await tx.write([{ insert: 'matters.sitting', rows: [row] }]).catch((e: unknown) => {
        if (sqlState(e) === '23505' && constraintOf(e) === 'sitting_one') throw new Failure('IN_SESSION', 409)
        throw e
      })
      const types = ladders(deps, g.tenant).map((r) => r.type)
      const all = await tx.rows<{ id: string }>(
        sql(`select m.id from matters.matter m where ${AGENDA_WHERE(seat.level)} order by m.id`, [
          g.tenant,
          stagesOf(types, 'table'),
          seat.level,
          seat.area,
        ]),
      )
      const sitting = { id, ...seat, state: 'sitting' as const }
      const action = (s: Subject) =>
        deps.packs
          .release(s.m.pack, s.m.version)
          .type.actions.find((a) => a.verb === 'table' && a.from.includes(s.m.stage))?.id
      let tabled = 0
      for (const m of all) {
        const r = await stepInTx({ id: m.id, action, form: { sitting: id }, sitting }, { deps, tx, g })
        if ('done' in r) tabled++
      }
      tx.events([
        { kind: 'matters.sitting-opened@1', subject: { kind: 'sitting', id }, open: false, data: { ...seat, tabled } },
      ])
      return { answer: { id, tabled }, as, audit: { subject: id, change: { ...seat, tabled } } }
    },
  })

/** A line of the minutes, with its time and who wrote it. */
export const minuteSitting = (deps: MattersDeps) =>
  txCommand<typeof minuteOp>({
    op: minuteOp,
    async run(tx, g) {
      const row = await inSession(tx, g.tenant, g.input.id)
      const as = chairing(deps, ground(g), row)
      const said = { at: new Date(g.now).toISOString(), text: g.input.text, by: g.actor.account }
      await tx.write([
        {
          update: 'matters.sitting',
          key: ['tenant', 'id'],
          rows: [{ tenant: g.tenant, id: row.id, seq: row.seq + 1, minutes: json([...row.minutes, said]) }],
        },
      ])
      return { answer: { ok: true }, as, audit: { subject: row.id, change: { minutes: row.minutes.length + 1 } } }
    },
  })

/** Closes a sitting under its number; what is still on the agenda without a decision is named. */
export const closeSitting = (deps: MattersDeps) =>
  txCommand<typeof closeOp>({
    op: closeOp,
    async run(tx, g) {
      const row = await inSession(tx, g.tenant, g.input.id)
      const as = chairing(deps, ground(g), row)
      const types = ladders(deps, g.tenant).map((r) => r.type)
      const left = await tx.rows<{ ref: string }>(
        sql(`select m.ref from matters.matter m where ${AGENDA_WHERE(row.level)} order by m.ref`, [
          g.tenant,
          stagesOf(types, 'decide'),
          row.level,
          row.area,
        ]),
      )
      if (left.length)
        throw new Failure('UNDECIDED', 409, {
          data: {
            count: left.length,
            refs: left
              .slice(0, 5)
              .map((x) => x.ref)
              .join('、'),
          },
        })
      const year = yearOf(g.now)
      const number = await nextNumber(tx, { tenant: g.tenant, series: `review:${row.level}:${row.area}`, year })
      const label = sittingLabel(year, number)
      await tx.write([
        {
          update: 'matters.sitting',
          key: ['tenant', 'id'],
          rows: [
            {
              tenant: g.tenant,
              id: row.id,
              seq: row.seq + 1,
              state: 'closed',
              closed_at: new Date(g.now),
              year,
              number,
            },
          ],
        },
      ])
      tx.events([
        {
          kind: 'matters.sitting-closed@1',
          subject: { kind: 'sitting', id: row.id },
          open: false,
          data: { level: row.level, area: row.area, number, year },
        },
      ])
      return { answer: { number, label }, as, audit: { subject: row.id, change: { number, year } } }
    },
  })

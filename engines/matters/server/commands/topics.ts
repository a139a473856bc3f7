import { type Actor, capacity, Failure, forbidden, inForce, notFound } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { type Tx, txCommand } from '@yiwang/platform/engine'
import {
  answerTopic as answerOp,
  closeTopic as closeOp,
  gatherTopic as gatherOp,
  meetTopic as meetOp,
  openTopic as openOp,
} from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { topicPosts } from '../policy.ts'
import { scopeOf } from '../scope.ts'
import type { Subject } from '../store/load.ts'
import { nextNumber, yearOf } from '../store/notice-store.ts'
import { unitFinder } from '../unit-finder.ts'
import { dayEnd } from '../verbs/verb.ts'
import { topicLabel } from '../words.ts'
import { stepInTx, whyOf } from './step-in-tx.ts'

const working = (deps: MattersDeps, g: G): string => {
  const posts = topicPosts(deps.packs, g.tenant)
  const p = inForce(g.actor, g.now).find((x) => posts.has(x.kind))
  if (!p) throw forbidden('not-your-post')
  return capacity(p)
}

type Row = { id: string; seq: number; state: 'open' | 'met' | 'closed' }
type G = { tenant: string; actor: Actor; now: number }
/** The topic, locked, for somebody who sees every matter in it. */
const live = async (tx: Tx, g: G, id: string): Promise<Row> => {
  const row = await tx.one<Row>(
    sql('select id, seq, state from matters.topic where tenant=$1 and id=$2 for update', [g.tenant, id]),
  )
  if (!row) throw notFound()
  const s = scopeOf(g.actor, g.now, 3)
  const hidden = await tx.one(
    sql(
      `select 1 from matters.topic_matter t join matters.matter m on m.tenant=t.tenant and m.id=t.matter
       where t.tenant=$1 and t.topic=$2 and (${s.text}) is not true limit 1`,
      [g.tenant, id, ...s.values],
    ),
  )
  if (hidden) throw notFound()
  if (row.state === 'closed') throw new Failure('TOPIC_CLOSED', 409)
  return row
}

/** Of the ids, those that are matters this person sees; all of them, or not found. */
const seen = async (tx: Tx, g: G, ids: readonly string[]): Promise<string[]> => {
  const s = scopeOf(g.actor, g.now, 3)
  const all = [...new Set(ids)]
  const rows = await tx.rows<{ id: string }>(
    sql(`select m.id from matters.matter m where m.tenant=$1 and m.id = any($2::uuid[]) and ${s.text}`, [
      g.tenant,
      all,
      ...s.values,
    ]),
  )
  if (rows.length !== all.length) throw notFound()
  return rows.map((r) => r.id)
}
const memberRows = (g: G, topic: string, ids: readonly string[]) => ({
  insert: 'matters.topic_matter',
  skipDuplicates: true as const,
  rows: ids.map((matter) => ({ tenant: g.tenant, topic, matter, added_at: new Date(g.now) })),
})
const setTopic = (tx: Tx, g: G, row: Row, set: Record<string, unknown>) =>
  tx.write([
    {
      update: 'matters.topic',
      key: ['tenant', 'id'],
      rows: [{ tenant: g.tenant, id: row.id, seq: row.seq + 1, ...set }],
    },
  ])

export const openTopic = (deps: MattersDeps) =>
  txCommand<typeof openOp>({
    op: openOp,
    async run(tx, g) {
      const as = working(deps, g)
      const ids = await seen(tx, g, g.input.matters)
      const id = g.newId()
      const year = yearOf(g.now)
      const number = await nextNumber(tx, { tenant: g.tenant, series: 'topic', year })
      const row = {
        tenant: g.tenant,
        id,
        year,
        number,
        title: g.input.title,
        state: 'open',
        opened_by: g.actor.account,
        opened_at: new Date(g.now),
      }
      await tx.write([{ insert: 'matters.topic', rows: [row] }, memberRows(g, id, ids)])
      tx.events([
        {
          kind: 'matters.topic-opened@1',
          subject: { kind: 'topic', id },
          open: false,
          data: { number, year, count: ids.length },
        },
      ])
      return {
        answer: { id, label: topicLabel(year, number) },
        as,
        audit: { subject: id, change: { matters: ids.length } },
      }
    },
  })

export const gatherTopic = (deps: MattersDeps) =>
  txCommand<typeof gatherOp>({
    op: gatherOp,
    async run(tx, g) {
      const as = working(deps, g)
      const row = await live(tx, g, g.input.id)
      const ids = await seen(tx, g, g.input.matters)
      const known = await tx.rows<{ matter: string }>(
        sql('select matter from matters.topic_matter where tenant=$1 and topic=$2', [g.tenant, row.id]),
      )
      const fresh = ids.filter((x) => !known.some((k) => k.matter === x))
      if (fresh.length) await tx.write([memberRows(g, row.id, fresh)])
      return { answer: { added: fresh.length }, as, audit: { subject: row.id, change: { added: fresh.length } } }
    },
  })

/** The meeting: who was there, what was decided, who does it and by when. */
export const meetTopic = (deps: MattersDeps) =>
  txCommand<typeof meetOp>({
    op: meetOp,
    async run(tx, g) {
      const as = working(deps, g)
      const row = await live(tx, g, g.input.id)
      const due = dayEnd(g.input.by)
      if (due <= g.now)
        throw new Failure('TOO_LATE', 409, { data: { why: '日期要在今天之后', whyEn: 'The date has to lie ahead' } })
      const unit = g.input.unit ? unitFinder(deps, g.tenant)(g.input.unit) : undefined
      if (g.input.unit && !unit) throw notFound()
      await setTopic(tx, g, row, {
        state: 'met',
        met_at: new Date(g.now),
        present: g.input.present,
        decision: g.input.decision,
        unit: unit?.id ?? null,
        due_at: new Date(due),
      })
      tx.events([
        {
          kind: 'matters.topic-met@1',
          subject: { kind: 'topic', id: row.id },
          open: false,
          data: { due: new Date(due).toISOString() },
        },
      ])
      return { answer: { ok: true }, as, audit: { subject: row.id, change: { state: 'met' } } }
    },
  })

const answering = (deps: MattersDeps) => (s: Subject) =>
  deps.packs
    .release(s.m.pack, s.m.version)
    .type.actions.find((a) => a.verb === 'answer-topic' && a.from.includes(s.m.stage))?.id

/** One answer to the matters named, each judged and written by itself. */
export const answerTopic = (deps: MattersDeps) =>
  txCommand<typeof answerOp>({
    op: answerOp,
    async run(tx, g) {
      const as = working(deps, g)
      const row = await live(tx, g, g.input.id)
      if (row.state !== 'met') throw new Failure('NOT_MET', 409)
      const members = await tx.rows<{ matter: string }>(
        sql('select matter from matters.topic_matter where tenant=$1 and topic=$2 and matter = any($3::uuid[])', [
          g.tenant,
          row.id,
          g.input.matters,
        ]),
      )
      const { outcome, text } = g.input
      if (members.length !== new Set(g.input.matters).size) throw notFound()
      const results = []
      for (const { matter } of members.sort((a, b) => (a.matter < b.matter ? -1 : 1)))
        results.push(
          await stepInTx(
            { id: matter, action: answering(deps), form: { outcome, text }, topic: row.id },
            { deps, tx, g },
          ),
        )
      const done = results.flatMap((r) => ('done' in r ? [r.id] : []))
      if (done.length)
        await tx.write([
          {
            update: 'matters.topic_matter',
            key: ['tenant', 'topic', 'matter'],
            rows: done.map((matter) => ({
              tenant: g.tenant,
              topic: row.id,
              matter,
              outcome,
              answer: text,
              answered_at: new Date(g.now),
            })),
          },
        ])
      const failed = results.flatMap((r) =>
        'failed' in r ? [{ id: r.id, ref: r.ref, code: r.failed.code, why: whyOf(r.failed) }] : [],
      )
      return {
        answer: { done, failed },
        as,
        audit: { subject: row.id, change: { outcome, done: done.length, failed: failed.length } },
      }
    },
  })

/** Closes the topic; matters without an answer that are still open are named. */
export const closeTopic = (deps: MattersDeps) =>
  txCommand<typeof closeOp>({
    op: closeOp,
    async run(tx, g) {
      const as = working(deps, g)
      const row = await live(tx, g, g.input.id)
      const left = await tx.rows<{ ref: string }>(
        sql(
          `select m.ref from matters.topic_matter t join matters.matter m on m.tenant=t.tenant and m.id=t.matter
         where t.tenant=$1 and t.topic=$2 and t.outcome is null and m.super='open' order by m.ref`,
          [g.tenant, row.id],
        ),
      )
      if (left.length) {
        const refs = left.slice(0, 5).map((x) => x.ref)
        throw new Failure('UNANSWERED', 409, { data: { count: left.length, refs: refs.join('、') } })
      }
      await setTopic(tx, g, row, { state: 'closed', closed_at: new Date(g.now) })
      tx.events([{ kind: 'matters.topic-closed@1', subject: { kind: 'topic', id: row.id }, open: false, data: {} }])
      return { answer: { ok: true }, as, audit: { subject: row.id, change: { state: 'closed' } } }
    },
  })

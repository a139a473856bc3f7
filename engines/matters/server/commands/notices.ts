import { capacity, Failure, forbidden, inForce, notFound } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { type Tx, txCommand } from '@yiwang/platform/engine'
import { json } from '@yiwang/platform/write-set'
import {
  actOnNotice as actOp,
  draftReport as draftOp,
  issueNotice as issueOp,
  orderReport as orderOp,
} from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { startClock } from '../domain/clock.ts'
import { clockValues } from '../domain/revive.ts'
import { categoryPath } from '../pack-book.ts'
import { scopeOf } from '../scope.ts'
import {
  lockSeries,
  type NoticeRow,
  nextNumber,
  noticeByDedupe,
  noticeForUpdate,
  yearOf,
} from '../store/notice-store.ts'

type Head = { title: string; pack: string; version: number; type: string; unit: string | null }
const headOf = (tx: Tx, tenant: string, matter: string) =>
  tx.one<Head>(
    sql('select title, pack, version, type, unit from matters.matter where tenant=$1 and id=$2', [tenant, matter]),
  )

const DAY = 86_400_000

/** Issues the next numbered supervision notice; the same cause never gives two. */
export const issueNotice = (deps: MattersDeps) =>
  txCommand<typeof issueOp>({
    op: issueOp,
    async run(tx, g) {
      const { input, tenant } = g
      const at = { tenant, series: 'supervision', dedupe: input.dedupe }
      await lockSeries(tx, at)
      const known = await noticeByDedupe(tx, at)
      const audit = { subject: input.matter, change: { cause: input.causeCode } }
      if (known) return { answer: known, as: 'system', audit }
      const head = await headOf(tx, tenant, input.matter)
      if (!head) throw notFound()
      const year = yearOf(g.now)
      const number = await nextNumber(tx, { ...at, year })
      const id = g.newId()
      const r = deps.packs.release(head.pack, head.version, head.type)
      const def = r.type.clocks.find((c) => c.of === 'notice')
      const clock =
        def &&
        startClock(def, {
          id: g.newId(),
          now: g.now,
          round: 1,
          cls: input.grade,
          level: 'county',
          calendar: r.calendar,
          notice: id,
          unit: input.unit,
        })
      await tx.write([
        {
          insert: 'matters.notice',
          rows: [
            {
              tenant,
              id,
              series: 'supervision',
              year,
              number,
              grade: input.grade,
              title: head.title,
              cause: input.cause,
              cause_code: input.causeCode,
              matters: [input.matter],
              unit: input.unit,
              state: 'open',
              issued_at: new Date(g.now),
              due_at: clock?.due_at ? new Date(clock.due_at) : null,
              dedupe: input.dedupe,
            },
          ],
        },
        ...(clock ? [{ insert: 'matters.clock', rows: [clockValues(tenant, input.matter, clock, json)] }] : []),
      ])
      tx.events([
        {
          kind: 'matters.supervised@1',
          subject: { kind: 'matter', id: input.matter },
          open: true,
          data: { notice: id, number, year, grade: input.grade, unit: input.unit, cause: input.causeCode },
        },
      ])
      return { answer: { id, number }, as: 'system', audit }
    },
  })

/** Drafts a special report when the category recurs on the grid and none was drafted in the window. */
export const draftReport = (deps: MattersDeps) =>
  txCommand<typeof draftOp>({
    op: draftOp,
    async run(tx, g) {
      const { input, tenant } = g
      const r = deps.packs.inForce(tenant, input.pack, input.type)
      if (!r) throw new Failure('NO_PACK', 409)
      const { count, days } = r.type.limits.recurrence.value
      await lockSeries(tx, { tenant, series: 'special-report' })
      const at = Date.parse(input.at)
      const since = new Date(at - days * DAY)
      const same = await tx.rows<{ id: string }>(
        sql(
          `select id from matters.matter where tenant=$1 and grid=$2 and category=$3 and pack=$6 and type=$7 and readers is null
           and opened_at > $4 and opened_at <= $5 order by opened_at`,
          [tenant, input.grid, input.category, since, new Date(at), input.pack, input.type],
        ),
      )
      const recent = await tx.one(
        sql(
          `select 1 from matters.notice n where n.tenant=$1 and n.series='special-report' and n.grid=$2 and n.category=$3 and n.issued_at > $4
           and exists (select 1 from matters.matter m where m.tenant=$1 and m.id = any(n.matters) and m.pack=$5 and m.type=$6)`,
          [tenant, input.grid, input.category, since, input.pack, input.type],
        ),
      )
      const audit = { subject: `${input.grid}/${input.category}`, change: { count: same.length } }
      if (same.length < count || recent) return { answer: { id: null }, as: 'system', audit }
      const name = categoryPath(r, input.category).at(-1) ?? input.category
      const grid = deps.registry.gridByCode(tenant, input.grid)?.name ?? input.grid
      const id = g.newId()
      await insertReport(tx, {
        id,
        tenant,
        now: g.now,
        title: `${grid}：${name}`,
        cause: `${days} 天内同一网格同类诉求 ${same.length} 件`,
        causeCode: 'recurrence',
        matters: same.map((x) => x.id),
        category: input.category,
        grid: input.grid,
        by: null,
        dedupe: `recurrence:${input.grid}:${input.category}:${same[0]?.id}`,
      })
      tx.events([
        {
          kind: 'matters.report-drafted@1',
          subject: { kind: 'notice', id },
          open: false,
          data: { grid: input.grid, category: input.category, count: same.length },
        },
      ])
      return { answer: { id }, as: 'system', audit }
    },
  })

type Report = {
  id: string
  tenant: string
  now: number
  title: string
  cause: string
  causeCode: string
  matters: string[]
  category: string | null
  grid: string | null
  by: string | null
  dedupe: string
}
const insertReport = (tx: Tx, o: Report) =>
  tx.write([
    {
      insert: 'matters.notice',
      rows: [
        {
          tenant: o.tenant,
          id: o.id,
          series: 'special-report',
          year: yearOf(o.now),
          number: null,
          title: o.title,
          cause: o.cause,
          cause_code: o.causeCode,
          matters: o.matters,
          category: o.category,
          grid: o.grid,
          state: 'draft',
          drafted_by: o.by,
          issued_at: new Date(o.now),
          dedupe: o.dedupe,
        },
      ],
    },
  ])

const holding = (a: Parameters<typeof inForce>[0], now: number, kinds: readonly string[]): string => {
  const p = inForce(a, now).find((x) => kinds.includes(x.kind))
  if (!p) throw forbidden('not-your-post')
  return capacity(p)
}

/** A leader's or supervisor's order: a report on chosen matters, each one that she may read. */
export const orderReport = txCommand<typeof orderOp>({
  op: orderOp,
  async run(tx, g) {
    const as = holding(g.actor, g.now, ['supervisor', 'leader'])
    const scope = scopeOf(g.actor, g.now, 3)
    const known = await tx.rows<{ id: string }>(
      sql(`select m.id from matters.matter m where m.tenant=$1 and m.id = any($2::uuid[]) and ${scope.text}`, [
        g.tenant,
        g.input.matters,
        ...scope.values,
      ]),
    )
    if (known.length !== new Set(g.input.matters).size) throw notFound()
    const id = g.newId()
    await insertReport(tx, {
      id,
      tenant: g.tenant,
      now: g.now,
      title: g.input.title,
      cause: g.input.cause,
      causeCode: 'order',
      matters: g.input.matters,
      category: null,
      grid: null,
      by: g.actor.account,
      dedupe: `order:${id}`,
    })
    return { answer: { id }, as, audit: { subject: id, change: { matters: known.length } } }
  },
})

const offered = (n: NoticeRow, ok: boolean): void => {
  if (!ok)
    throw new Failure('NOT_OFFERED', 409, {
      data: { stage: n.state, why: '这份文书现在不能做这一步', whyEn: 'This document does not allow the step now' },
    })
}
const samePerson = (clash: boolean, zh: string, en: string): void => {
  if (clash) throw new Failure('SAME_PERSON', 409, { data: { why: zh, whyEn: en } })
}

type G = {
  actor: Parameters<typeof inForce>[0]
  now: number
  tenant: string
  input: { id: string; action: string; text: string }
}
type Outcome = { as: string; set: Record<string, unknown> }

const feedback = (n: NoticeRow, g: G): Outcome => {
  const p = inForce(g.actor, g.now).find((x) => x.unit !== null && x.unit === n.unit)
  if (!p) throw forbidden('not-your-post')
  offered(n, n.series === 'supervision' && n.state === 'open' && g.input.text.length > 0)
  const said = { at: new Date(g.now).toISOString(), text: g.input.text, accepted: null, by: g.actor.account }
  return { as: capacity(p), set: { state: 'answered', feedback: json([...n.feedback, said]) } }
}
const judge = (n: NoticeRow, g: G, accepted: boolean): Outcome => {
  const as = holding(g.actor, g.now, ['supervisor'])
  offered(n, n.series === 'supervision' && n.state === 'answered')
  samePerson(n.feedback.at(-1)?.by === g.actor.account, '反馈人不能自己验收', 'Whoever answered cannot accept it')
  const all = n.feedback.map((f, i) => (i === n.feedback.length - 1 ? { ...f, accepted } : f))
  return { as, set: { state: accepted ? 'accepted' : 'open', feedback: json(all) } }
}
const release = async (tx: Tx, n: NoticeRow, g: G): Promise<Outcome> => {
  const as = holding(g.actor, g.now, ['supervisor', 'leader'])
  if (g.input.action === 'check') {
    offered(n, n.series === 'special-report' && n.state === 'draft')
    return { as, set: { state: 'checked', checked_by: g.actor.account } }
  }
  offered(n, n.series === 'special-report' && n.state === 'checked')
  samePerson(
    [n.checked_by, n.drafted_by].includes(g.actor.account),
    '核对人和发布人不能是同一人',
    'Checker and releaser must differ',
  )
  const year = yearOf(g.now)
  const number = await nextNumber(tx, { tenant: g.tenant, series: 'special-report', year })
  return { as, set: { state: 'released', released_by: g.actor.account, released_at: new Date(g.now), year, number } }
}

/** Feedback by the unit, acceptance by the supervisor; a report is checked by one and released by another. */
export const actOnNotice = txCommand<typeof actOp>({
  op: actOp,
  async run(tx, g) {
    const n = await noticeForUpdate(tx, g.tenant, g.input.id)
    if (!n) throw notFound()
    const { action } = g.input
    const done =
      action === 'feedback'
        ? feedback(n, g)
        : action === 'accept' || action === 'reject'
          ? judge(n, g, action === 'accept')
          : await release(tx, n, g)
    await tx.write([
      {
        update: 'matters.notice',
        key: ['tenant', 'id'],
        rows: [{ tenant: g.tenant, id: n.id, seq: n.seq + 1, ...done.set }],
      },
    ])
    if (action === 'accept')
      await tx.change(
        sql(
          `update matters.clock set state=case when due_at < $3 then 'missed' else 'met' end, ended_at=$3, next_at=null, step=null where tenant=$1 and matter=any($4::uuid[]) and notice=$2 and ended_at is null`,
          [g.tenant, n.id, new Date(g.now), n.matters],
        ),
      )
    tx.events([
      {
        kind: `matters.notice-${action}@1`,
        subject: { kind: 'notice', id: n.id },
        open: false,
        data: { series: n.series, matters: n.matters },
      },
    ])
    return { answer: { ok: true }, as: done.as, audit: { subject: n.id, change: { action } } }
  },
})

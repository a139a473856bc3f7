import { capacity, forbidden, inForce } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import { type CsvCell, writeCsv } from '@yiwang/tables/server'
import { exportMatters as exportOp } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import type { Matter } from '../domain/state.ts'
import { categoryPath } from '../pack-book.ts'
import { scopeOf } from '../scope.ts'
import { narrowingOf } from './inbox.ts'
import { type Narrowing, narrowing } from './inbox-views.ts'
import { chosen } from './own-fields.ts'
import { divisionName, gridName, stageWords, unitName } from './wording.ts'

type Row = Pick<
  Matter,
  | 'ref'
  | 'title'
  | 'pack'
  | 'version'
  | 'type'
  | 'stage'
  | 'town'
  | 'grid'
  | 'category'
  | 'unit'
  | 'joins'
  | 'confidential'
  | 'solved'
  | 'satisfied'
  | 'fields'
  | 'readers'
> & { opened_at: Date; due_at: Date | null; closed_at: Date | null }
const MOST = 5_000
const HEAD = [
  '编号',
  '标题',
  '状态',
  '登记时间',
  '到期时间',
  '办结时间',
  '镇街',
  '网格',
  '类别',
  '单位',
  '同诉人数',
  '是否解决',
  '是否满意',
  '填写内容',
]
const YES = new Map<unknown, string>([
  [true, '是'],
  [false, '否'],
])
const SATISFIED: Readonly<Record<string, string>> = { yes: '满意', fair: '基本满意', no: '不满意' }

/** Local time as people in the county write it, 2026-06-05 10:12; a spreadsheet reads it as a time. */
const local = (t: Date | null): string | null =>
  t === null ? null : new Date(t.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const line = (m: Row, at: { deps: MattersDeps; tenant: string }): CsvCell[] => {
  const r = at.deps.packs.release(m.pack, m.version, m.type)
  return [
    m.ref,
    m.confidential ? '（保密）' : m.title,
    stageWords(r, m.stage).zh,
    local(m.opened_at),
    local(m.due_at),
    local(m.closed_at),
    divisionName(at, m.town),
    gridName(at, m.grid),
    categoryPath(r, m.category).join(' › '),
    unitName(at, m.unit),
    m.joins,
    YES.get(m.solved) ?? null,
    m.satisfied ? (SATISFIED[m.satisfied] ?? m.satisfied) : null,
    // Of a protected raiser or a kind that few may read, what was filled in stays inside.
    m.confidential || m.readers !== null ? null : chosen(r, m.fields),
  ]
}

/**
 * Which rows beyond the scope. What was said and answered of a protected raiser, or of a kind that few may read, stays
 * inside; so a list narrowed by words or answers leaves those rows out, or being in it would tell.
 */
const chosenRows = (n: Narrowing, put: (v: unknown) => string): string[] => {
  const inside = n.own.length > 0 || n.input.find ? ['not m.confidential and m.readers is null'] : []
  return [...narrowing(n, put), ...inside]
}

const SUPER = { open: "and m.super='open'", closed: "and m.super<>'open'", all: '' } as const

/** The matters in the reader's scope, narrowed as the inbox is, as a csv file, newest first, at most 5,000; nothing of who raised them. */
export const exportQuery = (deps: MattersDeps) =>
  querySpec<typeof exportOp>({
    op: exportOp,
    async run({ db, actor, tenant, now, audit }, input) {
      const post = inForce(actor, now)[0]
      if (!post) throw forbidden('not-your-post')
      const scope = scopeOf(actor, now, 4)
      const values = [tenant, input.from ?? null, input.to ?? null, ...scope.values]
      const { view, from, to, ...narrow } = input
      const of = narrowingOf(deps, { actor, now, input: narrow })
      const more = chosenRows(of, (v) => `$${values.push(v)}`)
      const rows = await db.rows<Row>(
        sql(
          `select m.ref, m.title, m.pack, m.version, m.type, m.stage, m.opened_at, m.due_at, m.closed_at, m.town, m.grid,
             m.category, m.unit, m.joins, m.confidential, m.solved, m.satisfied, m.fields, m.readers from matters.matter m
           where m.tenant=$1 and ($2::timestamptz is null or m.opened_at >= $2) and ($3::timestamptz is null or m.opened_at < $3)
             ${SUPER[view]} and ${[`(${scope.text})`, ...more].join(' and ')} order by m.opened_at desc, m.id limit ${MOST}`,
          values,
        ),
      )
      // By what it was narrowed, not what was looked for: that may be a name.
      const change = { view, from: from ?? null, to: to ?? null, by: Object.keys(narrow), rows: rows.length }
      await audit({ subject: '*', as: capacity(post), change })
      return writeCsv([HEAD, ...rows.map((m) => line(m, { deps, tenant }))])
    },
  })

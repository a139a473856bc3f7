import type { Actor } from '@yiwang/kernel/actor'
import type { Words } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import type { bulletin } from '../../contract/index.ts'
import { type Figure, type FigureTable, figureOf, type Setting } from '../figures/figure.ts'
import { MEASURES } from '../figures/measures.ts'
import { balanced, count, type MonthModel, type Plan } from '../figures/model.ts'
import { monthPeriod } from '../figures/period.ts'
import { queryId } from '../figures/query-id.ts'
import { sentences } from '../figures/sentences.ts'
import { townTable, unitTable } from '../figures/tables.ts'
import { mayAct, mayOpenCases, personOf } from '../policy.ts'
import { CAUSES, HAPPENED, POSTS } from '../words.ts'
import type { BulletinAction, BulletinRecord, HistoryEntry } from './record.ts'

export type BulletinView = OutputOf<typeof bulletin>
export type Reading = { readonly actor: Actor; readonly now: number; readonly staff: boolean; readonly issue: number }

export const titleOf = (month: string): string =>
  `关于${Number(month.slice(0, 4))}年${Number(month.slice(5))}月民意诉求办理情况的通报`
export const periodOf = (month: string): { from: string; to: string } => {
  const { from, to } = monthPeriod(month)
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

/** What a page of figures prints; `of` addresses the cases, null for readers who may not open them. */
export type Content = {
  figures: Figure[]
  tables: FigureTable[]
  sentences: Words[]
  definitions: { term: Words; text: Words }[]
}
export const contentOf = (m: MonthModel, plan: Plan, o: { final: boolean; bulletin: string | null }): Content => {
  const { bulletin: b, partition: p } = plan
  const more = { pack: m.pack, ...(o.bulletin === null ? {} : { bulletin: o.bulletin }) }
  const opens = (figure: string, dim?: 'unit' | 'town', key?: string) =>
    o.bulletin === null ? null : queryId({ figure, period: m.month, ...(dim && key ? { [dim]: key } : {}), ...more })
  const s: Setting = { final: o.final, rateLeast: b.rateLeast, hideUnder: b.hideUnder, query: opens }
  const ids = [...b.parts, ...p.remainders.filter((r) => count(m.counts, r) > 0 && !b.parts.includes(r))]
  const tables = [unitTable(m, s, opens), townTable(m, s, opens)]
  return {
    figures: ids.map((id) => figureOf(id, m.counts, s)),
    tables: tables.filter((t) => t !== null),
    sentences: sentences(m, p, { least: b.rateLeast, under: b.hideUnder }),
    definitions: ids.map((id) => ({ term: MEASURES[id].words, text: MEASURES[id].definition })),
  }
}

const FROM: Readonly<Record<BulletinAction, readonly BulletinRecord['state'][]>> = {
  check: ['draft'],
  release: ['checked'],
  'send-back': ['checked'],
  recompute: ['draft', 'refused', 'checked'],
  correct: ['released'],
  recall: ['released'],
}
/** Whether the bulletin stands where the act begins. */
export const begins = (b: Pick<BulletinRecord, 'state'>, action: BulletinAction): boolean =>
  FROM[action].includes(b.state)
/** Drafter and checker never release, and who checked does not correct. */
export const samePerson = (b: BulletinRecord, action: BulletinAction, actor: Actor): boolean => {
  const person = personOf(actor)
  if (person === null) return false
  if (action === 'release') return person === b.checkedBy || person === b.draftedBy
  return action === 'correct' && person === b.checkedBy
}

const can = (b: BulletinRecord, r: Reading): string[] =>
  (Object.keys(FROM) as BulletinAction[]).filter(
    (a) => begins(b, a) && mayAct(r.actor, r.now, a).ok && !samePerson(b, a, r.actor),
  )

const named = (h: HistoryEntry, staff: boolean) => {
  const post = (POSTS[h.as] ?? POSTS.system!).zh
  return {
    at: new Date(h.at).toISOString(),
    what: HAPPENED[h.what]!,
    who: staff && h.name !== '' ? `${post} ${h.name}` : post,
  }
}
const withoutQueries = (c: Content): Content => ({
  ...c,
  figures: c.figures.map((f) => ({ ...f, query: null })),
  tables: c.tables.map((t) => ({
    ...t,
    rows: t.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(Object.entries(row.cells).map(([k, f]) => [k, { ...f, query: null }])),
    })),
    total: t.total && Object.fromEntries(Object.entries(t.total).map(([k, f]) => [k, { ...f, query: null }])),
  })),
})
const RECALLED = (reason: string): Content => ({
  figures: [],
  tables: [],
  sentences: [
    {
      zh: `这一期已撤回，数字不再引用。原因：${reason}`,
      en: `This issue was recalled; do not quote it. Reason: ${reason}`,
    },
  ],
  definitions: [],
})
const correctionRows = (b: BulletinRecord) =>
  b.corrections.flatMap((c) =>
    c.changes.map((x) => ({
      at: new Date(c.at).toISOString(),
      ...x,
      reason: c.reason,
    })),
  )

/** The bulletin as this reader sees it: the public without cases, names and drafts. */
export const viewOf = (b: BulletinRecord, plan: Plan, r: Reading): BulletinView => {
  const whole =
    b.state === 'recalled' && !r.staff
      ? RECALLED(b.recallReason ?? '')
      : contentOf(b.computed, plan, { final: b.state === 'released', bulletin: b.id })
  return {
    id: b.id,
    issue: b.issue ?? r.issue,
    pack: b.pack,
    state: b.state,
    period: periodOf(b.month),
    title: titleOf(b.month),
    ...(mayOpenCases(r.actor, r.now).ok ? whole : withoutQueries(whole)),
    hash: b.hash,
    imbalance: r.staff
      ? b.computed.imbalance.map((i) => ({ what: CAUSES[i.cause]!, ref: i.ref, matter: i.matter }))
      : [],
    history: b.history
      .filter((h) => r.staff || ['released', 'corrected', 'recalled'].includes(h.what))
      .map((h) => named(h, r.staff)),
    corrections: correctionRows(b),
    can: r.staff ? can(b, r) : [],
    drift: [],
  }
}
export const isBalanced = (b: BulletinRecord, plan: Plan): boolean => balanced(b.computed, plan.partition)

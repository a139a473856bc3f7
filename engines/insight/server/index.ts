import { type Pack, partsOf } from '@yiwang/kernel/pack'
import type { Engine } from '@yiwang/platform/engine'
import type { Bulletin, Partition } from '../pack/index.ts'
import { act } from './commands/act.ts'
import { draft } from './commands/draft.ts'
import type { Deps } from './deps.ts'
import { countiesSpec } from './exchange/counties.ts'
import { sendUp } from './exchange/send-up.ts'
import type { Plan } from './figures/model.ts'
import { monthEnd } from './jobs/month-end.ts'
import { count, countEvents } from './measures/count.ts'
import { publish, publishEnded } from './measures/publish.ts'
import { rebuild, recount } from './measures/rebuild.ts'
import { recheck, recheckNightly } from './measures/recheck.ts'
import { board } from './queries/board.ts'
import { boardXlsx, openBoardXlsx } from './queries/board-sheets.ts'
import { boardOf, boards, openBoard } from './queries/boards.ts'
import { bulletin, bulletinDocx, bulletins, bulletinXlsx } from './queries/bulletins.ts'
import { cases } from './queries/cases.ts'
import { noticeDocument } from './queries/notice-document.ts'
import { totals, workload } from './queries/totals.ts'

/** Figures, bulletins, the public board. List it after the casework engine, so that its clocks ring before a month is counted. */
export const createInsight = (d: Deps): Engine => ({
  name: 'insight',
  txCommands: [draft(d), act(d), count(d), rebuild(d), recheck(d), publish(d)],
  queries: [
    bulletins(d),
    bulletin(d),
    bulletinDocx(d),
    bulletinXlsx(d),
    cases(d),
    board(d),
    totals(d),
    workload,
    countiesSpec(d),
    noticeDocument(d),
    boards(d),
    openBoard(d),
    boardOf(d),
    boardXlsx(d),
    openBoardXlsx(d),
  ],
  consumers: [countEvents(d), ...(d.exchange ? [sendUp(d, d.exchange)] : [])],
  sweeps: [monthEnd(d), recount(d), publishEnded(d), recheckNightly(d)],
})

/**
 * What a pack wants printed each month; none when it holds no bulletin.
 *
 * @throws Error when a bulletin names a partition the pack does not hold.
 */
export const plansIn = (pack: Pack): Plan[] =>
  partsOf<Bulletin>(pack, 'insight.bulletin').map((bulletin) => {
    const partition = partsOf<Partition>(pack, 'insight.partition').find((p) => p.id === bulletin.partition)
    if (!partition) throw new Error(`pack ${pack.id}: bulletin ${bulletin.id} names no partition ${bulletin.partition}`)
    return { pack: pack.id, bulletin, partition }
  })

export type { Head } from './bulletin/document.ts'
export type { Deps, Exchange } from './deps.ts'
export { computeMonth, type MonthAsk } from './figures/compute-month.ts'
export type { MonthModel, Plan } from './figures/model.ts'
export { movingKinds } from './measures/count.ts'
export { type MeasurePlan, measuresIn } from './measures/plan.ts'
export { rebuildMeasures } from './measures/rebuild.ts'
export { words } from './words.ts'

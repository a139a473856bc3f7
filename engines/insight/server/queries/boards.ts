import { forbidden, invalid, notFound } from '@yiwang/kernel'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/boards.ts'
import type { Board } from '../../pack/index.ts'
import { spanDays } from '../boards/days.ts'
import { liveTile } from '../boards/live-tile.ts'
import { openTile } from '../boards/open-tile.ts'
import type { Deps } from '../deps.ts'
import { isDay } from '../measures/address.ts'
import { type MeasurePlan, wordsOf } from '../measures/plan.ts'
import { ALL } from '../measures/public-cells.ts'
import { mayOpenCases, mayReadBoard } from '../policy.ts'
import { namesOfKeys } from '../store/board-store.ts'
import { publications } from '../store/publication-store.ts'

export type Found = { readonly plan: MeasurePlan; readonly board: Board }
/** A board is named with its pack: `<pack>.<board>`. */
const idOf = ({ plan, board }: Found): string => `${plan.pack}.${board.id}`
const all = (d: Deps, tenant: string): Found[] =>
  d.measuresOf(tenant).flatMap((plan) => plan.boards.map((board) => ({ plan, board })))
const find = (d: Deps, tenant: string, id: string): Found => {
  const found = all(d, tenant).find((f) => idOf(f) === id)
  if (!found) throw notFound()
  return found
}
const headOf = (f: Found) => ({
  id: idOf(f),
  audience: f.board.face,
  title: wordsOf(f.plan, `board.${f.board.id}`),
  mechanism: wordsOf(f.plan, 'pack.name'),
})

export const boards = (d: Deps) =>
  querySpec<typeof contract.boards>({
    op: contract.boards,
    async run({ tenant, actor, now }) {
      return {
        items: all(d, tenant)
          .filter((f) => mayReadBoard(actor, now, f.board.face).ok)
          .map(headOf),
      }
    },
  })

type OpenAsked = Pick<InputOf<typeof contract.openBoard>, 'board' | 'period'>
/** What everybody reads of a public board. @throws NOT_FOUND it is none */
export const readOpenBoard = async (
  d: Deps,
  { tenant, db, now }: QueryContext,
  input: OpenAsked,
): Promise<Found & { view: OutputOf<typeof contract.openBoard> }> => {
  const f = find(d, tenant, input.board)
  if (f.board.face !== 'public') throw notFound()
  const fixed = await publications(db, { tenant, pack: f.plan.pack })
  const keys = [...new Set(fixed.flatMap((p) => p.cells.map((c) => c.key)).filter((k) => k !== ALL))]
  const towns = await namesOfKeys(db, { tenant, pack: f.plan.pack, dim: 'town', keys })
  const ask = { plan: f.plan, fixed, period: input.period, towns }
  const tiles = f.board.tiles.map((t, n) => openTile(ask, t, n))
  const asOf = (fixed.at(-1)?.publishedAt ?? new Date(now)).toISOString()
  return { ...f, view: { ...headOf(f), asOf, tiles, periods: fixed.map((p) => p.period) } }
}

const wrongDays = () => invalid([{ path: 'from', message: { zh: '日期不对', en: 'No such days' } }])
type Asked = Pick<InputOf<typeof contract.boardOf>, 'board' | 'from' | 'to'>
/** What a post reads of a board now. @throws FORBIDDEN it is not for her; NOT_FOUND there is none; INVALID no such days */
export const readBoard = async (
  d: Deps,
  { tenant, db, actor, now }: QueryContext,
  input: Asked,
): Promise<Found & { view: OutputOf<typeof contract.boardOf> }> => {
  const f = find(d, tenant, input.board)
  if (f.board.face === 'public') throw notFound()
  const verdict = mayReadBoard(actor, now, f.board.face)
  if (!verdict.ok) throw forbidden(verdict.why)
  const { from, to = spanDays('day', now).to } = input
  if ((from !== undefined && (!isDay(from) || from > to)) || !isDay(to)) throw wrongDays()
  const days = from === undefined ? undefined : { from, to }
  const ask = { db, tenant, plan: f.plan, now, days, mayOpen: mayOpenCases(actor, now).ok }
  const tiles = await Promise.all(f.board.tiles.map((t, n) => liveTile(ask, t, n)))
  return { ...f, view: { ...headOf(f), asOf: new Date(now).toISOString(), tiles } }
}

/** Only what is fixed: read twice, or from two boards, a number is the same, and so is what is hidden. */
export const openBoard = (d: Deps) =>
  querySpec<typeof contract.openBoard>({
    op: contract.openBoard,
    run: async (ctx, input) => (await readOpenBoard(d, ctx, input)).view,
  })
export const boardOf = (d: Deps) =>
  querySpec<typeof contract.boardOf>({
    op: contract.boardOf,
    run: async (ctx, input) => (await readBoard(d, ctx, input)).view,
  })

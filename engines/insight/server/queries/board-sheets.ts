import type { InputOf } from '@yiwang/kernel/operation'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/boards.ts'
import { isDistinct } from '../../pack/measure.ts'
import { namedBy } from '../boards/figures.ts'
import { sheetsOf } from '../boards/sheets.ts'
import type { Deps } from '../deps.ts'
import { type Language, renderXlsx } from '../documents/index.ts'
import { measureOf, wordsOf } from '../measures/plan.ts'
import { type Found, readBoard, readOpenBoard } from './boards.ts'

const definitionsOf = ({ plan, board }: Found, language: Language) => {
  const said = (key: string): string => wordsOf(plan, key)[language === 'en' ? 'en' : 'zh']
  const measures = [...new Set(board.tiles.flatMap((t) => namedBy(plan, t).measures))]
  return measures.map((m) => {
    const means = `measure.${m}.means`
    return { term: said(`measure.${m}`), text: said(plan.words[means] ? means : `measure.${m}`) }
  })
}
type Read = Found & { readonly view: Parameters<typeof sheetsOf>[0]['view'] }
const fileOf = async (found: Read, o: { organ: string; lang: Language }): Promise<string> => {
  const { plan, board, view } = found
  const adds = board.tiles.map((t) =>
    namedBy(plan, t).measures.every((id) => {
      const m = measureOf(plan, id)
      return m !== undefined && !isDistinct(m)
    }),
  )
  const doc = sheetsOf({ view, adds, organ: o.organ, language: o.lang, definitions: definitionsOf(found, o.lang) })
  const name = `${view.id}-${doc.date}.xlsx`
  const file = {
    bytes: await renderXlsx(doc),
    type: contract.boardXlsx.binary!,
    headers: { 'content-disposition': `attachment; filename="${name}"` },
  }
  // A binary operation answers bytes with their name; the contract's text is what they say.
  return file as unknown as string
}

const sheets = <Op extends typeof contract.boardXlsx | typeof contract.openBoardXlsx>(
  d: Deps,
  o: { op: Op; read: (ctx: QueryContext, input: InputOf<Op>) => Promise<Read> },
) =>
  querySpec<Op>({
    op: o.op,
    run: async (ctx, input) =>
      (await fileOf(await o.read(ctx, input), { organ: d.headOf(ctx.tenant).organ, lang: input.lang })) as never,
  })
export const boardXlsx = (d: Deps) =>
  sheets(d, { op: contract.boardXlsx, read: (ctx, input) => readBoard(d, ctx, input) })
export const openBoardXlsx = (d: Deps) =>
  sheets(d, { op: contract.openBoardXlsx, read: (ctx, input) => readOpenBoard(d, ctx, input) })

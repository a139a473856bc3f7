import { OVERSIGHT_POST } from '@yiwang/identity/contract'
import { query } from '@yiwang/kernel/operation'
import { Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const BoardId = z.string().max(130)
/** Whom a board is for: the face a pack names. */
export const Audience = z.enum(['leader', 'desk', 'wall', 'public'])
export const TileShow = z.enum([
  'figure',
  'trend',
  'partition',
  'by-town',
  'by-grid',
  'map-town',
  'map-grid',
  'town-trends',
  'funnel',
  'heat',
])

/**
 * One number of a tile. `value` null: hidden (small group), too few for a share, or no data, told apart by `state`. A
 * rate has numerator `value`, denominator `of` and `percent`. Days of the county, both included.
 */
export const BoardFigure = z
  .object({
    /**
     * What it is of: `all`, a town, grid, stage, `1-09` (Monday, nine o'clock), a day or month of a trend, a part; of small
     * multiples town and step, `370828001/2026-05`.
     */
    key: z.string(),
    words: WordsShape,
    value: z.number().nullable(),
    of: z.number().nullable(),
    percent: z.number().nullable(),
    unit: z.string(),
    qualifier: z.enum(['exact', '余', '近', '约', '以上']),
    state: z.enum(['final', 'provisional', 'suppressed', 'too-few', 'no-data']),
    period: z.object({ from: Day, to: Day }),
    /**
     * Opens its cases in `insight.cases`; null for who may not. Of what comes round `rhythm:<pack>:<id>:<from>:<to>`, which
     * names a missed list.
     */
    query: z.string().nullable(),
    /** Of a rate: opens the cases of its denominator. */
    ofQuery: z.string().nullable(),
  })
  .meta({ id: 'BoardFigure' })
export const BoardTile = z
  .object({
    /** Place on the board, from 0. */
    n: z.number(),
    show: TileShow,
    title: WordsShape,
    /** Pack, version and measures it is computed by. */
    source: z.string(),
    figures: z.array(BoardFigure),
    /** Of a partition: how far the parts are from the whole, null while that cannot be told. 0: the equation holds. */
    off: z.number().nullable(),
  })
  .meta({ id: 'BoardTile' })
const BoardView = z.object({
  id: z.string(),
  audience: Audience,
  title: WordsShape,
  /** Whose board it is: mechanisms may call theirs the same. */
  mechanism: WordsShape,
  asOf: Time,
  tiles: z.array(BoardTile),
})

const open = {
  subject: 'figure',
  purpose: 'publicity',
  dataClass: 'public',
  retention: 'reference',
  lookers: ['everyone'],
  caller: 'anyone',
  source: 'derived',
} as const

/** Boards that are there for the caller: the public ones, and those of her posts. */
export const boards = query({
  id: 'insight.boards',
  http: 'GET /boards',
  title: { zh: '有哪些看板', en: 'Boards' },
  ...open,
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ id: z.string(), audience: Audience, title: WordsShape, mechanism: WordsShape })),
  }),
})
/** A public board: ended months and years, as they were fixed. */
export const openBoard = query({
  id: 'insight.open-board',
  http: 'GET /open-boards/{board}',
  title: { zh: '公开看板数字', en: 'A public board' },
  ...open,
  input: z.object({
    board: BoardId,
    /** YYYY-MM or YYYY; the latest that is fixed unless given. */
    period: z
      .string()
      .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
      .optional(),
  }),
  output: BoardView.extend({ periods: z.array(z.string()) }),
})
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const Lang = z.enum(['zh-CN', 'en']).default('zh-CN').meta({ description: 'language of labels and names' })
/** A public board as a workbook: the same numbers, totals as live sums. */
export const openBoardXlsx = query({
  id: 'insight.open-board-xlsx',
  http: 'GET /open-boards/{board}/xlsx',
  title: { zh: '公开看板表格', en: 'Tables of a public board' },
  ...open,
  binary: XLSX,
  input: openBoard.input.extend({ lang: Lang }),
  output: z.string(),
})
/** A board as it stands now, for the posts it is for. `from` and `to` are days of the county, both included, for all tiles. */
export const boardOf = query({
  id: 'insight.board-of',
  http: 'GET /boards/{board}',
  title: { zh: '看板', en: 'A board' },
  subject: 'figure',
  purpose: 'casework',
  dataClass: 'internal',
  retention: 'P10Y',
  lookers: [
    'bulletin-editor',
    'bulletin-checker',
    'bulletin-releaser',
    'supervisor',
    'leader',
    'county-dispatcher',
    'auditor',
    OVERSIGHT_POST,
  ],
  caller: 'staff',
  source: 'derived',
  input: z.object({ board: BoardId, from: Day.optional(), to: Day.optional() }),
  output: BoardView,
})
/** A board as a workbook: the same numbers, totals as live sums. Not for who visits by grant: she reads and takes nothing along. */
export const boardXlsx = query({
  id: 'insight.board-xlsx',
  http: 'GET /boards/{board}/xlsx',
  title: { zh: '看板表格', en: 'Tables of a board' },
  subject: boardOf.subject,
  purpose: boardOf.purpose,
  dataClass: boardOf.dataClass,
  retention: boardOf.retention,
  lookers: boardOf.lookers.filter((l) => l !== OVERSIGHT_POST),
  caller: 'staff',
  source: 'derived',
  binary: XLSX,
  input: boardOf.input.extend({ lang: Lang }),
  output: z.string(),
})

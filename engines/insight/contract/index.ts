import { OVERSIGHT_POST } from '@yiwang/identity/contract'
import { command, query } from '@yiwang/kernel/operation'
import { Done, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { boardOf, boards, boardXlsx, openBoard, openBoardXlsx } from './boards.ts'
import { countMatters, publishFigures, rebuildFigures, recheckFigures } from './measures.ts'

export * from './boards.ts'
export * from './measures.ts'

const open = {
  subject: 'figure',
  purpose: 'publicity',
  dataClass: 'public',
  retention: 'reference',
  lookers: ['everyone'],
  caller: 'anyone',
  source: 'derived',
} as const
const desk = {
  subject: 'bulletin',
  purpose: 'publicity',
  dataClass: 'internal',
  retention: 'P10Y',
  lookers: ['bulletin-editor', 'bulletin-checker', 'bulletin-releaser', 'supervisor', 'leader'],
  caller: 'staff',
  source: 'derived',
} as const

/** A number that says what it counts. `value` null: hidden (small group) or no data, told apart by `state`. */
export const Figure = z
  .object({
    id: z.string(),
    words: WordsShape,
    value: z.number().nullable(),
    of: z.number().nullable(),
    unit: z.string(),
    qualifier: z.enum(['exact', '余', '近', '约', '以上']),
    state: z.enum(['final', 'provisional', 'suppressed', 'too-few', 'no-data']),
    percent: z.number().nullable(),
    definition: WordsShape,
    query: z.string().nullable(),
  })
  .meta({ id: 'Figure' })
export const FigureTable = z
  .object({
    id: z.string(),
    title: WordsShape,
    columns: z.array(z.object({ key: z.string(), words: WordsShape })),
    rows: z.array(z.object({ key: z.string(), label: z.string(), cells: z.record(z.string(), Figure) })),
    total: z.record(z.string(), Figure).nullable(),
  })
  .meta({ id: 'FigureTable' })
export const BulletinState = z.enum(['draft', 'refused', 'checked', 'released', 'recalled'])
export const BulletinView = z
  .object({
    id: z.string(),
    issue: z.number(),
    pack: z.string(),
    state: BulletinState,
    period: z.object({ from: Time, to: Time }),
    title: z.string(),
    sentences: z.array(WordsShape),
    figures: z.array(Figure),
    tables: z.array(FigureTable),
    hash: z.string(),
    definitions: z.array(z.object({ term: WordsShape, text: WordsShape })),
    imbalance: z.array(z.object({ what: WordsShape, ref: z.string(), matter: z.string().nullable() })),
    history: z.array(z.object({ at: Time, what: WordsShape, who: z.string() })),
    corrections: z.array(
      z.object({ at: Time, figure: z.string(), before: z.string(), after: z.string(), reason: z.string() }),
    ),
    can: z.array(z.string()),
    /** For staff, before release: numbers that would come out otherwise if they were computed again now. */
    drift: z.array(z.object({ figure: z.string(), before: z.number(), now: z.number() })),
  })
  .meta({ id: 'BulletinView' })

export const bulletins = query({
  id: 'insight.bulletins',
  http: 'GET /bulletins',
  title: { zh: '通报', en: 'Bulletins' },
  ...open,
  input: z.object({ drafts: z.enum(['true', 'false']).default('false') }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        issue: z.number(),
        title: z.string(),
        state: BulletinState,
        period: z.object({ from: Time, to: Time }),
        releasedAt: Time.nullable(),
        corrected: z.boolean(),
      }),
    ),
    gaps: z.array(z.number()),
  }),
})
export const bulletin = query({
  id: 'insight.bulletin',
  http: 'GET /bulletins/{id}',
  title: { zh: '一期通报', en: 'A bulletin' },
  ...open,
  input: z.object({ id: z.string().max(40) }),
  output: BulletinView,
})
export const bulletinDocx = query({
  id: 'insight.bulletin-docx',
  http: 'GET /bulletins/{id}/docx',
  title: { zh: '通报公文', en: 'Bulletin document' },
  ...open,
  binary: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  input: z.object({ id: z.string().max(40) }),
  output: z.string(),
})
export const bulletinXlsx = query({
  id: 'insight.bulletin-xlsx',
  http: 'GET /bulletins/{id}/xlsx',
  title: { zh: '通报表格', en: 'Bulletin tables' },
  ...open,
  binary: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  input: z.object({ id: z.string().max(40) }),
  output: z.string(),
})
export const draftBulletin = command({
  id: 'insight.draft-bulletin',
  http: 'POST /bulletins',
  title: { zh: '起草通报', en: 'Draft a bulletin' },
  ...desk,
  input: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), pack: z.string().max(60).optional() }),
  output: z.object({ id: z.string(), issue: z.number(), state: BulletinState }),
  errors: { OUT_OF_ORDER: 409, ALREADY_RELEASED: 409 },
})
export const actOnBulletin = command({
  id: 'insight.act-on-bulletin',
  http: 'POST /bulletins/{id}/actions/{action}',
  title: { zh: '核对、发布、更正、撤回', en: 'Check, release, correct, recall' },
  ...desk,
  input: z.object({
    id: z.uuid(),
    action: z.enum(['check', 'release', 'send-back', 'recompute', 'correct', 'recall']),
    hash: z.string().max(80).optional(),
    reason: z.string().trim().max(500).default(''),
  }),
  output: z.object({ state: BulletinState, hash: z.string() }),
  errors: { BULLETIN_STATE: 409, OTHER_PERSON: 409, CHANGED_SINCE: 409, UNBALANCED: 409, OUT_OF_ORDER: 409 },
})
/** The cases behind a number, for those who may see them. */
export const cases = query({
  id: 'insight.cases',
  http: 'GET /figures/{query}/cases',
  title: { zh: '数字背后的事项', en: 'Cases behind a number' },
  ...desk,
  dataClass: 'case',
  lookers: [...desk.lookers, 'county-dispatcher', 'auditor', OVERSIGHT_POST],
  input: z.object({
    query: z.string().max(200),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    after: z.string().optional(),
  }),
  output: z.object({
    definition: WordsShape,
    /** Whose measure it is; null of a bulletin's figure. */
    mechanism: WordsShape.nullable(),
    total: z.number(),
    items: z.array(
      z.object({
        id: z.string(),
        ref: z.string(),
        title: z.string(),
        unitName: z.string().nullable(),
        at: Time,
        state: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})
export const board = query({
  id: 'insight.board',
  http: 'GET /board',
  title: { zh: '公开看板', en: 'Public board' },
  ...open,
  input: z.object({
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
  }),
  output: z.object({
    period: z.object({ from: Time, to: Time }),
    state: z.enum(['final', 'provisional']),
    asOf: Time,
    figures: z.array(Figure),
    byMonth: z.array(
      z.object({
        month: z.string(),
        collected: z.number().nullable(),
        onSpot: z.number().nullable(),
        forwarded: z.number().nullable(),
      }),
    ),
    byTown: FigureTable.nullable(),
    hot: z.array(z.object({ category: z.string(), count: z.number() })),
  }),
})
/** The article's own counts since the beginning, from the same computation as the bulletins. */
export const totals = query({
  id: 'insight.totals',
  http: 'GET /totals',
  title: { zh: '累计数', en: 'Cumulative figures' },
  ...open,
  input: z.object({ pack: z.string().max(60).optional() }),
  output: z.object({
    figures: z.object({
      collected: z.number(),
      onTheSpot: z.number(),
      forwarded: z.number(),
      bulletins: z.number(),
      supervisionNotices: z.number(),
      specialReports: z.number(),
      signBreaches: z.number(),
    }),
    balanced: z.boolean(),
  }),
})
export const workload = query({
  id: 'insight.workload',
  http: 'GET /workload',
  title: { zh: '在办与超时', en: 'Open and late' },
  ...desk,
  lookers: [...desk.lookers, 'county-dispatcher', 'auditor', OVERSIGHT_POST],
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({ unit: z.string().nullable(), name: z.string(), open: z.number(), late: z.number(), soon: z.number() }),
    ),
  }),
})
const County = { county: z.string(), name: WordsShape }
/** What a county published for a period, as it was printed: its own figures, defined by its own pack. */
export const CountyReport = z
  .object({
    ...County,
    pack: z.string(),
    version: z.number().nullable(),
    number: z.number(),
    state: z.enum(['released', 'corrected', 'recalled']),
    figures: z.array(Figure),
    releasedAt: Time,
    receivedAt: Time,
  })
  .meta({ id: 'CountyReport' })
/** In a city: the latest its counties published, by series and period, and who is missing. */
export const counties = query({
  id: 'insight.counties',
  http: 'GET /counties',
  title: { zh: '各县区公布的数', en: 'Figures the counties published' },
  ...desk,
  lookers: ['supervisor', 'leader'],
  input: z.object({
    period: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
  }),
  output: z.object({
    counties: z.array(z.object(County)),
    periods: z.array(
      z.object({
        series: z.string(),
        period: z.string(),
        reports: z.array(CountyReport),
        /** Counties with nothing in force for the period: not published yet, or taken back. */
        missing: z.array(z.object(County)),
        /** Sums over all counties; null while one is missing or two do not define a figure alike. Rates are never added. */
        totals: z
          .array(
            z.object({
              id: z.string(),
              words: WordsShape,
              definition: WordsShape,
              value: z.number(),
              unit: z.string(),
            }),
          )
          .nullable(),
      }),
    ),
  }),
})
export { Done, Text }
export const operations = [
  bulletins,
  bulletin,
  bulletinDocx,
  bulletinXlsx,
  draftBulletin,
  actOnBulletin,
  cases,
  board,
  totals,
  workload,
  counties,
  boards,
  openBoard,
  boardOf,
  boardXlsx,
  openBoardXlsx,
  countMatters,
  rebuildFigures,
  recheckFigures,
  publishFigures,
]

import { command, query } from '@yiwang/kernel/operation'
import { Paging, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

const open = {
  subject: 'announcement',
  purpose: 'publicity',
  dataClass: 'public',
  retention: 'reference',
  lookers: ['everyone'],
  caller: 'anyone',
  source: 'official-document',
} as const
const desk = {
  subject: 'announcement',
  purpose: 'publicity',
  dataClass: 'internal',
  retention: 'P10Y',
  lookers: ['bulletin-editor', 'bulletin-checker', 'bulletin-releaser', 'supervisor', 'leader', 'auditor'],
  caller: 'staff',
  source: 'official-document',
} as const

/** A calendar day, `2026-06-05`. */
export const Day = z.iso.date().meta({ description: 'calendar day in Shanghai' })
export const ArticleState = z.enum(['draft', 'checked', 'released', 'replaced', 'withdrawn', 'recalled'])
/** Where a released article stands today: by its own days, by what took its place, by what was said of it since. */
export const Standing = z.enum(['upcoming', 'current', 'ended', 'replaced', 'withdrawn', 'recalled'])
export const Qualifier = z.enum(['exact', '余', '近', '约', '以上'])

const Label = z.string().trim().min(1).max(40)
/** One number of the text: taken from a released bulletin, or told by a unit with its source. */
export const StatedFigure = z.object({
  label: Label,
  value: z.number().min(0).max(1e13),
  qualifier: Qualifier.default('exact'),
  unit: z.string().trim().min(1).max(8),
  period: z.string().trim().max(60).default(''),
  source: z.string().trim().max(200).default(''),
  bulletin: z.uuid().nullable().default(null),
  figure: z.string().max(40).nullable().default(null),
})
/** A picture as the author describes it. `shows` people only with `agreed`: where their consent is kept. */
export const PictureNote = z.object({
  id: z.uuid(),
  caption: z.string().trim().max(120),
  shows: z.enum(['place', 'people']),
  agreed: z.string().trim().max(120).default(''),
})
const content = {
  title: Text(60),
  summary: z.string().trim().max(200).default(''),
  body: Text(20_000),
  unit: Text(60),
  number: z.string().trim().max(60).nullable().default(null),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  replaces: z.uuid().nullable().default(null),
  area: z.string().max(12).nullable().default(null),
  banner: z.string().max(60).nullable().default(null),
  figures: z.array(StatedFigure).max(60).default([]),
  pictures: z.array(PictureNote).max(20).default([]),
}
/** What an article says, as its author writes it. */
export const ArticleContent = z.object(content)

export const PublicFigure = z
  .object({
    label: z.string(),
    value: z.number(),
    qualifier: Qualifier,
    unit: z.string(),
    period: z.string(),
    source: z.string(),
    /** `computed`: by this system, in the bulletin named; `reported`: told by a unit, not computed here. */
    basis: z.enum(['computed', 'reported']),
    bulletin: z.string().nullable(),
  })
  .meta({ id: 'PublicFigure' })
const Named = z.object({ id: z.string(), words: WordsShape })
const LinkTo = z.object({ id: z.string(), title: z.string(), number: z.string().nullable(), since: Day.nullable() })
export const ArticleRow = z
  .object({
    id: z.string(),
    column: z.string(),
    title: z.string(),
    summary: z.string(),
    unit: z.string(),
    number: z.string().nullable(),
    from: Day.nullable(),
    to: Day.nullable(),
    area: Named.nullable(),
    banner: Named.nullable(),
    standing: Standing,
    releasedAt: Time.nullable(),
    corrected: z.boolean(),
  })
  .meta({ id: 'ArticleRow' })
export const CorrectionLine = z
  .object({
    at: Time,
    field: z.string(),
    words: WordsShape,
    before: z.string(),
    after: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'CorrectionLine' })
/** What keeps an article from leaving, in words; `at` names the number or picture. */
export const Finding = z.object({ code: z.string(), words: WordsShape, at: z.string() }).meta({ id: 'ArticleFinding' })

export const ArticleView = ArticleRow.extend({
  state: ArticleState,
  body: z.string(),
  figures: z.array(PublicFigure),
  pictures: z.array(z.object({ id: z.string(), caption: z.string(), url: z.string(), thumb: z.string().nullable() })),
  replaces: LinkTo.nullable(),
  replacedBy: LinkTo.nullable(),
  endReason: z.string(),
  corrections: z.array(CorrectionLine),
  history: z.array(z.object({ at: Time, what: WordsShape, by: WordsShape, reason: z.string() })),
  hash: z.string(),
  can: z.array(z.string()),
  /** For the desk only: the content to go on writing at, what is still wrong, a correction that waits. */
  draft: ArticleContent.nullable(),
  findings: z.array(Finding),
  pending: z
    .object({
      at: Time,
      by: WordsShape,
      reason: z.string(),
      changes: z.array(CorrectionLine.omit({ at: true, reason: true })),
      findings: z.array(Finding),
    })
    .nullable(),
}).meta({ id: 'ArticleView' })

/** The columns of this front, its banners, areas and owners, and how many articles stand in each. */
export const columns = query({
  id: 'portal.columns',
  http: 'GET /columns',
  title: { zh: '栏目', en: 'Columns' },
  ...open,
  input: z.object({}),
  output: z.object({
    title: WordsShape,
    columns: z.array(
      Named.extend({
        hint: WordsShape,
        count: z.number(),
        as: z.enum(['list', 'ledger']),
        requires: z.array(z.string()),
        replaces: z.boolean(),
        keepYears: z.number().nullable(),
      }),
    ),
    banners: z.array(Named),
    areas: z.array(Named),
    owners: z.array(Named),
    correctWithin: WordsShape,
    subscribers: z.number(),
  }),
})
const filter = {
  column: z.string().max(60).optional(),
  area: z.string().max(12).optional(),
  banner: z.string().max(60).optional(),
}
export const articles = query({
  id: 'portal.articles',
  http: 'GET /articles',
  title: { zh: '公开文章', en: 'Articles' },
  ...open,
  input: z.object({ ...filter, q: z.string().trim().max(100).optional(), ...Paging }),
  output: z.object({ items: z.array(ArticleRow), total: z.number(), next: z.string().nullable() }),
})
export const article = query({
  id: 'portal.article',
  http: 'GET /articles/{id}',
  title: { zh: '一篇文章', en: 'An article' },
  ...open,
  input: z.object({ id: z.string().max(40) }),
  output: ArticleView,
})
/** Every correction of every article, newest first. */
export const corrections = query({
  id: 'portal.corrections',
  http: 'GET /corrections',
  title: { zh: '更正记录', en: 'Corrections' },
  ...open,
  input: z.object({ limit: Paging.limit }),
  output: z.object({
    items: z.array(CorrectionLine.extend({ article: z.string(), title: z.string(), column: z.string() })),
  }),
})
/** Atom 1.0 of the newest articles; `column` may be `all`. */
export const feed = query({
  id: 'portal.feed',
  http: 'GET /feeds/{column}',
  title: { zh: '订阅源', en: 'Feed' },
  ...open,
  binary: 'application/atom+xml; charset=utf-8',
  input: z.object({ ...filter, column: z.string().max(60) }),
  output: z.string(),
})
export const picture = query({
  id: 'portal.picture',
  http: 'GET /articles/{id}/pictures/{picture}',
  title: { zh: '文章图片', en: 'Picture of an article' },
  ...open,
  binary: 'image/jpeg',
  input: z.object({ id: z.uuid(), picture: z.uuid(), size: z.enum(['full', 'thumb']).default('full') }),
  output: z.string(),
})

export const articleDesk = query({
  id: 'portal.article-desk',
  http: 'GET /article-desk',
  title: { zh: '文章编辑', en: 'Article desk' },
  ...desk,
  input: z.object({ limit: Paging.limit }),
  output: z.object({
    items: z.array(
      ArticleRow.extend({ state: ArticleState, changedAt: Time, findings: z.number(), pending: z.boolean() }),
    ),
    may: z.array(z.string()),
  }),
})
const Saved = z.object({ id: z.string(), state: ArticleState, hash: z.string(), findings: z.array(Finding) })
export const draftArticle = command({
  id: 'portal.draft-article',
  http: 'POST /articles',
  title: { zh: '起草文章', en: 'Draft an article' },
  ...desk,
  input: z.object({ column: z.string().max(60), ...content }),
  output: Saved,
})
/** Changes a draft; of a released article it proposes a correction, which another person releases. */
export const editArticle = command({
  id: 'portal.edit-article',
  http: 'PUT /articles/{id}',
  title: { zh: '改文章、提出更正', en: 'Edit an article, propose a correction' },
  ...desk,
  input: z.object({
    id: z.uuid(),
    hash: z.string().max(80),
    reason: z.string().trim().max(500).default(''),
    ...content,
  }),
  output: Saved,
  errors: { ARTICLE_STATE: 409, ARTICLE_CHANGED: 409 },
})
export const actOnArticle = command({
  id: 'portal.act-on-article',
  http: 'POST /articles/{id}/actions/{action}',
  title: { zh: '核对、发布、更正、停用、撤回', en: 'Check, release, correct, withdraw, recall' },
  ...desk,
  input: z.object({
    id: z.uuid(),
    action: z.enum(['check', 'release', 'send-back', 'correct', 'withdraw', 'recall']),
    hash: z.string().max(80).default(''),
    reason: z.string().trim().max(500).default(''),
  }),
  output: z.object({ state: ArticleState, hash: z.string() }),
  errors: { ARTICLE_STATE: 409, OTHER_CHECKER: 409, OTHER_PERSON: 409, ARTICLE_CHANGED: 409, NOT_READY: 409 },
})
export const addPicture = command({
  id: 'portal.add-picture',
  http: 'POST /articles/{id}/pictures',
  title: { zh: '加图片', en: 'Add a picture' },
  ...desk,
  upload: true,
  input: z.object({
    id: z.uuid(),
    caption: z.string().trim().max(120).default(''),
    shows: z.enum(['place', 'people']),
    agreed: z.string().trim().max(120).default(''),
  }),
  output: Saved.extend({ picture: z.string() }),
  errors: { BAD_FILE: 422, ARTICLE_STATE: 409 },
})

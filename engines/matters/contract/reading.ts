import { query } from '@yiwang/kernel/operation'
import { Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { mine, open, where, work } from './declarations.ts'
import { FieldView, InboxRow, MatterView, SimilarRow, Suggestion, TrackView } from './matter.ts'

export const matter = query({
  id: 'matters.matter',
  http: 'GET /matters/{id}',
  title: { zh: '事项', en: 'A matter' },
  ...work,
  input: z.object({ id: z.string().max(40) }),
  output: MatterView,
})

export const track = query({
  id: 'matters.track',
  http: 'POST /track',
  title: { zh: '查进度', en: 'Check progress' },
  ...mine,
  caller: 'anyone',
  perMinute: 60,
  input: z.object({ ref: z.string().max(20), secret: z.string().max(40).optional() }),
  output: TrackView,
})

export const mineList = query({
  id: 'matters.mine',
  http: 'GET /me/matters',
  title: { zh: '我的事', en: 'My matters' },
  ...mine,
  caller: 'resident',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        ref: z.string(),
        title: z.string(),
        stageWords: WordsShape,
        super: z.enum(['open', 'fixed', 'closed']),
        waitsForMe: z.boolean(),
        unitName: z.string().nullable(),
        due: Time.nullable(),
        openedAt: Time,
      }),
    ),
  }),
})

/** What narrows a list of matters, whatever its view. */
const narrowing = {
  pack: z.string().max(60).optional(),
  unit: z.uuid().optional(),
  town: z.string().max(20).optional(),
  grid: z.string().max(40).optional(),
  category: z.string().max(40).optional(),
  stage: z.string().max(40).optional(),
  type: z.string().max(60).optional(),
  /**
   * Answers to the kind's own questions, joined by `;`: `field:value`, or `field:from..to` of a number or a day, one end
   * open or none. Needs `pack` and `type`; values are percent-encoded.
   */
  own: z.string().max(600).optional(),
  minPriority: z.coerce.number().int().min(1).max(5).optional(),
  find: z.string().max(80).optional(),
}

/** Sorted by due time. `view` is a named filter of the face; the rest narrows it. */
export const inbox = query({
  id: 'matters.inbox',
  http: 'GET /inbox',
  title: { zh: '收件箱', en: 'Inbox' },
  ...work,
  input: z.object({
    view: z
      .enum([
        'mine',
        'to-dispatch',
        'due-soon',
        'late',
        'waiting',
        'rulings',
        'checks',
        'visits',
        'open',
        'closed',
        'all',
      ])
      .default('mine'),
    owner: z.string().max(80).optional(),
    ...narrowing,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: z.object({ items: z.array(InboxRow), next: z.string().nullable(), now: Time }),
})

/** The kinds of matter this reader may meet, each with its own fields that a list can be filtered by. */
export const inboxKinds = query({
  id: 'matters.inbox-kinds',
  http: 'GET /inbox/kinds',
  title: { zh: '收件箱里的事项种类', en: 'Kinds of matter in the inbox' },
  ...work,
  dataClass: 'internal',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        pack: z.string(),
        packWords: WordsShape,
        type: z.string(),
        typeWords: WordsShape,
        stages: z.array(z.object({ id: z.string(), words: WordsShape })),
        fields: z.array(FieldView),
      }),
    ),
  }),
})

export const inboxCounts = query({
  id: 'matters.inbox-counts',
  http: 'GET /inbox/counts',
  title: { zh: '收件箱计数', en: 'Inbox counts' },
  ...work,
  input: z.object({}),
  output: z.object({ counts: z.record(z.string(), z.number()) }),
})

export const search = query({
  id: 'matters.search',
  http: 'GET /search',
  title: { zh: '搜索', en: 'Search' },
  ...work,
  input: z.object({ q: Text(80), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({ items: z.array(InboxRow), total: z.number(), by: z.enum(['ref', 'tail', 'words', 'phone-tail']) }),
})

/** Alike by place and words, before a resident sends; shows only matters their raisers let be public. */
export const similarOpen = query({
  id: 'matters.similar-open',
  http: 'POST /similar',
  title: { zh: '附近相似的事', en: 'Similar nearby' },
  ...open,
  perMinute: 60,
  input: z.object({ text: z.string().max(4000).default(''), ...where }),
  output: z.object({ items: z.array(SimilarRow) }),
})

export const similar = query({
  id: 'matters.similar',
  http: 'GET /matters/{id}/similar',
  title: { zh: '像是同一件', en: 'Likely the same' },
  ...work,
  input: z.object({ id: z.uuid() }),
  output: z.object({ items: z.array(SimilarRow) }),
})

/** Where it may go and why; abstains below the pack's threshold. */
export const suggest = query({
  id: 'matters.suggest',
  http: 'GET /matters/{id}/suggest',
  title: { zh: '建议交给谁', en: 'Suggested units' },
  ...work,
  input: z.object({ id: z.uuid() }),
  output: z.object({
    category: z
      .object({ code: z.string(), path: z.array(z.string()), strength: z.enum(['strong', 'fair', 'weak']) })
      .nullable(),
    units: z.array(Suggestion),
    abstains: z.boolean(),
    ifNow: z.object({ signBy: Time.nullable(), replyBy: Time.nullable() }),
  }),
})

export const nearby = query({
  id: 'matters.nearby',
  http: 'GET /nearby',
  title: { zh: '附近正在办的事', en: 'Being handled nearby' },
  ...open,
  perMinute: 60,
  input: z.object({
    grid: z.string().max(40).optional(),
    division: z.string().max(20).optional(),
    town: z.string().max(20).optional(),
  }),
  output: z.object({ items: z.array(SimilarRow), hidden: z.boolean() }),
})

export const exportMatters = query({
  id: 'matters.export',
  http: 'GET /matters-export',
  title: { zh: '导出事项', en: 'Export matters' },
  ...work,
  binary: 'text/csv; charset=utf-8',
  auditRead: true,
  input: z.object({
    view: z.enum(['open', 'closed', 'all']).default('all'),
    from: Time.optional(),
    to: Time.optional(),
    ...narrowing,
  }),
  output: z.string(),
})

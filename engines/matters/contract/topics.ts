import { command, query } from '@yiwang/kernel/operation'
import { Done, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { work } from './declarations.ts'
import { Day, TopicRow } from './review-shapes.ts'

export const topics = query({
  id: 'matters.topics',
  http: 'GET /topics',
  title: { zh: '专题', en: 'Topic projects' },
  ...work,
  input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: z.object({ items: z.array(TopicRow), mayOpen: z.boolean() }),
})
export const topic = query({
  id: 'matters.topic',
  http: 'GET /topics/{id}',
  title: { zh: '一个专题', en: 'A topic project' },
  ...work,
  input: z.object({ id: z.uuid() }),
  output: TopicRow.extend({
    present: z.string(),
    decision: z.string().nullable(),
    unitName: z.string().nullable(),
    due: Time.nullable(),
    items: z.array(
      z.object({
        id: z.string(),
        ref: z.string(),
        title: z.string(),
        stageWords: WordsShape,
        super: z.enum(['open', 'fixed', 'closed']),
        outcome: z.enum(['close', 'update']).nullable(),
        answer: z.string().nullable(),
        answeredAt: Time.nullable(),
      }),
    ),
    mayWork: z.boolean(),
  }),
})

/** Gathers matters of one kind into a topic (专题会议), so that one meeting decides them and each is answered. */
export const openTopic = command({
  id: 'matters.open-topic',
  http: 'POST /topics',
  title: { zh: '立专题', en: 'Open a topic project' },
  ...work,
  input: z.object({ title: Text(100), matters: z.array(z.uuid()).min(2).max(500) }),
  output: z.object({ id: z.string(), label: z.string() }),
})
export const gatherTopic = command({
  id: 'matters.gather-topic',
  http: 'POST /topics/{id}/matters',
  title: { zh: '加入专题', en: 'Add matters to a topic project' },
  ...work,
  input: z.object({ id: z.uuid(), matters: z.array(z.uuid()).min(1).max(500) }),
  output: z.object({ added: z.number() }),
  errors: { TOPIC_CLOSED: 409 },
})
export const meetTopic = command({
  id: 'matters.meet-topic',
  http: 'POST /topics/{id}/meeting',
  title: { zh: '开专题会议', en: 'Record the meeting' },
  ...work,
  input: z.object({
    id: z.uuid(),
    present: Text(500),
    decision: Text(3000),
    unit: z.uuid().optional(),
    by: Day,
  }),
  output: Done,
  errors: { TOPIC_CLOSED: 409, TOO_LATE: 409 },
})
/** One answer for the matters named: it closes them for the residents to rate, or tells how things stand. */
export const answerTopic = command({
  id: 'matters.answer-topic',
  http: 'POST /topics/{id}/answers',
  title: { zh: '逐件答复', en: 'Answer the matters of a topic' },
  ...work,
  input: z.object({
    id: z.uuid(),
    matters: z.array(z.uuid()).min(1).max(500),
    outcome: z.enum(['close', 'update']),
    text: Text(3000),
  }),
  output: z.object({
    done: z.array(z.string()),
    failed: z.array(z.object({ id: z.string(), ref: z.string(), code: z.string(), why: WordsShape })),
  }),
  errors: { TOPIC_CLOSED: 409, NOT_MET: 409 },
})
/** Closes the topic; a matter that was not answered stops it and is named. */
export const closeTopic = command({
  id: 'matters.close-topic',
  http: 'POST /topics/{id}/close',
  title: { zh: '结专题', en: 'Close a topic project' },
  ...work,
  input: z.object({ id: z.uuid() }),
  output: Done,
  errors: { TOPIC_CLOSED: 409, UNANSWERED: 409 },
})

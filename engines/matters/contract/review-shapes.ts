import { Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { Level } from './matter.ts'

export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const SittingRow = z
  .object({
    id: z.string(),
    level: Level,
    area: z.string(),
    areaName: z.string(),
    /** Its public number, once it is closed. */
    label: z.string().nullable(),
    state: z.enum(['sitting', 'closed']),
    openedAt: Time,
    closedAt: Time.nullable(),
    decided: z.number(),
    waiting: z.number(),
  })
  .meta({ id: 'SittingRow' })
export const AgendaItem = z
  .object({
    id: z.string(),
    ref: z.string(),
    seq: z.number(),
    title: z.string(),
    stageWords: WordsShape,
    unitName: z.string().nullable(),
    openedAt: Time,
    waitingSince: Time,
    late: z.boolean(),
    decision: z.object({ words: WordsShape, text: z.string(), unitName: z.string().nullable(), due: Time }).nullable(),
  })
  .meta({ id: 'AgendaItem' })

export const TopicRow = z
  .object({
    id: z.string(),
    label: z.string(),
    title: z.string(),
    state: z.enum(['open', 'met', 'closed']),
    openedAt: Time,
    metAt: Time.nullable(),
    closedAt: Time.nullable(),
    matters: z.number(),
    answered: z.number(),
  })
  .meta({ id: 'TopicRow' })

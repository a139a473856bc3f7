import { command, query } from '@yiwang/kernel/operation'
import { Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { work } from './declarations.ts'

/** Moving running matters to another version of their pack: for whoever runs the system. */
const moving = {
  ...work,
  purpose: 'upkeep',
  lookers: ['system administrator', 'raiser'],
  source: 'derived',
} as const
const Version = z.coerce.number().int().min(1).max(1_000_000)
/** A matter that has to stay, where it stands, and what of it the other version lacks. */
const Staying = z.object({
  /** Null of a restricted matter: who moves it may not read it. */
  ref: z.string().nullable(),
  stage: z.string(),
  stageWords: WordsShape,
  why: z.array(
    z.object({ kind: z.enum(['type', 'stage', 'clock', 'field', 'option']), id: z.string(), words: WordsShape }),
  ),
})

/**
 * What moving would do, for every running matter of a version: counts by stage, the matters that have to stay and why,
 * and the due times that change. Lists hold at most 200 lines; the totals beside them count all.
 */
export const movePreview = query({
  id: 'matters.move-preview',
  http: 'GET /packs/{pack}/move-preview',
  title: { zh: '换版预览', en: 'Preview of moving to a version' },
  ...moving,
  input: z.object({ pack: z.string().max(60), from: Version, to: Version }),
  output: z.object({
    running: z.number(),
    moving: z.number(),
    stages: z.array(z.object({ stage: z.string(), words: WordsShape, running: z.number(), moving: z.number() })),
    staying: z.array(Staying),
    changing: z.number(),
    /** Of the changing ones: due already when moved. */
    late: z.number(),
    dues: z.array(
      z.object({ ref: z.string().nullable(), clock: z.string(), words: WordsShape, before: Time, after: Time }),
    ),
  }),
})

/**
 * Moves running matters to the version in force, at most `limit` looked at in one go; `next` goes on where it stopped.
 * Each matter moves whole or not at all, and its raiser reads the reason.
 */
export const moveVersion = command({
  id: 'matters.move-version',
  http: 'POST /packs/{pack}/move',
  title: { zh: '在办事项换版', en: 'Move running matters to a version' },
  ...moving,
  input: z.object({
    pack: z.string().max(60),
    from: Version,
    to: Version,
    reason: Text(300),
    limit: z.int().min(1).max(500).default(500),
    after: z.uuid().optional(),
  }),
  output: z.object({ moved: z.number(), staying: z.array(Staying), next: z.string().nullable() }),
  errors: { NOT_IN_FORCE: 409 },
})

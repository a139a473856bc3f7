import { query } from '@yiwang/kernel/operation'
import { WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { open, work } from './declarations.ts'
import { CategoryView, FieldView } from './matter.ts'

/**
 * The kinds of matter this reader may open, each with what it asks: for the staff those her posts write down, for
 * everybody else those that residents open. `mechanisms` are all that are in force here.
 */
export const intakeForms = query({
  id: 'matters.intake-forms',
  http: 'GET /intake-forms',
  title: { zh: '登记表', en: 'Intake forms' },
  ...open,
  input: z.object({}),
  output: z.object({
    mechanisms: z.array(z.object({ pack: z.string(), words: WordsShape })),
    items: z.array(
      z.object({
        pack: z.string(),
        version: z.number(),
        packWords: WordsShape,
        type: z.string(),
        typeWords: WordsShape,
        /** Ways in this reader may choose among. */
        channels: z.array(z.object({ id: z.string(), words: WordsShape.nullable() })),
        /** What is said in words; without words of its own where the pack has none for intake. */
        wording: z.object({ max: z.number(), words: WordsShape.nullable(), hint: WordsShape.nullable() }),
        /** How many photos and files; 0 where none are taken. */
        files: z.number(),
        /** Whether the pack has categories to choose from. */
        categories: z.boolean(),
        /** May be settled as it is written down. */
        settles: z.boolean(),
        /** About a paper or a person: no place is asked for. */
        placeless: z.boolean(),
        fields: z.array(FieldView),
      }),
    ),
  }),
})

export const catalogue = query({
  id: 'matters.catalogue',
  http: 'GET /catalogue',
  title: { zh: '事项目录', en: 'Catalogue' },
  ...open,
  input: z.object({ pack: z.string().max(60).optional() }),
  output: z.object({ pack: z.string(), items: z.array(CategoryView) }),
})

/**
 * The duty list (派单目录): which unit is responsible for which category, in force from when, on what basis.
 * `unitName` is null where the list names no one unit: the town of the place answers.
 */
export const dutyList = query({
  id: 'matters.duty-list',
  http: 'GET /duty-list',
  title: { zh: '派单目录', en: 'Duty list' },
  ...open,
  input: z.object({ pack: z.string().max(60).optional() }),
  output: z.object({
    version: z.number(),
    items: z.array(
      z.object({
        item: z.string(),
        category: z.string(),
        categoryName: z.string(),
        unitName: z.string().nullable(),
        basis: z.string(),
      }),
    ),
  }),
})

export const plan = query({
  id: 'matters.plan',
  http: 'GET /packs/{pack}/plan',
  title: { zh: '机制方案', en: 'The plan of a pack' },
  ...open,
  input: z.object({ pack: z.string().max(60) }),
  output: z.object({
    pack: z.string(),
    mechanism: z.string(),
    version: z.number(),
    name: WordsShape,
    stages: z.array(
      z.object({
        id: z.string(),
        words: WordsShape,
        super: z.string(),
        owner: WordsShape,
        untimed: z.string().nullable(),
        open: z.number().nullable(),
      }),
    ),
    actions: z.array(
      z.object({
        id: z.string(),
        verb: z.string(),
        words: WordsShape,
        from: z.array(z.string()),
        to: z.string(),
        who: z.array(WordsShape),
      }),
    ),
    clocks: z.array(
      z.object({
        id: z.string(),
        words: WordsShape,
        from: WordsShape,
        to: WordsShape,
        within: WordsShape,
        breach: WordsShape,
        basis: z.enum(['stated', 'default']),
        source: WordsShape,
      }),
    ),
    values: z.array(
      z.object({
        id: z.string(),
        words: WordsShape,
        value: WordsShape,
        basis: z.enum(['stated', 'default']),
        source: WordsShape,
      }),
    ),
  }),
})

export const cannedReplies = query({
  id: 'matters.canned-replies',
  http: 'GET /canned-replies',
  title: { zh: '常用答复', en: 'Canned replies' },
  ...work,
  dataClass: 'internal',
  input: z.object({ category: z.string().max(40).optional(), verb: z.string().max(30).optional() }),
  output: z.object({ items: z.array(z.object({ id: z.string(), title: WordsShape, text: z.string() })) }),
})

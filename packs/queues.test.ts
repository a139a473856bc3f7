import { partsOf } from '@yiwang/kernel'
import { type MatterType, QUEUES, type Queue, queuesOf } from '@yiwang/matters/pack'
import { expect, test } from 'vitest'
import { packs } from './index.ts'

const kinds = packs.flatMap(({ pack }) =>
  partsOf<MatterType>(pack, 'matters.type').map((t) => [`${pack.id}/${t.id}`, t] as const),
)
const queues = (t: MatterType): Record<Queue, string[]> =>
  Object.fromEntries(QUEUES.map((q) => [q, Object.keys(t.stages).filter((s) => queuesOf(t, s).includes(q))])) as Record<
    Queue,
    string[]
  >
const nowhere = (t: MatterType): string[] =>
  Object.entries(t.stages).flatMap(([id, s]) => (s.super === 'open' && queuesOf(t, id).length === 0 ? [id] : []))

/** A unit's own work and joint reviews, which have pages of their own. */
const HANDLED = ['dispatched', 'handling']
const CLIMBING = [...HANDLED, 'enrolled', 'tabled']
/** Open stages that stand in no queue, each meant so: it is daily work of whoever owns it, under "mine" and "open". */
const NO_QUEUE: Readonly<Record<string, readonly string[]>> = {
  'jinxiang-five-moves/appeal': HANDLED,
  'community-heart-matters/problem': CLIMBING,
  'fine-grids/demand': CLIMBING,
  'caring-members/worry': CLIMBING,
  'delegate-studio/opinion': CLIMBING,
  'delegate-studio/study': ['commissioned', 'reported', 'answered'],
  'delegate-studio/studio': ['building'],
  'first-secretary-studio/reception': CLIMBING,
  'first-secretary-studio/studio': ['building'],
  'three-gates/disposition': ['preliminary', 'investigated', 'reviewed', 'voted', 'approved', 'educating'],
  'three-gates/negative-entry': ['noted', 'listed'],
  'rule-of-law/legality-review': ['returned'],
  'rule-of-law/mediation': ['accepted', 'mediating'],
  'rule-of-law/legal-aid': ['applied'],
  'rule-of-law/legal-question': ['put'],
  'rule-of-law/law-report': ['drafted'],
  'service-requests/request': ['open'],
}

test('the county’s own appeals stand in the queues by the stages they always stood in', () => {
  const appeal = packs.find((p) => p.demo)?.pack
  expect(queues(partsOf<MatterType>(appeal!, 'matters.type')[0]!)).toEqual({
    'to-dispatch': ['registered', 'triage', 'consult'],
    waiting: ['waiting'],
    rulings: ['ruling'],
    checks: ['replied'],
    visits: ['unverified', 'visiting'],
  })
})

test.each(kinds)('%s: every open stage stands in a queue, or in none on purpose', (name, t) => {
  expect(nowhere(t).sort()).toEqual([...(NO_QUEUE[name] ?? [])].sort())
})

test('what climbs is handed out where it is received, and waits while it is held', () => {
  const climbing = kinds.filter(([, t]) => t.ladder)
  expect(climbing.length).toBeGreaterThan(4)
  for (const [name, t] of climbing)
    expect([name, queues(t)]).toEqual([
      name,
      {
        'to-dispatch': ['received'],
        waiting: ['waiting', 'held'],
        rulings: ['ruling'],
        checks: ['replied'],
        visits: ['unverified', 'visiting'],
      },
    ])
})

test('what departments are asked side by side is handed out, then awaited', () => {
  const review = kinds.find(([name]) => name === 'three-gates/joint-review')?.[1]
  expect(queues(review!)).toMatchObject({ 'to-dispatch': ['asked'], waiting: ['answering'] })
})

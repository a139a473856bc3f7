import type { Actor } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refused } from './testing/actors.ts'
import { openWorld, type World } from './testing/world.ts'

let w: World
let desk: Actor
let ids: string[]
let topic: string
const day = (d: number): string => new Date(w.clock.now + d * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  w = await openWorld()
  desk = await w.as('dispatcher')
  ids = []
  for (let n = 1; n <= 20; n++) {
    const text = `${n} 号楼水压太低，早晚洗不了澡`
    ids.push((await w.call(ops.register, desk, { text, channel: 'phone', placeWords: `东区 ${n} 号楼` })).id)
  }
}, 120_000)
afterAll(() => w?.close())

describe('m13-A6: a topic meeting links 20 appeals on low water pressure and its decision closes or updates each', () => {
  test('gathers them under one number, for those who see them all', async () => {
    const opened = await w.call(ops.openTopic, desk, { title: '东区水压', matters: ids.slice(0, 18) })
    expect(opened.label).toBe('专题〔2026〕1号')
    topic = opened.id
    expect((await w.call(ops.gatherTopic, desk, { id: topic, matters: ids.slice(10) })).added).toBe(2)
    expect((await w.call(ops.topics, desk, {})).items.map((t) => [t.title, t.matters, t.answered])).toEqual([
      ['东区水压', 20, 0],
    ])
    const town = await w.as('town')
    expect((await w.call(ops.topics, town, {})).items).toEqual([])
    expect(await refused(w.call(ops.topic, town, { id: topic }))).toBe('NOT_FOUND')
    expect(await refused(w.call(ops.meetTopic, town, { id: topic, present: '我', decision: '定了', by: day(9) }))).toBe(
      'NOT_FOUND',
    )
  })

  test('answers nothing before the meeting has decided', async () => {
    const answer = { id: topic, matters: ids, outcome: 'close', text: '泵房已换新泵' } as const
    expect(await refused(w.call(ops.answerTopic, desk, answer))).toBe('NOT_MET')
    const meeting = { id: topic, present: '水务、住建、物业', decision: '换泵并分时供水', by: day(-1) }
    expect(await refused(w.call(ops.meetTopic, desk, meeting))).toBe('TOO_LATE')
    await w.call(ops.meetTopic, desk, { ...meeting, by: day(20) })
  })

  test('closes 15, updates 5, and each resident reads it', async () => {
    const close = await w.call(ops.answerTopic, desk, {
      id: topic,
      matters: ids.slice(0, 15),
      outcome: 'close',
      text: '泵房已换新泵，水压恢复',
    })
    expect([close.done.length, close.failed]).toEqual([15, []])
    expect(await refused(w.call(ops.closeTopic, desk, { id: topic }))).toBe('UNANSWERED')
    const update = await w.call(ops.answerTopic, desk, {
      id: topic,
      matters: ids.slice(15),
      outcome: 'update',
      text: '西侧管线月底前换完',
    })
    expect(update.done.length).toBe(5)
    const stages = await w.rows<{ stage: string; n: number }>(
      'select stage, count(*)::int as n from matters.matter where id = any($1::uuid[]) group by stage order by stage',
      [ids],
    )
    expect(stages).toEqual([
      { stage: 'triage', n: 5 },
      { stage: 'visiting', n: 15 },
    ])
    const view = await w.call(ops.matter, desk, { id: ids[0] })
    expect(view.publicReply).toBe('泵房已换新泵，水压恢复')
    expect(view.timeline.some((l) => l.text === '泵房已换新泵，水压恢复')).toBe(true)
    await w.call(ops.closeTopic, desk, { id: topic })
    expect(await refused(w.call(ops.gatherTopic, desk, { id: topic, matters: ids.slice(0, 1) }))).toBe('TOPIC_CLOSED')
  })

  test('the answer is given only from within the topic', async () => {
    const id = ids[16]
    const view = await w.call(ops.matter, desk, { id })
    expect(view.can.map((a) => a.action)).not.toContain('topic-answer')
    const form = { outcome: 'close', text: '绕过专题直接办结' }
    expect(await refused(w.call(ops.act, desk, { id: id as string, action: 'topic-answer', form }))).toBe('NOT_OFFERED')
  })
})

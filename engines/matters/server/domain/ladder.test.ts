import { days, hours, type Pack } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEVELS, type MatterType } from '../../pack/index.ts'
import { typeOf } from '../pack-book.ts'
import { COUNTY, people, staff, TOWN, unitId, VILLAGE } from '../testing/bench.ts'
import { Town } from '../testing/town.ts'

const ladder = packs.find((p) => typeOf(p.pack)?.ladder)!.pack
const HOUR = 3_600_000
const DAY = 24 * HOUR
const gridHead = people.grid
const community = staff('comm', 'community-officer', 'community', { area: VILLAGE })
const town = staff('town', 'town-dispatcher', 'town', { area: TOWN })
const townLeader = staff('tlea', 'town-leader', 'town', { area: TOWN })
const leader = staff('lead', 'leader', 'county', { area: COUNTY })

/** The pack with its clocks changed, as another mechanism would set them. */
const withClock = (id: string, change: object): Pack => {
  const type = typeOf(ladder) as MatterType
  const clocks = type.clocks.map((c) => (c.id === id ? { ...c, ...change } : c))
  return { ...ladder, parts: ladder.parts.map((p) => (p === type ? ({ ...type, clocks } as never) : p)) }
}
const plain = withClock('dwell', {
  within: { by: 'level', map: { grid: hours(24), community: days(2), town: days(3) }, other: days(10) },
  breach: [{ miss: true }, { act: 'escalate', at: ['grid', 'community', 'town'] }, { act: 'enrol', at: ['county'] }],
})
const open = (pack = ladder, seed = 1): Town => {
  const t = new Town(pack, seed)
  t.open(gridHead)
  return t
}
const sitting = (level: 'town' | 'county', state: 'closed' | 'sitting' = 'sitting') =>
  ({ id: unitId(80), level, area: level === 'town' ? TOWN : 'county', state }) as const
const inReview = (): Town => {
  const t = open()
  t.act(gridHead, 'take')
  t.act(gridHead, 'escalate', { tried: '上门两次没有谈拢', reason: '要社区出面' })
  t.act(community, 'escalate', { tried: '社区协调过', reason: '要镇街出面' })
  t.act(town, 'sign')
  t.act(town, 'enrol', { reason: '三次协调没有结果' })
  t.sitting = sitting('town')
  t.act(townLeader, 'table', { sitting: unitId(80) })
  return t
}
const soon = (t: Town, d: number) => new Date(t.now + d * DAY).toISOString().slice(0, 10)

test('with nobody acting a matter climbs level by level and reaches the county within a simulated week', () => {
  const t = open(plain)
  const seen: string[] = [t.m.level]
  for (let h = 0; h < 7 * 24; h++) {
    t.pass(HOUR)
    if (seen.at(-1) !== t.m.level) seen.push(t.m.level)
    expect(t.m.owner, `owner at hour ${h}`).not.toBeNull()
  }
  expect(seen).toEqual([...LEVELS])
  expect(t.misses('dwell')).toBe(3)
  expect(t.clocks.filter((c) => c.kind === 'dwell' && c.ended_at !== null).map((c) => c.state)).toEqual(
    Array(3).fill('missed'),
  )
  t.pass(60 * DAY)
  expect(t.m.level).toBe('county')
})

test('where a town has its own weekly review the matter joins it by itself, and rises when nobody decides', () => {
  const t = open()
  t.pass(4 * DAY + 3 * HOUR)
  expect([t.m.level, t.m.stage]).toEqual(['town', 'handling'])
  t.pass(7 * DAY)
  expect([t.m.level, t.m.stage]).toEqual(['town', 'enrolled'])
  expect(t.m.owner).toBe(`post:town-leader@${TOWN}`)
  t.pass(7 * DAY + HOUR)
  expect(t.m.level).toBe('county')
})

test('no level is skipped, except for a risk with its reason', () => {
  const t = open()
  t.act(gridHead, 'take')
  const words = { tried: '看过现场', reason: '超出能力' }
  expect(() => t.act(gridHead, 'escalate', { ...words, level: 'county' })).toThrow('LEVEL_SKIPPED')
  expect(() => t.act(people.handler(1), 'escalate', words)).toThrow('FORBIDDEN')
  t.act(gridHead, 'escalate', { ...words, level: 'county', risk: true })
  expect([t.m.level, t.m.labels]).toEqual(['county', ['risk']])
  expect(() => t.act(people.dispatcher, 'escalate', words)).toThrow('TOP_LEVEL')
})

test('the level left stays as co-handler and its order says how it was left', () => {
  const t = open()
  t.act(gridHead, 'take')
  t.act(gridHead, 'escalate', { tried: '上门两次', reason: '要社区出面' })
  const of = (role: string) => t.dispatches.filter((d) => d.role === role && d.ended_at === null)
  expect(of('lead').map((d) => d.level)).toEqual(['community'])
  expect(of('co').map((d) => d.level)).toEqual(['grid'])
  expect(t.dispatches.filter((d) => d.ended_at !== null).map((d) => [d.level, d.decision])).toEqual([
    ['grid', 'raised'],
  ])
  expect(t.can(gridHead)).toContain('contact')
  expect(t.can(gridHead)).not.toContain('reply')
  expect(t.clocks.filter((c) => c.kind === 'reply').map((c) => c.state)).toEqual(['void', 'running'])
})

test('a matter leaves the review only with a decision, who does it and a date', () => {
  const t = inReview()
  expect(t.clocks.find((c) => c.kind === 'reply' && c.ended_at === null)?.state).toBe('paused')
  const form = { sitting: unitId(80), decision: 'handle', text: '由镇里两周内办结', by: soon(t, 14) }
  expect(() => t.act(town, 'decide', form)).toThrow('FORBIDDEN')
  t.sitting = sitting('town', 'closed')
  expect(() => t.act(townLeader, 'decide', form)).toThrow('NO_SITTING')
  t.sitting = sitting('county')
  expect(() => t.act(townLeader, 'decide', form)).toThrow('NO_SITTING')
  t.sitting = sitting('town')
  expect(() => t.act(townLeader, 'decide', { ...form, by: soon(t, -1) })).toThrow('TOO_LATE')
  t.act(townLeader, 'decide', form)
  expect(t.m.stage).toBe('handling')
  const reply = t.clocks.find((c) => c.kind === 'reply' && c.ended_at === null)
  expect(reply?.due_at).toBe(Date.parse(`${form.by}T23:59:00+08:00`))
  expect([...(t.tables.get('matters.sitting_item')?.values() ?? [])]).toHaveLength(1)
})

test('what cannot be done now is held until its day, which then binds', () => {
  const t = open()
  t.act(gridHead, 'take')
  const form = { reason: 'season', measure: '先围挡，开春再铺，费用已列入', by: soon(t, 60) }
  expect(() => t.act(gridHead, 'request-hold', { ...form, by: soon(t, -1) })).toThrow('TOO_LATE')
  t.act(gridHead, 'request-hold', form)
  expect(() => t.act(gridHead, 'decide-hold', { approve: true, text: '同意' })).toThrow('FORBIDDEN')
  t.act(people.supervisor, 'decide-hold', { approve: true, text: '理由充分，同意' })
  expect([t.m.stage, t.m.hold?.state]).toEqual(['held', 'held'])
  t.pass(31 * DAY)
  expect(t.misses('hold-review')).toBe(1)
  t.pass(30 * DAY)
  expect([t.m.stage, t.m.hold]).toEqual(['handling', null])
  expect(t.misses('reply')).toBe(1)
})

test('called units sign in where they were called to, late ones are a miss, and both sides rate', () => {
  const t = open()
  t.act(gridHead, 'take')
  const at = new Date(t.now + 2 * HOUR).toISOString()
  t.act(gridHead, 'whistle', { co: [unitId(1), unitId(2)], task: '到现场会商漏水', by: at })
  expect(() => t.act(people.handler(3), 'arrive')).toThrow('FORBIDDEN')
  t.pass(HOUR)
  t.act(people.handler(1), 'arrive', {})
  expect(() => t.act(people.handler(1), 'arrive', {})).toThrow('NOT_OFFERED')
  t.pass(2 * HOUR)
  expect(t.misses('arrival')).toBe(1)
  t.act(people.handler(2), 'arrive', {})
  expect(() => t.act(gridHead, 'rate-call', { score: '1', unit: unitId(2) })).toThrow('INVALID')
  t.act(gridHead, 'rate-call', { score: '2', unit: unitId(2), text: '晚到一小时' })
  t.act(people.handler(2), 'rate-call', { score: '4' })
  expect(t.dispatches.filter((d) => d.called).map((d) => [d.unit, d.rated_unit, d.rated_call])).toEqual([
    [unitId(1), null, null],
    [unitId(2), 2, 4],
  ])
})

test('an exclusion needs two people who are neither of the unit nor the applicant', () => {
  const t = open()
  t.act(gridHead, 'take')
  t.act(gridHead, 'exclude', { reason: 'force-majeure', text: '洪水期间道路中断，无法到场' })
  t.act(people.supervisor, 'decide-exclusion', { approve: true, text: '情况属实' })
  expect(() => t.act(people.supervisor, 'decide-exclusion', { approve: true, text: '情况属实' })).toThrow('SAME_PERSON')
  const row = () => [...(t.tables.get('matters.exclusion')?.values() ?? [])][0]
  expect(row()?.state).toBe('half')
  t.act(people.arbiter, 'decide-exclusion', { approve: true, text: '情况属实' })
  expect(row()?.state).toBe('granted')
  expect(() => t.act(gridHead, 'exclude', { reason: 'other', text: '再申请一次看看行不行' })).toThrow('NOT_OFFERED')
})

test('milestones come one after the other, and a late one is a miss', () => {
  const t = open(plain)
  t.act(gridHead, 'take')
  t.act(gridHead, 'plan-milestone', { name: '责令停工', by: soon(t, 0) })
  expect(() => t.act(gridHead, 'plan-milestone', { name: '立案', by: soon(t, 0) })).toThrow('TOO_LATE')
  t.act(gridHead, 'plan-milestone', { name: '立案', by: soon(t, 5) })
  t.act(gridHead, 'reach-milestone', { text: '已停工，照片在后' })
  expect(t.m.milestones.map((x) => x.reached !== null)).toEqual([true, false])
  expect(t.clocks.filter((c) => c.kind === 'milestone').map((c) => c.state)).toEqual(['met', 'running'])
})

test('unsolved twice, the matter goes to the joint review', () => {
  const t = open()
  const raiser = { kind: 'anonymous', tenant: 't', account: null, person: null, name: '', posts: [] } as never
  const round = () => {
    t.act(gridHead, 'reply', { solved: true, text: '已经处理好了' })
    t.act(people.checker, 'check-accept', { proposal: 'solved' })
    t.act(raiser, 'rate', { solved: false }, true)
  }
  t.act(gridHead, 'take')
  round()
  expect(t.m.stage).toBe('handling')
  round()
  expect([t.m.stage, t.m.round]).toEqual(['enrolled', 3])
})

test('no shape of the county makes a matter loop: each rise is one level up, however few people hold posts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.array(fc.nat(5), { maxLength: 30 }), (seed, moves) => {
      const t = open(plain, seed)
      for (const n of moves) {
        const before = LEVELS.indexOf(t.m.level)
        const who = [gridHead, community, town, people.dispatcher, people.supervisor, leader][n]!
        if (t.can(who).includes('escalate')) t.act(who, 'escalate', { tried: '试过了办法', reason: '需要上级' })
        else t.pass(n * 7 * HOUR)
        const rise = LEVELS.indexOf(t.m.level) - before
        expect(rise).toBeGreaterThanOrEqual(0)
        expect(t.m.escalations).toBeLessThanOrEqual(LEVELS.length - 1)
      }
    }),
    { numRuns: 60 },
  )
})

const CLASSES = ['record', 'case-open', 'other']
/** The pack with a parallel review added, as admission and disposition packs have it. */
const withParties = (): Pack => {
  const type = typeOf(ladder) as MatterType
  const added: MatterType = {
    ...type,
    stages: { ...type.stages, asked: { super: 'open', owner: 'level-head' } },
    actions: [
      ...type.actions,
      { id: 'convene', verb: 'convene', from: ['handling'], to: 'asked', who: ['lead-unit'] },
      {
        id: 'opine',
        verb: 'opine',
        from: ['asked'],
        to: { by: 'outcome', map: { agreed: 'handling', objected: 'explained' } },
        who: ['party'],
        form: [{ id: 'reasonClass', kind: 'choice', options: CLASSES }],
      },
    ],
    clocks: [
      ...type.clocks,
      {
        id: 'opinion',
        of: 'party',
        from: ['convene'],
        to: ['opine', 'all-answered'],
        within: { date: 'by', other: days(5) },
        breach: [{ miss: true, tell: ['supervisor'], notice: 'yellow' }],
        basis: 'default',
        source: 'test',
      },
    ],
  }
  return { ...ladder, parts: ladder.parts.map((p) => (p === type ? (added as never) : p)) }
}
const convened = (): Town => {
  const t = open(withParties())
  t.act(gridHead, 'take')
  t.act(gridHead, 'convene', { units: [unitId(1), unitId(2), unitId(3)], question: '有无不同意见', by: soon(t, 5) })
  return t
}

test('a parallel review waits for every party; the last answer completes it, and no party speaks twice', () => {
  const t = convened()
  t.act(people.handler(1), 'opine', { answer: 'none' })
  expect(() => t.act(people.handler(1), 'opine', { answer: 'none' })).toThrow('FORBIDDEN')
  t.act(people.handler(2), 'opine', { answer: 'none' })
  expect(t.m.stage).toBe('asked')
  t.act(people.handler(3), 'opine', { answer: 'none' })
  expect(t.m.stage).toBe('handling')
  expect(t.clocks.filter((c) => c.kind === 'opinion').map((c) => c.state)).toEqual(['met', 'met', 'met'])
})

test('one objection decides it, with its class of reason and nothing else', () => {
  const t = convened()
  expect(() => t.act(people.handler(2), 'opine', { answer: 'objection' })).toThrow('INVALID')
  t.act(people.handler(2), 'opine', { answer: 'objection', reasonClass: 'record' })
  for (const n of [1, 3]) t.act(people.handler(n), 'opine', { answer: 'none' })
  expect([t.m.stage, t.m.super]).toEqual(['explained', 'closed'])
  expect(t.dispatches.filter((d) => d.role === 'party').map((d) => d.answer_reason)).toEqual([null, 'record', null])
})

test('a silent party is a miss of its own, and its superior is told', () => {
  const t = convened()
  t.act(people.handler(1), 'opine', { answer: 'none' })
  t.pass(6 * DAY)
  expect(t.misses('opinion')).toBe(2)
  expect(t.events.filter((e) => e.kind === 'matters.overdue@1' && e.data.notice === 'yellow')).toHaveLength(2)
  expect(t.m.stage).toBe('asked')
})

test('merge and unmerge restore matter and clocks to the byte, wherever it stood and however long it was merged', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(40), fc.nat(400), (seed, hours, merged) => {
      const t = open(plain, seed)
      t.pass(hours * HOUR)
      t.other = { ...t.m, id: unitId(9), ref: '1', merged_into: null, super: 'open' }
      fc.pre(t.can(people.dispatcher).includes('merge'))
      const picture = () => JSON.stringify([{ ...t.m, seq: 0 }, t.clocks])
      const before = picture()
      t.act(people.dispatcher, 'merge', { into: unitId(9) })
      t.now += merged * HOUR
      t.act(people.dispatcher, 'unmerge')
      expect(picture()).toBe(before)
    }),
    { numRuns: 80 },
  )
})

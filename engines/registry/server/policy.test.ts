import type { Actor, HeldPost } from '@yiwang/kernel/actor'
import { describe, expect, it } from 'vitest'
import { POST_KINDS, type PostKind, postKindFacts } from '../pack/index.ts'
import { mayAppoint, mayChangeTerritory, mayEndTerm, mayImport, mayLookIntoRegistry, maySeePool } from './policy.ts'

const NOW = 1_000
const at = { now: NOW }
const who = (kind: PostKind, more: Partial<HeldPost> = {}, person = 'me'): Actor => ({
  kind: 'staff',
  tenant: 't',
  account: 'a',
  person,
  name: '',
  posts: [
    {
      id: 'p',
      kind,
      level: postKindFacts(kind).level,
      unit: null,
      grid: null,
      area: '370828',
      from: 0,
      to: null,
      ...more,
    },
  ],
})
const system: Actor = { ...who('visitor'), kind: 'system', posts: [] }
const say = (v: { ok: boolean; as?: string; why?: string }) => (v.ok ? `yes ${v.as}` : `no ${v.why}`)
const YES = 'yes registry-clerk@370828'

describe('who changes the territory', () => {
  it.each([
    [who('registry-clerk'), ['370828001201', '370828001202'], YES],
    [who('registry-clerk', { area: '370828001' }), ['370828001201'], 'yes registry-clerk@370828001'],
    [who('registry-clerk', { area: '370828001' }), ['370828001201', '370828002202'], 'no outside-area'],
    [who('registry-clerk', { area: '' }), ['370828001201'], 'no outside-area'],
    [who('registry-clerk', { to: NOW }), ['370828001201'], 'no not-registry-clerk'],
    [who('registry-clerk', { from: NOW + 1 }), ['370828001201'], 'no not-registry-clerk'],
    [system, ['370828001201'], 'yes system'],
  ] as const)('case %#', (actor, codes, answer) => {
    expect(say(mayChangeTerritory(actor, codes, at))).toBe(answer)
  })
})

describe('every kind of post, beside every rule', () => {
  const term = { kind: 'handler', person: 'other', place: '370828001' }
  const kinds = Object.keys(POST_KINDS) as PostKind[]
  const allowed = (rule: (a: Actor) => { ok: boolean }) => kinds.filter((k) => rule(who(k)).ok)
  it('lets just these through', () => {
    expect(allowed((a) => mayChangeTerritory(a, ['370828'], at))).toEqual(['registry-clerk'])
    expect(allowed((a) => mayImport(a, '370828', at))).toEqual(['registry-clerk'])
    expect(allowed((a) => mayLookIntoRegistry(a, '370828', at))).toEqual(['registry-clerk', 'system-admin'])
    expect(allowed((a) => mayAppoint(a, term, at))).toEqual(['registry-clerk', 'system-admin'])
    expect(allowed((a) => mayEndTerm(a, term, at))).toEqual(['registry-clerk', 'system-admin'])
    for (const kind of ['system-admin', 'registry-clerk', 'auditor'])
      expect(allowed((a) => mayAppoint(a, { ...term, kind }, at))).toEqual(['system-admin'])
  })
  it('gives nobody a post by his own hand, but lets him leave one', () => {
    const own = { ...term, person: 'me' }
    expect(say(mayAppoint(who('registry-clerk'), own, at))).toBe('no own-appointment')
    expect(say(mayEndTerm(who('registry-clerk'), own, at))).toBe(YES)
  })
  it('stops at the border of the area', () => {
    expect(say(mayAppoint(who('registry-clerk'), { ...term, place: '370829' }, at))).toBe('no outside-area')
    for (const rule of [mayImport, mayLookIntoRegistry]) {
      expect(say(rule(who('registry-clerk'), '370829', at))).toBe('no outside-area')
      expect(say(rule(who('registry-clerk', { area: '370828001' }), '370828', at))).toBe('no outside-area')
      expect(say(rule(who('registry-clerk', { area: null }), '370828', at))).toBe('no outside-area')
      expect(say(rule(system, '370828', at))).toBe('yes system')
    }
  })
})

describe('who sees a pool of people', () => {
  const pool = { root: '370828', callers: ['community-officer'] }
  it.each([
    [who('registry-clerk'), YES],
    [who('registry-clerk', { area: '370828001' }), 'no not-called'],
    [who('community-officer', { area: '370828001201' }), 'yes community-officer@370828001201'],
    [who('community-officer', { to: NOW }), 'no not-called'],
    [who('auditor'), 'no not-called'],
    [system, 'yes system'],
  ])('%#', (actor, said) => expect(say(maySeePool(actor, pool, at))).toBe(said))
})

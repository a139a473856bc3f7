import type { Actor, HeldPost } from '@yiwang/kernel'
import type { PackBook, Release } from '@yiwang/matters/server'
import { typesOf } from '@yiwang/matters/server'
import { packs } from '@yiwang/packs'
import { describe, expect, it } from 'vitest'
import { opensFrom } from './opens.ts'

const NOW = Date.UTC(2026, 5, 5)
const types = packs.flatMap((p) => typesOf(p.pack))
/** The menu asks a book for two things: the types and the packs in force. */
const bookOf = (climbs: boolean) =>
  ({
    all: () => [],
    types: () =>
      types
        .filter((t) => (t.ladder !== undefined) === climbs)
        .map((type) => ({ type, pack: { parts: [] } }) as never as Release),
  }) as never as PackBook
const person = (kind: string): Actor => {
  const post: HeldPost = { id: 'p', kind, level: 'county', unit: null, grid: null, area: null, from: 0, to: null }
  return { kind: 'staff', tenant: 't', account: 'a', person: 'x', name: 'x', posts: [post] }
}
const PAGES = ['matters.sittings', 'matters.topics', 'matters.dailies']
const pagesOf = (kind: string, climbs: boolean): string[] =>
  opensFrom(bookOf(climbs))(person(kind), NOW).filter((id) => PAGES.includes(id))

describe('pages of the ladder in a menu', () => {
  it.each([
    ['town-leader', ['matters.sittings', 'matters.dailies']],
    ['grid-team', ['matters.sittings', 'matters.dailies']],
    ['county-dispatcher', ['matters.topics', 'matters.sittings', 'matters.dailies']],
    ['auditor', ['matters.sittings', 'matters.dailies']],
    ['bulletin-editor', []],
    ['handler', []],
    ['system-admin', []],
  ])('%s where matters climb', (kind, pages) => expect(pagesOf(kind, true).sort()).toEqual([...pages].sort()))

  it('nobody is offered a review or a daily report where nothing climbs; topics stay', () => {
    for (const kind of ['town-leader', 'grid-team', 'leader', 'auditor']) expect(pagesOf(kind, false)).toEqual([])
    expect(pagesOf('supervisor', false)).toEqual(['matters.topics'])
  })
})

describe.each([
  ['registry.network', 'registry.unit-coverage'],
  ['registry.patches', 'registry.patch-coverage'],
])('the page of %s', (word, page) => {
  const named = packs.find((p) => p.pack.parts.some((x) => x.kind === word))!.pack
  const book = {
    all: () => [],
    types: () => types.slice(0, 1).map((type) => ({ type, pack: named })),
  } as never as PackBook
  const opens = (b: PackBook, kind: string) => opensFrom(b)(person(kind), NOW).includes(page)
  it('opens for clerks and leaders where a pack says the word, and nowhere else', () => {
    expect(['registry-clerk', 'leader', 'town-leader', 'handler'].map((k) => opens(book, k))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(opens(bookOf(true), 'registry-clerk')).toBe(false)
  })
})

describe('the page of what comes round', () => {
  const kept = packs.find((p) => p.pack.parts.some((x) => x.kind === 'rhythm.rhythm'))!.pack
  const book = {
    all: () => [],
    types: () => types.slice(0, 1).map((type) => ({ type, pack: kept })),
  } as never as PackBook
  const opens = (b: PackBook, kind: string) => opensFrom(b)(person(kind), NOW).includes('rhythm.calendar')
  it('opens for who keeps a rhythm and who reads it, where a pack has one', () => {
    expect(['grid-team', 'town-leader', 'supervisor', 'handler', 'reply-checker'].map((k) => opens(book, k))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(opens(bookOf(true), 'grid-team')).toBe(false)
  })
})

describe('the page of pools of people', () => {
  const kept = packs.find((p) => p.pack.parts.some((x) => x.kind === 'registry.pool'))!.pack
  const book = { types: () => [], all: () => [{ pack: kept }] } as never as PackBook
  const opens = (b: PackBook, kind: string) => opensFrom(b)(person(kind), NOW).includes('registry.pools')
  it('opens for who keeps pools and who calls on their members, where a pack has one', () => {
    expect(
      ['registry-clerk', 'system-admin', 'community-officer', 'arbiter', 'handler', 'auditor'].map((k) =>
        opens(book, k),
      ),
    ).toEqual([true, true, true, true, false, false])
    expect(opens(bookOf(true), 'registry-clerk')).toBe(false)
  })
})

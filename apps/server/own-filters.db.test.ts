import { type Actor, Failure } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { cast } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const packOf = (mechanism: string) => packs.find((p) => p.pack.mechanism === mechanism)!.pack
const studio = packOf('m05')
const gates = packOf('m11')
const person = cast('78')
let w: World
let grids: string[]
let who: Record<'desk' | 'leader' | 'here' | 'there', Actor>
const refs: Record<string, string> = {}

const register = async (by: Actor, name: string, input: object) => {
  const made = await w.call(ops.register, by, { text: '来说一件事情', channel: 'grid', placeWords: '村口', ...input })
  refs[name] = made.ref
  return made.id
}
const reception = (by: Actor, name: string, o: { grid: string; kind: string; persons?: number }) =>
  register(by, name, {
    grid: o.grid,
    pack: studio.id,
    type: 'reception',
    fields: { source: 'reception', kind: o.kind, ...(o.persons === undefined ? {} : { persons: o.persons }) },
  })
const KIT = ['badge', 'plate', 'standards', 'computer', 'printer', 'box', 'group', 'work-log', 'record', 'file-bag']
const entry = async (name: string, listed: { until: string; body: string }) => {
  const more = { channel: 'counter', pack: gates.id, type: 'negative-entry' }
  const id = await register(who.desk, name, more)
  await w.call(ops.act, who.desk, { id, action: 'list', form: { problem: 'credit', ...listed } })
}

beforeAll(async () => {
  w = await openWorld()
  for (const p of [studio, gates])
    await putInForce(w.db, { tenant: TENANT, pack: p.id, version: p.version, from: SINCE })
  await w.book.refresh()
  grids = w.seeded.grids.slice(0, 2)
  const at = (grid: string) => person('grid-team', 'grid', { grid })
  const [here = '', there = ''] = grids
  const county = { area: '370828' }
  who = {
    desk: person('county-dispatcher', 'county', county),
    leader: person('leader', 'county', county),
    here: at(here),
    there: at(there),
  }
  await reception(who.here, 'asked', { grid: here, kind: 'consultation', persons: 2 })
  await reception(who.here, 'hard', { grid: here, kind: 'problem', persons: 10 })
  await reception(who.there, 'far', { grid: there, kind: 'problem' })
  const fields = Object.fromEntries(KIT.map((k) => [k, k !== 'plate']))
  await register(who.here, 'studio', { grid: here, pack: studio.id, type: 'studio', fields })
  await entry('short', { until: '2026-08-31', body: '县人民法院' })
  await entry('long', { until: '2027-03-01', body: '白杨渡税务所' })
}, 120_000)
afterAll(() => w?.close())

const nameOf = (ref: string) => Object.entries(refs).find(([, r]) => r === ref)?.[0] ?? ref
const list = async (by: Actor, input: object) =>
  (await w.call(ops.inbox, by, { view: 'all', limit: 200, ...input })).items.map((r) => nameOf(r.ref)).sort()
const kind = (pack: { id: string }, type: string, own: string) => ({ pack: pack.id, type, own })
const receptions = (own: string) => kind(studio, 'reception', own)
const entries = (own: string) => kind(gates, 'negative-entry', own)
/** What a refusal says; the rows where nothing was refused. */
const said = (by: Actor, input: object): Promise<unknown> =>
  list(by, input).catch((e: unknown) =>
    e instanceof Failure ? e.fields?.map((f) => [f.path, (f.message as { en: string }).en]) : e,
  )
const UNKNOWN = [['own', expect.stringContaining('no such field')]]

describe('a list of one kind by what it was asked', () => {
  test('a choice, a number between two, a day between two, yes or no, and all of them together', async () => {
    expect(await list(who.desk, receptions('kind:problem'))).toEqual(['far', 'hard'])
    expect(await list(who.desk, receptions('kind:opinion'))).toEqual([])
    expect(await list(who.desk, receptions('persons:3..'))).toEqual(['hard'])
    expect(await list(who.desk, receptions('persons:..9'))).toEqual(['asked'])
    expect(await list(who.desk, receptions('persons:2..10'))).toEqual(['asked', 'hard'])
    expect(await list(who.desk, receptions('kind:problem;persons:1..'))).toEqual(['hard'])
    expect(await list(who.desk, kind(studio, 'studio', 'plate:false'))).toEqual(['studio'])
    expect(await list(who.desk, kind(studio, 'studio', 'plate:true'))).toEqual([])
    expect(await list(who.desk, entries('until:2026-08-31..2026-12-31'))).toEqual(['short'])
    expect(await list(who.desk, entries('until:2026-09-01..'))).toEqual(['long'])
    expect(await list(who.desk, entries('problem:credit'))).toEqual(['long', 'short'])
  })

  test('in every view, page by page, and never beyond what is hers', async () => {
    expect(await list(who.here, receptions('kind:problem'))).toEqual(['hard'])
    expect(await list(who.there, { ...receptions('kind:problem'), view: 'mine' })).toEqual(['far'])
    expect(await list(who.desk, { ...receptions('kind:problem'), view: 'to-dispatch' })).toEqual(['far', 'hard'])
    expect(await list(who.desk, { ...receptions('kind:problem'), view: 'closed' })).toEqual([])
    const page = await w.call(ops.inbox, who.desk, { view: 'open', limit: 1, ...receptions('kind:problem') })
    const next = await w.call(ops.inbox, who.desk, {
      ...{ view: 'open', limit: 1, after: page.next },
      ...receptions('kind:problem'),
    })
    expect([...page.items, ...next.items].map((r) => nameOf(r.ref)).sort()).toEqual(['far', 'hard'])
    expect(next.next).toBe(null)
  })

  test('what the kind does not ask, and what is no answer to it, is refused', async () => {
    for (const own of [
      'weight:hard',
      'reasonClass:credit',
      'text:x',
      "kind' or true --:problem",
      'kind',
      ':problem',
      'constructor:x',
    ])
      expect([own, await said(who.desk, receptions(own))]).toEqual([own, UNKNOWN])
    for (const own of ['kind:nothing', 'kind:%00', 'kind:%E0%A4%A', "kind:problem' or true --"])
      expect([own, await said(who.desk, receptions(own))]).toEqual([own, [['own', 'Choose from the list']]])
    for (const own of ['persons:', 'persons:..', 'persons:3', 'persons:3..x', 'persons:1..2..3', 'persons:1e9..'])
      expect([own, await said(who.desk, receptions(own))]).toEqual([own, [['own', expect.stringContaining('3..10')]]])
    for (const own of ['until:2026-13-01..', 'until:soon..'])
      expect([own, await said(who.desk, entries(own))]).toEqual([own, [['own', expect.stringContaining('Days')]]])
    expect(await said(who.desk, { own: 'kind:problem' })).toEqual([['own', expect.stringContaining('kind of matter')]])
  })
})

describe('a kind that few may read', () => {
  test('is no kind for the others: neither named, nor filtered by, nor told from one that is not there', async () => {
    const kinds = async (by: Actor) => (await w.call(ops.inboxKinds, by, {})).items.map((k) => `${k.pack}/${k.type}`)
    expect(await kinds(who.desk)).toContain(`${gates.id}/negative-entry`)
    expect((await kinds(who.leader)).filter((k) => k.startsWith(gates.id))).toEqual([])
    const other = await said(who.leader, kind(gates, 'no-such-kind', 'until:2026-01-01..'))
    expect(await said(who.leader, entries('until:2026-01-01..'))).toEqual(other)
    expect(other).toEqual(UNKNOWN)
    expect(await list(who.leader, { pack: gates.id, type: 'negative-entry' })).toEqual([])
  })

  test('words of its fields are found by whom it is for, in the list and by search, and by nobody else', async () => {
    await catchUp(w.platform, TENANT)
    const search = async (by: Actor, q: string) => {
      const { items, total } = await w.call(ops.search, by, { q })
      return [total, items.map((r) => nameOf(r.ref))]
    }
    expect(await list(who.desk, { find: '白杨渡' })).toEqual(['long'])
    expect(await search(who.desk, '白杨渡税务所')).toEqual([1, ['long']])
    for (const by of [who.leader, who.here]) {
      expect(await list(by, { find: '白杨渡' })).toEqual([])
      expect(await search(by, '白杨渡税务所')).toEqual([0, []])
    }
  })
})

describe('a table of matters', () => {
  const table = async (by: Actor, input: object) => {
    const csv = await w.call(ops.exportMatters, by, { view: 'all', ...input })
    return Object.entries(refs).flatMap(([name, ref]) => (csv.includes(ref) ? [name] : []))
  }
  test('is narrowed as the list is', async () => {
    expect(await table(who.desk, receptions('kind:problem'))).toEqual(['hard', 'far'])
    expect(await table(who.there, receptions('kind:problem'))).toEqual(['far'])
    expect(await table(who.desk, { pack: studio.id })).toEqual(['asked', 'hard', 'far', 'studio'])
    expect(await table(who.desk, { pack: gates.id })).toEqual(['short', 'long'])
    await expect(table(who.leader, entries('until:2026-01-01..'))).rejects.toMatchObject({ code: 'INVALID' })
    const { change } = await w.one<{ change: { by: string[] } }>(
      `select change from platform.audit where operation='matters.export' and outcome='read' order by pos desc limit 1`,
    )
    expect(change.by).toEqual(['pack'])
  })
  test('says by nobody being in it what stays inside', async () => {
    expect(await table(who.desk, entries('problem:credit'))).toEqual([])
    expect(await table(who.desk, { find: '白杨渡' })).toEqual([])
    await w.rows('update matters.matter set confidential=true where ref=$1', [refs.far])
    expect(await table(who.desk, receptions('kind:problem'))).toEqual(['hard'])
    expect(await table(who.desk, { pack: studio.id, type: 'reception' })).toEqual(['asked', 'hard', 'far'])
    await w.rows('update matters.matter set confidential=false where ref=$1', [refs.far])
  })
})

test('only words are looked through for words: neither ids of fields nor of choices', async () => {
  for (const find of ['credit', 'problem', 'until', '2026-08', 'true', '100%'])
    expect(await list(who.desk, { find })).toEqual([])
})

test('a kind comes with what it may be filtered by, in words, as it is asked today', async () => {
  const { items } = await w.call(ops.inboxKinds, who.desk, {})
  const fields = (type: string) => items.find((k) => k.type === type)?.fields
  expect(fields('reception')?.map((f) => [f.id, f.kind, f.words.zh])).toEqual([
    ['source', 'choice', '从哪里来'],
    ['kind', 'choice', '哪一类'],
    ['persons', 'number', '来了几人'],
  ])
  expect(fields('negative-entry')?.map((f) => f.id)).toEqual(['problem', 'until'])
  expect(
    fields('joint-review')?.map((f) => f.id),
    'what a department answers stays with it',
  ).toEqual(['object'])
  expect(fields('appeal')).toEqual([])
  expect(items.find((k) => k.type === 'reception')?.stages.map((s) => s.words.zh)).toContain('待会审')
})

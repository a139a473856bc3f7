import type { Actor } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { packs } from '@yiwang/packs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { cast, refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const packOf = (mechanism: string) => packs.find((p) => p.pack.mechanism === mechanism)!.pack
const gates = packOf('m11')
const law = packOf('m23')
const studio = packOf('m05')
const person = cast('21')
let w: World
let desk: Actor
let grid: Actor

beforeAll(async () => {
  w = await openWorld()
  for (const p of [gates, law, studio])
    await putInForce(w.db, { tenant: TENANT, pack: p.id, version: p.version, from: SINCE - 1 })
  await w.book.refresh()
  desk = person('county-dispatcher', 'county', {})
  grid = await w.as('grid.0001')
}, 120_000)
afterAll(() => w?.close())

const kinds = async (by: Actor) => (await w.call(ops.intakeForms, by, {})).items.map((f) => `${f.pack}/${f.type}`)
const at = { text: '村里的一件小事', channel: 'grid' as const, placeWords: '村口' }

describe('who registers picks among the kinds that are hers to open', () => {
  test('a resident: only what residents open, whatever she asks for', async () => {
    expect((await kinds(w.anyone())).sort()).toEqual(
      [
        'jinxiang-five-moves/appeal',
        `${law.id}/legal-aid`,
        `${law.id}/legal-question`,
        `${studio.id}/reception`,
      ].sort(),
    )
    const sneaked = {
      text: '联审一个人',
      placeWords: '县里',
      pack: gates.id,
      type: 'joint-review',
      fields: { object: 'village' },
    }
    expect(await refused(w.call(ops.open_, w.anyone(), sneaked))).toBe('INVALID')
  })

  test('the staff: kinds that name her post; a restricted kind only where she is one of its readers', async () => {
    expect(await kinds(desk)).toContain(`${gates.id}/joint-review`)
    const mine = await kinds(grid)
    expect(mine).toContain(`${studio.id}/reception`)
    expect(mine.filter((k) => k.startsWith(gates.id) || k.startsWith(law.id))).toEqual([])
    const review = { ...at, channel: 'counter', pack: gates.id, type: 'joint-review', fields: { object: 'village' } }
    expect(await refused(w.call(ops.register, grid, review))).toBe('FORBIDDEN')
    const unit = await w.unit('D01')
    expect(await refused(w.call(ops.register, person('handler', 'county', { unit, area: null }), review))).toBe(
      'FORBIDDEN',
    )
    expect(await refused(w.call(ops.register, person('checker', 'county', {}), at))).toBe('FORBIDDEN')
  })

  test('a way in that the kind does not have is refused, and the forms name only those it has', async () => {
    const { items } = await w.call(ops.intakeForms, desk, {})
    const legality = items.find((f) => f.type === 'legality-review')
    expect(legality?.channels.map((c) => [c.id, c.words?.zh])).toEqual([['counter', '窗口']])
    const sent = {
      ...at,
      channel: 'phone',
      pack: law.id,
      type: 'legality-review',
      fields: { subject: 'matter', level: 'town' },
    }
    expect(await refused(w.call(ops.register, desk, sent))).toBe('INVALID')
  })

  test('a kind about a paper asks for no place, the others still do', async () => {
    const { placeWords: _place, ...rest } = at
    const nowhere = { ...rest, channel: 'counter' }
    const { items } = await w.call(ops.intakeForms, desk, {})
    const asks = (type: string) => items.find((f) => f.type === type)?.placeless
    expect([asks('legality-review'), asks('joint-review'), asks('enforcement-supervision')]).toEqual([
      true,
      true,
      false,
    ])
    const review = { pack: law.id, type: 'legality-review', fields: { subject: 'document', level: 'county' } }
    const { id } = await w.call(ops.register, desk, { ...nowhere, ...review })
    expect((await w.call(ops.matter, desk, { id })).place).toMatchObject({ grid: null, words: '' })
    const one = { pack: law.id, type: 'enforcement-supervision', fields: { source: 'hotline' } }
    expect(await refused(w.call(ops.register, desk, { ...nowhere, ...one }))).toBe('NO_PLACE')
  })

  test('a form says what is asked: own fields, photos, categories, settling at once', async () => {
    const { items, mechanisms } = await w.call(ops.intakeForms, grid, {})
    const one = items.find((f) => f.pack === studio.id)
    expect(one).toMatchObject({
      version: studio.version,
      files: 9,
      categories: false,
      settles: true,
      wording: { words: null },
    })
    expect(one?.fields.map((f) => [f.id, f.kind, f.required])).toEqual([
      ['source', 'choice', true],
      ['kind', 'choice', true],
      ['persons', 'number', false],
    ])
    expect(mechanisms).toHaveLength(4)
    const forDesk = (await w.call(ops.intakeForms, desk, {})).items
    expect(forDesk.find((f) => f.type === 'joint-review')).toMatchObject({
      files: 0,
      settles: false,
      wording: { max: 1000 },
    })
  })
})

describe('what was written down stays with the matter', () => {
  const settled = (fields: object, more: object = {}) =>
    w.call(ops.settleOnSpot, grid, {
      ...at,
      grid: grid.posts.find((p) => p.grid)?.grid,
      result: '当场解释清楚了',
      confirmed: 'tick',
      pack: studio.id,
      type: 'reception',
      fields,
      ...more,
    })

  test('a reception-day matter answered on the spot, with its own fields in words', async () => {
    const { id, stage } = await settled({ source: 'reception', kind: 'consultation', persons: 3 })
    expect(stage).toBe('settled')
    const m = await w.call(ops.matter, grid, { id })
    expect([m.packWords.zh, m.typeWords.zh]).toEqual(['第一书记工作室', '接待事项'])
    expect(m.fields.map((f) => [f.words.zh, f.value.zh])).toEqual([
      ['从哪里来', '接待日'],
      ['哪一类', '咨询'],
      ['来了几人', '3'],
    ])
  })

  test('a form kept under another version is told so when it no longer fits, and taken when it still does', async () => {
    const old = { version: studio.version + 1 }
    expect(await refused(settled({ source: 'reception', kind: 'gone' }, old))).toBe('FORM_CHANGED')
    expect(await refused(settled({ source: 'reception', kind: 'gone' }))).toBe('INVALID')
    expect((await settled({ source: 'box', kind: 'opinion' }, old)).stage).toBe('settled')
  })

  test('the inbox narrows to one mechanism and names it on each row', async () => {
    const rows = (await w.call(ops.inbox, desk, { view: 'all', pack: studio.id })).items
    expect(rows.length).toBeGreaterThan(1)
    expect(new Set(rows.map((r) => `${r.pack} ${r.packWords.zh} ${r.typeWords.zh}`))).toEqual(
      new Set([`${studio.id} 第一书记工作室 接待事项`]),
    )
    const others = (await w.call(ops.inbox, desk, { view: 'all', pack: law.id })).items
    expect(others.map((r) => r.typeWords.zh)).toEqual(['合法性审查'])
  })
})

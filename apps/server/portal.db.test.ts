import { readFileSync } from 'node:fs'
import { actOnBulletin, bulletin, bulletins } from '@yiwang/insight/contract'
import type { Actor } from '@yiwang/kernel'
import { settleOnSpot } from '@yiwang/matters/contract'
import { fronts } from '@yiwang/packs'
import { atlas } from '@yiwang/packs/atlas'
import { catchUp } from '@yiwang/platform/worker'
import * as contract from '@yiwang/portal/contract'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer } from './serve.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const dir = fronts.find((f) => f.pack.mechanism === 'm39')?.dir as URL
type Card = { mechanism: string; kind: string; area: string; banner: string }
const cards = parse(readFileSync(new URL('cards.csv', dir), 'utf8'), { columns: true }) as Card[]

let w: World
let [editor, checker, releaser]: Actor[] = []
beforeAll(async () => {
  w = await openWorld()
  editor = await w.as('editor')
  checker = await w.as('bulletin-checker')
  releaser = await w.as('releaser')
}, 300_000)
afterAll(() => w.close())

const see = (id: string, actor: Actor = w.anyone()) => w.call(contract.article, actor, { id })
const draft = (input: object) => w.call(contract.draftArticle, editor as Actor, { unit: '示例单位', ...input })
const act = async (actor: Actor | undefined, id: string, action: string, reason = '') => {
  const { hash } = await see(id, editor)
  return w.call(contract.actOnArticle, actor as Actor, { id, action, hash, reason })
}
const out = async (input: object): Promise<string> => {
  const { id } = await draft(input)
  await act(checker, id, 'check')
  await act(releaser, id, 'release')
  w.clock.now += 1000
  return id
}
const correct = async (id: string, change: object, reason: string) => {
  const { draft: now, hash } = await see(id, editor)
  await w.call(contract.editArticle, editor as Actor, { ...now, ...change, id, hash, reason })
  return act(releaser, id, 'correct')
}
const NOT_READY = expect.objectContaining({ code: 'NOT_READY' })

/** Twelve matters of June settled on the spot, and their month's bulletin out. */
const bulletinOfJune = async (): Promise<string> => {
  const grid = await w.as('grid.0001')
  for (let i = 0; i < 12; i++)
    await w.call(settleOnSpot, grid, {
      text: `楼道灯坏了${'甲乙丙丁戊己庚辛壬癸子丑'[i]}`,
      placeWords: '东门',
      result: '换了灯泡',
      confirmed: 'tick',
    })
  w.clock.now = Date.parse('2026-07-01T00:10:00+08:00')
  await catchUp(w.platform, TENANT)
  const { items } = await w.call(bulletins, editor as Actor, { drafts: 'true' })
  const id = items[0]?.id as string
  const { hash } = await w.call(bulletin, editor as Actor, { id })
  await w.call(actOnBulletin, checker as Actor, { id, action: 'check', hash })
  await w.call(actOnBulletin, releaser as Actor, { id, action: 'release', hash })
  return id
}

describe('the front of m39', () => {
  test('m39-A1: a number without a source is refused; bound it shows its bulletin, told by a unit it says so', async () => {
    const id = await bulletinOfJune()
    const body = '六月共收集诉求12件，走访群众40余户。'
    const { id: card, findings } = await draft({ column: 'showcase', title: '六月的做法', body, area: '370828' })
    expect(findings.map((f) => [f.code, f.at])).toEqual([
      ['NUMBER_UNBOUND', '12'],
      ['NUMBER_UNBOUND', '40余'],
    ])
    await expect(act(checker, card, 'check')).rejects.toEqual(NOT_READY)
    const told = { label: '走访', value: 40, qualifier: '余', unit: '户', period: '6月', source: '示例县上报' }
    const bound = { label: '收集诉求', value: 12, unit: '件', bulletin: id, figure: 'collected' }
    const save = async (figures: object[]) => {
      const { draft: now, hash } = await see(card, editor)
      const answer = await w.call(contract.editArticle, editor as Actor, { ...now, figures, id: card, hash })
      return answer.findings.map((f) => f.code)
    }
    expect(await save([told, { ...bound, value: 13 }])).toEqual(['NUMBER_UNBOUND', 'FIGURE_DIFFERS'])
    expect(await save([told, { ...bound, figure: 'nothing' }])).toEqual(['NOT_IN_BULLETIN'])
    expect(await save([told, bound])).toEqual([])
    await act(checker, card, 'check')
    await act(releaser, card, 'release')
    const { figures } = await see(card)
    expect(figures).toMatchObject([
      { basis: 'reported', source: '示例县上报', bulletin: null },
      {
        basis: 'computed',
        bulletin: id,
        period: '2026-06-01 – 2026-06-30',
        source: expect.stringContaining('第 1 期'),
      },
    ])
  })

  test('m39-A1: a figure of a recalled bulletin binds nothing any more', async () => {
    const { items } = await w.call(bulletins, w.anyone(), {})
    const id = items[0]?.id as string
    const figures = [{ label: '收集诉求', value: 12, unit: '件', bulletin: id, figure: 'collected' }]
    const { id: card } = await draft({ column: 'showcase', title: '又一篇', body: '共12件。', figures })
    await act(checker, card, 'check')
    await w.call(actOnBulletin, releaser as Actor, { id, action: 'recall', reason: '表格印错' })
    await expect(act(releaser, card, 'release')).rejects.toEqual(NOT_READY)
  })

  test('m39-A2: a policy and what replaced it show each other with dates', async () => {
    const policy = { column: 'policy', body: '按这个办。' }
    const old = await out({ ...policy, title: '旧办法', number: '示政〔2025〕3号', from: '2025-01-01' })
    const fresh = await out({
      ...policy,
      title: '新办法',
      number: '示政〔2026〕7号',
      from: '2026-07-01',
      replaces: old,
    })
    const [a, b] = [await see(old), await see(fresh)]
    expect([a.standing, a.replacedBy]).toEqual([
      'replaced',
      { id: fresh, title: '新办法', number: '示政〔2026〕7号', since: '2026-07-01' },
    ])
    expect([b.standing, b.replaces]).toMatchObject(['current', { id: old, title: '旧办法', number: '示政〔2025〕3号' }])
  })

  test('m39-A3: the address of the code opens column, list, feed and page without signing in', async () => {
    const { platform, db, registry, book, words, ready } = w
    const composed = { platform, db, registry, book, words, ready }
    const app = await createServer({ composed, dist: undefined, uploadDir: w.dir, limits: false })
    try {
      const { items } = await w.call(contract.articles, w.anyone(), { limit: 1 })
      const paths = ['columns', 'articles', `articles/${items[0]?.id}`, 'feeds/policy', 'feeds/all?area=370800']
      for (const path of paths) expect((await app.inject(`/api/${path}`)).statusCode, path).toBe(200)
      const feed = await app.inject('/api/feeds/policy')
      expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
      expect(feed.body).toContain('<title>新办法</title>')
    } finally {
      await app.close()
    }
  })

  test('m39-A5: a correction shows old value, new value and date in the item', async () => {
    const figures = [{ label: '参加人数', value: 30, unit: '人', source: '示例单位上报' }]
    const id = await out({ column: 'showcase', title: '一次会', body: '参加30人。', figures })
    await correct(id, { body: '参加28人。', figures: [{ ...figures[0], value: 28 }] }, '多数了两人')
    const { corrections, body } = await see(id)
    expect(body).toBe('参加28人。')
    expect(corrections.map((c) => [c.words.zh, c.before, c.after, c.reason])).toEqual([
      ['正文', '参加30人。', '参加28人。', '多数了两人'],
      ['数字：参加人数', '30人 · 示例单位上报', '28人 · 示例单位上报', '多数了两人'],
    ])
    expect(corrections.every((c) => c.at.startsWith('2026-06-30T16'))).toBe(true)
    expect((await w.call(contract.corrections, w.anyone(), {})).items[0]).toMatchObject({ article: id })
  })

  test('m39-A7, the half without recording: reading leaves no row of who read', async () => {
    const id = await out({ column: 'study', title: '学一篇', body: '读一读。' })
    const rows = () =>
      w.one<{ n: string }>('select (select count(*) from platform.audit)+(select count(*) from platform.event) as n')
    const before = await rows()
    const reader = await w.resident('13812340009')
    await see(id, reader)
    await w.call(contract.articles, reader, { column: 'study' })
    expect(await rows()).toEqual(before)
  })

  test('m39-A4: the catalogue gives 39 cards, 33 + 5 + 1, found by county and banner', async () => {
    const before = await w.call(contract.articles, w.anyone(), { column: 'showcase', limit: 200 })
    const at = new Map<string, string>()
    for (const c of cards) {
      const entry = atlas.find((e) => e.id === c.mechanism)
      const { zh: title = '' } = entry?.name ?? {}
      const { zh: body = '' } = entry?.purpose ?? {}
      const { area, banner } = c
      at.set(await out({ column: 'showcase', title, body, area, banner, unit: entry?.place.zh }), c.kind)
    }
    const list = async (more: object = {}) => {
      const { items } = await w.call(contract.articles, w.anyone(), { column: 'showcase', limit: 200, ...more })
      return items.filter((i) => !before.items.some((x) => x.id === i.id))
    }
    const all = await list()
    const kinds = all.map((i) => at.get(i.id))
    expect(all).toHaveLength(39)
    expect(['article', 'caption', 'masthead'].map((k) => kinds.filter((x) => x === k).length)).toEqual([33, 5, 1])
    for (const area of new Set(cards.map((c) => c.area)))
      expect((await list({ area })).length, area).toBe(
        area === '370800' ? 39 : cards.filter((c) => c.area === area).length,
      )
    for (const banner of new Set(cards.map((c) => c.banner)))
      expect((await list({ banner })).length, banner).toBe(cards.filter((c) => c.banner === banner).length)
    await catchUp(w.platform, TENANT)
    expect((await list({ q: '老年大学' })).map((i) => i.area?.words.zh)).toContain('梁山县')
  }, 120_000)

  test('m39-A7: recording one’s own study waits for learning', (ctx) =>
    ctx.skip('A7 waits for learning: a reader who logs in and chooses to record what she studied'))
})

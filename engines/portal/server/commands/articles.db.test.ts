import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor, Operation } from '@yiwang/kernel'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import type { Binary } from '@yiwang/platform/http'
import { callAs } from '@yiwang/platform/platform'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/index.ts'
import { boundKey } from '../domain/findings.ts'
import { anyone, type Bench, id, openBench, staff, TENANT } from '../testing/bench.ts'

const editor = staff(1, 'bulletin-editor')
const checker = staff(2, 'bulletin-checker', 'bulletin-releaser', 'bulletin-editor')
const releaser = staff(3, 'bulletin-releaser', 'bulletin-checker', 'bulletin-editor')
const handler = staff(4, 'handler')

let b: Bench
beforeAll(async () => {
  b = await openBench()
})
afterAll(() => b.close())

const call = async <Op extends Operation>(op: Op, actor: Actor, input: object): Promise<OutputOf<Op>> => {
  const answer = await callAs(b.platform, op, { actor, input: op.input.parse(input) as InputOf<Op> })
  if (!op.binary) op.output.parse(answer)
  return answer
}
const RULE = {
  column: 'rules',
  title: '办事指南',
  body: '按这个办。',
  unit: '示例县办公室',
  number: '〔2026〕1号',
  from: '2026-06-01',
}
const CARD = {
  column: 'cards',
  title: '甲镇的做法',
  body: '当天的事当天办。',
  unit: '甲镇',
  area: '370101',
  banner: 'first',
}
const draft = (input: object, actor = editor) => call(contract.draftArticle, actor, input)
const see = (actor: Actor, article: string) => call(contract.article, actor, { id: article })
const act = async (actor: Actor, article: string, action: string, more: object = {}) =>
  call(contract.actOnArticle, actor, { id: article, action, hash: (await see(editor, article)).hash, ...more })
const edit = async (actor: Actor, article: string, change: object, more: object = {}) => {
  const { draft: now, hash } = await see(editor, article)
  return call(contract.editArticle, actor, { ...now, ...change, id: article, hash, ...more })
}
const out = async (input: object): Promise<string> => {
  const { id: made } = await draft(input)
  await act(checker, made, 'check')
  await act(releaser, made, 'release')
  b.clock.now += 1000
  return made
}
const list = (input: object = {}) => call(contract.articles, anyone, input)
const failing = (code: string) => expect.objectContaining({ code })

describe('from draft to the public, by three persons', () => {
  let article: string
  test('an editor drafts; who is none is refused, and so is what the front does not know', async () => {
    article = (await draft(RULE)).id
    await expect(draft(RULE, handler)).rejects.toEqual(failing('FORBIDDEN'))
    await expect(draft({ ...RULE, column: 'nowhere' })).rejects.toEqual(failing('INVALID'))
    await expect(draft({ ...RULE, area: '999999' })).rejects.toEqual(failing('INVALID'))
    await expect(draft({ ...CARD, replaces: article })).rejects.toEqual(failing('INVALID'))
  })
  test('the public does not know of drafts; the desk does', async () => {
    await expect(see(anyone, article)).rejects.toEqual(failing('NOT_FOUND'))
    await expect(see(handler, article)).rejects.toEqual(failing('NOT_FOUND'))
    expect((await list()).items).toEqual([])
    expect((await see(editor, article)).can).toEqual(['edit', 'withdraw'])
    expect((await call(contract.articleDesk, checker, {})).items).toHaveLength(1)
    await expect(call(contract.articleDesk, handler, {})).rejects.toEqual(failing('NOT_FOUND'))
  })
  test('who wrote does not check, who checked does not release', async () => {
    await edit(checker, article, { title: '办事指南（新）' })
    await expect(act(editor, article, 'check')).rejects.toEqual(failing('FORBIDDEN'))
    await expect(act(checker, article, 'check')).rejects.toEqual(failing('OTHER_CHECKER'))
    await act(releaser, article, 'check')
    await expect(act(releaser, article, 'release')).rejects.toEqual(failing('OTHER_PERSON'))
    await expect(act(checker, article, 'release')).rejects.toEqual(failing('OTHER_PERSON'))
    const fourth = staff(5, 'bulletin-releaser')
    await expect(act(fourth, article, 'release', { hash: 'another' })).rejects.toEqual(failing('ARTICLE_CHANGED'))
    await act(fourth, article, 'release')
    const view = await see(anyone, article)
    expect([view.state, view.standing, view.title]).toEqual(['released', 'current', '办事指南（新）'])
    expect(view.history.map((h) => [h.what.zh, h.by.zh])).toEqual([['发布', '发布岗']])
    expect(JSON.stringify(view)).not.toContain('王**')
    expect([view.draft, view.can]).toEqual([null, []])
  })
  test('what was edited after the check is checked again', async () => {
    const { id: other } = await draft(RULE)
    await act(checker, other, 'check')
    await edit(editor, other, { body: '改了。' })
    await expect(act(releaser, other, 'release')).rejects.toEqual(failing('ARTICLE_STATE'))
    await act(checker, other, 'check')
    await act(releaser, other, 'send-back', { reason: '再想想' })
    expect((await see(editor, other)).state).toBe('draft')
    await act(editor, other, 'withdraw', { reason: '不写了' })
    await expect(see(anyone, other)).rejects.toEqual(failing('NOT_FOUND'))
  })
  test('a correction is proposed by one and released by another; old and new stay', async () => {
    await expect(edit(editor, article, { body: '按那个办。' })).rejects.toEqual(failing('INVALID'))
    await edit(releaser, article, { body: '按那个办。' }, { reason: '写错了' })
    expect((await see(anyone, article)).body).toBe('按这个办。')
    expect((await see(editor, article)).pending?.changes).toMatchObject([{ before: '按这个办。', after: '按那个办。' }])
    await expect(act(releaser, article, 'correct')).rejects.toEqual(failing('OTHER_PERSON'))
    await act(checker, article, 'correct')
    const view = await see(anyone, article)
    expect(view.body).toBe('按那个办。')
    expect(view.corrections).toMatchObject([
      { words: { zh: '正文' }, before: '按这个办。', after: '按那个办。', reason: '写错了', at: expect.any(String) },
    ])
    const { items } = await call(contract.corrections, anyone, {})
    expect(items).toMatchObject([{ article, after: '按那个办。' }])
  })
  test('a proposed correction can be dropped and leaves nothing', async () => {
    await edit(editor, article, { title: '又一个' }, { reason: '想改' })
    await act(checker, article, 'send-back', { reason: '不用改' })
    const view = await see(anyone, article)
    expect([view.title, view.corrections.length, view.state]).toEqual(['办事指南（新）', 1, 'released'])
  })
})

describe('one takes the place of another', () => {
  let [old, fresh] = ['', '']
  test('the old page stays and says by what and since when', async () => {
    old = await out({ ...RULE, title: '旧办法' })
    fresh = await out({ ...RULE, title: '新办法', number: '〔2026〕2号', from: '2026-06-08', replaces: old })
    const before = await see(anyone, old)
    expect([before.state, before.standing, before.replacedBy?.since]).toEqual(['replaced', 'current', '2026-06-08'])
    expect((await see(anyone, fresh)).standing).toBe('upcoming')
    b.clock.now = Date.parse('2026-06-08T00:00:00+08:00')
    expect((await see(anyone, old)).standing).toBe('replaced')
    expect((await see(anyone, fresh)).standing).toBe('current')
    expect((await see(anyone, fresh)).replaces).toMatchObject({ id: old, title: '旧办法', number: '〔2026〕1号' })
    expect((await see(anyone, old)).replacedBy).toMatchObject({ id: fresh, title: '新办法' })
    expect((await list({ column: 'rules' })).items.map((i) => i.title)).toEqual(
      expect.arrayContaining(['旧办法', '新办法']),
    )
  })
  test('nothing is replaced twice', async () => {
    const { id: third } = await draft({ ...RULE, title: '第三个', replaces: old })
    await act(checker, third, 'check')
    await expect(act(releaser, third, 'release')).rejects.toEqual(failing('NOT_READY'))
    expect((await see(editor, third)).state).toBe('checked')
  })
  test('a recalled one says nothing but why, and what it replaced is in force again', async () => {
    await act(releaser, fresh, 'recall', { reason: '发错了' })
    const view = await see(anyone, fresh)
    expect([view.standing, view.body, view.title, view.endReason]).toEqual(['recalled', '', '', '发错了'])
    const back = await see(anyone, old)
    expect([back.state, back.standing, back.replacedBy]).toEqual(['released', 'current', null])
  })
})

describe('figures and pictures', () => {
  const figure = { label: '收集诉求', value: 9942, unit: '件' }
  const bound = { bulletin: id('bu', 1), figure: 'collected', unit: '件' }

  test('a number without a source stops the check and is named; told by a unit it says so', async () => {
    const { id: card, findings } = await draft({ ...CARD, body: '共收集诉求9,942件。' })
    expect(findings.map((f) => [f.code, f.at])).toEqual([['NUMBER_UNBOUND', '9,942']])
    await expect(act(checker, card, 'check')).rejects.toMatchObject({ code: 'NOT_READY', data: { n: 1 } })
    await edit(editor, card, { figures: [{ ...figure, source: '甲镇上报' }] })
    await act(checker, card, 'check')
    await act(releaser, card, 'release')
    expect((await see(anyone, card)).figures).toMatchObject([
      { value: 9942, basis: 'reported', source: '甲镇上报', bulletin: null },
    ])
  })
  test('a bound number is the bulletin’s, also between check and release', async () => {
    const said = { value: 9942, unit: '件', period: '2026-05', source: '5月通报（第 1 期）' }
    b.bulletins.set(boundKey(bound), said)
    const { id: card, findings } = await draft({
      ...CARD,
      body: '收集9942件',
      figures: [{ ...figure, ...bound, source: '乱写的' }],
    })
    expect(findings).toEqual([])
    await act(checker, card, 'check')
    b.bulletins.set(boundKey(bound), { ...said, value: 9943 })
    await expect(act(releaser, card, 'release')).rejects.toMatchObject({ code: 'NOT_READY' })
    b.bulletins.set(boundKey(bound), said)
    await act(releaser, card, 'release')
    expect((await see(anyone, card)).figures).toMatchObject([
      { basis: 'computed', period: '2026-05', source: '5月通报（第 1 期）', bulletin: bound.bulletin },
    ])
  })
  test('a picture of people waits for a consent and is named; the public gets it once it is out, without metadata', async () => {
    const { id: card } = await draft(CARD)
    const path = join(b.dir, 'up.jpg')
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#888' } })
      .withExif({ IFD0: { Make: 'CanaryPhone' } })
      .jpeg()
      .toBuffer()
    writeFileSync(path, bytes)
    const send = async (input: object, file = path) =>
      (
        await b.platform.run(contract.addPicture, {
          tenant: TENANT,
          request: 'test',
          system: editor,
          input: contract.addPicture.input.parse({ id: card, ...input }),
          upload: { name: 'x.jpg', path: file, bytes: bytes.length },
        })
      ).answer as OutputOf<typeof contract.addPicture>
    const { picture, findings } = await send({ caption: '议事会', shows: 'people' })
    expect(findings).toMatchObject([{ code: 'NO_CONSENT', at: '议事会' }])
    await expect(act(checker, card, 'check')).rejects.toMatchObject({
      code: 'NOT_READY',
      data: { list: expect.stringContaining('议事会') },
    })
    const { draft: now } = await see(editor, card)
    await edit(editor, card, { pictures: now?.pictures?.map((p) => ({ ...p, agreed: '档案 12 号' })) })
    await expect(call(contract.picture, anyone, { id: card, picture })).rejects.toEqual(failing('NOT_FOUND'))
    await act(checker, card, 'check')
    await act(releaser, card, 'release')
    const file = (await call(contract.picture, anyone, { id: card, picture })) as unknown as Binary
    const parts: Buffer[] = []
    for await (const c of file.bytes as AsyncIterable<Buffer>) parts.push(c)
    expect(Buffer.concat(parts).includes('CanaryPhone')).toBe(false)
    // Consent taken back: the correction takes it off the page and nobody fetches it any more.
    await edit(editor, card, { pictures: [] }, { reason: '本人不再同意' })
    await act(releaser, card, 'correct')
    expect((await see(anyone, card)).pictures).toEqual([])
    await expect(call(contract.picture, anyone, { id: card, picture })).rejects.toEqual(failing('NOT_FOUND'))
    writeFileSync(path, 'no picture')
    await expect(send({ shows: 'place' })).rejects.toBeDefined()
  })
  test('a picture that was never uploaded here cannot be named', async () => {
    const { id: card } = await draft(CARD)
    const pictures = [{ id: id('xx', 1), caption: '', shows: 'place', agreed: '' }]
    await expect(edit(editor, card, { pictures })).rejects.toEqual(failing('INVALID'))
  })
})

describe('lists', () => {
  test('by column, area and banner, page by page, without gaps or doubles', async () => {
    for (let i = 0; i < 5; i++) await out({ ...CARD, title: `乙镇${'甲乙丙丁戊'[i]}`, area: '370102', banner: null })
    const all = await list({ column: 'cards', area: '370102', limit: 200 })
    expect([all.total, all.items.length, all.next]).toEqual([5, 5, null])
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await list({ column: 'cards', area: '370102', limit: 2, ...(after ? { after } : {}) })
      seen.push(...page.items.map((i) => i.id))
      expect(page.total).toBe(5)
      if (!page.next) break
      after = page.next
    }
    expect(seen).toEqual(all.items.map((i) => i.id))
    expect((await list({ banner: 'first' })).items.every((i) => i.banner?.id === 'first')).toBe(true)
    expect((await list({ area: '370100', column: 'cards' })).total).toBeGreaterThan(5)
    expect((await list({ after: "'; --" })).items).toEqual([])
  })
  test('after three years a card leaves list and page, a rule does not', async () => {
    const now = b.clock.now
    const [card, rule] = [await out(CARD), await out({ ...RULE, title: '长久' })]
    b.clock.now = Date.parse('2029-07-01T00:00:00Z')
    expect((await list({ column: 'cards' })).total).toBe(0)
    await expect(see(anyone, card)).rejects.toEqual(failing('NOT_FOUND'))
    expect((await see(anyone, rule)).title).toBe('长久')
    b.clock.now = now + 60_000
  })
})

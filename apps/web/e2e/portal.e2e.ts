import assert from 'node:assert/strict'
import type { Browser, Locator, Page } from 'playwright-core'
import { DESK, leave, PHONE, signIn } from './staff-desk.ts'
import type { Watch } from './watch.ts'

/** The public front: one article from its draft to its correction, by three people, as everybody sees it. */
export type PortalStage = { baseUrl: string; browser: Browser; look: Watch['look'] }

type Draft = { title: string; number: string; unit: string; better: string; why: string }
const DRAFT: Draft = {
  title: '社区工作者夜间值守的办法',
  number: '示组发〔2026〕7号',
  unit: '示例县委组织部',
  better: '示例县委组织部、社会工作部',
  why: '漏写了一起发文的单位',
}

const at = async <T>(stage: PortalStage, who: string, work: (page: Page) => Promise<T>): Promise<T> => {
  const page = await signIn(stage, who, DESK)
  const found = await work(page)
  await leave(page)
  return found
}
const open = (page: Page, label: string): Locator =>
  page.locator('details', { has: page.locator('summary', { hasText: new RegExp(`^${label}$`) }) })

/** Writes the article; gives its address at the desk. */
const write = (stage: PortalStage): Promise<string> =>
  at(stage, 'editor', async (page) => {
    await page.goto('/staff/office/publish')
    await page.locator('summary', { hasText: '写一篇新的' }).click()
    await page.getByLabel('栏目', { exact: true }).selectOption({ label: '政策发布' })
    await page.getByLabel('标题', { exact: true }).fill(DRAFT.title)
    await page.getByLabel('发布单位', { exact: true }).fill(DRAFT.unit)
    await page.getByLabel('文号', { exact: true }).fill(DRAFT.number)
    await page.getByLabel('从哪天起执行').fill('2026-11-01')
    await page.getByLabel('正文').fill('社区工作者轮流值守，群众晚上来也有人接。')
    await page.getByRole('button', { name: '存好' }).click()
    await page.waitForURL(/publish\/[0-9a-f-]{36}$/)
    await page.getByText('没有要改的，可以核对。').waitFor()
    await stage.look(page)
    assert.equal(await open(page, '核对').count(), 0, 'who wrote does not check')
    return new URL(page.url()).pathname
  })

/** One act at the desk, and what the page says after it. */
const act = (stage: PortalStage, o: { who: string; path: string; verb: string; said: string }): Promise<void> =>
  at(stage, o.who, async (page) => {
    await page.goto(o.path)
    const fold = open(page, o.verb)
    await fold.locator('summary').click()
    await fold.getByRole('button', { name: o.verb, exact: true }).click()
    await page.locator(`[data-state]`, { hasText: o.said }).first().waitFor()
  })

const visit = async (stage: PortalStage, viewport: typeof DESK, work: (page: Page) => Promise<void>): Promise<void> => {
  const context = await stage.browser.newContext({ viewport, locale: 'zh-CN', baseURL: stage.baseUrl })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await work(page)
  await context.close()
}
const LEDGER = '/public/read?column=policy'
const line = (page: Page) => page.getByRole('row').filter({ hasText: DRAFT.title })

/** Nobody outside sees what is not released: not in the ledger, not in the feed. */
const unseen = (stage: PortalStage) =>
  visit(stage, PHONE, async (page) => {
    await page.goto(LEDGER)
    await page.getByRole('navigation', { name: '栏目' }).waitFor()
    await page.locator('.yw-empty, [data-article]').first().waitFor()
    assert.equal(await page.getByText(DRAFT.title).count(), 0)
    assert.ok(!(await (await page.request.get('/api/feeds/policy')).text()).includes(DRAFT.title))
  })

/** On the first page, in the ledger by its number, found by its words, in the feed. */
const seen = (stage: PortalStage) =>
  visit(stage, PHONE, async (page) => {
    await page.goto('/public/')
    await page.locator('[data-column="policy"]').getByText(DRAFT.title).waitFor()
    await stage.look(page, { phone: true })
    await page.goto(LEDGER)
    await line(page).getByText(DRAFT.number).waitFor()
    assert.equal(await line(page).getByText('有更正').count(), 0)
    await stage.look(page, { phone: true })
    await page.getByLabel('找几个字').fill('夜间值守')
    await page.getByRole('button', { name: '找', exact: true }).click()
    await page.waitForURL(/q=/)
    await line(page).getByRole('link').click()
    await page.getByText(DRAFT.unit).first().waitFor()
    assert.ok((await (await page.request.get('/api/feeds/policy')).text()).includes(DRAFT.title))
  })

/** The editor proposes; what is outside stays until another releases it. */
const propose = (stage: PortalStage, path: string) =>
  at(stage, 'editor', async (page) => {
    await page.goto(path)
    await page.locator('summary', { hasText: '改内容（更正）' }).click()
    await page.getByLabel('发布单位', { exact: true }).fill(DRAFT.better)
    await page.getByLabel('为什么更正').fill(DRAFT.why)
    await page.getByRole('button', { name: '提出更正' }).click()
    await page.locator('[data-part="pending"]').getByText(DRAFT.why).first().waitFor()
    await stage.look(page)
    const outside = await page.request.get(`/api/articles?column=policy&q=${encodeURIComponent('夜间值守')}`)
    assert.equal((await outside.json()).items[0].unit, DRAFT.unit)
  })

/** Everybody reads the old and the new value with the reason: in the article, in the log, marked in the ledger. */
const corrected = (stage: PortalStage) =>
  visit(stage, DESK, async (page) => {
    await page.goto(LEDGER)
    await line(page).getByText('有更正').waitFor()
    await stage.look(page)
    await line(page).getByRole('link').click()
    for (const words of [DRAFT.unit, DRAFT.better, DRAFT.why]) await page.getByText(words).first().waitFor()
    await stage.look(page)
    await page.goto('/public/read/corrections')
    for (const words of [DRAFT.title, DRAFT.better, DRAFT.why]) await page.getByText(words).first().waitFor()
    await stage.look(page)
  })

export const run = async (stage: PortalStage): Promise<void> => {
  const path = await write(stage)
  await unseen(stage)
  await act(stage, { who: 'bulletin-checker', path, verb: '核对', said: '已核对' })
  await unseen(stage)
  await act(stage, { who: 'releaser', path, verb: '发布', said: '已发布' })
  await seen(stage)
  await propose(stage, path)
  await at(stage, 'releaser', async (page) => {
    await page.goto(path)
    const fold = open(page, '发布更正')
    await fold.locator('summary').click()
    await fold.getByRole('button', { name: '发布更正', exact: true }).click()
    await page.locator('[data-part="pending"]').waitFor({ state: 'detached' })
  })
  await corrected(stage)
}

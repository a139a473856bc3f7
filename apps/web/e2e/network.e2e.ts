import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import type { Watch } from './watch.ts'

const PASSWORD = 'yiwang-demo-2026'
type Stage = { baseUrl: string; browser: Browser; look: Watch['look'] }

const at = async (stage: Stage, username: string, work: (page: Page) => Promise<void>): Promise<void> => {
  const { baseUrl, browser } = stage
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    baseURL: baseUrl,
  })
  const answer = await context.request.post('/api/sign-in', {
    data: { username, password: PASSWORD },
    headers: { 'x-yiwang-csrf': '1' },
  })
  assert.ok(answer.ok(), `${username} could not sign in: ${answer.status()}`)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await work(page)
  await context.close()
}

type Grid = { code: string; name: string; division: string }
/** Two grids in use. */
const twoGrids = async (page: Page): Promise<[Grid, Grid]> => {
  const { items } = await (await page.request.get('/api/grids?limit=2')).json()
  return items
}

/** Takes in a roster on its page. */
export const load = async (page: Page, kind: string, lines: readonly string[]): Promise<void> => {
  await page.goto('/staff/office/roster')
  await page.getByLabel('导入什么').selectOption(kind)
  const file = { name: `${kind}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
  await page.getByLabel('文件', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: '看一遍，不写入' }).click()
  await page.getByRole('button', { name: /^导入 \d+ 行$/ }).click()
  await page.getByText('已导入。').first().waitFor()
}

const group = (page: Page) => page.locator('[data-tier="group"]')
/** `1/445`: how many grids have a group, out of all. */
const covered = async (page: Page): Promise<string> => {
  await page.goto('/staff/office/network')
  return (await group(page).getByRole('heading').innerText()).replace(/[^\d/]/g, '')
}

/** Organisations and a link come as rosters; a second link is written on the page of its grid, and ended there. */
const clerk = (stage: Stage, seen: { last: string }) =>
  at(stage, 'registrar', async (page) => {
    const [one, two] = await twoGrids(page)
    const unit = (n: number, g: Grid) => `E2E-G${n},测试第${n}小组,党委部门,${g.division},网格党小组`
    await load(page, 'units', ['编码,名称,类别,区域,层级', unit(1, one), unit(2, two)])
    await load(page, 'links', ['单位,网格', `E2E-G1,${one.code}`])
    const first = await covered(page)
    assert.match(first, /^1\/\d+$/)
    await stage.look(page)

    await group(page).locator('summary').click()
    await group(page).getByRole('link', { name: two.name }).first().click()
    const part = page.locator('[data-part="grid-links"]')
    await part.getByText('还没有组织服务这个网格。').waitFor()
    await part.locator('summary').click()
    await part.getByLabel('组织').fill('测试第2')
    await part.getByRole('button', { name: '找' }).click()
    await part.getByLabel(/测试第2小组/).click()
    await part.getByRole('button', { name: '写明' }).click()
    await part.getByRole('row', { name: /测试第2小组/ }).waitFor()
    await stage.look(page)
    assert.equal(await covered(page), first.replace('1/', '2/'))
    await page.locator('[data-part="links"]').getByRole('link', { name: two.name }).waitFor()
    seen.last = two.name
  })

/** A leader reads both numbers and who is without; nothing there is hers to change. */
const leader = (stage: Stage, seen: { last: string }) =>
  at(stage, 'leader', async (page) => {
    assert.match(await covered(page), /^2\/\d+$/)
    await group(page).locator('summary').click()
    const bare = group(page).locator('[data-without] li')
    await bare.first().waitFor()
    const [, places = '0'] = (await group(page).getByRole('heading').innerText()).match(/\/([\d,]+)/) ?? []
    assert.equal(await bare.count(), Number(places.replace(',', '')) - 2)
    assert.equal(await bare.filter({ hasText: seen.last }).count(), 0)
    assert.equal(await page.getByText('写明一个组织服务哪里').count(), 0)
    await stage.look(page)
  })

export const run = async (stage: Stage): Promise<void> => {
  const seen = { last: '' }
  await clerk(stage, seen)
  await leader(stage, seen)
}

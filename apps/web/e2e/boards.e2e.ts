import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { DESK, leave, PHONE, signIn } from './staff-desk.ts'
import type { Watch } from './watch.ts'

/** Boards of the mechanism in force, after people have worked with it. */
export type BoardStage = { baseUrl: string; browser: Browser; look: Watch['look']; pack: string }

const at = async (
  stage: BoardStage,
  o: { who: string; viewport: typeof DESK },
  work: (page: Page) => Promise<void>,
) => {
  const page = await signIn(stage, o.who, o.viewport)
  await work(page)
  await leave(page)
}
const tile = (page: Page, show: string) => page.locator(`[data-show="${show}"]`).first()
const numberOf = async (page: Page): Promise<number> => {
  const said = await tile(page, 'figure').locator('.yw-figure-value').innerText()
  return Number(said.replaceAll(/[^\d.]/g, ''))
}

/** The map is walked by keys alone: the place chosen is said with its number, and Enter opens the cases where there are any. */
const onMap = async (page: Page): Promise<void> => {
  const map = tile(page, 'map-grid')
  const most = map.locator('.yw-map-lines li').first()
  const [name = '', said = ''] = (await most.innerText()).split('\n')
  const regions = map.getByRole('listbox')
  assert.ok((await regions.getByRole('option').count()) > 100, 'every grid is drawn')
  await regions.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  assert.equal(await regions.locator('[aria-selected="true"]').count(), 1)
  await regions.getByRole('option', { name: `${name} ${said}`, exact: true }).click()
  await map.getByRole('status').getByText(name).waitFor()
  await regions.press('Enter')
  await page.waitForURL((url) => /:grid:/.test(decodeURIComponent(url.pathname)))
  await page.locator('[data-part="total"]').waitFor()
  await page.goBack()
  await map.waitFor()
}
/** The workbook is a file of its own name. */
const sheets = async (page: Page): Promise<void> => {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载表格' }).click()
  assert.match((await coming).suggestedFilename(), /\.desk-\d{4}-\d\d-\d\d\.xlsx$/)
}

/** A number on the desk opens exactly as many cases; charts have their tables; chosen days are in the address. */
const desk = (stage: BoardStage) =>
  at(stage, { who: 'dispatcher', viewport: DESK }, async (page) => {
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '看板' }).click()
    await page.locator(`a[href$="${stage.pack}.desk"]`).click()
    await tile(page, 'partition').waitFor()
    const n = await numberOf(page)
    assert.ok(n > 0, 'people worked this week')
    await tile(page, 'trend').getByRole('button', { name: '看表格' }).click()
    await tile(page, 'trend').getByRole('row').nth(1).waitFor()
    await onMap(page)
    await sheets(page)
    await stage.look(page)
    await tile(page, 'figure').locator('.yw-figure-value').getByRole('link').click()
    await page.locator('[data-part="total"]').waitFor()
    const total = (await page.locator('[data-part="total"]').innerText()).replaceAll(/[^\d]/g, '')
    assert.equal(Number(total), n)
    await page.goBack()
    await page.locator('summary', { hasText: '换一段日子' }).click()
    await page.getByLabel('从哪天').fill('2020-01-01')
    await page.getByLabel('到哪天').fill('2020-01-31')
    await page.getByRole('button', { name: '看这段' }).click()
    await page.waitForURL(/from=2020-01-01/)
    await tile(page, 'figure').getByText('2020年1月').waitFor()
    assert.equal(await numberOf(page), 0)
  })

/** The leader's phone, then the same person's wall: dark, without a menu or anything to press. */
const leader = async (stage: BoardStage) => {
  await at(stage, { who: 'leader', viewport: PHONE }, async (page) => {
    await page.goto(`/staff/boards/${stage.pack}.leader`)
    await tile(page, 'trend').waitFor()
    await stage.look(page, { phone: true })
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.goto(`/staff/boards/${stage.pack}.wall`)
    await page.getByRole('link', { name: '放到大屏上' }).click()
    await page.locator('.yw-wall').waitFor()
    assert.equal(await page.locator('a:visible, button:visible, input:visible').count(), 0)
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
    await stage.look(page)
    await page.goBack()
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    assert.notEqual(await page.locator('html').getAttribute('data-theme'), 'dark')
  })
}

/** Whoever has no board has no menu entry; everybody has the public one, which waits for the month to end. */
const others = async (stage: BoardStage) => {
  await at(stage, { who: 'grid.0001', viewport: PHONE }, async (page) => {
    await page.goto('/staff/boards')
    await page.getByText('还没有给您这个岗的看板').waitFor()
    assert.equal(await page.getByRole('navigation').getByRole('link', { name: '看板' }).count(), 0)
  })
  const context = await stage.browser.newContext({ viewport: PHONE, locale: 'zh-CN', baseURL: stage.baseUrl })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto('/public/')
  await page.getByRole('link', { name: '更多看板' }).click()
  await page.locator(`a[href$="${stage.pack}.public"]`).click()
  await page.getByText('还没有定下的月份').waitFor()
  await stage.look(page, { phone: true })
  await page.goto(`/public/boards/${stage.pack}.public?embed=1`)
  await page.getByText('还没有定下的月份').waitFor()
  assert.equal(await page.getByRole('navigation').count(), 0)
  await context.close()
}

export const run = async (stage: BoardStage): Promise<void> => {
  await desk(stage)
  await leader(stage)
  await others(stage)
}

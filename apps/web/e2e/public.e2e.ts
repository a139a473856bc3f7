import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'

type Stage = { baseUrl: string; browser: Browser }

const dutyPage = async (page: Page): Promise<void> => {
  await page.goto('/public/')
  await page.getByRole('link', { name: /^谁在值守/ }).click()
  await page.locator('.yw-map-list button').first().click()
  await page.locator('.yw-rows a').first().click()
  await page.getByRole('heading', { name: '谁在值守' }).waitFor()
  const first = await page.locator('tbody tr').first().innerText()
  assert.match(first, /\d{3,4}-\d+/, 'a duty page gives an office phone')
  assert.doesNotMatch(await page.locator('main').innerText(), /1[3-9]\d{9}/, 'and no personal one')
}

const atlas = async (page: Page): Promise<void> => {
  await page.goto('/public/atlas')
  await page.locator('[data-mechanism]').first().waitFor()
  assert.equal(await page.locator('[data-mechanism]').count(), 39)
  const waiting = page.locator('[data-state="waits"]')
  for (const text of await waiting.allInnerTexts()) assert.match(text, /还要等：/, text)
  await page.getByRole('button', { name: '只看已在运行的' }).click()
  await page.locator('[data-state="runs"]').getByRole('link').first().click()
  await page.waitForURL((url) => url.pathname.startsWith('/public/atlas/'))
  await page.getByRole('link', { name: /^每月通报/ }).waitFor()
  await page.getByRole('link', { name: /^说一件事/ }).click()
  await page.waitForURL('**/report')
}

/** The page to try the interface on is ours by name; the watch hears what its console says. */
const interfacePage = async (page: Page): Promise<void> => {
  await page.goto('/api/docs')
  await page.locator('.opblock-tag').first().waitFor()
  assert.match(await page.title(), /一网/)
  assert.equal(await page.locator('.topbar').count(), 0, 'no bar with the logo of the library')
}

/** The whole equals its parts, or the rest is named. */
const board = async (page: Page): Promise<void> => {
  await page.goto('/public/board')
  const line = await page.locator('.yw-partition').innerText()
  const [whole = 0, ...parts] = [...line.matchAll(/ ([\d,]+) 件/g)].map((m) => Number(m[1]?.replaceAll(',', '')))
  assert.equal(
    parts.reduce((a, b) => a + b, 0),
    whole,
    line,
  )
  await page.locator('[data-part="rates"]').getByText('参评').first().waitFor()
}

/** The front page counts from the beginning: the parts make the whole, and progress is asked for where it is told. */
const front = async (page: Page): Promise<void> => {
  await page.goto('/public/')
  const value = async (key: string): Promise<number> => {
    const card = page.locator(`[data-figure="${key}"] .yw-figure-value`)
    return (await card.count()) === 0 ? 0 : Number((await card.innerText()).replace(/\D/g, ''))
  }
  await page.locator('[data-figure="collected"]').waitFor()
  assert.equal(
    (await value('onTheSpot')) + (await value('forwarded')) + (await value('rest')),
    await value('collected'),
  )
  assert.equal(await page.getByRole('link', { name: '查进度' }).getAttribute('href'), '/track')
}

/** Every line of the duty list names who answers, never a code. */
const dutyList = async (page: Page): Promise<void> => {
  await page.goto('/public/units')
  const cells = page.locator('tbody tr td:nth-child(2)')
  await cells.first().waitFor()
  for (const text of await cells.allInnerTexts()) assert.match(text, /\p{Script=Han}/u, text)
}

/** What is not there, or an address cut short, says so and leads to the list it would stand in. */
const wayBack = async (page: Page): Promise<void> => {
  const nowhere = '00000000-0000-7000-8000-00000000dead'
  for (const [path, list] of [
    [`/public/bulletins/${nowhere}`, '/public/bulletins'],
    ['/public/bulletins/0000', '/public/bulletins'],
    [`/public/read/${nowhere}`, '/public/read'],
    ['/public/duty/grid/nowhere', '/public/duty'],
    ['/public/boards/nowhere', '/public/boards'],
  ] as const) {
    await page.goto(path)
    await page.getByRole('alert').getByText('没有找到').waitFor()
    await page.getByRole('alert').getByRole('link').click()
    await page.waitForURL((url) => url.pathname === list)
  }
}

const noSideways = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(over <= 1, `${path} scrolls sideways by ${over}px on a phone`)
}

/** A phone proves itself by its code, then says what it wants to be told of. */
const follow = async (page: Page): Promise<void> => {
  const press = (name: string) => page.getByRole('button', { name }).click()
  await page.goto('/public/follow')
  await page.getByRole('textbox').fill('1390009')
  await press('发短信码')
  await page.getByRole('alert').getByText('手机号少 4 位').waitFor()
  await page.getByRole('textbox').fill('13900099021')
  await press('发短信码')
  const shown = page.getByRole('status').filter({ hasText: /(?<!\d)\d{6}(?!\d)/ })
  const code = (await shown.innerText()).match(/(?<!\d)\d{6}(?!\d)/)?.[0] ?? ''
  await page.getByRole('textbox').fill(code)
  await press('就是这个码')
  await press('就这样订')
  await page.getByText('退订码：').waitFor()
}

export const run = async ({ baseUrl, browser }: Stage): Promise<void> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, baseURL: baseUrl })
  try {
    const page = await context.newPage()
    await dutyPage(page)
    await board(page)
    await front(page)
    await dutyList(page)
    await wayBack(page)
    for (const path of ['/public/', '/public/board', '/public/duty', '/public/units', '/public/bulletins'])
      await noSideways(page, path)
    await atlas(page)
    await interfacePage(page)
    await follow(page)
  } finally {
    await context.close()
  }
}

import type { Page } from 'playwright-core'
import type { Scene } from './scene.ts'

const h1 = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor()
export const open = (path: string) => async (page: Page) => {
  await page.goto(path)
  await h1(page)
}
export const say = async (page: Page) => {
  await page.goto('/report')
  const kinds = page.locator('[data-part="kinds"] button')
  await kinds.or(page.locator('textarea')).first().waitFor()
  if (await kinds.first().isVisible()) await kinds.first().click()
  await page.locator('textarea').first().fill('小学门口路灯三天不亮，晚上接孩子看不见')
}
const next = (page: Page) => page.getByRole('main').locator('[data-primary]').last().click()
export const place = async (page: Page) => {
  await say(page)
  await next(page)
  await page.waitForURL('**/report/where')
  await page.getByRole('radio').nth(2).check()
  await page.getByRole('textbox').last().fill('小学东门')
}
export const check = async (page: Page) => {
  await place(page)
  await next(page)
  await page.waitForURL(/\/report\/(alike|check|contact)$/)
  if (page.url().endsWith('/alike')) await page.getByRole('main').getByRole('link').last().click()
  await page.waitForURL(/\/report\/(check|contact)$/)
  // large text asks for the phone on a page of its own
  if (page.url().endsWith('/contact')) await next(page)
  await page.waitForURL('**/report/check')
  await h1(page)
}
export const receipt = async (page: Page) => {
  await check(page)
  await next(page)
  await page.locator('.yw-number-big').waitFor()
}
/** The device remembers a number with its code, as after the receipt. */
export const track =
  (kept: (s: Scene) => { ref: string; secret: string }, after = '') =>
  async (page: Page, scene: Scene) => {
    const { ref, secret } = kept(scene)
    const matter = { key: `ref:${ref}`, ref, secret, title: '反映的一件事', at: Date.now(), joined: false }
    await page.goto('/track')
    await page.evaluate((m) => globalThis.localStorage.setItem('yiwang.matters', JSON.stringify([m])), matter)
    await page.goto(`/track/${ref}${after}`)
    await h1(page)
  }
export const rate = async (page: Page, scene: Scene) => {
  await track((s) => s.answered)(page, scene)
  await page.locator('[data-primary]').first().click()
  await page.getByRole('radio').first().waitFor()
}

/** The nth choice of the page's own list, where it has one. */
export const choosing = (path: string, nth: number) => async (page: Page) => {
  await open(path)(page)
  const list = page.getByRole('main').locator('select').first()
  await list.waitFor({ timeout: 3000 }).catch(() => undefined)
  if ((await list.locator('option').count()) > nth) await list.selectOption({ index: nth })
}

export const inbox = (view: string) => async (page: Page) => {
  await page.goto(`/staff/?view=${view}`)
  await page.locator('[id^="row-"]').first().waitFor()
}
export const split = async (page: Page) => {
  await inbox('to-dispatch')(page)
  await page.locator('[id^="row-"]').first().click()
  await page
    .locator('aside, section')
    .getByRole('radio')
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => undefined)
}
export const bulk = async (page: Page) => {
  await inbox('to-dispatch')(page)
  await page.locator('h1').focus()
  await page.keyboard.press('Shift+A')
  await page.keyboard.press('b')
  await page.locator('button[data-primary]').last().waitFor()
}
/** A page of the ladder; it is there only on a server that has one in force. */
export const climbing = (path: (l: NonNullable<Scene['ladder']>) => string) => async (page: Page, scene: Scene) => {
  if (!scene.ladder) throw new Error('no ladder is in force on this server')
  await open(path(scene.ladder))(page)
  await page.getByRole('main').locator('table, form, h2, ul').first().waitFor()
}
/** The board of a face of the mechanism whose matters climb. */
export const boardFor = (face: string) => async (page: Page) => {
  await open('/staff/boards')(page)
  await page.locator(`a[href$="community-heart-matters.${face}"]`).click()
  await page.locator('[data-show^="map-"] svg').first().waitFor()
}
/** The same on the screen of a hall: without a menu. */
export const wall = async (page: Page) => {
  await boardFor('wall')(page)
  await page.getByRole('link', { name: /放到大屏上|on a wall/i }).click()
  await page.locator('.yw-wall').waitFor()
}
/** Another number each time: a code is sent to one no more than once a minute. */
let numbers = 0
const freshPhone = (): string => `1990000${6600 + numbers++}`
/** A resident's own page, with something she said and the code that the demo shows; `part` is opened on it. */
export const signedIn = (path: string, part?: string) => async (page: Page) => {
  await page.goto('/sign-in')
  await page.getByRole('main').getByRole('textbox').first().fill(freshPhone())
  await next(page)
  const shown = page.getByRole('status').filter({ hasText: /(?<!\d)\d{6}(?!\d)/ })
  const code = (await shown.innerText()).match(/(?<!\d)\d{6}(?!\d)/)?.[0] ?? ''
  await page.getByRole('main').getByRole('textbox').fill(code)
  await next(page)
  await page.waitForURL(/\/mine$/)
  await open(path)(page)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  if (part) await page.locator(part).last().click()
}
/** The resident's own page of a matter on the ladder. */
export const trackClimbing =
  (kept: (l: NonNullable<Scene['ladder']>) => { ref: string; secret: string }) => async (page: Page, scene: Scene) => {
    if (!scene.ladder) throw new Error('no ladder is in force on this server')
    const mine = kept(scene.ladder)
    await track(() => mine)(page, scene)
  }
export const matter = (kept: (s: Scene) => { id: string }) => async (page: Page, scene: Scene) => {
  await page.goto(`/staff/matters/${kept(scene).id}`)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
}
export const preview = async (page: Page) => {
  await page.goto('/staff/office/roster')
  await page.getByRole('main').locator('select').first().selectOption('people')
  const buffer = Buffer.from('code,name,gender,phone,unit\nS9001,试一,f,1990000\nS9002,,m,19900009002,NOWHERE')
  await page.locator('input[type=file]').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('main').locator('[data-primary], button[type=submit]').first().click()
  await page.locator('[data-part="problems"] tbody tr').first().waitFor()
}

import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { mustAct, signIn } from './staff-by-api.ts'
import { DESK, formOf, PHONE } from './staff-desk.ts'
import type { Look, Watch } from './watch.ts'

/** Several mechanisms in force beside the county's own. */
export type PacksStage = { baseUrl: string; browser: Browser; look: Watch['look'] }
export type Kept = { id: string; ref: string; secret: string }
export const onPhone: Look = { phone: true }
const DEMO_PASSWORD = 'yiwang-demo-2026'

/** Signed in without the form: other journeys show it. */
export const at = async <T>(
  stage: PacksStage,
  who: string,
  work: (page: Page) => Promise<T>,
  viewport = DESK,
): Promise<T> => {
  const { browser, baseUrl } = stage
  const context = await browser.newContext({ viewport, locale: 'zh-CN', baseURL: baseUrl })
  const data = { username: who, password: DEMO_PASSWORD }
  const answer = await context.request.post('/api/sign-in', { data, headers: { 'x-yiwang-csrf': '1' } })
  assert.ok(answer.ok(), `${who}: ${answer.status()}`)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const done = await work(page)
  await context.close()
  return done
}
/** Steps that other journeys do on the page, by the same commands. */
export const by = async (
  { baseUrl }: PacksStage,
  m: Kept,
  steps: readonly (readonly [who: string, ...verbs: string[]])[],
) => {
  for (const [user, ...verbs] of steps) {
    const who = await signIn(baseUrl, user)
    for (const verb of verbs) await mustAct({ baseUrl, who, ref: m.ref, verb })
  }
}
export const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
export const pick = (page: Page, group: string, choice: string) =>
  page.getByRole('group', { name: group }).getByRole('radio', { name: choice }).check()
export const kind = (page: Page, name: string) =>
  page.locator('[data-part="kinds"]').getByRole('button', { name: new RegExp(`^${name}`) })

type Form = { kind: string; text: string; fill?: (page: Page) => Promise<void>; way?: string }
/** Registers one matter on the page: the kind, its words, its own fields. */
export const register = async (page: Page, o: Form): Promise<Kept> => {
  await page.goto('/staff/register')
  await h1(page, '登记哪一类')
  await kind(page, o.kind).click()
  await h1(page, '代为登记')
  if (o.way) await pick(page, '怎么来的', o.way)
  await page.locator('#register-text').fill(o.text)
  await o.fill?.(page)
  const answer = page.waitForResponse((r) => r.url().endsWith('/api/staff/matters'))
  await page.getByRole('button', { name: '登记', exact: true }).click()
  const made = await answer
  assert.ok(made.ok(), await made.text())
  await h1(page, '已登记')
  return made.json()
}
export const openPage = async (page: Page, { id }: Kept) => {
  await page.goto(`/staff/matters/${id}`)
  await page.locator('.yw-original').waitFor()
}
export const said = (page: Page, field: string) => page.locator(`[data-field="${field}"] dd`)
/** One act by its own id, its form filled in by hand. */
export const acts = async (
  page: Page,
  m: Kept,
  o: { action: string; fill?: () => Promise<unknown> },
): Promise<void> => {
  await openPage(page, m)
  const button = page.locator(`[data-action="${o.action}"]`)
  if (!(await button.isVisible())) await page.getByText('更多', { exact: true }).click()
  await button.click()
  await formOf(page, o.action).waitFor()
  await o.fill?.()
  await formOf(page, o.action).locator('[data-primary]').click()
  await page.getByRole('status').filter({ hasText: '已办好' }).first().waitFor()
}
/** Chooses a unit in the first finder of an open form, by its name or code. */
export const findUnit = async (page: Page, action: string, o: { typed: string; name: string }) => {
  await formOf(page, action).getByRole('combobox').first().fill(o.typed)
  await formOf(page, action).locator('.yw-finder-list').getByRole('option').filter({ hasText: o.name }).first().click()
}

export const track = async (stage: PacksStage, m: Kept, work: (page: Page) => Promise<void>) => {
  const context = await stage.browser.newContext({ viewport: PHONE, locale: 'zh-CN', baseURL: stage.baseUrl })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const kept = { key: `ref:${m.ref}`, ref: m.ref, secret: m.secret, title: '说的一件事', at: Date.now(), joined: false }
  await page.goto('/track')
  await page.evaluate((k) => localStorage.setItem('yiwang.matters', JSON.stringify([k])), kept)
  await page.goto(`/track/${m.ref}`)
  await work(page)
  await context.close()
}

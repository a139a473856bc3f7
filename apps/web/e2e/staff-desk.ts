import assert from 'node:assert/strict'
import type { Browser, Locator, Page } from 'playwright-core'

/** Where the journeys of the staff face run. */
export type Where = { baseUrl: string; browser: Browser }
const PASSWORD = 'yiwang-demo-2026'
export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export const signIn = async (at: Where, username: string, viewport = DESK): Promise<Page> => {
  const context = await at.browser.newContext({ viewport, locale: 'zh-CN', baseURL: at.baseUrl })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto('/staff/')
  await page.getByLabel('用户名', { exact: true }).fill(username)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  return page
}
export const leave = (page: Page) => page.context().close()

export type Matter = { id: string; ref: string; secret: string }
let made = 0
/** Registers a matter through the page's own sign-in, so that a journey has its own ground. */
export const openMatter = async (page: Page, text: string, more: object = {}): Promise<Matter> => {
  made += 1
  const grids = await (await page.request.get('/api/grids?limit=1')).json()
  const answer = await page.request.post('/api/staff/matters', {
    headers: { 'x-yiwang-csrf': '1', 'Idempotency-Key': crypto.randomUUID() },
    data: {
      text: `${text}（第 ${made} 件，${Date.now()}）`,
      channel: 'counter',
      grid: grids.items[0].code,
      placeWords: '东门北',
      ...more,
    },
  })
  assert.ok(answer.ok(), `register: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}

export type View = {
  id: string
  seq: number
  stage: string
  super: string
  can: { action: string; verb: string; form: { id: string; kind: string }[] }[]
}
export const read = async (page: Page, id: string): Promise<View> =>
  (await page.request.get(`/api/matters/${id}`)).json()
/** Waits until the server itself says so: the page may hold a command back for five seconds. */
export const until = async (page: Page, id: string, ready: (m: View) => boolean): Promise<View> => {
  for (let tries = 0; tries < 60; tries += 1) {
    const m = await read(page, id)
    if (ready(m)) return m
    await page.waitForFunction((n) => performance.now() > n, (await page.evaluate(() => performance.now())) + 250)
  }
  throw new Error(`the matter never got there: ${JSON.stringify((await read(page, id)).stage)}`)
}
export const sends = (m: View): boolean => m.can.some((a) => a.verb === 'dispatch')

export const openByNumber = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/staff/matters/${id}`)
  await page.getByRole('heading', { level: 2, name: '原话' }).waitFor()
}

/** The unit every journey sends to: the first one that the demo gave an account. */
export const unitOf = async (page: Page): Promise<{ id: string; code: string; name: string }> => {
  const { items } = await (await page.request.get('/api/units')).json()
  const unit = items.find((u: { code: string }) => u.code.toLowerCase() === 'd01')
  assert.ok(unit, 'the demo has no unit D01')
  return unit
}

export const handOver = async (page: Page, matter: Matter, unit: { id: string }): Promise<void> => {
  const m = await read(page, matter.id)
  const action = m.can.find((a) => a.verb === 'dispatch')
  assert.ok(action, `nothing to dispatch in stage ${m.stage}`)
  const field = action.form.find((f) => f.kind === 'unit')
  const answer = await page.request.post(`/api/matters/${matter.id}/actions/${action.action}`, {
    headers: { 'x-yiwang-csrf': '1', 'Idempotency-Key': crypto.randomUUID() },
    data: { seq: m.seq, form: { [field?.id ?? 'unit']: unit.id } },
  })
  assert.ok(answer.ok(), `dispatch: ${await answer.text()}`)
}

/** Presses the button of an action by its place in `can`, whatever its name. */
export const actionButton = async (page: Page, id: string, verb: string): Promise<Locator> => {
  const action = (await read(page, id)).can.find((a) => a.verb === verb)
  assert.ok(action, `no act of verb ${verb} is open`)
  const button = page.locator(`[data-action="${action.action}"]`)
  if (!(await button.isVisible())) await page.getByText('更多', { exact: true }).click()
  return button
}
export const formOf = (page: Page, action: string): Locator => page.locator(`[data-form="${action}"]`)
export const fillForm = async (page: Page, id: string, verb: string): Promise<void> => {
  const action = (await read(page, id)).can.find((a) => a.verb === verb)
  assert.ok(action)
  const form = formOf(page, action.action)
  await form.waitFor()
  for (const box of await form.locator('textarea').all())
    await box.fill('到现场看过，换了两只灯头，晚上七点亮灯，已当面告诉反映人。')
  for (const group of await form.locator('fieldset:has(input[type=radio])').all())
    await group.locator('input').first().check()
  for (const number of await form.locator('input[type=number]').all()) await number.fill('1')
  await form.getByRole('button').last().waitFor()
  await form.locator('[data-primary]').click()
  await page.getByRole('status').filter({ hasText: '已办好' }).first().waitFor()
}

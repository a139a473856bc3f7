import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Look, Watch } from './watch.ts'

const PASSWORD = process.env.YIWANG_DEMO_PASSWORD ?? 'yiwang-demo-2026'
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const SENTENCE = '到现场看过，换了两只灯头，晚上七点亮灯，已当面告诉反映人。'
const UNRELEASED = /草稿|已核对，待发布/

export type Stage = { baseUrl: string; browser: Browser; look: Watch['look'] }
/** What the first half leaves for the month's end. */
export type Told = { ref: string; id: string; month: string; collected: number }

const contextOf = ({ baseUrl, browser }: Stage, viewport = DESK): Promise<BrowserContext> =>
  browser.newContext({ viewport, baseURL: baseUrl, locale: 'zh-CN', reducedMotion: 'reduce' })

const at = async <T>(stage: Stage, username: string, work: (page: Page) => Promise<T>, viewport = DESK): Promise<T> => {
  const context = await contextOf(stage, viewport)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto('/staff/')
  await page.getByLabel('用户名', { exact: true }).fill(username)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  const done = await work(page)
  // left open when the work fails, so that the picture shows where
  await context.close()
  return done
}

const onPhone: Look = { phone: true }
const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()

/** A resident says it on a phone; every page on the way is looked at. */
const report = async ({ look }: Stage, page: Page): Promise<string> => {
  await page.goto('/')
  await page.getByRole('link', { name: /说一件事/ }).waitFor()
  await look(page, onPhone)
  await page.getByRole('link', { name: /说一件事/ }).click()
  await page.getByLabel('用您自己的话说').fill('卫生室门口路灯坏了，老人晚上看病看不清台阶')
  await look(page, onPhone)
  await page.getByRole('button', { name: '下一步' }).click()
  await h1(page, '在哪里？')
  await page.getByRole('radio', { name: '选地方' }).check()
  await page.getByLabel('镇街').selectOption({ index: 2 })
  await page.getByRole('list', { name: '找到的地方' }).getByRole('button').first().click()
  await page.getByLabel('门牌或旁边的标志').fill('卫生室门口')
  await look(page, onPhone)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.waitForURL(/\/report\/(alike|check)$/)
  if (page.url().endsWith('/alike')) await page.getByRole('link', { name: '都不是，继续' }).click()
  await h1(page, /看一遍/)
  await page.getByRole('checkbox', { name: /可以公开/ }).check()
  await look(page, onPhone)
  await page.getByRole('button', { name: '发出' }).click()
  await h1(page, '已收到')
  await look(page, onPhone)
  return (await page.locator('.yw-number-big').innerText()).replace(/\D/g, '')
}

type View = { id: string; seq: number; can: { action: string; verb: string; form: unknown[] }[] }
const read = async (page: Page, id: string): Promise<View> => (await page.request.get(`/api/matters/${id}`)).json()

/** The server's own word: the page may hold an act back for five seconds. */
const settledTo = async (page: Page, id: string, ready: (m: View) => boolean): Promise<void> => {
  const until = Date.now() + 20_000
  while (!ready(await read(page, id))) {
    assert.ok(Date.now() < until, 'the act never reached the server')
    await page.evaluate(() => new Promise((go) => setTimeout(go, 200)))
  }
}
const offers = (verb: string) => (m: View) => m.can.some((a) => a.verb === verb)

/** Over the hotline's platform: what the article counts as forwarded. */
const byHotline = async (page: Page): Promise<void> => {
  await page.getByText('协办、渠道、说明').focus()
  await page.keyboard.press('Enter')
  const hotline = page.getByRole('radio', { name: /12345/ })
  await hotline.focus()
  await page.keyboard.press('Space')
  await hotline.and(page.locator(':checked')).waitFor()
}

/** Handed to the unit without the mouse: find it, name the unit, send. */
const dispatch = (stage: Stage, ref: string): Promise<string> =>
  at(stage, 'dispatcher', async (page) => {
    await page.goto(`/staff/?view=to-dispatch&find=${ref}`)
    const row = page.locator('[id^="row-"]').first()
    await row.waitFor()
    const id = ((await row.getAttribute('id')) ?? '').replace('row-', '')
    const pane = page.getByRole('region', { name: '这一件' })
    await pane.getByText('原话').first().waitFor()
    await stage.look(page)
    await page.locator('h1').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('0')
    const { items } = await (await page.request.get('/api/units')).json()
    const unit = items.find((u: { code: string }) => u.code.toLowerCase() === 'd01')
    await page.keyboard.type(unit.name)
    await pane.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await byHotline(page)
    await page.keyboard.press('Control+Enter')
    await page.getByText('5 秒内可以撤回').waitFor()
    await settledTo(page, id, (m) => !offers('dispatch')(m))
    return id
  })

/** One act on the matter's own page, its form filled where it has one. */
const perform = async (page: Page, id: string, verb: string): Promise<void> => {
  await page.goto(`/staff/matters/${id}`)
  await page.getByRole('heading', { level: 2, name: '原话' }).waitFor()
  const { seq, can } = await read(page, id)
  const action = can.find((a) => a.verb === verb)
  assert.ok(action, `${verb} is not offered`)
  const button = page.locator(`[data-action="${action.action}"]`)
  if (!(await button.isVisible())) await page.getByText('更多', { exact: true }).click()
  await button.click()
  if (action.form.length) {
    const form = page.locator(`[data-form="${action.action}"]`)
    await form.waitFor()
    for (const box of await form.locator('textarea').all()) await box.fill(SENTENCE)
    for (const group of await form.locator('fieldset:has(input[type=radio])').all())
      await group.locator('input').first().check()
    await form.locator('[data-primary]').click()
  }
  await settledTo(page, id, (m) => m.seq > seq)
}

const reply = (stage: Stage, id: string): Promise<void> =>
  at(
    stage,
    'handler.d01',
    async (page) => {
      for (const verb of ['sign', 'contact', 'reply'])
        if (verb === 'reply' || offers(verb)(await read(page, id))) await perform(page, id, verb)
      await page.goto(`/staff/matters/${id}`)
      await page.getByRole('heading', { level: 2, name: '原话' }).waitFor()
      await stage.look(page)
    },
    PHONE,
  )

const accept = (stage: Stage, id: string): Promise<void> =>
  at(stage, 'checker', (page) => perform(page, id, 'check-accept'))

/** The resident reads the answer on the same phone and says it is solved. */
const rate = async ({ look }: Stage, page: Page, ref: string): Promise<void> => {
  await page.goto(`/track/${ref}`)
  await page.getByRole('heading', { name: '给您的答复' }).waitFor()
  await look(page, onPhone)
  await page.getByRole('group', { name: '您可以做的' }).locator('[data-primary]').click()
  await page.getByRole('radio', { name: '解决了', exact: true }).check()
  await look(page, onPhone)
  await page.getByRole('main').locator('button[type=submit]').click()
  await page.getByText('您说解决了').waitFor()
}

type Board = { period: { from: string }; figures: { id: string; value: number }[] }
const boardOf = async (page: Page, month?: string): Promise<Board> =>
  (await page.request.get(`/api/board${month ? `?month=${month}` : ''}`)).json()
const value = (board: Board, id: string): number => board.figures.find((f) => f.id === id)?.value ?? 0
/** The month of China time that an instant falls in. */
const monthOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 7)

/** From the resident's phone to the public board, through four desks. */
export const run = async (stage: Stage): Promise<Told> => {
  const month = monthOf(Date.now())
  const phone = await contextOf(stage, PHONE)
  const page = await phone.newPage()
  page.setDefaultTimeout(20_000)
  const before = value(await boardOf(page, month), 'forwarded')
  const ref = await report(stage, page)
  const id = await dispatch(stage, ref)
  await reply(stage, id)
  await accept(stage, id)
  await rate(stage, page, ref)
  const board = await boardOf(page, month)
  assert.equal(value(board, 'forwarded'), before + 1, 'the board counts what was handed over')
  await page.goto('/public/board')
  await page.locator('.yw-partition').waitFor()
  await stage.look(page, onPhone)
  await phone.close()
  return { ref, id, month, collected: value(board, 'collected') }
}

/** The draft of the month that has ended, made by the server itself or, if it was not yet, by the editor. */
const draftOf = async (page: Page, month: string): Promise<void> => {
  await page.goto('/staff/office/bulletins')
  await page.getByRole('button', { name: '起草' }).waitFor()
  await page.getByLabel('月份').fill(month)
  const answer = page.waitForResponse((r) => r.url().endsWith('/api/bulletins') && r.request().method() === 'POST')
  await page.getByRole('button', { name: '起草' }).click()
  await answer
  await page.reload()
  const [year, of] = month.split('-').map(Number)
  await page
    .locator('tbody tr')
    .filter({ hasText: UNRELEASED })
    .filter({ hasText: `${year}年${of}月` })
    .getByRole('link')
    .click()
  await page.locator('[data-state]').waitFor()
}

const act = async (page: Page, verb: string, done: string): Promise<void> => {
  await page.locator('summary', { hasText: verb }).click()
  await page.locator('details[open]').getByRole('button', { name: verb, exact: true }).click()
  await page.locator('[data-state]').getByText(done).waitFor()
}

/** The month has ended: the draft counts the matter, two people release it, and everybody reads the same number. */
export const monthEnd = async (stage: Stage, told: Told): Promise<void> => {
  const path = await at(stage, 'editor', async (page) => {
    await draftOf(page, told.month)
    const card = page.locator('[data-figure="collected"]')
    assert.equal((await card.locator('.yw-figure-value').innerText()).replace(/\D/g, ''), String(told.collected))
    await stage.look(page)
    await page.locator('[data-figure="forwarded"]').getByRole('link').click()
    await page
      .getByText(told.ref.replace(/(\d{4})(\d{4})/, '$1 $2 '))
      .first()
      .waitFor()
    await page.goBack()
    return new URL(page.url()).pathname
  })
  await at(stage, 'bulletin-checker', async (page) => {
    await page.goto(path)
    await act(page, '核对', '已核对')
  })
  await at(stage, 'releaser', async (page) => {
    await page.goto(path)
    await act(page, '发布', '已发布')
  })
  const context = await contextOf(stage, PHONE)
  const page = await context.newPage()
  await page.goto(path.replace('/staff/office/', '/public/'))
  const card = page.locator('[data-figure="collected"] .yw-figure-value')
  assert.equal((await card.innerText()).replace(/\D/g, ''), String(told.collected))
  await stage.look(page, onPhone)
  await context.close()
}

import assert from 'node:assert/strict'
import type { Browser, Locator, Page } from 'playwright-core'

/** Journeys of the staff face on a running demo county; throws at the first that fails. */
type Where = { baseUrl: string; browser: Browser }
const PASSWORD = 'yiwang-demo-2026'
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const MAIN = 'main'

const signIn = async (at: Where, username: string, viewport = DESK): Promise<Page> => {
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
const leave = (page: Page) => page.context().close()

type Matter = { id: string; ref: string; secret: string }
let made = 0
/** Registers a matter through the page's own sign-in, so that a journey has its own ground. */
const openMatter = async (page: Page, text: string): Promise<Matter> => {
  made += 1
  const grids = await (await page.request.get('/api/grids?limit=1')).json()
  const answer = await page.request.post('/api/staff/matters', {
    headers: { 'x-yiwang-csrf': '1', 'Idempotency-Key': crypto.randomUUID() },
    data: {
      text: `${text}（第 ${made} 件，${Date.now()}）`,
      channel: 'counter',
      grid: grids.items[0].code,
      placeWords: '东门北',
    },
  })
  assert.ok(answer.ok(), `register: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}

type View = {
  id: string
  seq: number
  stage: string
  can: { action: string; verb: string; form: { id: string; kind: string }[] }[]
}
const read = async (page: Page, id: string): Promise<View> => (await page.request.get(`/api/matters/${id}`)).json()
/** Waits until the server itself says so: the page may hold a command back for five seconds. */
const until = async (page: Page, id: string, ready: (m: View) => boolean): Promise<View> => {
  for (let tries = 0; tries < 60; tries += 1) {
    const m = await read(page, id)
    if (ready(m)) return m
    await page.waitForFunction((n) => performance.now() > n, (await page.evaluate(() => performance.now())) + 250)
  }
  throw new Error(`the matter never got there: ${JSON.stringify((await read(page, id)).stage)}`)
}
const sends = (m: View): boolean => m.can.some((a) => a.verb === 'dispatch')

const openByNumber = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/staff/matters/${id}`)
  await page.getByRole('heading', { level: 2, name: '原话' }).waitFor()
}

/** The unit every journey sends to: the first one that the demo gave an account. */
const unitOf = async (page: Page): Promise<{ id: string; code: string; name: string }> => {
  const { items } = await (await page.request.get('/api/units')).json()
  const unit = items.find((u: { code: string }) => u.code.toLowerCase() === 'd01')
  assert.ok(unit, 'the demo has no unit D01')
  return unit
}

const handOver = async (page: Page, matter: Matter, unit: { id: string }): Promise<void> => {
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
const actionButton = async (page: Page, id: string, verb: string): Promise<Locator> => {
  const action = (await read(page, id)).can.find((a) => a.verb === verb)
  assert.ok(action, `no act of verb ${verb} is open`)
  const button = page.locator(`[data-action="${action.action}"]`)
  if (!(await button.isVisible())) await page.getByText('更多', { exact: true }).click()
  return button
}
const formOf = (page: Page, action: string): Locator => page.locator(`[data-form="${action}"]`)
const fillForm = async (page: Page, id: string, verb: string): Promise<void> => {
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

const dispatchByKeyboard = async (at: Where): Promise<void> => {
  const page = await signIn(at, 'dispatcher')
  const matter = await openMatter(page, '幸福路小学门口路灯三天不亮')
  await page.goto(`/staff/?view=to-dispatch&find=${matter.ref}`)
  const row = page.locator(`#row-${matter.id}`)
  await row.waitFor()
  const pane = page.getByRole('region', { name: '这一件' })
  await pane.getByText('原话').first().waitFor()
  await page.locator('h1').focus()
  await page.keyboard.press('j')
  // the unit by its name: what the machine suggests depends on the day
  await page.keyboard.press('0')
  const unit = await unitOf(page)
  await page.keyboard.type(unit.name)
  await pane.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await page.getByText('5 秒内可以撤回').waitFor()
  assert.ok(sends(await read(page, matter.id)), 'the command must be held, not sent')
  await page.locator('h1').focus()
  await page.keyboard.press('z')
  await row.waitFor()
  assert.ok(sends(await read(page, matter.id)), 'undo must leave the matter as it was')
  await row.click()
  await pane.getByRole('radio').first().waitFor()
  await page.locator('h1').focus()
  await page.keyboard.press('0')
  await page.keyboard.type(unit.name)
  await pane.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await row.waitFor({ state: 'detached' })
  await until(page, matter.id, (m) => !sends(m))
  await leave(page)
}

const wholeRound = async (at: Where): Promise<void> => {
  const desk = await signIn(at, 'dispatcher')
  const matter = await openMatter(desk, '水压低，二楼以上没有水')
  const unit = await unitOf(desk)
  await handOver(desk, matter, unit)

  const handler = await signIn(at, `handler.${unit.code.toLowerCase()}`, PHONE)
  await handler.goto(`/staff/?view=mine&find=${matter.ref}`)
  const row = handler.getByRole('listitem').filter({ has: handler.locator(`#row-${matter.id}`) })
  await row.getByRole('button').click()
  await until(handler, matter.id, (m) => m.can.some((a) => a.verb === 'reply' || a.verb === 'contact'))
  for (const verb of ['contact', 'reply']) {
    if (!(await read(handler, matter.id)).can.some((a) => a.verb === verb)) continue
    await openByNumber(handler, matter.id)
    await (await actionButton(handler, matter.id, verb)).click()
    await fillForm(handler, matter.id, verb)
  }
  await leave(handler)

  for (const [who, verb] of [
    ['checker', 'check-accept'],
    ['visitor', 'visit'],
  ] as const) {
    const page = await signIn(at, who)
    await openByNumber(page, matter.id)
    await (await actionButton(page, matter.id, verb)).click()
    if ((await read(page, matter.id)).can.find((a) => a.verb === verb)?.form.length)
      await fillForm(page, matter.id, verb)
    await until(page, matter.id, (m) => !m.can.some((a) => a.verb === verb))
    await leave(page)
  }
  await leave(desk)
}

const returnAndRuling = async (at: Where): Promise<void> => {
  const desk = await signIn(at, 'dispatcher')
  const matter = await openMatter(desk, '井盖松动，车过有响声')
  const unit = await unitOf(desk)
  await handOver(desk, matter, unit)
  const handler = await signIn(at, `handler.${unit.code.toLowerCase()}`)
  await openByNumber(handler, matter.id)
  await (await actionButton(handler, matter.id, 'return')).click()
  await fillForm(handler, matter.id, 'return')
  await leave(handler)
  const arbiter = await signIn(at, 'arbiter')
  await openByNumber(arbiter, matter.id)
  const panel = arbiter.getByRole('region', { name: '退单裁定' })
  await panel.getByRole('heading', { name: '交办时的依据' }).waitFor()
  assert.equal(await panel.locator('input[type=radio]:checked').count(), 0, 'no ruling is preselected')
  const deny = (await read(arbiter, matter.id)).can.find((a) => a.verb === 'rule-deny')
  assert.ok(deny, 'the arbiter may not rule')
  await panel.locator(`input[value="${deny.action}"]`).check()
  await formOf(arbiter, deny.action).locator('textarea').fill('在道路红线以内，按目录由该单位维护，维持交办。')
  await formOf(arbiter, deny.action).locator('[data-primary]').click()
  await until(arbiter, matter.id, (m) => !m.can.some((a) => a.verb === 'rule-deny'))
  await leave(arbiter)
  await leave(desk)
}

const bulkDispatch = async (at: Where): Promise<void> => {
  const page = await signIn(at, 'dispatcher')
  const mark = `树枝挡信号灯${Date.now()}`
  const matters: Matter[] = []
  for (let i = 0; i < 5; i += 1) matters.push(await openMatter(page, mark))
  await page.goto(`/staff/?view=to-dispatch&find=${encodeURIComponent(mark)}`)
  await page.locator(`#row-${matters[0]?.id}`).waitFor()
  await page.locator('h1').focus()
  await page.keyboard.press('Shift+A')
  await page.getByText('已选 5').waitFor()
  await page.keyboard.press('b')
  const panel = page.getByRole('region', { name: '一起交办' })
  await panel.getByRole('button', { name: '交办 5 件' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await panel.getByRole('status').filter({ hasText: '5 件已交办' }).waitFor()
  for (const m of matters) assert.ok(!sends(await read(page, m.id)), 'every one of the five left the queue')
  await leave(page)
}

const settleOffline = async (at: Where): Promise<void> => {
  const page = await signIn(at, 'grid.0001', PHONE)
  await page.getByRole('link', { name: '网格', exact: true }).click()
  await page.getByRole('link', { name: '当场办结' }).click()
  await page.getByRole('group', { name: '什么事' }).getByRole('button').first().waitFor()
  await page.context().setOffline(true)
  await page.getByRole('group', { name: '什么事' }).getByRole('button').first().click()
  await page.getByLabel('群众说的').fill('三楼楼道灯不亮')
  await page.getByRole('button', { name: '修好了' }).click()
  await page.getByLabel('在场点头').check()
  await page.getByRole('button', { name: '请群众点一下' }).click()
  await page.getByRole('button', { name: '是，解决了' }).click()
  await page.getByRole('button', { name: '存好' }).click()
  await page.getByText('已存在这部手机上').waitFor()
  await page.getByRole('link', { name: '没发出的' }).first().click()
  await page.getByText('等网络').waitFor()
  await page.context().setOffline(false)
  await page
    .locator(MAIN)
    .getByText(/已收到 \d{4} \d{4} \d{2}/)
    .waitFor()
  await leave(page)
}

const onePage = async (at: Where): Promise<void> => {
  const page = await signIn(at, 'dispatcher')
  const matter = await openMatter(page, `${'路面坑洼，下雨积水，孩子上学要绕行。'.repeat(60)}`)
  await page.goto(`/staff/matters/${matter.id}/print`)
  await page.getByRole('button', { name: '打印' }).waitFor()
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1, 'the case sheet is one page')
  await leave(page)
}

const keysRest = async (at: Where): Promise<void> => {
  const page = await signIn(at, 'dispatcher')
  await page.goto('/staff/?view=open')
  await page.locator('h1').focus()
  await page.keyboard.press('Shift+Slash')
  await page.getByRole('dialog', { name: '快捷键' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '写字或拼音首字母' }).fill('dj')
  await page.getByRole('option', { name: '登记' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('h1').focus()
  await page.keyboard.press('/')
  const box = page.getByRole('searchbox')
  await box.waitFor()
  await box.fill('jr?/')
  assert.equal(await box.inputValue(), 'jr?/', 'letters in a field stay letters')
  await leave(page)
}

const JOURNEYS = { keysRest, dispatchByKeyboard, wholeRound, returnAndRuling, bulkDispatch, settleOffline, onePage }

export const run = async (at: Where): Promise<void> => {
  const only = process.env.STAFF_ONLY?.split(',')
  for (const [name, journey] of Object.entries(JOURNEYS)) {
    if (only && !only.includes(name)) continue
    try {
      await journey(at)
    } catch (error) {
      throw new Error(`staff journey ${name}: ${error instanceof Error ? error.message : error}`, { cause: error })
    }
    process.stdout.write(`staff: ${name}\n`)
  }
}

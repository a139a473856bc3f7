import assert from 'node:assert/strict'
import {
  actionButton,
  fillForm,
  formOf,
  handOver,
  leave,
  type Matter,
  openByNumber,
  openMatter,
  PHONE,
  read,
  sends,
  signIn,
  unitOf,
  until,
  type Where,
} from './staff-desk.ts'
import { FURTHER } from './staff-further.e2e.ts'

/** The list is one stop of the Tab key: the next is beside it, not the row below. */
const tabToPane = async (at: Where): Promise<void> => {
  const page = await signIn(at, 'dispatcher')
  for (const text of ['路灯一闪一闪', '井盖松动有响声']) await openMatter(page, text)
  await page.goto('/staff/?view=to-dispatch')
  const rows = page.locator('[id^="row-"]')
  await rows.nth(1).waitFor()
  await page.getByRole('region', { name: '这一件' }).getByText('原话').first().waitFor()
  await rows.first().focus()
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.closest('.yw-pane') !== null), true)
  await leave(page)
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
  await panel.getByRole('heading', { name: '派单时的依据' }).waitFor()
  assert.equal(await panel.locator('input[type=radio]:checked').count(), 0, 'no ruling is preselected')
  const deny = (await read(arbiter, matter.id)).can.find((a) => a.verb === 'rule-deny')
  assert.ok(deny, 'the arbiter may not rule')
  await panel.locator(`input[value="${deny.action}"]`).check()
  await formOf(arbiter, deny.action).locator('textarea').fill('在道路红线以内，按目录由该单位维护，维持派单。')
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
  const panel = page.getByRole('region', { name: '一起派单' })
  await panel.getByRole('button', { name: '派单 5 件' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await panel.getByRole('status').filter({ hasText: '5 件已派单' }).waitFor()
  for (const m of matters) assert.ok(!sends(await read(page, m.id)), 'every one of the five left the queue')
  await leave(page)
}

const settleOffline = async (at: Where): Promise<void> => {
  const page = await signIn(at, 'grid.0001', PHONE)
  await page.getByRole('link', { name: '网格', exact: true }).click()
  await page.getByRole('link', { name: '当场办结' }).click()
  await page.getByRole('group', { name: '什么事' }).getByRole('button').first().waitFor()
  // kept on the phone by now: the app opens again without a net
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.context().setOffline(true)
  await page.goto('/staff/grid')
  await page.getByRole('link', { name: '当场办结' }).click()
  await page.reload()
  await page.getByRole('group', { name: '什么事' }).getByRole('button').first().click()
  await page.getByLabel('群众说的').fill('三楼楼道灯不亮')
  await page.getByRole('button', { name: '修好了' }).click()
  await page.getByLabel('在场点头').click()
  await page.getByRole('button', { name: '是，解决了' }).click()
  await page.getByRole('button', { name: '存好' }).click()
  await page.getByText('已存在这部手机上').waitFor()
  await page.getByRole('link', { name: '没发出的' }).first().click()
  await page.getByText('等网络').waitFor()
  await page.context().setOffline(false)
  await page
    .locator('main')
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
  let letGo = () => {}
  const held = new Promise<void>((go) => {
    letGo = go
  })
  // a slow answer: what it allows comes into the open palette
  await page.route('**/api/inbox/counts*', (route) => held.then(() => route.continue()))
  await page.reload()
  await page.locator('h1').focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '写字或拼音首字母' }).fill('dj')
  assert.equal(await page.getByRole('option', { name: '登记' }).count(), 0, 'nothing yet to register with')
  letGo()
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

/** Journeys of the staff face on a running demo county; the run throws at the first that fails. */
const JOURNEYS = {
  keysRest,
  tabToPane,
  dispatchByKeyboard,
  wholeRound,
  returnAndRuling,
  bulkDispatch,
  settleOffline,
  onePage,
  ...FURTHER,
}

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

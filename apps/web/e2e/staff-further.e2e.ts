import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
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
  signIn,
  unitOf,
  until,
  type Where,
} from './staff-desk.ts'
import { type Look, lookAt } from './watch.ts'

const HANDLER = 'handler.d01'
const mustLookRight = async (page: Page, o: Look = {}): Promise<void> => assert.deepEqual(await lookAt(page, o), [])
const post = (page: Page, path: string, data: object) =>
  page.request.post(path, { headers: { 'x-yiwang-csrf': '1', 'Idempotency-Key': crypto.randomUUID() }, data })

const act = async (page: Page, id: string, o: { verb: string; form: object }): Promise<void> => {
  const m = await read(page, id)
  const action = m.can.find((a) => a.verb === o.verb)
  assert.ok(action, `${o.verb} is not offered in ${m.stage}`)
  const answer = await post(page, `/api/matters/${id}/actions/${action.action}`, { seq: m.seq, form: o.form })
  assert.ok(answer.ok(), `${o.verb}: ${await answer.text()}`)
}
const inHand = async (desk: Page, hand: Page, text: string): Promise<Matter> => {
  const matter = await openMatter(desk, text)
  await handOver(desk, matter, await unitOf(desk))
  await act(hand, matter.id, { verb: 'sign', form: {} })
  return matter
}
const start = async (page: Page, id: string, verb: string): Promise<void> => {
  await openByNumber(page, id)
  await (await actionButton(page, id, verb)).click()
}

/** An answer written without a net meets another's: nothing is lost, and it goes on as a note. */
const metAnother = async (at: Where): Promise<void> => {
  const desk = await signIn(at, 'dispatcher')
  const hand = await signIn(at, HANDLER, PHONE)
  const matter = await inHand(desk, hand, '楼道积水')
  await start(hand, matter.id, 'reply')
  const form = formOf(hand, 'reply')
  await form.locator('textarea').first().fill('水已抽干，下水口清过了。')
  for (const group of await form.locator('fieldset:has(input[type=radio])').all())
    await group.locator('input').first().check()
  await hand.context().setOffline(true)
  await form.locator('[data-primary]').click()
  await hand.getByText('已存在这台设备').first().waitFor()
  const second = await signIn(at, HANDLER)
  await act(second, matter.id, { verb: 'reply', form: { solved: true, text: '同事已到现场抽干积水。' } })
  await leave(second)
  await hand.context().setOffline(false)
  await hand.goto('/staff/grid/unsent')
  await hand.getByRole('listitem').filter({ hasText: '要您看' }).getByRole('link').click()
  await hand.getByText('水已抽干，下水口清过了。').waitFor()
  await hand.getByRole('heading', { name: '这期间' }).waitFor()
  await mustLookRight(hand, { phone: true })
  await hand.getByRole('radio').first().check()
  await hand.locator('main [data-primary]').click()
  await hand
    .locator('main')
    .getByText(/已收到 \d{4} \d{4} \d{2}/)
    .waitFor()
  await leave(hand)
  await leave(desk)
}

/** A helper unit by the initials of its name; a prepared answer with open places stays; the check sends it back. */
const severalUnits = async (at: Where): Promise<void> => {
  const desk = await signIn(at, 'dispatcher')
  const hand = await signIn(at, HANDLER)
  const matter = await inHand(desk, hand, '排水沟堵了')
  await start(hand, matter.id, 'co-handle')
  const box = formOf(hand, 'co-handle').getByRole('combobox')
  await box.fill('xfb')
  await formOf(hand, 'co-handle').getByRole('option').first().waitFor()
  await box.press('Enter')
  await fillForm(hand, matter.id, 'co-handle')
  await start(hand, matter.id, 'reply')
  const form = formOf(hand, 'reply')
  await form.getByRole('heading', { name: '审核通过后，群众会看到' }).waitFor()
  await form.getByText('先送审核，这一步群众还收不到。').waitFor()
  await form.getByLabel(/常用答复/).selectOption({ index: 1 })
  for (const group of await form.locator('fieldset:has(input[type=radio])').all())
    await group.locator('input').first().check()
  await form.locator('[data-primary]').click()
  await form
    .getByText(/还有没填的：\{/)
    .first()
    .waitFor()
  await fillForm(hand, matter.id, 'reply')
  await until(hand, matter.id, (m) => !m.can.some((a) => a.verb === 'reply'))
  const checker = await signIn(at, 'checker')
  await start(checker, matter.id, 'check-reject')
  await fillForm(checker, matter.id, 'check-reject')
  await until(hand, matter.id, (m) => m.can.some((a) => a.verb === 'reply'))
  await leave(checker)
  await leave(hand)
  await leave(desk)
}

/** Who raised it, after purpose and reason; and the same page at twice its size, in one column. */
const revealAndZoom = async (at: Where): Promise<void> => {
  const page = await signIn(at, 'dispatcher', { width: 720, height: 450 })
  const matter = await openMatter(page, '水压低', { phone: '13800008866' })
  await openByNumber(page, matter.id)
  const columns = await page.locator('.yw-record').evaluate((el) => getComputedStyle(el).gridTemplateColumns)
  assert.equal(columns.split(' ').length, 1, 'one column at 200 %')
  await page.getByRole('button', { name: '显示' }).click()
  const form = formOf(page, 'reveal')
  await form.locator('[data-primary]').click()
  await page.getByRole('alert').first().waitFor()
  await form.getByRole('radio').first().check()
  await form.locator('textarea').fill('要约定上门看水压的时间')
  await form.locator('[data-primary]').click()
  await page.getByText('13800008866').waitFor()
  await page.getByText('联系方式被看过 1 次').waitFor()
  await mustLookRight(page)
  await leave(page)
}

/** The administrator's password opens one page: the one for a password of one's own. */
const firstPassword = async (at: Where): Promise<void> => {
  const admin = await signIn(at, 'admin')
  const username = `new-${Date.now()}`
  const made = await post(admin, '/api/accounts', { username, name: '新来的' })
  assert.ok(made.ok(), await made.text())
  const { firstPassword: first } = await made.json()
  await leave(admin)
  const context = await at.browser.newContext({ baseURL: at.baseUrl, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/staff/')
  await page.getByLabel('用户名', { exact: true }).fill(username)
  await page.getByLabel('密码', { exact: true }).fill(first)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /换一个自己的密码/ }).waitFor()
  const change = async (next: string) => {
    await page.getByLabel('现在的密码').fill(first)
    // letter by letter: after a refusal the field must keep the focus
    await page.getByLabel('新密码', { exact: true }).fill('')
    await page.getByLabel('新密码', { exact: true }).pressSequentially(next)
    assert.equal(await page.getByLabel('新密码', { exact: true }).inputValue(), next)
    await page.getByLabel('再写一次新密码').fill(next)
    await page.keyboard.press('Enter')
  }
  await change('12345678')
  await page.getByRole('alert').getByText('密码至少 10 位').waitFor()
  await mustLookRight(page)
  await change('Shuiqu-42-Shaichang')
  await page.getByRole('heading', { name: /换一个自己的密码/ }).waitFor({ state: 'detached' })
  await context.close()
}

/** What was built and stands beside the main round. */
export const FURTHER = { metAnother, severalUnits, revealAndZoom, firstPassword }

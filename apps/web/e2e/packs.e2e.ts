import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import {
  acts,
  at,
  by,
  findUnit,
  h1,
  type Kept,
  kind,
  onPhone,
  openPage,
  type PacksStage,
  pick,
  register,
  said,
  track,
} from './pack-desk.ts'
import { PHONE, unitOf } from './staff-desk.ts'

const LEASE_AND_MORE = 40_000

const reception = async (page: Page, what: string) => {
  await pick(page, '从哪里来', '接待日')
  await pick(page, '哪一类', what)
  await page.getByLabel('来了几人').fill('3')
}

/** Reception day on a phone: a small matter is settled before the resident, with what the kind asks. */
const onTheSpot = (stage: PacksStage) =>
  at(
    stage,
    'grid.0001',
    async (page) => {
      await page.goto('/staff/grid')
      await page.getByRole('link', { name: '当场办结' }).click()
      await h1(page, '办的是哪一类')
      assert.equal(await kind(page, '联合政审').count(), 0, 'what is not hers to write down is not offered')
      await stage.look(page, onPhone)
      await kind(page, '接待事项').click()
      await h1(page, '当场办结')
      await page.getByLabel('群众说的').fill('问养老补贴去哪里办')
      await page.getByRole('button', { name: '讲清了' }).click()
      await page.getByRole('button', { name: '存好' }).click()
      await page.getByRole('link', { name: '选一下“从哪里来”' }).waitFor()
      await reception(page, '咨询')
      await page.getByRole('radio', { name: '在场点头' }).click()
      await page.getByRole('button', { name: '是，解决了' }).click()
      await stage.look(page, onPhone)
      await page.getByRole('button', { name: '存好' }).click()
      await page.getByText(/已收到。编号/).waitFor()
    },
    PHONE,
  )

/** A hard one: written down with its own fields, given to a department with a limit, answered back to the resident. */
const hardOne = async (stage: PacksStage): Promise<Kept> => {
  const m = await at(stage, 'grid.0001', async (page) => {
    const fill = async () => {
      await reception(page, '实际问题')
      await page.locator('#register-phone').fill('19900001234')
    }
    const made = await register(page, { kind: '接待事项', text: '村东机井坏了两个月，浇不上地', fill })
    await openPage(page, made)
    assert.equal(await said(page, 'source').innerText(), '接待日')
    assert.equal(await said(page, 'kind').innerText(), '实际问题')
    await stage.look(page)
    const unit = await unitOf(page)
    await acts(page, made, {
      action: 'dispatch',
      fill: () => findUnit(page, 'dispatch', { typed: unit.name, name: unit.name }),
    })
    await page.getByText(/前/).first().waitFor()
    return made
  })
  await by(stage, m, [
    ['handler.d01', 'sign', 'contact', 'reply'],
    ['checker', 'check-accept'],
  ])
  return m
}

const answered = (stage: PacksStage, m: Kept) =>
  track(stage, m, async (page) => {
    await page.getByRole('heading', { name: '给您的答复' }).waitFor()
    await stage.look(page, onPhone)
    await page
      .getByRole('link', { name: /评价|说说/ })
      .first()
      .click()
    await page.getByRole('radio', { name: '解决了', exact: true }).check()
    await page
      .getByRole('button')
      .filter({ hasText: /评价|提交|发/ })
      .first()
      .click()
    await page.getByText('您说解决了').waitFor()
  })

/** An opinion goes up a level; its answer comes down to who raised it and to the delegate, and only then is it closed. */
const opinion = async (stage: PacksStage): Promise<void> => {
  const m = await at(stage, 'grid.0001', async (page) => {
    const fill = () => pick(page, '怎样接待', '现场接待')
    return register(page, { kind: '意见建议', text: '建议村里的文化广场晚上多亮一个小时灯', fill })
  })
  await by(stage, m, [
    ['grid.0001', 'take', 'escalate'],
    ['community', 'sign', 'reply'],
    ['checker', 'check-accept'],
  ])
  await at(stage, 'checker', async (page) => {
    await acts(page, m, { action: 'tell-delegate', fill: () => page.getByRole('radio', { name: '已告诉' }).check() })
  })
  await at(stage, 'visitor', async (page) => {
    await openPage(page, m)
    assert.equal(await page.locator('[data-action="visit"]').count(), 0)
    await page.getByText('反映人和党代表都要先得到回音').first().waitFor({ state: 'attached' })
  })
  await at(stage, 'community', async (page) => {
    const told = () => page.getByRole('radio', { name: '已告诉' }).check()
    await acts(page, m, { action: 'tell-raiser', fill: told })
    assert.equal(await said(page, 'delegateTold').innerText(), '已告诉')
    assert.equal(await said(page, 'raiserTold').innerText(), '已告诉')
  })
  await by(stage, m, [['visitor', 'visit']])
}

/** A resident picks among what residents open, and answers what the kind asks. */
const resident = async (stage: PacksStage): Promise<void> => {
  const context = await stage.browser.newContext({ viewport: PHONE, locale: 'zh-CN', baseURL: stage.baseUrl })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto('/report')
  await h1(page, '想说哪一类事？')
  assert.equal(await kind(page, '联合政审').count(), 0)
  await stage.look(page, onPhone)
  await kind(page, '民情').click()
  await page.getByLabel('用您自己的话说').fill('楼上漏水三次了，找过没有用')
  await page.getByRole('button', { name: '下一步' }).click()
  await h1(page, '再问几样')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('link', { name: /选一下/ }).waitFor()
  await page.getByRole('radio', { name: '纠纷' }).check()
  await stage.look(page, onPhone)
  await page.getByRole('button', { name: '下一步' }).click()
  await h1(page, '在哪里？')
  await page.getByRole('radio', { name: '说不清，我来描述' }).check()
  await page.getByRole('textbox').last().fill('三号楼二单元')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.waitForURL(/\/report\/(alike|check)$/)
  if (page.url().endsWith('/alike')) await page.getByRole('link', { name: '都不是，继续' }).click()
  await page.getByText('纠纷').waitFor()
  await page.getByRole('button', { name: '发出' }).click()
  await h1(page, '已收到')
  await context.close()
}

/** The list is narrowed to one kind and to what it was asked: the one is there, each filter is seen and taken off. */
const narrowed = (stage: PacksStage) =>
  at(stage, 'dispatcher', async (page) => {
    const rows = page.locator('.yw-inbox-row')
    const on = page.getByRole('list', { name: '正在筛选' })
    await page.goto('/staff/?view=open')
    await page.locator('summary', { hasText: '筛选' }).click()
    await page.getByLabel('哪一类事').selectOption({ label: '民情' })
    await page.getByLabel('哪一类', { exact: true }).selectOption({ label: '纠纷' })
    await page.waitForURL(/own=kind%3Adispute/)
    await rows.filter({ hasText: '楼上漏水三次了' }).waitFor()
    assert.equal(await rows.count(), 1)
    const href = await page.getByRole('link', { name: '导出这些' }).getAttribute('href')
    const table = (await (await page.request.get(href ?? '')).text()).trim().split('\n')
    assert.equal(table.length, 2, table.join())
    await stage.look(page)
    await page.getByLabel('哪一类', { exact: true }).selectOption({ label: '困难' })
    await page.getByText('按“哪一类事：民情”、“哪一类：困难”筛选，没有符合的。').waitFor()
    await on.getByRole('button', { name: '去掉筛选 哪一类：困难' }).click()
    await rows.filter({ hasText: '楼上漏水三次了' }).waitFor()
    assert.equal(await on.getByRole('listitem').count(), 1)
    await on.getByRole('button', { name: '去掉筛选 哪一类事：民情' }).press('Enter')
    await on.waitFor({ state: 'detached' })
    assert.equal(new URL(page.url()).search, '?view=open')
  })

/** A number between two, on a phone; who comes by the link of another sees the same. */
const between = (stage: PacksStage) =>
  at(
    stage,
    'dispatcher',
    async (page) => {
      const row = page.locator('.yw-inbox-row', { hasText: '村东机井坏了两个月' })
      await page.goto('/staff/?view=closed')
      await page.locator('summary', { hasText: '筛选' }).click()
      await page.getByLabel('哪一类事').selectOption({ label: '接待事项' })
      const persons = page.getByRole('group', { name: '来了几人' })
      await persons.getByLabel('从').fill('3')
      await page.keyboard.press('Tab')
      await page.waitForURL(/persons%3A3/)
      assert.ok(
        await persons.getByLabel('到').evaluate((box) => box === document.activeElement),
        'the next box is at hand',
      )
      await row.waitFor()
      await stage.look(page, onPhone)
      const asked = (own: string) => {
        const url = new URL(page.url())
        url.searchParams.set('own', own)
        return page.goto(url.href)
      }
      await asked('persons:4..')
      await page.getByText('来了几人：4 起').first().waitFor()
      assert.equal(await row.count(), 0)
      await asked('weight:hard')
      await page.getByText('这一类事没有这一项，请去掉这个筛选').waitFor()
    },
    PHONE,
  )

/** Closed at its level, the hard one has its number of the ledger. */
const numbered = (stage: PacksStage, m: Kept) =>
  at(stage, 'dispatcher', async (page) => {
    const there = async () => (await (await page.request.get(`/api/matters/${m.id}/levels`)).json()).items.length > 0
    // the work behind the pages waits until the lease of the server before this one has run out
    for (const end = Date.now() + LEASE_AND_MORE; !(await there()); ) {
      assert.ok(Date.now() < end, 'no level was ever numbered')
      await page.evaluate(() => new Promise((go) => setTimeout(go, 200)))
    }
    await openPage(page, m)
    await page
      .locator('[data-part="levels"]')
      .getByText(/销号〔\d+〕\d+号/)
      .first()
      .waitFor()
  })

/** Studios of one secretary and of delegates: on the spot, handed on, an opinion that goes up, a resident's own. */
export const run = async (stage: PacksStage): Promise<void> => {
  await onTheSpot(stage)
  const hard = await hardOne(stage)
  await answered(stage, hard)
  await opinion(stage)
  await resident(stage)
  await narrowed(stage)
  await between(stage)
  await numbered(stage, hard)
}

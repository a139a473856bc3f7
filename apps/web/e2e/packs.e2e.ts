import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { act, mustAct, signIn } from './staff-by-api.ts'
import { DESK, formOf, PHONE, read, unitOf } from './staff-desk.ts'
import type { Look, Watch } from './watch.ts'

/** Several mechanisms in force beside the county's own. */
export type PacksStage = { baseUrl: string; browser: Browser; look: Watch['look'] }
type Kept = { id: string; ref: string; secret: string }
const onPhone: Look = { phone: true }
const LEASE_AND_MORE = 40_000
const ASKED = 16
const DEMO_PASSWORD = 'yiwang-demo-2026'

/** Signed in without the form: other journeys show it. */
const at = async <T>(stage: PacksStage, who: string, work: (page: Page) => Promise<T>, viewport = DESK): Promise<T> => {
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
const by = async ({ baseUrl }: PacksStage, m: Kept, steps: readonly (readonly [who: string, ...verbs: string[]])[]) => {
  for (const [user, ...verbs] of steps) {
    const who = await signIn(baseUrl, user)
    for (const verb of verbs) await mustAct({ baseUrl, who, ref: m.ref, verb })
  }
}
const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
const pick = (page: Page, group: string, choice: string) =>
  page.getByRole('group', { name: group }).getByRole('radio', { name: choice }).check()
const kind = (page: Page, name: string) =>
  page.locator('[data-part="kinds"]').getByRole('button', { name: new RegExp(`^${name}`) })

type Form = { kind: string; text: string; fill?: (page: Page) => Promise<void>; way?: string }
/** Registers one matter on the page: the kind, its words, its own fields. */
const register = async (page: Page, o: Form): Promise<Kept> => {
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
const openPage = async (page: Page, { id }: Kept) => {
  await page.goto(`/staff/matters/${id}`)
  await page.getByRole('heading', { level: 2, name: '原话' }).waitFor()
}
const said = (page: Page, field: string) => page.locator(`[data-field="${field}"] dd`)
/** One act by its own id, its form filled in by hand. */
const acts = async (page: Page, m: Kept, o: { action: string; fill: () => Promise<unknown> }): Promise<void> => {
  await openPage(page, m)
  const button = page.locator(`[data-action="${o.action}"]`)
  if (!(await button.isVisible())) await page.getByText('更多', { exact: true }).click()
  await button.click()
  await formOf(page, o.action).waitFor()
  await o.fill()
  await formOf(page, o.action).locator('[data-primary]').click()
  await page.getByRole('status').filter({ hasText: '已办好' }).first().waitFor()
}
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

/** Chooses a unit in the first finder of an open form, by its name or code. */
const findUnit = async (page: Page, action: string, o: { typed: string; name: string }) => {
  await formOf(page, action).getByRole('combobox').first().fill(o.typed)
  await formOf(page, action).locator('.yw-finder-list').getByRole('option').filter({ hasText: o.name }).first().click()
}

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

const track = async (stage: PacksStage, m: Kept, work: (page: Page) => Promise<void>) => {
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

/** A mediation: consent of both sides first, then somebody from the pool, then what came of it. */
const mediation = (stage: PacksStage) =>
  at(stage, 'community', async (page) => {
    const fill = (second: string) => async () => {
      await pick(page, '哪一类', '邻里')
      await pick(page, '甲方同意调解', '是')
      await pick(page, '乙方同意调解', second)
    }
    const way = '窗口'
    const unwilling = await register(page, { kind: '调解', text: '两家为出水口吵了几回', way, fill: fill('否') })
    await openPage(page, unwilling)
    assert.equal(await page.locator('[data-action="assign"]').count(), 0)
    await page.getByText('要双方都同意调解').first().waitFor({ state: 'attached' })
    const m = await register(page, { kind: '调解', text: '两家为滴水檐起了争执', way, fill: fill('是') })
    const list = () => formOf(page, 'assign').locator('select')
    await acts(page, m, {
      action: 'assign',
      async fill() {
        await list().locator('option').nth(2).waitFor({ state: 'attached' })
        await list().selectOption({ index: 1 })
        await stage.look(page)
      },
    })
    await openPage(page, m)
    assert.doesNotMatch(await said(page, 'member').innerText(), /[0-9a-f]{8}-/, 'the person is named')
    await acts(page, m, {
      action: 'settle-dispute',
      fill: () => page.getByRole('radio', { name: '书面' }).check(),
    })
    assert.equal((await read(page, m.id)).stage, 'settled')
  })

/** Sixteen departments asked at once; each has one screen with one question and nothing to write. */
const sideBySide = async (stage: PacksStage): Promise<void> => {
  const { m, codes } = await at(stage, 'dispatcher', async (page) => {
    const fill = async () => {
      await pick(page, '哪一类对象', '村级发展对象')
      await page.getByLabel('地点').fill('县里')
    }
    const made = await register(page, {
      kind: '联合政审',
      text: '村级发展对象一名，按规定联审',
      way: '组织部门登记',
      fill,
    })
    const { items } = await (await page.request.get('/api/units')).json()
    const units = (items as { code: string; name: string }[]).filter((u) => /^D\d\d$/.test(u.code)).slice(0, ASKED)
    await acts(page, made, {
      action: 'convene',
      async fill() {
        for (const u of units) await findUnit(page, 'convene', { typed: u.code, name: u.name })
        await formOf(page, 'convene').locator('textarea').fill('有无不同意见')
      },
    })
    return { m: made, codes: units.map((u) => u.code.toLowerCase()) }
  })
  assert.equal(codes.length, ASKED)
  await at(stage, `handler.${codes[0]}`, async (page) => {
    await openPage(page, m)
    await page.locator('[data-action="opine"]').click()
    const form = formOf(page, 'opine')
    await form.waitFor()
    const writable = 'textarea, input[type=text], input:not([type]), input[type=file]'
    assert.equal(await page.getByRole('main').locator(writable).count(), 0, 'nothing to write, nothing to attach')
    await stage.look(page)
    assert.equal(await form.getByRole('radio').count(), 2, 'a class is asked of an objection alone')
    await form.getByRole('radio', { name: '有意见', exact: true }).check()
    await form.getByRole('radio', { name: '失信被执行' }).check()
    await form.locator('[data-primary]').click()
    await page.getByRole('status').filter({ hasText: '已办好' }).first().waitFor()
  })
  for (const code of codes.slice(1)) {
    const who = await signIn(stage.baseUrl, `handler.${code}`)
    assert.ok(await act({ baseUrl: stage.baseUrl, who, ref: m.ref, verb: 'opine', form: { answer: 'none' } }))
  }
  await track(stage, m, async (page) => {
    const rows = page.locator('[data-part="opinions"] dd')
    await rows.nth(ASKED - 1).waitFor()
    assert.equal(await rows.filter({ hasText: '有意见 · 失信被执行' }).count(), 1)
    await stage.look(page, onPhone)
  })
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

/** The list names the mechanism on each row and narrows to one. */
const list = (stage: PacksStage) =>
  at(stage, 'dispatcher', async (page) => {
    await page.goto('/staff/?view=open')
    await page.locator('[id^="row-"]').nth(1).waitFor()
    await page.locator('summary', { hasText: '筛选' }).click()
    const box = page.getByLabel('机制')
    const names = await box.locator('option').allInnerTexts()
    assert.ok(names.length > 7, names.join())
    await box.selectOption({ label: '基层法治' })
    await page.waitForURL(/pack=/)
    await page.getByText('基层法治 · 调解').first().waitFor()
    const rows = await page.locator('.yw-inbox-row').allInnerTexts()
    assert.ok(rows.length > 0 && rows.every((r) => r.includes('基层法治')), rows.join('\n'))
    await stage.look(page)
  })

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

export const run = async (stage: PacksStage): Promise<void> => {
  await onTheSpot(stage)
  const hard = await hardOne(stage)
  await answered(stage, hard)
  await opinion(stage)
  await mediation(stage)
  await sideBySide(stage)
  await resident(stage)
  await list(stage)
  await numbered(stage, hard)
}

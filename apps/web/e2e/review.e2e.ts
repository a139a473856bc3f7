import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { dayFrom, type Kept, type LadderScene, setLadder } from './ladder-scene.ts'
import { DESK, leave, PHONE, signIn } from './staff-desk.ts'
import type { Look, Watch } from './watch.ts'

/** Where matters climb: `pack` is the mechanism in force for it, beside the county's own; `now` the server's time. */
export type LadderStage = { baseUrl: string; browser: Browser; look: Watch['look']; pack: string; now: number }
type Stage = LadderStage & { scene: LadderScene }
const LEASE_AND_MORE = 40_000
const onPhone: Look = { phone: true }

const at = async <T>(stage: Stage, username: string, work: (page: Page) => Promise<T>, viewport = DESK): Promise<T> => {
  const page = await signIn(stage, username, viewport)
  const done = await work(page)
  await leave(page)
  return done
}
const h1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()

/** A matter that climbed shows what each level did; one on hold says so at its head. */
const matters = (stage: Stage) =>
  at(stage, 'town-desk', async (page) => {
    const { id } = stage.scene.held
    const numbered = async () => (await (await page.request.get(`/api/matters/${id}/levels`)).json()).items.length > 0
    // the work behind the pages waits until the lease of the server before this one has run out
    for (const end = Date.now() + LEASE_AND_MORE; !(await numbered()); ) {
      assert.ok(Date.now() < end, 'no level was ever numbered')
      await page.evaluate(() => new Promise((go) => setTimeout(go, 200)))
    }
    await page.goto(`/staff/matters/${id}`)
    const band = page.locator('[data-hold="held"]')
    await band.getByText('受季节或天气限制').waitFor()
    await page
      .locator('[data-part="levels"]')
      .getByText(/销号〔\d+〕\d+号/)
      .first()
      .waitFor()
    await stage.look(page)
    await page.goto(`/staff/matters/${stage.scene.stepped.id}`)
    await page.getByRole('heading', { name: '分几步办' }).waitFor()
    await page.getByText('拆旧墙', { exact: true }).waitFor()
  })

const openMeeting = async (page: Page, { look }: Stage): Promise<void> => {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '会审' }).click()
  await h1(page, '会审')
  const seat = page.locator('[data-seat]')
  await seat.getByRole('listitem').nth(2).waitFor()
  await look(page)
  await seat.locator('summary', { hasText: '开会' }).click()
  await seat.getByLabel('谁在场').fill('分管领导、住建、城管')
  await seat.getByRole('button', { name: '开会' }).click()
  await h1(page, /会审$/)
  await page.getByText('还有 3 件没有定').waitFor()
  await look(page)
}

const current = (page: Page): Promise<string> => page.locator('#agenda-matter').innerText()
/** Decides the matter before the meeting from the keyboard; the form never asks which sitting it is. */
const decide = async (page: Page, form: { decision: RegExp; by: string }): Promise<void> => {
  const title = await current(page)
  const box = page.locator('[data-form]')
  assert.equal(await box.getByText('哪一场会审').count(), 0)
  await box.getByRole('radio', { name: form.decision }).check()
  await box.locator('textarea').fill('两周内疏通，住建牵头，费用由镇里出')
  await box.locator('input[type=date]').fill(form.by)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('region', { name: '定了的' }).getByText(title, { exact: true }).waitFor()
}

/** Arrows, decisions, minutes line by line; what is undecided stops the end and is named. */
const meeting = (stage: Stage) =>
  at(stage, 'town-leader', async (page) => {
    await openMeeting(page, stage)
    const first = await current(page)
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction((was) => document.querySelector('#agenda-matter')?.textContent !== was, first)
    await page.keyboard.press('ArrowUp')
    await page.waitForFunction((was) => document.querySelector('#agenda-matter')?.textContent === was, first)
    await decide(page, { decision: /由现单位限期办/, by: dayFrom(stage.now, 14) })
    await page.getByLabel('记一句').fill('住建说明管网走向')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: '会议记录' }).getByRole('listitem').getByText('住建说明管网走向').waitFor()
    assert.equal(await page.getByLabel('记一句').inputValue(), '')
    await page.getByRole('button', { name: '结束会审' }).click()
    await page
      .locator('[data-part="close"]')
      .getByText(/还有 2 件没有决定/)
      .waitFor()
    await decide(page, { decision: /挂账/, by: dayFrom(stage.now, 60) })
    await decide(page, { decision: /解释办结/, by: dayFrom(stage.now, 7) })
    await page.getByRole('button', { name: '结束会审' }).click()
    await page.getByRole('button', { name: '打印' }).waitFor()
    const paper = page.locator('.yw-sheet')
    assert.match(await paper.innerText(), /会审〔\d+〕\d+号[\s\S]*住建说明管网走向/)
    assert.equal(await paper.locator('ol').first().locator('> li').count(), 3)
    await stage.look(page)
  })

/** Without the chair's post nobody decides; a reader of the county sees the paper all the same. */
const readers = (stage: Stage) =>
  at(stage, 'supervisor', async (page) => {
    await page.goto('/staff/review')
    await page.locator('tr[data-sitting="closed"]').getByRole('link').first().click()
    await page.locator('.yw-sheet').getByText('两周内疏通').first().waitFor()
    assert.equal(await page.getByRole('button', { name: '结束会审' }).count(), 0)
  })

/** The grid worker files the day on a phone with one press; the community sees who has not. */
const daily = async (stage: Stage) => {
  await at(
    stage,
    'grid.0001',
    async (page) => {
      await page.goto('/staff/grid')
      await page.locator('[data-part="daily"]').getByRole('link').click()
      await h1(page, '网格日报')
      await page.getByRole('button', { name: '平稳' }).waitFor()
      await stage.look(page, onPhone)
      await page.getByRole('button', { name: '平稳' }).click()
      await page.locator('tr[data-filed="true"]').getByText('平稳').waitFor()
      await page.goto('/staff/grid')
      await h1(page, '我的网格')
      await page.waitForLoadState('networkidle')
      assert.equal(await page.locator('[data-part="daily"]').count(), 0)
    },
    PHONE,
  )
  await at(stage, 'community', async (page) => {
    await page.goto('/staff/daily')
    const rows = page.locator('tbody tr')
    await rows.nth(1).waitFor()
    const filed = await rows.evaluateAll((all) => all.map((r) => (r as HTMLElement).dataset.filed))
    assert.deepEqual(filed, [...filed].sort(), 'the missing come first')
    assert.ok(filed.includes('true') && filed.includes('false'))
    await stage.look(page)
  })
}

const meet = async (page: Page, now: number): Promise<void> => {
  await page.locator('summary', { hasText: '记会议' }).click()
  const meeting = page.locator('[data-part="meeting"]')
  await meeting.getByLabel('谁在场').fill('水务、住建、物业')
  await meeting.getByLabel('定了什么').fill('泵房换新泵，分时供水')
  await meeting.getByLabel('哪天前办完').fill(dayFrom(now, 20))
  await meeting.getByRole('button', { name: '记会议' }).click()
  await page.locator('[data-state="met"]').waitFor()
}

/** One meeting, one answer for two of three; the third stops the end until it has its own. */
const topic = (stage: Stage) =>
  at(stage, 'dispatcher', async (page) => {
    await page.goto('/staff/topics')
    await page.getByRole('link', { name: '东区水压' }).click()
    await page.locator('[data-state="open"]').waitFor()
    await meet(page, stage.now)
    const answer = page.locator('[data-part="answer"]')
    const send = async (what: string, text: string) => {
      await answer.getByRole('radio', { name: what }).check()
      await answer.getByLabel('给群众的答复').fill(text)
      await answer.getByRole('button', { name: '一起答复', exact: true }).click()
    }
    for (const n of [0, 1]) await answer.getByRole('checkbox').nth(n).check()
    await stage.look(page)
    await send('办好了，请群众评价', '泵房已换新泵，水压恢复')
    await answer.getByText('答复了 2 件。').waitFor()
    await page.getByRole('button', { name: '结专题' }).click()
    await page
      .locator('[data-part="end"]')
      .getByText(/还有 1 件没有答复/)
      .waitFor()
    await answer.getByRole('button', { name: '全选没有答复的' }).click()
    await send('还在办，告诉进展', '西侧管线月底前换完')
    await page.locator('li[data-outcome="update"]').waitFor()
    await page.getByRole('button', { name: '结专题' }).click()
    await page.locator('[data-state="closed"]').waitFor()
  })

/** Chosen in the inbox, two matters become a topic; the form already names them. */
const topicFromInbox = (stage: Stage) =>
  at(stage, 'dispatcher', async (page) => {
    await page.goto('/staff/?view=open')
    await page.locator('[id^="row-"]').nth(1).waitFor()
    for (const n of [0, 1]) await page.locator('.yw-inbox-row input[type=checkbox]').nth(n).check()
    await page.getByRole('link', { name: '立专题' }).click()
    await h1(page, '立专题')
    await page.getByText('选了 2 件').waitFor()
    await page.getByLabel('题目').fill('顺手归到一起的')
    await page.getByRole('button', { name: '立专题' }).click()
    await page.locator('[data-state="open"]').waitFor()
  })

const track = async (page: Page, m: Kept): Promise<void> => {
  const kept = {
    key: `ref:${m.ref}`,
    ref: m.ref,
    secret: m.secret,
    title: '反映的一件事',
    at: Date.now(),
    joined: false,
  }
  await page.goto('/track')
  await page.evaluate((k) => localStorage.setItem('yiwang.matters', JSON.stringify([k])), kept)
  await page.goto(`/track/${m.ref}`)
}

/** The resident reads why not now, what is done meanwhile, the day, and the steps; the public reads what is not counted. */
const outside = async (stage: Stage) => {
  const context = await stage.browser.newContext({ viewport: PHONE, locale: 'zh-CN', baseURL: stage.baseUrl })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await track(page, stage.scene.held)
  const hold = page.locator('[data-part="hold"]')
  await hold.getByText(/前办，到时算数/).waitFor()
  await hold.getByText('先垫平坑洼').waitFor()
  assert.doesNotMatch(await page.getByRole('main').innerText(), /挂账|督查|批/)
  await stage.look(page, onPhone)
  await track(page, stage.scene.stepped)
  const steps = page.locator('[data-part="steps"]').getByRole('listitem')
  await steps.nth(2).waitFor()
  assert.equal(await page.locator('[data-part="steps"] li[data-done]').count(), 1)
  await stage.look(page, onPhone)
  await page.goto('/public/exclusions')
  await page.locator('[data-month] tbody tr').getByText('不可抗力').first().waitFor()
  assert.doesNotMatch(await page.getByRole('main').innerText(), /大雨/)
  await stage.look(page, onPhone)
  await context.close()
}

/** Everything is made by the real commands first; then each page is used by the person it is for. */
export const run = async (o: LadderStage): Promise<void> => {
  const stage: Stage = { ...o, scene: await setLadder(o) }
  await meeting(stage)
  await readers(stage)
  await daily(stage)
  await topic(stage)
  await topicFromInbox(stage)
  await matters(stage)
  await outside(stage)
}

import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { DESK, leave, PHONE, signIn } from './staff-desk.ts'
import type { Look, Watch } from './watch.ts'

export type RhythmStage = { baseUrl: string; browser: Browser; look: Watch['look'] }
const onPhone: Look = { phone: true }
const LEASE_AND_MORE = 60_000

const at = async (stage: RhythmStage, username: string, work: (page: Page) => Promise<void>, viewport = DESK) => {
  const page = await signIn(stage, username, viewport)
  await page.goto('/staff/rhythm')
  await page.getByRole('heading', { name: '例行安排', level: 1 }).waitFor()
  await work(page)
  await leave(page)
}
const card = (page: Page, rhythm: string) => page.locator(`[data-rhythm="${rhythm}"]`).first()

type Ask = { who: string; path: string; ready: (answer: Answered) => boolean }
type Answered = { items: { subject?: string | null }[]; figures?: { rhythm: string; late: number }[] }
/** The work behind the pages goes on once the lease of the server before has run out. */
const until = async (stage: RhythmStage, { who, path, ready }: Ask): Promise<void> => {
  const page = await signIn(stage, who)
  for (const end = Date.now() + LEASE_AND_MORE; !ready(await (await page.request.get(path)).json()); ) {
    assert.ok(Date.now() < end, `${path} never got there`)
    await page.evaluate(() => new Promise((go) => setTimeout(go, 300)))
  }
  await leave(page)
}
/** The reception day has been looked at once: what ends from here on counts. */
const begun: Ask = {
  who: 'auditor',
  path: '/api/audit?operation=rhythm.begin',
  ready: (a) => a.items.some((i) => i.subject === 'reception-day'),
}
/** The missed period is closed, and with it what was held too late. */
const closed: Ask = {
  who: 'supervisor',
  path: '/api/rhythms/missed?limit=1',
  ready: ({ figures = [] }) => figures.some((f) => f.rhythm === 'reception-day' && f.late > 0),
}

/** On a phone: the week's meeting is written down in one go; the reception day on another day asks why. */
const record = (stage: RhythmStage) =>
  at(
    stage,
    'grid.0001',
    async (page) => {
      const meeting = card(page, 'village-meeting')
      await meeting.locator('[data-state="open"]').first().waitFor()
      await stage.look(page, onPhone)
      await meeting.locator('summary').first().click()
      await meeting.getByLabel('到了几人').fill('11')
      await meeting.getByLabel('简单记一句').fill('定了修渠的时间，下周二动工')
      await stage.look(page, onPhone)
      await meeting.getByRole('button', { name: '登记' }).click()
      await meeting.locator('[data-state="held"]').first().waitFor()
      await meeting.locator('.yw-row-line').getByText('定了修渠的时间').waitFor()
    },
    PHONE,
  )

/** The observation is refused until all its subjects are marked, each named. */
const observe = (stage: RhythmStage) =>
  at(stage, 'town-leader', async (page) => {
    const form = card(page, 'observation')
    await form.locator('summary').first().click()
    const first = form.getByRole('group', { name: '党建' })
    await first.getByLabel('分数').fill('90')
    await first.getByLabel('评语').fill('三会一课都开了')
    await form.getByRole('button', { name: '登记' }).click()
    await form.getByText('产业：打分和评语都要有').waitFor()
    // the number of a refusal is no word
    await stage.look(page, { chinese: false })
    assert.equal(await form.locator('[data-state="held"]').count(), 0)
  })

export const first = async (stage: RhythmStage): Promise<void> => {
  await record(stage)
  await observe(stage)
  await until(stage, begun)
}

/** Two weeks on: what nobody wrote down is missed; written down now it is late, and stays missed. */
const late = (stage: RhythmStage) =>
  at(
    stage,
    'grid.0001',
    async (page) => {
      const reception = card(page, 'reception-day')
      await reception.locator('[data-state="missed"]').first().waitFor()
      await reception.locator('summary').first().click()
      await reception.getByLabel('哪一期').selectOption({ index: 2 })
      await reception.getByLabel('为什么不在定好的日子').fill('周一到县里开会')
      await reception.getByRole('button', { name: '登记' }).click()
      await reception.locator('[data-state="late"]').first().waitFor()
      await stage.look(page, onPhone)
    },
    PHONE,
  )

const supervise = (stage: RhythmStage) =>
  at(stage, 'supervisor', async (page) => {
    const list = page.locator('[data-part="missed-list"]')
    await list.getByRole('button', { name: '看第一书记接待日漏办的地方' }).click()
    const rows = list.locator('[data-part="rhythm-missed"] tbody tr')
    await rows.nth(1).waitFor()
    await stage.look(page)
    await rows.filter({ hasText: '周一到县里开会' }).getByRole('link').click()
    await page.getByRole('heading', { name: /的例行安排$/, level: 1 }).waitFor()
    await card(page, 'reception-day').locator('[data-state="late"]').first().waitFor()
    assert.equal(await page.getByRole('button', { name: '登记' }).count(), 0)
    await stage.look(page)
  })

/** On the board, what was kept of what fell due is pressed, and opens the places that did not keep it. */
const onBoard = async (stage: RhythmStage) => {
  const page = await signIn(stage, 'supervisor', DESK)
  await page.goto('/staff/boards')
  await page.getByRole('link', { name: /例行安排按期办理/ }).click()
  const figure = page.locator('[data-show="figure"]').filter({ hasText: '第一书记接待日' })
  const pair = figure.locator('[data-part="pair"]')
  const [kept = 0, due = 0] = (await pair.innerText()).split('/').map((n) => Number(n.replaceAll(/[^\d]/g, '')))
  assert.ok(due > kept, `some were missed: ${kept} of ${due}`)
  await stage.look(page)
  await pair.getByRole('link').first().click()
  await page.waitForURL(/\/staff\/rhythm\?.*reception-day/)
  const list = page.locator('[data-part="missed-list"]')
  await list.locator('[data-part="rhythm-missed"] tbody tr').first().waitFor()
  await list.getByRole('heading', { name: /第一书记接待日/ }).waitFor()
  await stage.look(page)
  await leave(page)
}

/** A resident reads the next reception day and what was missed, and nothing that somebody wrote. */
const resident = async (stage: RhythmStage) => {
  const context = await stage.browser.newContext({ viewport: PHONE, locale: 'zh-CN', baseURL: stage.baseUrl })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const { items } = await (await page.request.get('/api/grids?limit=1')).json()
  await page.goto(`/public/duty/grid/${items[0].code}`)
  const part = page.locator('[data-part="rhythms"]')
  await part.getByText(/下一次：/).waitFor()
  await part.locator('summary').click()
  assert.doesNotMatch(await part.innerText(), /县里开会|修渠|例会/)
  await stage.look(page, onPhone)
  await context.close()
}

export const weeksOn = async (stage: RhythmStage): Promise<void> => {
  await late(stage)
  await until(stage, closed)
  await supervise(stage)
  await onBoard(stage)
  await resident(stage)
}

import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'

const PASSWORD = 'yiwang-demo-2026'
type Stage = { baseUrl: string; browser: Browser }

/** A desk of its own per person, signed in; the caller closes it with its page. */
const deskOf = async ({ baseUrl, browser }: Stage, username: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: baseUrl })
  const answer = await context.request.post('/api/sign-in', {
    data: { username, password: PASSWORD },
    headers: { 'x-yiwang-csrf': '1' },
  })
  assert.ok(answer.ok(), `${username} could not sign in: ${answer.status()}`)
  return context.newPage()
}
const at = async <T>(stage: Stage, username: string, work: (page: Page) => Promise<T>): Promise<T> => {
  const page = await deskOf(stage, username)
  try {
    return await work(page)
  } finally {
    await page.context().close()
  }
}

const BAD_ROSTER = ['code,name,gender,phone,unit', 'S9001,试一,f,1990000', 'S9002,,m,19900009002,NOWHERE'].join('\n')

/** Nothing is written; every problem names its row and column; there is no way to import half. */
const badImport = (stage: Stage) =>
  at(stage, 'registrar', async (page) => {
    await page.goto('/staff/office/roster')
    await page.getByLabel('导入什么').selectOption('people')
    await page.getByLabel('文件', { exact: true }).setInputFiles({
      name: 'roster.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(BAD_ROSTER),
    })
    await page.getByRole('button', { name: '看一遍，不写入' }).click()
    const problems = page.locator('[data-part="problems"] tbody tr')
    await problems.first().waitFor()
    const first = (await problems.first().innerText()).split('\t').map((cell) => cell.trim())
    assert.match(first[0] ?? '', /^[23]$/, `a problem must name its row: ${first.join(' | ')}`)
    assert.ok(first[1], 'a problem must name its column')
    assert.equal(await page.getByRole('button', { name: /^导入 \d+ 行$/ }).count(), 0)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载问题表' }).click()
    assert.equal((await download).suggestedFilename(), '问题表.csv')
  })

/** 430 of 430, and a grid opens from the list. */
const coverage = (stage: Stage) =>
  at(stage, 'registrar', async (page) => {
    await page.goto('/staff/office/grids')
    await page.locator('[data-part="coverage"]').getByText('430/430').waitFor()
    await page.locator('tbody a').first().click()
    await page.getByRole('heading', { name: '谁在值守' }).waitFor()
  })

/** Issues are drafted in order, so the month that is due may lie further back: the refusal is read and the next tried. */
const tryDraft = async (page: Page, monthsBack: number): Promise<void> => {
  const month = new Date()
  month.setUTCDate(1)
  month.setUTCMonth(month.getUTCMonth() - monthsBack)
  await page.getByLabel('月份').fill(month.toISOString().slice(0, 7))
  const answer = page.waitForResponse((r) => r.url().endsWith('/api/bulletins') && r.request().method() === 'POST')
  await page.getByRole('button', { name: '起草' }).click()
  if ((await answer).ok()) await page.locator('tbody tr').filter({ hasText: UNRELEASED }).first().waitFor()
}

const UNRELEASED = /草稿|已核对，待发布/
/** The page of an issue that waits, drafted now if none does. */
const openDraft = async (page: Page): Promise<string> => {
  await page.goto('/staff/office/bulletins')
  await page.getByRole('button', { name: '起草' }).waitFor()
  const rows = page.locator('tbody tr')
  const waiting = rows.filter({ hasText: UNRELEASED })
  await page.locator('tbody tr, .yw-empty').first().waitFor()
  for (let back = 1; back <= 24 && (await waiting.count()) === 0; back += 1) await tryDraft(page, back)
  // the lowest number first: issues are released in order
  await waiting.last().getByRole('link').click()
  await page.locator('[data-state]').waitFor()
  return new URL(page.url()).pathname
}

/** A number opens the matters it counts, as many as it says. */
const openCases = async (page: Page): Promise<void> => {
  const card = page.locator('[data-figure="collected"]')
  const said = (await card.locator('.yw-figure-value').innerText()).replace(/\D/g, '')
  await card.getByRole('link').click()
  // a month in which nothing came says so; the journey across the faces opens one with matters
  if (said === '0') return page.getByText('这个数背后没有事项。').waitFor()
  const total = await page.locator('[data-part="total"]').innerText()
  assert.equal(total.match(/共 (\d+)/)?.[1], said, 'the list behind a number must have as many rows')
  await page.locator('tbody a').first().waitFor()
}

const act = async (page: Page, verb: string, done: string): Promise<void> => {
  await page.locator('summary', { hasText: verb }).click()
  await page.locator('details[open]').getByRole('button', { name: verb, exact: true }).click()
  await page.locator('[data-state]').getByText(done).waitFor()
}

const twoPeople = async (stage: Stage): Promise<void> => {
  const path = await at(stage, 'editor', async (page) => {
    const opened = await openDraft(page)
    await openCases(page)
    return opened
  })
  await at(stage, 'bulletin-checker', async (page) => {
    await page.goto(path)
    const state = page.locator('[data-state]')
    await state.waitFor()
    if ((await state.innerText()) === '草稿') await act(page, '核对', '已核对')
    assert.equal(await page.locator('summary', { hasText: '发布' }).count(), 0, 'who checked may not release')
  })
  await at(stage, 'releaser', async (page) => {
    await page.goto(path)
    await page.locator('[data-state]').waitFor()
    await act(page, '发布', '已发布')
  })
}

/** Somebody without the post reads why, not an empty page. */
const refusal = (stage: Stage) =>
  at(stage, 'editor', async (page) => {
    await page.goto('/staff/office/audit')
    await page.getByText('要看，请找管理员核对岗位。').waitFor()
  })

/** The audit speaks words; codes stand behind a fold. */
const auditWords = (stage: Stage) =>
  at(stage, 'auditor', async (page) => {
    await page.goto('/staff/office/audit')
    const rows = page.locator('tbody tr')
    await rows.first().waitFor()
    for (const row of (await rows.allInnerTexts()).slice(0, 20))
      assert.doesNotMatch(row, /[a-z]+\.[a-z]|anonymous|@/, row)
    await rows.first().locator('summary').click()
    await rows.first().locator('code').first().waitFor()
  })

/** Stages of the plan as a matter walks: the open ones first, the end last. */
const planOrder = (stage: Stage) =>
  at(stage, 'auditor', async (page) => {
    await page.goto('/staff/office/plan')
    const states = page.locator('table').first().locator('tbody tr td:last-child')
    await states.first().waitFor()
    const cells = await states.allInnerTexts()
    const closed = cells.indexOf('—')
    assert.ok(closed > 0 && cells.slice(closed).every((cell) => cell === '—'), cells.join(' '))
  })

/** The chart's number is the length of the list behind it; a box is reached by keyboard and says where it leads. */
const flowChart = (stage: Stage) =>
  at(stage, 'dispatcher', async (page) => {
    const made = await page.request.post('/api/staff/matters', {
      data: { text: '东街路灯不亮', channel: 'phone', placeWords: '东街路口' },
      headers: { 'x-yiwang-csrf': '1' },
    })
    assert.ok(made.ok(), `nothing to chart: ${made.status()}`)
    await page.goto('/staff/office/flow')
    const boxes = page.locator('a[data-stage]')
    await boxes.first().waitFor()
    const rows = page.locator('[data-part="stages"] tbody tr')
    assert.equal(await boxes.count(), await rows.count(), 'the table has the chart’s stages')
    await boxes.first().focus()
    await page.locator('.yw-flow-leads strong').waitFor()
    const busy = page.locator('a[data-stage][data-busy][data-super="open"]').first()
    const said = Number((await busy.locator('.yw-flow-now').innerText()).replace(/\D/g, ''))
    await busy.press('Enter')
    await page.waitForURL(/stage=/)
    const shown = page.locator('.yw-inbox-row')
    await shown.first().waitFor()
    assert.equal(await shown.count(), Math.min(said, 100), 'the list behind a box must be as long as it says')
  })

export const run = async (stage: Stage): Promise<void> => {
  await badImport(stage)
  await coverage(stage)
  await twoPeople(stage)
  await refusal(stage)
  await auditWords(stage)
  await planOrder(stage)
  await flowChart(stage)
}

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { load } from './network.e2e.ts'
import { at, h1, onPhone, type PacksStage } from './pack-desk.ts'
import { DESK, PHONE } from './staff-desk.ts'

const OFFICE = '0537-2223334'
const card = (page: Page) => page.locator('[data-kind="care-areas"]')
const panel = (page: Page) => page.locator('[data-part="patch"]')
const rows = (page: Page) => page.locator('[data-part="patch-list"] tbody tr')
const has = (page: Page, held: string) =>
  card(page)
    .getByRole('heading', { name: `操心片区：${held} 片有` })
    .waitFor()
const bareNames = async (page: Page): Promise<string[]> =>
  (await card(page).locator('[data-part="bare"] .yw-row-title').allInnerTexts()).sort()
const openPage = async (page: Page) => {
  await page.goto('/staff/office')
  await page.getByRole('link', { name: /^责任片区/ }).click()
  await h1(page, '责任片区')
}

/** The bare street is opened from the report; a mobile is refused, an office telephone is not. */
const assign = async (stage: PacksStage, page: Page) => {
  await openPage(page)
  await has(page, '4/6')
  await card(page)
    .getByText(/^没有.+的 2 片$/)
    .waitFor()
  assert.deepEqual(await bareNames(page), ['东关街', '西关街'])
  await stage.look(page)
  await card(page).getByRole('button', { name: '打开西关街' }).click()
  await panel(page).getByText('安排人…').click()
  await panel(page).getByRole('button', { name: '安排', exact: true }).click()
  await panel(page).getByText('选一个人。').waitFor()
  await panel(page).getByLabel('谁').fill('岳青禾')
  await panel(page).getByRole('button', { name: '找' }).click()
  await panel(page)
    .getByLabel(/岳青禾/)
    .click()
  await panel(page).getByLabel('办公电话').fill('13900000000')
  await panel(page).getByRole('button', { name: '安排', exact: true }).click()
  await panel(page).getByText('这是手机号，会公开。填办公电话。').waitFor()
  await stage.look(page)
  await panel(page).getByLabel('办公电话').fill(OFFICE)
  await panel(page).getByRole('button', { name: '安排', exact: true }).click()
  await panel(page).getByText('西关街归岳青禾负责了。').waitFor()
  await has(page, '5/6')
  assert.deepEqual(await bareNames(page), ['东关街'])
}

/** One more comes as a roster without anybody; it is counted, renamed, and ended again. */
const keep = async (stage: PacksStage, page: Page, area: string) => {
  await load(page, 'patches', ['类别,村居编码,名称', `操心片区,${area},测试巷`])
  await openPage(page)
  await has(page, '5/7')
  await page.getByLabel('类别').last().selectOption({ label: '操心片区' })
  await page.getByLabel('显示').selectOption({ label: '没有人的' })
  await page.getByText('2 片', { exact: true }).waitFor()
  await rows(page).filter({ hasText: '测试巷' }).getByRole('button').click()
  await panel(page).getByText('改名称或户数…').click()
  await panel(page).getByLabel('户数').fill('31')
  await panel(page).getByRole('button', { name: '保存' }).click()
  await panel(page).getByText('改好了。').waitFor()
  await rows(page).getByText('31 户，多于 30').waitFor()
  await stage.look(page)
  await panel(page).getByText('撤掉这一片…').click()
  await panel(page).getByLabel('原因').fill('并到东关街')
  await panel(page).getByRole('button', { name: '撤掉', exact: true }).click()
  await panel(page)
    .getByText(/测试巷撤掉了/)
    .waitFor()
  await has(page, '5/6')
}

type Grid = { code: string; division: string; divisionName: string }
/** The grid of the demo's first grid account, in whose community the made-up streets lie. */
const gridOf = async (page: Page): Promise<Grid> => {
  const { items } = await (await page.request.get('/api/patches?find=东关街')).json()
  const grids = await (await page.request.get(`/api/grids?division=${items[0].area}&limit=1`)).json()
  return grids.items[0]
}
const clerk = (stage: PacksStage): Promise<Grid> =>
  at(
    stage,
    'registrar',
    async (page) => {
      const grid = await gridOf(page)
      await assign(stage, page)
      await keep(stage, page, grid.division)
      return grid
    },
    DESK,
  )

/** A leader reads the report on a phone; nothing there is hers to change. A department has no such page. */
const readers = async (stage: PacksStage): Promise<void> => {
  await at(
    stage,
    'leader',
    async (page) => {
      await openPage(page)
      await has(page, '5/6')
      assert.equal(await page.getByRole('button', { name: /^打开/ }).count(), 0)
      assert.equal(await page.getByText('划一个片区').count(), 0)
      await stage.look(page, onPhone)
    },
    PHONE,
  )
  await at(stage, 'handler.d01', async (page) => {
    await page.goto('/staff/office')
    await page.getByRole('link', { name: /^我的资料/ }).waitFor()
    assert.equal(await page.getByRole('link', { name: /^责任片区/ }).count(), 0)
  })
}

/** The list is posted: everybody reads on the page of the grid who looks after which street, and nobody's own telephone. */
const posted = async ({ baseUrl, browser, look }: PacksStage, grid: Grid): Promise<void> => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', baseURL: baseUrl })
  const page = await context.newPage()
  await page.goto(`/public/duty/grid/${grid.code}`)
  const list = page.locator('[data-part="patches"]', { hasText: '操心片区' })
  await list.getByRole('heading', { name: `${grid.divisionName}的操心片区` }).waitFor()
  const west = list.getByRole('row', { name: /西关街/ })
  assert.match(await west.innerText(), /岳青禾/)
  await west.getByRole('link', { name: OFFICE }).waitFor()
  await list
    .getByRole('row', { name: /东关街/ })
    .getByText('还没有人')
    .waitFor()
  assert.doesNotMatch(await page.locator('main').innerText(), /1[3-9]\d{9}/)
  await look(page, onPhone)
  await context.close()
}

/** Streets and who looks after each: by the clerk, by who reads the report, by everybody. */
export const run = async (stage: PacksStage): Promise<void> => {
  const grid = await clerk(stage)
  await readers(stage)
  await posted(stage, grid)
}

import assert from 'node:assert/strict'
import { at, h1, onPhone, type PacksStage } from './pack-desk.ts'
import { PHONE } from './staff-desk.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const yesterday = (): string => new Date(Date.now() - DAY + 8 * HOUR).toISOString().slice(0, 10)

/** A supervisor narrows the list to one mechanism and opens a matter that is on its way. */
const problem = (stage: PacksStage) =>
  at(stage, 'supervisor', async (page) => {
    await page.goto('/staff/?view=open')
    await page.locator('summary', { hasText: '筛选' }).first().click()
    await page.getByLabel('机制', { exact: true }).selectOption({ label: '网格精治' })
    await page.waitForURL(/pack=/)
    const row = page.locator('.yw-inbox-row').filter({ hasText: '民情' }).first()
    await row.waitFor()
    await stage.look(page)
    const id = (await row.locator('a').getAttribute('href'))?.split('/').at(-1)
    await page.goto(`/staff/matters/${id}`)
    await page.locator('.yw-original').waitFor()
    await page
      .locator('[data-field="kind"] dd')
      .getByText(/困难|纠纷|诉求/)
      .waitFor()
    await stage.look(page)
  })

/** Yesterday: who did not file stands first, the others with their counts; a town's desk reads its own grids. */
const reports = async (stage: PacksStage) => {
  await at(stage, 'supervisor', async (page) => {
    await page.goto('/staff/daily')
    await page.getByLabel('哪一天').fill(yesterday())
    const said = page.locator('[data-part="filed"]')
    await said.getByText(/报了 4\d\d 个网格，还差 [1-4]\d 个/).waitFor()
    const rows = page.locator('tbody tr')
    const missing = Number((await said.innerText()).match(/还差 (\d+)/)?.[1])
    assert.equal(await page.locator('tr[data-filed="false"]').count(), missing)
    await rows.first().getByText('没有报，已过当天').waitFor()
    await stage.look(page)
  })
  await at(
    stage,
    'town-desk',
    async (page) => {
      await page.goto('/staff/daily')
      await page.getByLabel('哪一天').fill(yesterday())
      await page.locator('tr[data-filed="true"]').first().waitFor()
      await stage.look(page, onPhone)
    },
    PHONE,
  )
}

/** Each of them is in the missed list, by day. */
const missed = (stage: PacksStage) =>
  at(stage, 'supervisor', async (page) => {
    await page.goto('/staff/rhythm')
    const list = page.locator('[data-part="missed-list"]')
    await list.locator('[data-part="rhythm-figures"] tbody tr').filter({ hasText: '网格日报' }).first().waitFor()
    await list
      .getByRole('button', { name: /^看网格日报.*漏办的地方$/ })
      .first()
      .click()
    await list.locator('[data-part="rhythm-missed"] tbody tr').nth(10).waitFor()
    await stage.look(page)
  })

/** The town's leader reads of each level how many have one and who has none; a grid names who serves it and who works there. */
const network = (stage: PacksStage) =>
  at(stage, 'town-leader', async (page) => {
    await page.goto('/staff/office/network')
    const group = page.locator('[data-tier="group"]')
    const [covered = 0, places = 0] = ((await group.getByRole('heading').innerText()).match(/\d+/g) ?? []).map(Number)
    assert.ok(covered > 0 && covered < places, `${covered}/${places}`)
    await group.locator('summary').click()
    assert.equal(await group.locator('[data-without] li').count(), places - covered)
    await stage.look(page)
    const served = page.locator('[data-part="links"]').getByRole('row', { name: /金府社区第一网格党小组/ })
    await served.getByRole('link', { name: '金府社区第一网格' }).click()
    await h1(page, '金府社区第一网格')
    await page.getByText('专职网格员：入户走访').waitFor()
    await page.locator('[data-part="grid-links"]').getByText('小区网格党支部').first().waitFor()
    await stage.look(page)
  })

/** What a stranger finds in the demo county after `demo-packs`: the last four weeks of the fine grids. */
export const run = async (stage: PacksStage): Promise<void> => {
  await problem(stage)
  await reports(stage)
  await missed(stage)
  await network(stage)
}

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { at, h1, onPhone, type PacksStage } from './pack-desk.ts'
import { DESK, PHONE } from './staff-desk.ts'

const rows = (page: Page) => page.locator('[data-part="members"] tbody tr')
const shown = (page: Page, n: number) => page.getByText(`共 ${n} 人`, { exact: true }).waitFor()
const panel = (page: Page) => page.locator('[data-part="pool-member"]')
const openPool = async (page: Page, name: string) => {
  await page.goto('/staff/office')
  await page.getByRole('link', { name: /^人才库/ }).click()
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await h1(page, name)
  await rows(page).first().waitFor()
}

/** Who has run out is found first and extended; one is put in, asked about by field, and taken out. */
const kept = (stage: PacksStage) =>
  at(
    stage,
    'registrar',
    async (page) => {
      await openPool(page, '人民调解员')
      await stage.look(page)
      const all = await rows(page).count()
      await page.getByLabel('显示').selectOption({ label: '已过期的' })
      await rows(page)
        .first()
        .getByText(/已过期 \d+ 天/)
        .waitFor()
      await rows(page).first().getByRole('button', { name: /^打开/ }).click()
      await panel(page).getByText('续期…').click()
      await panel(page).locator('input[type=date]').first().fill('2031-06-30')
      await panel(page).getByRole('button', { name: '续期', exact: true }).click()
      await panel(page)
        .getByText(/的有效期已续到2031年6月30日/)
        .waitFor()
      await page.getByLabel('显示').selectOption({ label: '全部' })
      await page.getByText('加入…').click()
      await page.getByRole('button', { name: '加入', exact: true }).click()
      await page.getByText('至少选一个领域').waitFor()
      await page.getByLabel('谁').fill('岳青禾')
      await page.getByRole('button', { name: '找', exact: true }).click()
      await page.getByRole('radio').first().click()
      await page.getByRole('checkbox', { name: '知识产权' }).check()
      await page.getByLabel('证书号').first().fill('TJ-0100')
      await page.getByLabel('有效期到哪天').first().fill('2030-12-31')
      await stage.look(page)
      await page.getByRole('button', { name: '加入', exact: true }).click()
      await page
        .getByText(/已经在库里/)
        .first()
        .waitFor()
      await shown(page, all + 1)
      await page.getByLabel('领域').first().selectOption({ label: '知识产权（1 人）' })
      await shown(page, 1)
      await rows(page).first().getByText('到2030年12月31日').waitFor()
      await rows(page).first().getByRole('button', { name: /^打开/ }).click()
      await panel(page).getByText('移出').first().click()
      await panel(page).getByLabel('原因').fill('调离本县')
      await panel(page).getByRole('button', { name: '移出', exact: true }).click()
      await page.getByText('没有这样的人').waitFor()
    },
    DESK,
  )

/** Who calls on them reads the pool and changes nothing; for a department it is not there. */
const read = async (stage: PacksStage): Promise<void> => {
  await at(
    stage,
    'community',
    async (page) => {
      await openPool(page, '人民调解员')
      assert.equal(await page.getByText('加入…').count(), 0)
      assert.equal(await page.getByRole('button', { name: /^打开/ }).count(), 0)
      await stage.look(page, onPhone)
    },
    PHONE,
  )
  await at(stage, 'handler.d01', async (page) => {
    await page.goto('/staff/office')
    await page.getByRole('link', { name: /^我的资料/ }).waitFor()
    assert.equal(await page.getByRole('link', { name: /^人才库/ }).count(), 0)
    await page.goto('/staff/office/pools/mediators')
    await page.getByText('没有找到').waitFor()
  })
}

/** A pool of people by its keeper, by who calls on them, and by who has nothing to do with it. */
export const run = async (stage: PacksStage): Promise<void> => {
  await kept(stage)
  await read(stage)
}

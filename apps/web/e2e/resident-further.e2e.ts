import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { signIn } from './staff-by-api.ts'
import { lookAt } from './watch.ts'

type Given = { baseUrl: string; page: Page }
const PHONE = '13800008899'
const submit = (page: Page) => page.getByRole('main').locator('button[type=submit]').click()
const looksRight = async (page: Page): Promise<void> => assert.deepEqual(await lookAt(page, { phone: true }), [])
const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

const say = async ({ page, baseUrl }: Given, text: string) => {
  await page.goto(`${baseUrl}/report`)
  await page.getByLabel('用您自己的话说').fill(text)
  await next(page)
  await page.getByRole('heading', { name: '在哪里？', level: 1 }).waitFor()
}
const toCheck = async (page: Page) => {
  await next(page)
  await page.waitForURL(/\/report\/(alike|check)$/)
  if (page.url().endsWith('/alike')) await page.getByRole('link', { name: '都不是，继续' }).click()
  await page.getByRole('heading', { name: /看一遍/, level: 1 }).waitFor()
}
const sent = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: '发出' }).click()
  await page.getByRole('heading', { name: '已收到', level: 1 }).waitFor()
  return (await page.locator('.yw-number-big').innerText()).replace(/\D/g, '')
}

type Point = { lon: number; lat: number }
/** A place in one grid with another close by, looked for to the east of the first grids. */
const borderOf = async ({ page, baseUrl }: Given): Promise<Point> => {
  const { headers } = await signIn(baseUrl, 'dispatcher')
  const { items } = await (await fetch(`${baseUrl}/api/grids?limit=20`, { headers })).json()
  for (const { point } of items as { point: Point | null }[]) {
    for (const step of point ? [2, 4, 6, 10, 15] : []) {
      const at = { lon: (point as Point).lon + step / 1000, lat: (point as Point).lat }
      const answer = await page.request.get(`${baseUrl}/api/locate?lon=${at.lon}&lat=${at.lat}&accuracy=60`)
      const { grid, near } = await answer.json()
      if (grid && near.some((n: { grid: { code: string } }) => n.grid.code !== grid.code)) return at
    }
  }
  return assert.fail('the demo county has no border near its first grids')
}

/** Close to a border the resident chooses the side; nothing is chosen for her. */
const nearBorder = async (given: Given) => {
  const { page } = given
  const { lon, lat } = await borderOf(given)
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ longitude: lon, latitude: lat, accuracy: 60 })
  await say(given, '边上的路灯不亮')
  await page.getByRole('radio', { name: '就在这里' }).check()
  await page.locator('#position').click()
  const sides = page.locator('#border input')
  await sides.first().waitFor()
  assert.equal(await page.locator('#border input:checked').count(), 0, 'no side is chosen')
  await next(page)
  await page.getByRole('alert').first().waitFor()
  await looksRight(page)
  await sides.nth(1).check()
  await toCheck(page)
  await sent(page)
}

/** A complaint about a unit: the unit finds nothing of it. */
const complain = async (given: Given): Promise<string> => {
  const { page, baseUrl } = given
  await say(given, '窗口推三阻四，跑了四趟没办成')
  await page.getByRole('radio', { name: '说不清，我来描述' }).check()
  await page.getByLabel('门牌或旁边的标志').fill('办事大厅')
  await toCheck(page)
  await page.getByRole('checkbox', { name: /投诉/ }).check()
  await page.getByRole('combobox', { name: /投诉的是哪/ }).fill('D01')
  await page.locator('.yw-finder-list').getByRole('option').first().click()
  await page.getByLabel('手机号').fill(PHONE)
  await looksRight(page)
  const ref = await sent(page)
  const seen = async (username: string) => {
    const { headers } = await signIn(baseUrl, username)
    const found = await (await fetch(`${baseUrl}/api/search?q=${ref}`, { headers })).json()
    return found.items.length
  }
  assert.equal(await seen('dispatcher'), 1, 'the desk finds it')
  assert.equal(await seen('handler.d01'), 0, 'the unit complained about finds nothing')
  return ref
}

/** A word more with a photo that is none: the words arrive, the photo is said to be refused; then she withdraws. */
const noteAndWithdraw = async ({ page, baseUrl }: Given, ref: string) => {
  await page.goto(`${baseUrl}/track/${ref}`)
  await page.getByRole('link', { name: '补充一句' }).click()
  await page.getByLabel('您想说的').fill('补一张照片')
  const none = { name: 'none.png', mimeType: 'image/png', buffer: Buffer.from('no picture') }
  await page.setInputFiles('input[type=file]', none)
  await page.locator('.yw-files li').waitFor()
  await looksRight(page)
  await submit(page)
  await page.getByText('补一张照片').waitFor()
  await page.getByText('有 1 张照片没有收').first().waitFor()
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByRole('link', { name: '撤回' }).click()
  await submit(page)
  await page.getByText('您已撤回').first().waitFor()
}

/** Her own data: a word against a record, and the file of it all. */
const ownData = async ({ page, baseUrl }: Given) => {
  await page.goto(`${baseUrl}/sign-in`)
  await page.getByLabel('手机号').fill(PHONE)
  await submit(page)
  const shown = page.getByRole('status').filter({ hasText: /(?<!\d)\d{6}(?!\d)/ })
  const code = (await shown.innerText()).match(/(?<!\d)\d{6}(?!\d)/)?.[0] ?? ''
  await page.getByRole('main').getByRole('textbox').fill(code)
  await submit(page)
  await page.waitForURL(/\/mine$/)
  await page.goto(`${baseUrl}/my-data`)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await page.getByRole('main').locator('summary').last().click()
  await page.getByRole('main').locator('select').first().selectOption({ index: 1 })
  await page.getByRole('main').getByRole('textbox').fill('这个号码是家里人的')
  await looksRight(page)
  await submit(page)
  await page.locator('#replies').waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /下载/ }).click()])
  const held = JSON.parse(readFileSync(await file.path(), 'utf8'))
  assert.equal(held.replies[0]?.text, '这个号码是家里人的')
}

/** Journeys beside the main ones, on the same page. */
export const runFurther = async (given: Given): Promise<void> => {
  await nearBorder(given)
  await noteAndWithdraw(given, await complain(given))
  await ownData(given)
}

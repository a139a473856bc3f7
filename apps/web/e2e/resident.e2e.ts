import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { runFurther } from './resident-further.e2e.ts'
import { act, mustAct, signIn } from './staff-by-api.ts'

type Given = { baseUrl: string; page: Page }
const LAMP = '小学门口路灯三天不亮，晚上接孩子看不见'
const OPTION = '晚上六点到七点'

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })

/** The ten digits on the receipt. */
const numberOf = async (page: Page): Promise<string> => {
  await heading(page, '已收到')
  const big = page.getByRole('region', { name: '编号' }).locator('.yw-number-big')
  const ref = (await big.innerText()).replace(/\D/g, '')
  assert.match(ref, /^\d{10}$/)
  return ref
}

const sayWhat = async ({ page, baseUrl }: Given, text: string) => {
  await page.goto(`${baseUrl}/report`)
  await page.getByLabel('用您自己的话说').fill(text)
  await button(page, '下一步').click()
  await heading(page, '在哪里？')
}
const pickPlace = async (page: Page) => {
  await page.getByRole('radio', { name: '选地方' }).check()
  await page.getByLabel('镇街').selectOption({ index: 1 })
  await page.getByRole('list', { name: '找到的地方' }).getByRole('button').first().click()
  await page.getByLabel('门牌或旁边的标志').fill('小学东门')
}
const pastAlike = async (page: Page) => {
  await button(page, '下一步').click()
  await page.waitForURL(/\/report\/(alike|check|contact)$/)
  if (page.url().endsWith('/alike')) await link(page, '都不是，继续').click()
}

/** Says a thing, gets a number, finds it again by number and check code. */
const reportAndTrack = async (given: Given): Promise<string> => {
  const { page, baseUrl } = given
  await page.goto(baseUrl)
  await link(page, /说一件事/).click()
  await heading(page, '什么事？')
  await button(page, '下一步').click()
  await page.getByRole('alert').getByText('写一句或拍一张照片就行。').waitFor()
  await sayWhat(given, LAMP)
  await page.reload()
  await pickPlace(page)
  await pastAlike(page)
  await heading(page, /看一遍/)
  for (const box of await page.getByRole('checkbox').all())
    assert.equal(await box.isChecked(), false, 'nothing is ticked')
  await page.getByRole('checkbox', { name: /可以公开/ }).check()
  await button(page, '发出').click()
  const ref = await numberOf(page)
  const secret = await page.locator('.yw-number-code').innerText()
  await page.evaluate(() => localStorage.removeItem('yiwang.matters'))
  await page.goto(`${baseUrl}/track`)
  await page.getByLabel('编号').fill(ref)
  await page.getByLabel('查询码').fill(secret)
  await button(page, '查').click()
  await page.getByRole('heading', { name: '办理经过' }).waitFor()
  assert.ok(!page.url().includes(secret), 'the check code never stands in an address')
  await button(page, '记在这台设备上').click()
  return ref
}

/** The same thing said again is recognised; joining gives a number of its own. */
const joinSimilar = async (given: Given, first: string) => {
  const { page } = given
  await sayWhat(given, LAMP)
  await pickPlace(page)
  await button(page, '下一步').click()
  await heading(page, '是不是同一件事？')
  await link(page, /就是.*我也遇到了/)
    .first()
    .click()
  await heading(page, '我也遇到了')
  await page.getByLabel('手机号').fill('1380000886')
  await button(page, '发出').click()
  await page.getByRole('alert').getByText('手机号少 1 位，现在是 10 位。').waitFor()
  await page.getByLabel('手机号').fill('')
  await button(page, '发出').click()
  assert.notEqual(await numberOf(page), first, 'a number of its own')
}

/** A question is answered, the result is rated, and the matter is taken up again. */
const answerRateReopen = async ({ page, baseUrl }: Given, ref: string) => {
  const dispatcher = await signIn(baseUrl, 'dispatcher')
  const handler = await signIn(baseUrl, 'handler.d01')
  const checker = await signIn(baseUrl, 'checker')
  const by = (who: typeof handler, verb: string, form?: Record<string, unknown>) => ({
    ...{ baseUrl, who, ref, verb },
    ...(form ? { form } : {}),
  })
  await mustAct(by(dispatcher, 'dispatch', { unit: handler.unit }))
  await act(by(handler, 'sign'))
  await mustAct(by(handler, 'ask', { question: '几点去看方便？', options: [OPTION, '都不行'] }))
  await page.goto(`${baseUrl}/track/${ref}`)
  await link(page, /回答/).click()
  await page.getByRole('radio', { name: OPTION }).check()
  await page.getByRole('main').locator('button[type=submit]').click()
  // the form shows the option too: only the history says that the answer arrived
  await page.getByRole('heading', { name: '办理经过' }).waitFor()
  await page.getByText(OPTION).waitFor()
  await act(by(handler, 'contact'))
  await mustAct(by(handler, 'reply'))
  await mustAct(by(checker, 'check-accept'))
  await page.goto(`${baseUrl}/track/${ref}`)
  await page.getByRole('heading', { name: '给您的答复' }).waitFor()
  await rate(page)
  await page.getByText('您说解决了').waitFor()
  await reopen(page)
}
const rate = async (page: Page) => {
  const primary = page.getByRole('group', { name: '您可以做的' }).locator('[data-primary]')
  await primary.click()
  await page.getByRole('radio', { name: '解决了', exact: true }).waitFor()
  for (const choice of await page.getByRole('radio').all())
    assert.equal(await choice.isChecked(), false, 'nothing is chosen')
  await page.getByRole('main').locator('button[type=submit]').click()
  await page.getByRole('alert').getByText('先选一个答案。').first().waitFor()
  await page.getByRole('radio', { name: '解决了', exact: true }).check()
  await page.getByRole('radio', { name: '还可以' }).check()
  await page.getByRole('main').locator('button[type=submit]').click()
}
const reopen = async (page: Page) => {
  await link(page, /再办|再次|重新/).click()
  await page.getByRole('main').getByRole('textbox').first().fill('又不亮了')
  await page.getByRole('main').locator('button[type=submit]').click()
  await page.getByRole('heading', { name: '办理经过' }).waitFor()
  await page.getByText('又不亮了').waitFor()
}

/** The answer to a report is lost on its way: the text is kept, sent again under the same key, and makes one matter. */
const lostAnswer = async (given: Given) => {
  const { page } = given
  const keys: (string | undefined)[] = []
  await page.route('**/api/matters', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    const answer = await route.fetch()
    if (keys.length === 1) await route.abort('connectionreset')
    else await route.fulfill({ response: answer })
  })
  await sayWhat(given, '井盖松了，车过就响')
  await page.getByRole('radio', { name: '说不清，我来描述' }).check()
  await page.getByLabel('门牌或旁边的标志').fill('菜市场北门')
  await pastAlike(page)
  await button(page, '发出').click()
  await heading(page, '已存在这台设备上，还没有发出')
  await button(page, '现在试试发').click()
  await numberOf(page)
  await page.unroute('**/api/matters')
  assert.equal(keys.length, 2)
  assert.equal(keys[0], keys[1], 'a resend carries the same key')
}

/** The whole report without a mouse. */
const keyboardOnly = async ({ page, baseUrl }: Given) => {
  const { keyboard } = page
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 40; i++) {
      await keyboard.press('Tab')
      const text = await page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement | null
        return [at?.labels?.[0]?.innerText, at?.getAttribute('aria-label'), at?.innerText].filter(Boolean).join(' ')
      })
      if (name.test(text)) return
    }
    assert.fail(`Tab never reached ${name}`)
  }
  await page.goto(baseUrl)
  await link(page, /说一件事/).waitFor()
  await tabTo(/说一件事/)
  await keyboard.press('Enter')
  await heading(page, '什么事？')
  await tabTo(/用您自己的话说/)
  await keyboard.insertText('垃圾桶满了两天没人收')
  await tabTo(/^下一步$/)
  await keyboard.press('Enter')
  await heading(page, '在哪里？')
  await tabTo(/就在这里|选地方/)
  for (let i = 0; i < 2 && !(await page.getByRole('radio', { name: /说不清/ }).isChecked()); i++)
    await keyboard.press('ArrowDown')
  await tabTo(/门牌或旁边的标志/)
  await keyboard.insertText('老车站对面')
  await keyboard.press('Enter')
  await page.waitForURL(/\/report\/(alike|check)$/)
  if (page.url().endsWith('/alike')) {
    await tabTo(/都不是/)
    await keyboard.press('Enter')
  }
  await heading(page, /看一遍/)
  await tabTo(/^发出$/)
  await keyboard.press('Enter')
  await numberOf(page)
}

/** Elder mode walks the same steps: three doors of 60 px and more, one block, contact on a page of its own. */
const elderMode = async (given: Given) => {
  const { page, baseUrl } = given
  await page.goto(baseUrl)
  await button(page, '长辈版').click()
  const doors = await page.locator('.yw-door').all()
  assert.equal(doors.length, 3)
  for (const door of doors) assert.ok(((await door.boundingBox())?.height ?? 0) >= 60, 'a main target of 60 px')
  await sayWhat(given, '楼道灯不亮')
  await page.getByRole('radio', { name: '说不清，我来描述' }).check()
  await page.getByLabel('门牌或旁边的标志').fill('三号楼二单元')
  await pastAlike(page)
  await heading(page, '怎么告诉您？')
  await button(page, '下一步').click()
  await button(page, '发出').click()
  await numberOf(page)
  const size = await page.locator('.yw-number-big').evaluate((el) => Number.parseFloat(getComputedStyle(el).fontSize))
  assert.ok(size >= 40, `the number stands at ${size} px`)
  await page.goto(baseUrl)
  await button(page, '标准版').click()
}

/** Every journey of the resident face, on one page of a phone's size, against a running demo instance. */
export const run = async (given: Given): Promise<void> => {
  await given.page.setViewportSize({ width: 390, height: 844 })
  const ref = await reportAndTrack(given)
  await joinSimilar(given, ref)
  await answerRateReopen(given, ref)
  await lostAnswer(given)
  await keyboardOnly(given)
  await elderMode(given)
  await runFurther(given)
}

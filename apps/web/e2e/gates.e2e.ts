import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import {
  acts,
  at,
  by,
  findUnit,
  type Kept,
  onPhone,
  openPage,
  type PacksStage,
  pick,
  register,
  said,
  track,
} from './pack-desk.ts'
import { act, signIn } from './staff-by-api.ts'
import { formOf, PHONE, read } from './staff-desk.ts'

const ASKED = 16
const AT_DESK = '组织部门登记'
const offered = (page: Page, action: string) => page.locator(`[data-action="${action}"]`).count()
const stageIs = async (page: Page, m: Kept, stage: string) => assert.equal((await read(page, m.id)).stage, stage)
const nothing = async () => undefined

/** The desk asks sixteen departments at once. */
const convened = (stage: PacksStage): Promise<{ m: Kept; codes: string[] }> =>
  at(stage, 'dispatcher', async (page) => {
    const fill = async () => {
      await pick(page, '哪一类对象', '村级发展对象')
      assert.equal(await page.getByLabel('地点').count(), 0, 'a file about a person asks for no place')
    }
    const text = '村级发展对象一名，按规定联审'
    const m = await register(page, { kind: '联合政审', text, way: AT_DESK, fill })
    const { items } = await (await page.request.get('/api/units')).json()
    const units = (items as { code: string; name: string }[]).filter((u) => /^D\d\d$/.test(u.code)).slice(0, ASKED)
    assert.equal(units.length, ASKED)
    await acts(page, m, {
      action: 'convene',
      async fill() {
        for (const u of units) await findUnit(page, 'convene', { typed: u.code, name: u.name })
        await formOf(page, 'convene').locator('textarea').fill('有无不同意见')
      },
    })
    return { m, codes: units.map((u) => u.code.toLowerCase()) }
  })

/** A department has one screen with one question, nothing to write, and sees nobody else's answer. */
const objects = (stage: PacksStage, m: Kept, code: string) =>
  at(stage, `handler.${code}`, async (page) => {
    await openPage(page, m)
    await page.locator('[data-action="opine"]').click()
    const form = formOf(page, 'opine')
    await form.waitFor()
    const writable = 'textarea, input[type=text], input:not([type]), input[type=file]'
    assert.equal(await page.getByRole('main').locator(writable).count(), 0, 'nothing to write, nothing to attach')
    assert.equal(await page.locator('[data-part="asked"] dd').count(), 1, 'its own question alone')
    await stage.look(page)
    assert.equal(await form.getByRole('radio').count(), 2, 'a class is asked of an objection alone')
    await form.getByRole('radio', { name: '有意见', exact: true }).check()
    await form.getByRole('radio', { name: '失信被执行' }).check()
    await form.locator('[data-primary]').click()
    await page.getByRole('status').filter({ hasText: '已办好' }).first().waitFor()
  })

const SETTLED = '那笔债去年已经还清，有法院的结案书'
/** The person reads source and class, the objection first, and answers it; the desk reads both. */
const answersBack = async (stage: PacksStage, m: Kept): Promise<void> => {
  await track(stage, m, async (page) => {
    const rows = page.locator('[data-part="opinions"] dd')
    await rows.nth(ASKED - 1).waitFor()
    assert.equal(await rows.first().innerText(), '有意见 · 失信被执行')
    await page.getByText('已向各部门征求意见').waitFor()
    await stage.look(page, onPhone)
    await page.getByRole('link', { name: '本人说明' }).click()
    await page.getByLabel('您的说明').fill(SETTLED)
    await page.getByRole('button', { name: '本人说明' }).click()
    await page.getByText(SETTLED).first().waitFor()
  })
  await at(stage, 'dispatcher', async (page) => {
    await openPage(page, m)
    await page.getByText(SETTLED).first().waitFor()
    assert.equal(await page.locator('[data-part="asked"] dd').first().innerText(), '有意见 · 失信被执行')
    await stage.look(page)
  })
}

/** Sixteen departments asked side by side, one objects, and the person has the last word before the desk goes on. */
const sideBySide = async (stage: PacksStage): Promise<void> => {
  const { m, codes } = await convened(stage)
  const [first = '', ...rest] = codes
  await objects(stage, m, first)
  for (const code of rest) {
    const who = await signIn(stage.baseUrl, `handler.${code}`)
    assert.ok(await act({ baseUrl: stage.baseUrl, who, ref: m.ref, verb: 'opine', form: { answer: 'none' } }))
  }
  await answersBack(stage, m)
}

const FACTS = '半年没有参加组织生活，打电话也没有说明原因'
const OWN_WORDS = '那半年我在外地照料生病的老人，请过假，电话换了号'

/** The branch writes the facts down; the vote is not there before the steps that come first. */
const opened = (stage: PacksStage): Promise<Kept> =>
  at(stage, 'community', async (page) => {
    const fill = async () => {
      await page.getByLabel('第几条情形').selectOption({ label: '第 4 条' })
      await page.locator('#register-phone').fill('19900001234')
    }
    const m = await register(page, { kind: '不合格党员处置', text: FACTS, way: AT_DESK, fill })
    await openPage(page, m)
    assert.equal(await said(page, 'clause').innerText(), '第 4 条')
    assert.equal(await offered(page, 'vote'), 0)
    const inside = () => formOf(page, 'investigate').getByLabel('补充说明').fill('走访三人，查阅半年的会议记录')
    await acts(page, m, { action: 'investigate', fill: inside })
    await stageIs(page, m, 'investigated')
    return m
  })

/** The member reads the facts on a phone and says how it was. */
const ownWords = (stage: PacksStage, m: Kept) =>
  track(stage, m, async (page) => {
    await page.getByRole('heading', { name: '情况' }).waitFor()
    await page.getByText(FACTS).first().waitFor()
    await page.getByText('支部已调查').waitFor()
    assert.equal(await page.getByText('查阅半年的会议记录').count(), 0, 'what is written beside a step stays inside')
    await page.getByRole('link', { name: '本人说明' }).click()
    await page.getByLabel('您的说明').fill(OWN_WORDS)
    await stage.look(page, onPhone)
    await page.getByRole('button', { name: '本人说明' }).click()
    await page.getByText(OWN_WORDS).first().waitFor()
  })

const votes = (page: Page, m: Kept) =>
  acts(page, m, {
    action: 'vote',
    async fill() {
      await page.getByLabel('应到会有表决权').fill('23')
      await page.getByLabel('赞成').fill('20')
    },
  })

/** The level above reviews; only then the branch votes, and only after the member was heard; who votes does not approve. */
const voted = async (stage: PacksStage, m: Kept): Promise<void> => {
  await at(stage, 'town-leader', async (page) => {
    await openPage(page, m)
    await page.getByText(OWN_WORDS).first().waitFor()
    await acts(page, m, { action: 'pre-review', fill: nothing })
  })
  await at(stage, 'community', async (page) => {
    await openPage(page, m)
    assert.equal(await offered(page, 'vote'), 0)
    await page.getByText('先听取本人说明，或记下已邀请').first().waitFor({ state: 'attached' })
    await acts(page, m, { action: 'hear', fill: () => pick(page, '本人说明', '已作说明') })
    await votes(page, m)
    await openPage(page, m)
    assert.equal(await said(page, 'statement').innerText(), '已作说明')
    assert.deepEqual([await offered(page, 'approve'), await said(page, 'entitled').innerText()], [0, '23'])
    await page.getByText('由镇街党委或县组织部门办').waitFor()
    await stage.look(page)
  })
}

/** Six steps, none skipped, by the branch, the level above and the county; then education, and how it ended. */
const disposition = async (stage: PacksStage): Promise<void> => {
  const m = await opened(stage)
  await ownWords(stage, m)
  await voted(stage, m)
  await by(stage, m, [
    ['dispatcher', 'approve'],
    ['community', 'notify-education'],
  ])
  await at(
    stage,
    'town-leader',
    (page) => acts(page, m, { action: 'finish', fill: () => pick(page, '教育结果', '转化合格') }),
    PHONE,
  )
  await track(stage, m, async (page) => {
    await page.getByText('教育转化合格').first().waitFor()
    await page.locator('[data-part="told"]').getByText('转化合格').waitFor()
    for (const line of ['上级已预审', '支部已表决', '上级已审批', '限期教育的决定已告诉您'])
      assert.equal(await page.getByText(line).count(), 1, line)
    await stage.look(page, onPhone)
  })
}

/** The same steps may end in removal: the branch tells the member, who reads it and where to object, and the file is shut. */
const removal = async (stage: PacksStage): Promise<void> => {
  const m = await opened(stage)
  await by(stage, m, [
    ['community', 'hear'],
    ['town-leader', 'pre-review'],
  ])
  await at(stage, 'community', (page) => votes(page, m))
  await by(stage, m, [['dispatcher', 'approve']])
  await at(stage, 'community', async (page) => {
    await openPage(page, m)
    assert.deepEqual([await offered(page, 'notify-education'), await offered(page, 'finish')], [1, 0])
    await acts(page, m, { action: 'notify-removal' })
    await openPage(page, m)
    await page.getByText('已除名').first().waitFor()
    for (const act of ['vote', 'approve', 'notify-removal', 'notify-education', 'finish'])
      assert.equal(await offered(page, act), 0, act)
    assert.equal((await read(page, m.id)).super, 'closed')
    await stage.look(page)
  })
  await track(stage, m, async (page) => {
    await page.getByText('已作除名处理，您可以向上一级提出不同意见').first().waitFor()
    await page.getByText('除名的决定已告诉您').waitFor()
    await page.getByRole('link', { name: '本人说明' }).waitFor()
    await stage.look(page, onPhone)
  })
}

/** Class, source and last day of an entry are the county's reviewers' alone. */
const negative = async (stage: PacksStage): Promise<void> => {
  const m = await at(stage, 'dispatcher', async (page) => {
    const made = await register(page, { kind: '负面清单', text: '一名发展对象的记录' })
    await acts(page, made, {
      action: 'list',
      async fill() {
        await pick(page, '问题类别', '失信被执行')
        await page.getByLabel('来源单位').fill('县法院')
        await formOf(page, 'list').locator('input[type=date]').fill('2031-01-01')
      },
    })
    await openPage(page, made)
    assert.equal(await said(page, 'body').innerText(), '县法院')
    return made
  })
  for (const other of ['auditor', 'town-leader']) {
    const { headers } = await signIn(stage.baseUrl, other)
    const asked = (path: string) => fetch(`${stage.baseUrl}/api${path}`, { headers })
    assert.equal((await asked(`/matters/${m.id}`)).status, 404, other)
    assert.deepEqual((await (await asked(`/search?q=${m.ref}`)).json()).items, [], `${other} finds nothing`)
  }
}

export const run = async (stage: PacksStage): Promise<void> => {
  await sideBySide(stage)
  await disposition(stage)
  await removal(stage)
  await negative(stage)
}

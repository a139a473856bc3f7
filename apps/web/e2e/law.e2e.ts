import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import {
  acts,
  at,
  by,
  findUnit,
  h1,
  type Kept,
  kind,
  onPhone,
  openPage,
  type PacksStage,
  pick,
  register,
  said,
  track,
} from './pack-desk.ts'
import { formOf, PHONE, read } from './staff-desk.ts'

const WINDOW = '窗口'
const stageIs = async (page: Page, m: Kept, stage: string) => assert.equal((await read(page, m.id)).stage, stage)
const write = (page: Page, o: { action: string; field: string; text: string }) =>
  formOf(page, o.action).getByLabel(o.field, { exact: true }).fill(o.text)

/** A mediation: consent of both sides first, then somebody from the pool, then what came of it. */
const mediation = (stage: PacksStage) =>
  at(stage, 'community', async (page) => {
    const fill = (second: string) => async () => {
      await pick(page, '哪一类', '邻里')
      await pick(page, '甲方同意调解', '是')
      await pick(page, '乙方同意调解', second)
    }
    const of = { kind: '调解', way: WINDOW }
    const unwilling = await register(page, { ...of, text: '两家为出水口吵了几回', fill: fill('否') })
    await openPage(page, unwilling)
    assert.equal(await page.locator('[data-action="assign"]').count(), 0)
    await page.getByText('要双方都同意调解').first().waitFor({ state: 'attached' })
    const m = await register(page, { ...of, text: '两家为滴水檐起了争执', fill: fill('是') })
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
    await acts(page, m, { action: 'settle-dispute', fill: () => page.getByRole('radio', { name: '书面' }).check() })
    await stageIs(page, m, 'settled')
  })

/** A contract goes back with its ground, comes again under the same number, and is decided only when it has passed. */
const review = async (stage: PacksStage): Promise<void> => {
  const m = await at(stage, 'dispatcher', async (page) => {
    const fill = async () => {
      await pick(page, '审查什么', '协议合同')
      await pick(page, '哪一级', '镇街')
      await pick(page, '经系统流转', '是')
      assert.equal(await page.getByLabel('地点').count(), 0, 'a paper lies nowhere')
    }
    const made = await register(page, { kind: '合法性审查', text: '城区公交站亭租赁合同，租期十年', fill })
    await openPage(page, made)
    await page.getByText('由合法性审查员办').first().waitFor({ state: 'attached' })
    assert.equal(await page.locator('[data-action="decide-contract"]').count(), 0)
    return made
  })
  await at(stage, 'arbiter', (page) =>
    acts(page, m, {
      action: 'send-back',
      async fill() {
        await pick(page, '审查意见', '修改后可行')
        await write(page, { action: 'send-back', field: '理由', text: '没有写违约怎么办，租金没有评估' })
        await stage.look(page)
      },
    }),
  )
  await at(stage, 'dispatcher', async (page) => {
    await openPage(page, m)
    assert.match(await said(page, 'ground').innerText(), /没有写违约怎么办/)
    const fill = () => write(page, { action: 'resubmit', field: '第几稿', text: '2' })
    await acts(page, m, { action: 'resubmit', fill })
  })
  await by(stage, m, [['arbiter', 'pass']])
  await at(stage, 'dispatcher', async (page) => {
    const fill = () => write(page, { action: 'decide-contract', field: '决定了什么', text: '常务会同意签订' })
    await acts(page, m, { action: 'decide-contract', fill })
    await stageIs(page, m, 'decided')
    assert.equal(await said(page, 'version').innerText(), '2')
  })
}

type Asked = { kind: string; text: string; more?: (page: Page) => Promise<void>; look?: true }
/** A resident asks on her own phone, without an account; her phone keeps what finds it again. */
const askOnPhone = async (stage: PacksStage, o: Asked): Promise<Kept> => {
  const context = await stage.browser.newContext({ viewport: PHONE, locale: 'zh-CN', baseURL: stage.baseUrl })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const next = () => page.getByRole('button', { name: '下一步' }).click()
  await page.goto('/report')
  await h1(page, '想说哪一类事？')
  await kind(page, o.kind).click()
  await page.locator('textarea').first().fill(o.text)
  if (o.look) await stage.look(page, onPhone)
  await next()
  await o.more?.(page)
  await page.waitForURL(/\/report\/check$/)
  const answer = page.waitForResponse((r) => r.url().endsWith('/api/matters') && r.request().method() === 'POST')
  await page.getByRole('button', { name: '发出' }).click()
  const made = await (await answer).json()
  await h1(page, '已收到')
  await page.getByText(/答复您/).waitFor()
  assert.equal(await page.getByText('办完问您').count(), 0, 'nobody asks afterwards')
  if (o.look) await stage.look(page, onPhone)
  await context.close()
  return made
}

const civil = async (page: Page) => {
  await page.getByRole('radio', { name: '民事' }).check()
  await page.getByRole('button', { name: '下一步' }).click()
}
/** Legal aid asked for on a phone and granted, which the phone shows; nobody but the desk meets it. */
const granted = async (stage: PacksStage): Promise<void> => {
  const m = await askOnPhone(stage, { kind: '法律援助', text: '摔伤了腿，对方不赔，想请律师', more: civil })
  await at(stage, 'dispatcher', async (page) => {
    await acts(page, m, { action: 'grant' })
    await openPage(page, m)
    await stageIs(page, m, 'granted')
    assert.equal(await page.locator('[data-action="decline"]').count(), 0)
    await stage.look(page)
  })
  await at(stage, 'auditor', async (page) => {
    assert.equal((await page.request.get(`/api/matters/${m.id}`)).status(), 404)
  })
  await track(stage, m, async (page) => {
    await page.getByText('已给予法律援助').first().waitFor()
    await stage.look(page, onPhone)
  })
}

/** Legal aid asked for on a phone and declined with its reason, which the phone shows. */
const aid = async (stage: PacksStage): Promise<void> => {
  const m = await askOnPhone(stage, {
    kind: '法律援助',
    text: '工地欠了我半年工钱，想请律师帮忙',
    more: civil,
    look: true,
  })
  await at(stage, 'dispatcher', async (page) => {
    await openPage(page, m)
    await page
      .locator('[data-part="limits"], .yw-now')
      .getByText(/援助决定/)
      .first()
      .waitFor()
    await acts(page, m, {
      action: 'decline',
      async fill() {
        await write(page, { action: 'decline', field: '理由', text: '家庭收入高于援助标准，可以找工会帮忙' })
      },
    })
  })
  await track(stage, m, async (page) => {
    await page.getByText('不予援助，原因写在下面').first().waitFor()
    await page.locator('[data-part="told"]').getByText('家庭收入高于援助标准').waitFor()
    await stage.look(page, onPhone)
  })
}

/** A legal question by phone at any hour: answered with its basis, read where it was asked. */
const question = async (stage: PacksStage): Promise<void> => {
  const m = await askOnPhone(stage, { kind: '法律咨询', text: '租房押金不退该怎么办' })
  await at(stage, 'dispatcher', (page) =>
    acts(page, m, {
      action: 'advise',
      async fill() {
        await write(page, { action: 'advise', field: '答复', text: '先书面催告，不退可以向法院起诉，也可以先调解' })
        await write(page, { action: 'advise', field: '依据', text: '民法典第七百三十三条' })
        await stage.look(page)
      },
    }),
  )
  await track(stage, m, async (page) => {
    await page.getByRole('heading', { name: '给您的答复' }).waitFor()
    await page.getByText('先书面催告').first().waitFor()
    await page.getByText('司法行政窗口').first().waitFor()
  })
}

/** A notary item is closed as it is written; a leader's report is filed after the leader has read it. */
const written = (stage: PacksStage) =>
  at(stage, 'dispatcher', async (page) => {
    const notary = await register(page, {
      kind: '公共法律服务',
      text: '遗产继承公证',
      way: WINDOW,
      async fill() {
        await pick(page, '哪项服务', '公证')
        await page.getByLabel('几人').fill('2')
      },
    })
    await stageIs(page, notary, 'recorded')
    const report = await register(page, {
      kind: '述法',
      text: '本年学法、依法决策和化解纠纷的情况',
      async fill() {
        await page.getByLabel('哪位领导').fill('某镇镇长')
        await pick(page, '怎样述法', '多媒体')
      },
    })
    await openPage(page, report)
    assert.equal(await page.locator('[data-action="file"]').count(), 0)
    await page.getByText('要先给本人看过').first().waitFor({ state: 'attached' })
    const fill = async () => {
      const form = formOf(page, 'show-leader')
      await form.getByRole('radio', { name: '改了' }).check()
      await form.getByLabel('改了什么').fill('补上全年化解纠纷的数')
    }
    await acts(page, report, { action: 'show-leader', fill })
    await acts(page, report, { action: 'file' })
    assert.equal(await said(page, 'amendment').innerText(), '补上全年化解纠纷的数')
    await stageIs(page, report, 'filed')
  })

/** Supervision of enforcement: three bodies are asked; it closes with the third answer. */
const supervision = async (stage: PacksStage): Promise<void> => {
  const bodies = ['D01', 'D02', 'D03']
  const m = await at(stage, 'dispatcher', async (page) => {
    const fill = async () => {
      await pick(page, '从哪里来', '热线')
      await page.getByText('不选也能登记').waitFor()
      await page.getByLabel('地点').fill('县里')
    }
    const made = await register(page, { kind: '执法监督', text: '反映罚款没有开票据', way: WINDOW, fill })
    await acts(page, made, {
      action: 'convene',
      async fill() {
        for (const typed of bodies) await findUnit(page, 'convene', { typed, name: '' })
        await write(page, { action: 'convene', field: '征求什么', text: '执法程序有没有问题' })
      },
    })
    return made
  })
  await by(
    stage,
    m,
    bodies.slice(0, 2).map((b) => [`handler.${b.toLowerCase()}`, 'opine']),
  )
  await at(stage, 'handler.d03', async (page) => {
    await openPage(page, m)
    assert.equal(await page.locator('[data-part="asked"] dd').count(), 1, 'a body sees its own question alone')
    await acts(page, m, {
      action: 'opine',
      fill: () => formOf(page, 'opine').getByRole('radio', { name: '没有意见' }).check(),
    })
  })
  await at(stage, 'dispatcher', async (page) => {
    await openPage(page, m)
    await stageIs(page, m, 'closed')
    await page.getByText('3 家里 3 家已答复').waitFor()
    await stage.look(page)
  })
}

/** The list names the mechanism on each row and narrows to one. */
const list = async (stage: PacksStage): Promise<void> => {
  await askOnPhone(stage, { kind: '法律咨询', text: '邻居装修到半夜，能不能起诉' })
  await at(stage, 'dispatcher', async (page) => {
    await page.goto('/staff/?view=open')
    await page.locator('[id^="row-"]').nth(1).waitFor()
    await page.locator('summary', { hasText: '筛选' }).click()
    const box = page.getByLabel('机制')
    const names = await box.locator('option').allInnerTexts()
    assert.ok(names.length > 7, names.join())
    await box.selectOption({ label: '基层法治' })
    await page.waitForURL(/pack=/)
    await page.getByText('基层法治 · 法律咨询').first().waitFor()
    const rows = await page.locator('.yw-inbox-row').allInnerTexts()
    assert.ok(rows.length > 0 && rows.every((r) => r.includes('基层法治')), rows.join('\n'))
    await stage.look(page)
  })
}

/** Every kind of the law mechanism from registration to its end, by the people with the posts. */
export const run = async (stage: PacksStage): Promise<void> => {
  await mediation(stage)
  await review(stage)
  await granted(stage)
  await aid(stage)
  await question(stage)
  await written(stage)
  await supervision(stage)
  await list(stage)
}

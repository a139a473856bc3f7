import type { Page } from 'playwright-core'
import type { Screen } from './list.ts'
import type { Scene } from './scene.ts'

type Shown = {
  pack: string
  /** In the names of its pictures. */
  short: string
  type: string
  zh: string
  en: string
  who: string
}
const SHOWN: readonly Shown[] = [
  {
    pack: 'community-heart-matters',
    short: 'm31',
    type: 'problem',
    zh: '办“心”事',
    en: 'Heart matters',
    who: 'grid.0001',
  },
  { pack: 'fine-grids', short: 'm20', type: 'demand', zh: '网格精治', en: 'Fine grids', who: 'grid.0001' },
  { pack: 'caring-members', short: 'm04', type: 'worry', zh: '操心人', en: 'Caring members', who: 'grid.0001' },
  {
    pack: 'delegate-studio',
    short: 'm06',
    type: 'opinion',
    zh: '党代表工作室',
    en: 'Delegate studio',
    who: 'grid.0001',
  },
  {
    pack: 'first-secretary-studio',
    short: 'm05',
    type: 'reception',
    zh: '第一书记工作室',
    en: 'First-secretary studio',
    who: 'grid.0001',
  },
  { pack: 'three-gates', short: 'm11', type: 'joint-review', zh: '三关', en: 'Three gates', who: 'dispatcher' },
  { pack: 'rule-of-law', short: 'm23', type: 'mediation', zh: '基层法治', en: 'Rule of law', who: 'community' },
]

const list = (s: Shown) => async (page: Page) => {
  await page.goto(`/staff/?view=open&pack=${s.pack}`)
  await page.locator('[id^="row-"]').first().waitFor()
}
const matter = (s: Shown) => async (page: Page, scene: Scene) => {
  await page.goto(`/staff/matters/${scene.packs?.[s.pack]?.id}`)
  await page.locator('[data-field]').first().waitFor()
}
const form = (s: Shown) => async (page: Page) => {
  await page.goto(`/staff/register?kind=${s.pack}/${s.type}`)
  await page.locator('#register-text').waitFor()
}
const kinds = (path: string) => async (page: Page) => {
  await page.goto(path)
  await page.locator('[data-part="kinds"]').waitFor()
}
const patches = (path: string) => async (page: Page) => {
  await page.goto(path)
  await page.locator('[data-part="patches"]').first().waitFor()
}
const sizes = ['phone', 'desk'] as const

/** Every mechanism of the build in force: what is picked first, then list, matter and form of each. */
export const PACKS: readonly Screen[] = [
  {
    name: 'kinds',
    sizes: ['desk', 'phone'],
    words: { zh: '登记哪一类', en: 'Packs: which kind' },
    who: 'dispatcher',
    also: ['en', 'dark'],
    on: 'packs',
    go: kinds('/staff/register'),
  },
  {
    name: 'kind',
    sizes: ['phone'],
    words: { zh: '群众选哪一类', en: 'Packs: a resident picks the kind' },
    also: ['elder', 'dark'],
    on: 'packs',
    go: kinds('/report'),
  },
  {
    name: 'opine',
    sizes: ['phone', 'desk'],
    words: { zh: '部门答复意见', en: 'Packs: a department answers' },
    who: 'handler.d01',
    on: 'packs',
    async go(page, scene) {
      await page.goto(`/staff/matters/${scene.packs?.['three-gates']?.id}`)
      await page.locator('[data-action="opine"]').click()
      await page.locator('[data-form="opine"]').waitFor()
    },
  },
  {
    name: 'patches',
    sizes: ['desk', 'phone'],
    words: { zh: '责任片区', en: 'Patches: covered and bare' },
    who: 'registrar',
    also: ['en', 'dark', 'elder'],
    on: 'packs',
    go: patches('/staff/office/patches'),
  },
  {
    name: 'patch',
    sizes: ['desk', 'phone'],
    words: { zh: '安排一个人', en: 'Patches: somebody is assigned' },
    who: 'registrar',
    on: 'packs',
    async go(page) {
      await patches('/staff/office/patches')(page)
      await page.locator('[data-part="bare"] button').first().click()
      const panel = page.locator('[data-part="patch"]')
      await panel.getByText('安排人…').click()
      await panel.scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'posted',
    sizes: ['phone', 'desk'],
    words: { zh: '公开的名单', en: 'Patches: the list everybody reads' },
    also: ['en'],
    on: 'packs',
    async go(page) {
      const { items } = await (await page.request.get('/api/grids?limit=1')).json()
      await patches(`/public/duty/grid/${items[0].code}`)(page)
      await page.locator('[data-part="patches"]').last().scrollIntoViewIfNeeded()
    },
  },
  ...SHOWN.flatMap((s): Screen[] => [
    {
      name: `${s.short}-list`,
      sizes,
      words: { zh: `${s.zh}：列表`, en: `${s.en}: list` },
      who: s.who,
      on: 'packs',
      go: list(s),
    },
    {
      name: `${s.short}-matter`,
      sizes,
      words: { zh: `${s.zh}：一件事`, en: `${s.en}: a matter` },
      who: s.who,
      on: 'packs',
      go: matter(s),
    },
    {
      name: `${s.short}-form`,
      sizes,
      words: { zh: `${s.zh}：登记`, en: `${s.en}: form` },
      who: s.who,
      on: 'packs',
      go: form(s),
    },
  ]),
]

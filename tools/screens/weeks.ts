import type { Page } from 'playwright-core'
import type { Screen } from './list.ts'
import type { Scene } from './scene.ts'
import { boardFor, choosing, open, signedIn, wall } from './steps.ts'

const bulletin = (which: 'bulletin' | 'released', base: string) => (page: Page, scene: Scene) =>
  open(`${base}/${scene[which]}`)(page)

/** After four weeks of work: what counts, what is published, what everybody reads. */
const NOW: readonly Screen[] = [
  {
    name: 'public',
    sizes: ['phone', 'desk'],
    words: { zh: '公开首页', en: 'Public: first page' },
    also: ['en', 'elder'],
    go: open('/public/'),
  },
  {
    name: 'board',
    sizes: ['phone', 'desk'],
    words: { zh: '办理情况', en: 'Public: board' },
    also: ['en', 'dark'],
    go: choosing('/public/board', 1),
  },
  {
    name: 'bulletins',
    sizes: ['phone'],
    words: { zh: '每月通报', en: 'Public: bulletins' },
    go: open('/public/bulletins'),
  },
  {
    name: 'bulletin',
    sizes: ['phone', 'desk'],
    words: { zh: '一期通报', en: 'Public: one bulletin' },
    also: ['en'],
    go: bulletin('released', '/public/bulletins'),
  },
  {
    name: 'ledger',
    sizes: ['phone', 'desk'],
    words: { zh: '政策台账', en: 'Public: ledger of policies' },
    go: open('/public/read?column=policy'),
  },
  { name: 'follow', sizes: ['phone'], words: { zh: '有新的告诉我', en: 'Public: follow' }, go: open('/public/follow') },
  {
    name: 'account',
    sizes: ['phone'],
    words: { zh: '我的资料', en: 'Resident: my data' },
    also: ['elder'],
    go: signedIn('/my-data'),
  },
  {
    name: 'appeal',
    sizes: ['phone'],
    words: { zh: '说明或申诉', en: 'Resident: reply or appeal' },
    go: signedIn('/my-data', 'main details summary'),
  },
  {
    name: 'boards',
    sizes: ['desk'],
    words: { zh: '看板', en: 'Boards: which' },
    who: 'leader',
    go: open('/staff/boards'),
  },
  {
    name: 'board-leader',
    sizes: ['phone', 'desk'],
    words: { zh: '领导看板', en: 'Boards: for leaders' },
    who: 'leader',
    also: ['en', 'dark', 'elder'],
    go: boardFor('leader'),
  },
  {
    name: 'board-desk',
    sizes: ['desk'],
    words: { zh: '工作看板', en: 'Boards: for the desk' },
    who: 'dispatcher',
    also: ['dark'],
    go: boardFor('desk'),
  },
  { name: 'board', sizes: ['wall'], words: { zh: '大屏', en: 'Boards: on a wall' }, who: 'leader', go: wall },
  {
    name: 'flow',
    sizes: ['desk'],
    words: { zh: '流程图', en: 'Office: flow chart' },
    who: 'supervisor',
    go: open('/staff/office/flow'),
  },
]

/** Some days into the next month: what was missed, what is late, the month that is over. */
const LATER: readonly Screen[] = [
  {
    name: 'month',
    sizes: ['phone', 'desk'],
    words: { zh: '公开看板：一个月的地图', en: 'Public: a month on the map' },
    also: ['en'],
    go: open('/public/boards/community-heart-matters.public'),
  },
  {
    name: 'rhythm',
    sizes: ['phone'],
    words: { zh: '例行安排', en: 'What comes round' },
    who: 'grid.0001',
    also: ['elder'],
    go: open('/staff/rhythm'),
  },
  {
    name: 'missed',
    sizes: ['desk'],
    words: { zh: '漏办清单', en: 'What was missed' },
    who: 'supervisor',
    also: ['en'],
    go: open('/staff/rhythm'),
  },
  {
    name: 'late',
    sizes: ['desk', 'phone'],
    words: { zh: '收件箱：超时的', en: 'Staff: inbox, what is late' },
    who: 'dispatcher',
    go: open('/staff/?view=late'),
  },
  {
    name: 'supervision',
    sizes: ['desk'],
    words: { zh: '督办', en: 'Office: supervision' },
    who: 'supervisor',
    also: ['en'],
    go: open('/staff/office/notices'),
  },
  {
    name: 'draft',
    sizes: ['desk'],
    words: { zh: '通报稿', en: 'Office: a bulletin in work' },
    who: 'editor',
    go: bulletin('bulletin', '/staff/office/bulletins'),
  },
]

export const WEEKS: readonly Screen[] = [
  ...NOW.map((s): Screen => ({ ...s, on: 'weeks' })),
  ...LATER.map((s): Screen => ({ ...s, on: 'later' })),
]

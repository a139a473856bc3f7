import type { Page } from 'playwright-core'
import { LADDER } from './ladder.ts'
import { PACKS } from './packs.ts'
import type { Scene } from './scene.ts'
import {
  bulk,
  check,
  choosing,
  inbox,
  matter,
  open,
  place,
  preview,
  rate,
  receipt,
  say,
  split,
  track,
} from './steps.ts'
import { WEEKS } from './weeks.ts'

export type Size = 'phone' | 'desk' | 'wall'
/**
 * Where a page is pictured: on the demo with a mechanism whose matters climb beside its own; on one with every mechanism
 * of the build; on one where these have run for four weeks; on the same some days into the next month.
 */
export type Stand = 'ladder' | 'packs' | 'weeks' | 'later'
export type Look = 'dark' | 'elder'
export type Lang = 'zh' | 'en'
export type Screen = {
  readonly name: string
  readonly sizes: readonly Size[]
  readonly words: { readonly zh: string; readonly en: string }
  /** The demo account that sits before it; a resident or passer-by without. */
  readonly who?: string
  /** The ladder's unless given. */
  readonly on?: Stand
  /** In Chinese always; also so. */
  readonly also?: readonly (Lang | Look)[]
  /** Walks to the page and waits until what it is for can be seen. */
  go(page: Page, scene: Scene): Promise<unknown>
}

const RESIDENT: Screen[] = [
  {
    name: 'home',
    sizes: ['phone', 'desk'],
    words: { zh: '群众首页', en: 'Resident: first page' },
    also: ['en', 'dark', 'elder'],
    go: open('/'),
  },
  { name: 'what', sizes: ['phone'], words: { zh: '什么事', en: 'Resident: what' }, also: ['en'], go: say },
  { name: 'where', sizes: ['phone'], words: { zh: '在哪里', en: 'Resident: where' }, go: place },
  { name: 'check', sizes: ['phone'], words: { zh: '看一遍', en: 'Resident: check' }, also: ['elder'], go: check },
  {
    name: 'receipt',
    sizes: ['phone'],
    words: { zh: '编号与回执', en: 'Resident: receipt' },
    also: ['en', 'elder'],
    go: receipt,
  },
  {
    name: 'track',
    sizes: ['phone', 'desk'],
    words: { zh: '办理进度', en: 'Resident: progress' },
    also: ['en', 'dark'],
    go: track((s) => s.asked),
  },
  {
    name: 'result',
    sizes: ['phone'],
    words: { zh: '给您的答复', en: 'Resident: the answer' },
    go: track((s) => s.answered),
  },
  { name: 'rate', sizes: ['phone'], words: { zh: '办得怎么样', en: 'Resident: rate' }, also: ['elder'], go: rate },
  {
    name: 'nearby',
    sizes: ['phone'],
    words: { zh: '附近正在办的事', en: 'Resident: nearby' },
    go: choosing('/nearby', 1),
  },
]

const STAFF: Screen[] = [
  {
    name: 'sign-in',
    sizes: ['desk', 'phone'],
    words: { zh: '登录', en: 'Staff: sign in' },
    also: ['en'],
    go: open('/staff/'),
  },
  {
    name: 'inbox',
    sizes: ['desk', 'phone'],
    words: { zh: '收件箱', en: 'Staff: inbox' },
    who: 'dispatcher',
    also: ['en', 'dark'],
    go: inbox('open'),
  },
  {
    name: 'split',
    sizes: ['desk'],
    words: { zh: '派单', en: 'Staff: dispatch beside the list' },
    who: 'dispatcher',
    go: split,
  },
  {
    name: 'matter',
    sizes: ['desk', 'phone'],
    words: { zh: '一件事', en: 'Staff: a matter' },
    who: 'handler.d22',
    also: ['en'],
    go: matter((s) => s.asked),
  },
  { name: 'bulk', sizes: ['desk'], words: { zh: '批量交办', en: 'Staff: dispatch many' }, who: 'dispatcher', go: bulk },
  {
    name: 'ruling',
    sizes: ['desk'],
    words: { zh: '退单裁定', en: 'Staff: ruling on a return' },
    who: 'arbiter',
    go: matter((s) => s.returned),
  },
  {
    name: 'register',
    sizes: ['desk'],
    words: { zh: '登记', en: 'Staff: register' },
    who: 'dispatcher',
    go: open('/staff/register?kind=jinxiang-five-moves/appeal'),
  },
  {
    name: 'grid',
    sizes: ['phone'],
    words: { zh: '网格', en: 'Grid: first page' },
    who: 'grid.0001',
    also: ['en'],
    go: open('/staff/grid'),
  },
  {
    name: 'settle',
    sizes: ['phone'],
    words: { zh: '当场办结', en: 'Grid: settled on the spot' },
    who: 'grid.0001',
    go: open('/staff/grid/settle?kind=jinxiang-five-moves/appeal'),
  },
  {
    name: 'office',
    sizes: ['desk'],
    words: { zh: '办公室', en: 'Office' },
    who: 'registrar',
    go: open('/staff/office'),
  },
  {
    name: 'coverage',
    sizes: ['desk'],
    words: { zh: '网格台账', en: 'Office: grids and coverage' },
    who: 'registrar',
    go: open('/staff/office/grids'),
  },
  {
    name: 'import',
    sizes: ['desk'],
    words: { zh: '导入预览', en: 'Office: import preview' },
    who: 'registrar',
    go: preview,
  },
  {
    name: 'users',
    sizes: ['desk'],
    words: { zh: '用户', en: 'Office: users' },
    who: 'admin',
    go: open('/staff/office/users'),
  },
  {
    name: 'plan',
    sizes: ['desk'],
    words: { zh: '办法', en: 'Office: the plan in force' },
    who: 'supervisor',
    also: ['en'],
    go: open('/staff/office/plan'),
  },
  {
    name: 'audit',
    sizes: ['desk'],
    words: { zh: '操作记录', en: 'Office: audit' },
    who: 'auditor',
    go: open('/staff/office/audit'),
  },
  {
    name: 'workload',
    sizes: ['desk'],
    words: { zh: '工作量', en: 'Office: workload' },
    who: 'leader',
    go: open('/staff/office/workload'),
  },
]

const PUBLIC: Screen[] = [
  { name: 'duty', sizes: ['phone'], words: { zh: '谁在值守', en: 'Public: who is on duty' }, go: open('/public/duty') },
  {
    name: 'team',
    sizes: ['phone', 'desk'],
    words: { zh: '网格小组', en: 'Public: a grid team' },
    also: ['en'],
    go: (page, s) => open(`/public/duty/grid/${s.grid}`)(page),
  },
  { name: 'units', sizes: ['desk'], words: { zh: '各单位管什么', en: 'Public: duty list' }, go: open('/public/units') },
  {
    name: 'atlas',
    sizes: ['phone', 'desk'],
    words: { zh: '机制图谱', en: 'Public: atlas' },
    also: ['en'],
    go: open('/public/atlas'),
  },
]

/** Every screen of the three faces that has a picture. */
export const SCREENS: readonly Screen[] = [...RESIDENT, ...STAFF, ...LADDER, ...PUBLIC, ...WEEKS, ...PACKS]

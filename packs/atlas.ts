import type { Words } from '@yiwang/kernel/message'
import { firstTwenty } from './atlas/m01-m20.ts'
import { lastNineteen } from './atlas/m21-m39.ts'
import type { Mechanism } from './atlas/mechanism.ts'
import { places } from './atlas/places.ts'
import tested from './atlas/tested.json' with { type: 'json' }

/** What each engine is called on the page. */
const ENGINES: Readonly<Record<string, Words>> = {
  registry: { zh: '网格与名册', en: 'registry' },
  matters: { zh: '事项办理', en: 'matters' },
  insight: { zh: '统计与通报', en: 'figures and bulletins' },
  portal: { zh: '公开门户', en: 'portal' },
  gatherings: { zh: '活动与会议', en: 'gatherings' },
  deliberation: { zh: '协商议事', en: 'deliberation' },
  commitments: { zh: '承诺与项目', en: 'commitments' },
  points: { zh: '积分', en: 'points' },
  appraisal: { zh: '测评与考核', en: 'appraisal' },
  membership: { zh: '成员管理', en: 'membership' },
  learning: { zh: '学习培训', en: 'learning' },
  muster: { zh: '应急集结', en: 'muster' },
}
const BUILT: readonly string[] = ['registry', 'matters', 'insight', 'portal']

/** What of a mechanism waits, in words, where its engines do not say it. */
const WAITING: Readonly<Record<string, readonly Words[]>> = {
  m13: [
    { zh: '月初提醒、月末通报的活动日历', en: 'the calendar of monthly themes and visits' },
    { zh: '先进评选与公示', en: 'selection of models with publicity' },
  ],
  m04: [{ zh: '集体清扫等行动和照片', en: 'team actions with photos' }],
  m05: [
    { zh: '入户、宣讲、志愿活动的数', en: 'household visits, talks and volunteer actions' },
    { zh: '结对帮带和优秀指导员评选', en: 'mentor pairs and the choice of guides' },
  ],
  m06: [
    { zh: '党代表分批进驻的覆盖', en: 'coverage of delegates by batch' },
    { zh: '按专长和时间派活', en: 'work by field and free time' },
    { zh: '民主恳谈当场定的事', en: 'decisions of a democratic talk' },
    { zh: '党代表履职记录', en: 'the delegate’s duty record' },
  ],
  m11: [
    { zh: '六个月没参加组织生活的提醒', en: 'the hint after six months without organisation life' },
    { zh: '发展党员分领域分年统计', en: 'members developed by domain and year' },
    { zh: '分类积分', en: 'scores by domain' },
  ],
  m20: [
    { zh: '每年三到五件微实事', en: 'three to five micro-items a year' },
    { zh: '微实事、活动、驿站的数', en: 'figures of micro-items, activities and stations' },
    { zh: '微实事评价人数', en: 'how many rated an item' },
  ],
  m31: [
    { zh: '一月底前公布实事承诺', en: 'promises by the end of January' },
    { zh: '民生微实事的数', en: 'the figure of micro-items' },
    { zh: '五彩服务队和服务次数', en: 'teams in five colours and their services' },
    { zh: '服务换积分', en: 'points for services' },
    { zh: '评星定级', en: 'the star review' },
  ],
}
/** Where a visitor of the demo county goes in: the mechanism's own page, with the doors behind it named by `see`. */
const WAYS: Readonly<Record<string, string>> = {
  m13: '/public/atlas/m13?see=report,track,staff,duty,units,nearby,board,bulletins',
  m39: '/public/atlas/m39?see=read',
}
/** Statements that the project's own tests name (`node tools/atlas.ts`); the gate runs those tests. */
const runs = (id: string): number => (tested as Readonly<Record<string, readonly number[]>>)[id]?.length ?? 0

const entry = (m: Mechanism) => ({
  id: m.id,
  place: m.place,
  name: m.name,
  purpose: m.purpose,
  waitsFor: m.engines.filter((e) => !BUILT.includes(e)).map((e) => ENGINES[e] ?? { zh: e, en: e }),
  statements: {
    total: m.statements,
    run: runs(m.id),
    waiting: WAITING[m.id] ?? [],
  },
  way: WAYS[m.id] ?? null,
})

const order = Object.values(places) as readonly Words[]
/** All 39 mechanisms in the order of their places; handed to the portal by the server's start. */
export const atlas = [...firstTwenty, ...lastNineteen]
  .map(entry)
  .sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place) || a.id.localeCompare(b.id))

/** Left out on purpose, with the reason; printed where everybody reads it. */
export const notBuilt: readonly Words[] = [
  {
    zh: '不收集工作以外的表现：考察只用工作中的、有来源的依据（汶上县干部政治素质考察里的八小时以外部分不做）',
    en: 'No watching of life outside work: only work evidence with a source is kept (that part of the Wenshang examination is left out)',
  },
  { zh: '不给群众扣分：积分只加不减，没有负分', en: 'No negative points for residents: points only reward' },
  {
    zh: '积分不影响办事，也不和信用挂钩',
    en: 'Points never change a public service and carry no credit consequence',
  },
  {
    zh: '不由软件自动决定：提拔、处分、准入、待遇都由人开会定，软件只提供材料',
    en: 'No automatic decisions: promotion, sanction, admission and benefits are decided by people in a recorded meeting',
  },
]

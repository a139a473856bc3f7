import { randomUUID } from 'node:crypto'
import { mustAct, type Staff, signIn } from '../../apps/web/e2e/staff-by-api.ts'

type Kept = { id: string; ref: string; secret: string }
/** One matter of each mechanism as its page is pictured, by the mechanism's id. */
export type PacksScene = Readonly<Record<string, Kept>>

type Told = { pack: string; type: string; said: readonly string[]; fields: Record<string, unknown>; place?: object }
type Ground = { baseUrl: string; who: Staff; channel: string; where: object }

const tell = async (g: Ground, t: Told): Promise<Kept[]> => {
  const made: Kept[] = []
  for (const text of t.said) {
    const { pack, type, fields } = t
    const body = { text, pack, type, fields, channel: g.channel, phone: '19900001234', ...g.where, ...t.place }
    const answer = await fetch(`${g.baseUrl}/api/staff/matters`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...g.who.headers },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${pack}/${type}: ${answer.status} ${await answer.text()}`)
    made.push((await answer.json()) as Kept)
  }
  return made
}

const CLIMBING: readonly Told[] = [
  {
    pack: 'community-heart-matters',
    type: 'problem',
    fields: { kind: 'hazard', weight: 'risk' },
    said: ['二号楼电线老化，几户共用一个插排', '活动室台阶缺了一块，老人容易绊倒', '小区东门夜里没有灯'],
  },
  {
    pack: 'fine-grids',
    type: 'demand',
    fields: { kind: 'dispute' },
    said: ['楼上漏水三次了，找过没有用', '独居老人家里水管冻裂', '门口摊位占了消防通道'],
  },
  {
    pack: 'caring-members',
    type: 'worry',
    fields: { kind: 'elder' },
    said: ['腿脚不便，取药要走五里路', '门前水沟堵了，自己清不动', '和邻居因为院墙不说话了'],
  },
  {
    pack: 'delegate-studio',
    type: 'opinion',
    fields: { mode: 'on-site', topic: 'livelihood' },
    said: ['建议文化广场晚上多亮一个小时灯', '村小门口放学时段请人看一看车', '合作社的冷库想借给散户用'],
  },
  {
    pack: 'first-secretary-studio',
    type: 'reception',
    fields: { source: 'reception', kind: 'problem', persons: 3 },
    said: ['村东机井坏了两个月，浇不上地', '问养老补贴去哪里办', '种的大蒜想找人一起卖'],
  },
]

type Units = { items: { id: string; code: string }[] }
/** Sixteen departments asked side by side; five have answered. */
const review = async (baseUrl: string, m: Kept, desk: Staff): Promise<void> => {
  const { items } = (await (await fetch(`${baseUrl}/api/units`, { headers: desk.headers })).json()) as Units
  const asked = items.filter((u) => /^D\d\d$/.test(u.code)).slice(0, 16)
  const form = { units: asked.map((u) => u.id), question: '有无不同意见' }
  await mustAct({ baseUrl, who: desk, ref: m.ref, verb: 'convene', form })
  for (const u of asked.slice(1, 6)) {
    const who = await signIn(baseUrl, `handler.${u.code.toLowerCase()}`)
    await mustAct({ baseUrl, who, ref: m.ref, verb: 'opine', form: { answer: 'none' } })
  }
}

/** A few matters of every mechanism, each at a stage where its page has something to show. */
export const setPacks = async (baseUrl: string): Promise<PacksScene> => {
  const [grid, community, desk] = [
    await signIn(baseUrl, 'grid.0001'),
    await signIn(baseUrl, 'community'),
    await signIn(baseUrl, 'dispatcher'),
  ]
  const me = (await (await fetch(`${baseUrl}/api/me`, { headers: grid.headers })).json()) as {
    posts: { grid: string | null }[]
  }
  const where = { grid: me.posts.find((p) => p.grid)?.grid, placeWords: '村委会东边' }
  const scene: Record<string, Kept> = {}
  for (const t of CLIMBING) {
    const [first] = await tell({ baseUrl, who: grid, channel: 'grid', where }, t)
    if (first) scene[t.pack] = first
  }
  const gates = { pack: 'three-gates', type: 'joint-review', fields: { object: 'village' } }
  const county = { baseUrl, who: desk, channel: 'counter', where: { placeWords: '县里' } }
  const [asked] = await tell(county, { ...gates, said: ['村级发展对象一名，按规定联审', '“两新”组织发展对象一名'] })
  if (asked) await review(baseUrl, asked, desk)
  const law = { pack: 'rule-of-law', type: 'mediation' }
  const both = { kind: 'neighbour', consentA: true, consentB: true }
  const village = { baseUrl, who: community, channel: 'counter', where }
  const [mediated] = await tell(village, { ...law, fields: both, said: ['两家为滴水檐起了争执', '地边的树遮了庄稼'] })
  await tell(county, { ...law, type: 'legal-aid', fields: { kind: 'civil' }, said: ['讨要去年的工钱，想请人写状子'] })
  return { ...scene, ...(asked ? { 'three-gates': asked } : {}), ...(mediated ? { 'rule-of-law': mediated } : {}) }
}

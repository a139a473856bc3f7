import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { act, mustAct, type Staff, signIn } from './staff-by-api.ts'

export type Kept = { id: string; ref: string; secret: string }
/** Matters on the ladder, one at each stage a page must show; all made up. */
export type LadderScene = {
  /** On the agenda of the town's next review, the longest wait first. */
  readonly enrolled: readonly Kept[]
  /** On hold, with a day that binds. */
  readonly held: Kept
  /** In work step by step, one step done. */
  readonly stepped: Kept
  /** Left out of the figures by two people. */
  readonly excluded: Kept
  /** Three of one kind that wait with the community: ground for a topic. */
  readonly alike: readonly Kept[]
  readonly topic: string
}

const DAY = 86_400_000
const CHINA = 8 * 3_600_000
/** A day `n` days from now in China's civil time. */
export const dayFrom = (now: number, n: number): string => new Date(now + n * DAY + CHINA).toISOString().slice(0, 10)

export const post = async (baseUrl: string, path: string, o: { body: unknown; who: Staff }): Promise<unknown> => {
  const answer = await fetch(`${baseUrl}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...o.who.headers },
    body: JSON.stringify(o.body),
  })
  assert.ok(answer.ok, `${path}: ${answer.status} ${answer.ok ? '' : await answer.text()}`)
  return answer.json()
}
const ask = async (baseUrl: string, path: string, who: Staff): Promise<unknown> => {
  const answer = await fetch(`${baseUrl}/api${path}`, { headers: who.headers })
  assert.ok(answer.ok, `${path}: ${answer.status}`)
  return answer.json()
}

const TRIED = { tried: '上门两次，谈了排水的走向，没有谈拢', reason: '要几家单位一起定，一级定不下来' }

type Ground = { baseUrl: string; pack: string; now: number }
type People = Record<'grid' | 'community' | 'town' | 'supervisor' | 'arbiter' | 'desk', Staff>

const people = async (baseUrl: string): Promise<People> => ({
  grid: await signIn(baseUrl, 'grid.0001'),
  community: await signIn(baseUrl, 'community'),
  town: await signIn(baseUrl, 'town-desk'),
  supervisor: await signIn(baseUrl, 'supervisor'),
  arbiter: await signIn(baseUrl, 'arbiter'),
  desk: await signIn(baseUrl, 'dispatcher'),
})

/** Steps of one matter by the desk of each level, through the same commands as everybody's. */
const walker = (g: Ground, all: People) => {
  const by = (who: Staff, verb: string, m: Kept, form: Record<string, unknown> = {}) =>
    mustAct({ baseUrl: g.baseUrl, who, ref: m.ref, verb, form })
  const said = async (text: string, placeWords: string): Promise<Kept> => {
    const { me } = (await ask(g.baseUrl, '/me', all.grid).then((me) => ({ me }))) as {
      me: { posts: { grid: string | null }[] }
    }
    const grid = me.posts.find((p) => p.grid)?.grid ?? ''
    const body = { text, placeWords, channel: 'phone', grid, pack: g.pack, phone: '19900001234' }
    return (await post(g.baseUrl, '/staff/matters', { body, who: all.grid })) as Kept
  }
  const atTown = async (m: Kept): Promise<Kept> => {
    await by(all.grid, 'take', m)
    await by(all.grid, 'escalate', m, TRIED)
    await by(all.community, 'sign', m)
    await by(all.community, 'escalate', m, TRIED)
    await by(all.town, 'sign', m)
    return m
  }
  return { by, said, atTown }
}

/** A few matters at each stage, made through the real commands. `now` is the server's time. */
export const setLadder = async (g: Ground): Promise<LadderScene> => {
  const all = await people(g.baseUrl)
  const { by, said, atTown } = walker(g, all)
  const enrolled: Kept[] = []
  for (const [text, place] of [
    ['东头三户共用的排水沟堵了，一下雨就倒灌', '东头三户'],
    ['村口桥栏杆断了一截，孩子上学要从这里过', '村口小桥'],
    ['老年活动室屋顶漏雨，几次报修没人管', '活动室'],
  ] as const) {
    const m = await atTown(await said(text, place))
    await by(all.town, 'enrol', m, { reason: '三次协调没有结果，要几家一起定' })
    enrolled.push(m)
  }
  const held = await atTown(await said('通村路坑洼，电动车常摔', '通村路北段'))
  const until = dayFrom(g.now, 60)
  await by(all.town, 'request-hold', held, { reason: 'season', measure: '先垫平坑洼，立警示牌，入冬前铺好', by: until })
  await by(all.supervisor, 'decide-hold', held, { approve: true, text: '情况属实，按期办' })
  const stepped = await atTown(await said('两家合用的院墙要倒了，一直说不拢', '后街'))
  for (const [name, days] of [
    ['请人看墙', 3],
    ['拆旧墙', 10],
    ['砌新墙', 20],
  ] as const)
    await by(all.town, 'plan-milestone', stepped, { name, by: dayFrom(g.now, days) })
  await by(all.town, 'reach-milestone', stepped, { text: '请师傅看过，要拆了重砌' })
  const excluded = await said('连日大雨冲断了小路', '河边小路')
  await by(all.grid, 'take', excluded)
  await by(all.grid, 'exclude', excluded, { reason: 'force-majeure', text: '连日大雨，路断了，人到不了现场' })
  for (const who of [all.supervisor, all.arbiter])
    await by(who, 'decide-exclusion', excluded, { approve: true, text: '情况属实' })
  const alike: Kept[] = []
  for (const n of ['一', '二', '三']) alike.push(await said(`${n}号楼水压低，早晚洗不了澡`, `${n}号楼`))
  for (const m of alike) await act({ baseUrl: g.baseUrl, who: all.grid, ref: m.ref, verb: 'take' })
  const body = { title: '东区水压', matters: alike.map((m) => m.id) }
  const { id: topic } = (await post(g.baseUrl, '/topics', { body, who: all.desk })) as { id: string }
  return { enrolled, held, stepped, excluded, alike, topic }
}

import { randomUUID } from 'node:crypto'
import { type LadderScene, setLadder } from '../../apps/web/e2e/ladder-scene.ts'
import { act, mustAct, type Staff, signIn } from '../../apps/web/e2e/staff-by-api.ts'
import type { PacksScene } from './packs-scene.ts'

export type Kept = { id: string; ref: string; secret: string }
/** Matters in every state a screen must show; all made up. */
export type Scene = {
  readonly asked: Kept
  readonly answered: Kept
  readonly returned: Kept
  readonly waiting: Kept
  /** Only where the mechanisms have run for weeks: one in work, one released. */
  readonly bulletin?: string
  readonly released?: string
  readonly grid: string
  /** Only on a server of our own, where a mechanism whose matters climb is in force. */
  /** Only where every mechanism of the build is in force. */
  readonly packs?: PacksScene
  readonly ladder: (LadderScene & { readonly closed: string; readonly session: string }) | undefined
}

const SAID = [
  ['小学东门往北第二根路灯三天不亮，晚上接孩子看不见', '小学东门往北'],
  ['村东头下水道堵了，雨水漫到院里', '村委会东边'],
  ['垃圾桶满了两天没人收，味道很大', '菜市场北门'],
  ['水压低，三楼以上早晚没有水', '三号楼'],
  ['井盖松了，车过就响，夜里睡不着', '老车站对面'],
  ['树枝挡住红绿灯，拐弯看不清', '路口西北角'],
  ['门口施工围挡占了半边路，轮椅过不去', '卫生室门口'],
] as const

const post = async (baseUrl: string, path: string, body: unknown, headers = {}): Promise<unknown> => {
  const answer = await fetch(`${baseUrl}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'x-yiwang-csrf': '1', ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
const get = async (baseUrl: string, path: string, who?: Staff): Promise<unknown> => {
  const answer = await fetch(`${baseUrl}/api${path}`, who ? { headers: who.headers } : {})
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const WORDS = { decision: 'handle', text: '住建牵头，两周内修好，费用由镇里出，社区每三天看一次' }
const MINUTES = ['住建说明管网走向，堵在桥下', '社区：三户都愿意让出半米', '定：住建牵头，两周内疏通']
const DAY = 86_400_000
const inDays = (n: number): string => new Date(Date.now() + n * DAY).toISOString().slice(0, 10)

/** A joint review over what waits now: opened, with its minutes; `decide` of its matters decided. */
const review = async (baseUrl: string, on: LadderScene, decide: number): Promise<string> => {
  const leader = await signIn(baseUrl, 'town-leader')
  const { waiting } = (await get(baseUrl, '/sittings', leader)) as { waiting: { level: string; area: string }[] }
  const seat = waiting[0]
  const body = { level: seat?.level, area: seat?.area, present: '分管领导、住建、城管、社区书记' }
  const { id } = (await post(baseUrl, '/sittings', body, leader.headers)) as { id: string }
  for (const m of on.enrolled.slice(0, decide))
    await mustAct({ baseUrl, who: leader, ref: m.ref, verb: 'decide', form: { ...WORDS, sitting: id, by: inDays(14) } })
  for (const text of MINUTES) await post(baseUrl, `/sittings/${id}/minutes`, { text }, leader.headers)
  if (decide === on.enrolled.length) await post(baseUrl, `/sittings/${id}/close`, {}, leader.headers)
  return id
}

/** A topic whose meeting has decided, with one of its matters answered. */
const answerOne = async (baseUrl: string, on: LadderScene): Promise<void> => {
  const desk = await signIn(baseUrl, 'dispatcher')
  const meeting = { present: '水务、住建、物业', decision: '泵房换新泵，月底前分时供水', by: inDays(20) }
  await post(baseUrl, `/topics/${on.topic}/meeting`, meeting, desk.headers)
  const answer = { matters: [on.alike[0]?.id], outcome: 'close', text: '泵房已换新泵，水压恢复' }
  await post(baseUrl, `/topics/${on.topic}/answers`, answer, desk.headers)
}

const setUpLadder = async (baseUrl: string, pack: string): Promise<Scene['ladder']> => {
  const first = await setLadder({ baseUrl, pack, now: Date.now() })
  const closed = await review(baseUrl, first, first.enrolled.length)
  const ladder = await setLadder({ baseUrl, pack, now: Date.now() })
  await answerOne(baseUrl, ladder)
  return { ...ladder, closed, session: await review(baseUrl, ladder, 1) }
}

/** Says seven things and walks four of them on, with the demo's own accounts. */
export const setScene = async (baseUrl: string, pack?: string): Promise<Scene> => {
  const dispatcher = await signIn(baseUrl, 'dispatcher')
  const grids = (await get(baseUrl, '/grids?limit=8', dispatcher)) as { items: { code: string }[] }
  const grid = grids.items[0]?.code ?? ''
  const said: Kept[] = []
  for (const [i, [text, placeWords]] of SAID.entries()) {
    const where = { grid: grids.items[i]?.code ?? grid, placeWords }
    said.push((await post(baseUrl, '/matters', { text, ...where, mayPublish: true })) as Kept)
  }
  const [asked, answered, returned, waiting] = said as [Kept, Kept, Kept, Kept]
  const handler = await signIn(baseUrl, 'handler.d22')
  const by = (who: Staff, verb: string, ref: string, form?: Record<string, unknown>) =>
    form ? { baseUrl, who, ref, verb, form } : { baseUrl, who, ref, verb }
  for (const m of [asked, answered, returned]) await mustAct(by(dispatcher, 'dispatch', m.ref, { unit: handler.unit }))
  await act(by(handler, 'sign', asked.ref))
  await mustAct(
    by(handler, 'ask', asked.ref, { question: '晚上几点去看方便？', options: ['六点到七点', '七点到八点', '都不行'] }),
  )
  await act(by(handler, 'sign', answered.ref))
  await act(by(handler, 'contact', answered.ref))
  await mustAct(by(handler, 'reply', answered.ref))
  await mustAct(by(await signIn(baseUrl, 'checker'), 'check-accept', answered.ref))
  await act(by(handler, 'return', returned.ref, { basis: '垃圾清运由镇街环卫所负责，不在本单位职责清单里。' }))
  const ladder = pack ? await setUpLadder(baseUrl, pack) : undefined
  return {
    asked,
    answered,
    returned,
    waiting,
    grid,
    ladder,
  }
}

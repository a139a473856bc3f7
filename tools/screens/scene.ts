import { randomUUID } from 'node:crypto'
import { act, mustAct, type Staff, signIn } from '../../apps/web/e2e/staff-by-api.ts'

export type Kept = { id: string; ref: string; secret: string }
/** Matters in every state a screen must show; all made up. */
export type Scene = {
  readonly asked: Kept
  readonly answered: Kept
  readonly returned: Kept
  readonly waiting: Kept
  readonly bulletin: string | undefined
  readonly released: string | undefined
  readonly grid: string
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

type Bulletins = { items: { id: string; state: string }[] }
const bulletins = async (baseUrl: string, editor: Staff): Promise<Pick<Scene, 'bulletin' | 'released'>> => {
  const { items } = (await get(baseUrl, '/bulletins?drafts=true', editor)) as Bulletins
  return {
    bulletin: items.find((b) => b.state === 'draft' || b.state === 'checked')?.id ?? items[0]?.id,
    // a month well before the last, whose matters have run their course
    released: items
      .filter((b) => b.state === 'released')
      .slice(0, 6)
      .at(-1)?.id,
  }
}

/** Says seven things and walks four of them on, with the demo's own accounts. */
export const setScene = async (baseUrl: string): Promise<Scene> => {
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
  return { asked, answered, returned, waiting, grid, ...(await bulletins(baseUrl, await signIn(baseUrl, 'editor'))) }
}

import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { type Staff, signIn } from '../../apps/web/e2e/staff-by-api.ts'

type Article = Record<string, string>
const PLACE = { area: '370828' }
const NIGHT = {
  column: 'policy',
  title: '社区工作者夜间值守的办法',
  summary: '群众晚上来也有人接。',
  body: '社区工作者轮流值守，群众晚上来也有人接。\n\n值守的人和电话贴在门口，也写在网上。',
  unit: '示例县委组织部',
  number: '示组发〔2026〕7号',
  from: '2026-11-01',
  banner: 'party-building',
  ...PLACE,
}
const ARTICLES: readonly Article[] = [
  {
    column: 'policy',
    title: '村级小微工程公开的规定',
    body: '小工程先公开再动工，完工后公开花了多少钱。',
    unit: '示例县农业农村局',
    number: '示农发〔2026〕12号',
    from: '2026-10-15',
    banner: 'two-basics',
    ...PLACE,
  },
  {
    column: 'showcase',
    title: '一张网格图，六个人值守',
    summary: '一个网格六个人，谁管哪一片写在墙上。',
    body: '镇里把网格图挂在村口，六个人的名字和电话都在上面。',
    unit: '示例镇',
    banner: 'two-basics',
    ...PLACE,
  },
  {
    column: 'study',
    title: '怎样写好一条答复',
    body: '先写看到了什么，再写做了什么，最后写接下来。',
    unit: '示例县委党校',
    banner: 'party-building',
    ...PLACE,
  },
]

type Said = { id: string; hash: string }
const ask = async (url: string, who: Staff, body?: { method: 'POST' | 'PUT'; json: unknown }): Promise<unknown> => {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...who.headers }
  const answer = await fetch(
    url,
    body ? { method: body.method, headers, body: JSON.stringify(body.json) } : { headers },
  )
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** Written, checked and released by three people; one is corrected afterwards. */
const publish = async (baseUrl: string): Promise<void> => {
  const [editor, checker, releaser] = [
    await signIn(baseUrl, 'editor'),
    await signIn(baseUrl, 'bulletin-checker'),
    await signIn(baseUrl, 'releaser'),
  ]
  const at = `${baseUrl}/api/articles`
  const post = (path: string, who: Staff, json: unknown) =>
    ask(`${at}${path}`, who, { method: 'POST', json }) as Promise<Said>
  const release = async (article: Article): Promise<string> => {
    const draft = await post('', editor, article)
    const { hash } = await post(`/${draft.id}/actions/check`, checker, { hash: draft.hash })
    await post(`/${draft.id}/actions/release`, releaser, { hash })
    return draft.id
  }
  for (const a of ARTICLES) await release(a)
  const id = await release(NIGHT)
  const { hash } = (await ask(`${at}/${id}`, editor)) as Said
  const json = { ...NIGHT, unit: '示例县委组织部、社会工作部', hash, reason: '漏写了一起发文的单位' }
  const better = (await ask(`${at}/${id}`, editor, { method: 'PUT', json })) as Said
  await post(`/${id}/actions/correct`, releaser, { hash: better.hash })
}

const PATIENCE = 120_000
/** What comes round counts once it has been looked at. */
const begun = async (baseUrl: string): Promise<void> => {
  const auditor = await signIn(baseUrl, 'auditor')
  for (const end = Date.now() + PATIENCE; Date.now() < end; await setTimeout(500)) {
    const { items } = (await ask(`${baseUrl}/api/audit?operation=rhythm.begin`, auditor)) as { items: unknown[] }
    if (items.length > 0) return
  }
  throw new Error('no rhythm has begun')
}

/** Four weeks are there; what is missing is published, and the rhythms begin. */
export const setWeeks = async (baseUrl: string): Promise<void> => {
  await publish(baseUrl)
  await begun(baseUrl)
}

/** The month before is over, once its bulletin has been drafted. */
export const monthOver = async (baseUrl: string): Promise<void> => {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await setTimeout(500))
    if ((await bulletinsOf(baseUrl)).bulletin) return
  throw new Error('no bulletin was drafted')
}

/** The newest bulletin in work and the newest released. */
export const bulletinsOf = async (baseUrl: string): Promise<{ bulletin?: string; released?: string }> => {
  const editor = await signIn(baseUrl, 'editor')
  const { items } = (await ask(`${baseUrl}/api/bulletins?drafts=true`, editor)) as {
    items: { id: string; state: string }[]
  }
  const bulletin = items.find((b) => b.state === 'draft' || b.state === 'checked')?.id
  const released = items.find((b) => b.state === 'released')?.id
  return { ...(bulletin ? { bulletin } : {}), ...(released ? { released } : {}) }
}

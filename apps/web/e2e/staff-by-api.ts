import assert from 'node:assert/strict'

/** The demo's shared password; made up, and refused by a real instance. */
const PASSWORD = process.env.YIWANG_DEMO_PASSWORD ?? 'yiwang-demo-2026'
const SENTENCE = '到现场看过，已经修好，晚上再去看一次，结果当面告诉反映人。'

type Field = { id: string; kind: string; required: boolean; options: { id: string }[] }
type Action = { action: string; verb: string; form: Field[] }
type Matter = { id: string; ref: string; seq: number; can: Action[] }
type Unit = string | null
export type Staff = { headers: Record<string, string>; unit: Unit }

type Call = { baseUrl: string; path: string; headers: Record<string, string>; body?: unknown }

/** Node's own fetch: a sign-in through the browser's context would leave its cookie to the resident. */
const call = async ({ baseUrl, path, headers, body }: Call): Promise<unknown> => {
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  const answer = await fetch(`${baseUrl}/api${path}`, { ...post, headers: { ...headers, ...type } })
  const text = await answer.text()
  assert.equal(answer.status, 200, `${path}: ${text}`)
  return JSON.parse(text)
}

/** Signs a demo account in, apart from the browser. */
export const signIn = async (baseUrl: string, username: string): Promise<Staff> => {
  const headers = { 'x-yiwang-csrf': '1', 'x-yiwang-token': '1' }
  const answer = await call({ baseUrl, path: '/sign-in', headers, body: { username, password: PASSWORD } })
  const { token, me } = answer as { token: string; me: { posts: { unit: Unit }[] } }
  return { headers: { authorization: `Bearer ${token}` }, unit: me.posts.find((p) => p.unit)?.unit ?? null }
}

const value = (field: Field, unit: Unit): unknown => {
  if (field.kind === 'choice') return field.options[0]?.id
  if (field.kind === 'yesno') return true
  if (field.kind === 'number') return 1
  if (field.kind === 'unit') return unit
  return field.kind === 'text' || field.kind === 'long' ? SENTENCE : undefined
}

type Deed = {
  baseUrl: string
  who: Staff
  ref: string
  verb: string
  form?: Record<string, unknown>
}

const matterOf = async ({ baseUrl, who: { headers }, ref }: Deed): Promise<Matter> => {
  const found = await call({ baseUrl, path: `/search?q=${ref}`, headers })
  const id = (found as { items: { id: string; ref: string }[] }).items.find((i) => i.ref === ref)?.id
  assert.ok(id, `${ref} is found by staff`)
  return (await call({ baseUrl, path: `/matters/${id}`, headers })) as Matter
}

/** One act by its own id or its verb, required fields filled in where the journey says nothing. False when it is not offered. */
export const act = async (deed: Deed): Promise<boolean> => {
  const matter = await matterOf(deed)
  const action = matter.can.find((a) => a.action === deed.verb) ?? matter.can.find((a) => a.verb === deed.verb)
  if (!action) return false
  const filled = action.form.filter((f) => f.required).map((f) => [f.id, value(f, deed.who.unit)] as const)
  await call({
    baseUrl: deed.baseUrl,
    path: `/matters/${matter.id}/actions/${action.action}`,
    headers: deed.who.headers,
    body: { seq: matter.seq, form: { ...Object.fromEntries(filled), ...deed.form } },
  })
  return true
}

/** An act the journey cannot go on without. */
export const mustAct = async (deed: Deed): Promise<void> => {
  assert.ok(await act(deed), `${deed.verb} is offered on ${deed.ref}`)
}

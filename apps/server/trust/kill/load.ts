import { setTimeout as wait } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../../demo/county.ts'

/** A write with the key its sender made up before sending, and what it was told, if it was told anything. */
export type Entry = {
  readonly key: string
  readonly path: string
  readonly who: string
  readonly body: Record<string, unknown>
  answer: { status: number; body: Record<string, unknown> } | undefined
  tries: number
}
export type Journal = { entries: Entry[]; acknowledged: number; retried: number; odd: string[] }

type Client = { base: string; tokens: Map<string, string>; journal: Journal; stopping: () => boolean }
/** The desk's own intake: the public one counts calls a minute from one address. */
export const INTAKE = '/staff/matters'
const PAUSE_MS = 60
const GIVE_UP = 600

const post = async (c: Client, path: string, at: { body: object; headers?: Record<string, string> }) => {
  const r = await fetch(`${c.base}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...at.headers },
    body: JSON.stringify(at.body),
    signal: AbortSignal.timeout(10_000),
  })
  return { status: r.status, body: (await r.json()) as Record<string, unknown> }
}

const tokenOf = async (c: Client, who: string): Promise<string> => {
  for (;;) {
    const known = c.tokens.get(who)
    if (known) return known
    try {
      const r = await post(c, '/sign-in', {
        body: { username: who, password: DEMO_PASSWORD },
        headers: { 'x-yiwang-token': '1' },
      })
      if (r.status === 200) c.tokens.set(who, String(r.body.token))
      else await wait(PAUSE_MS)
    } catch {
      await wait(PAUSE_MS)
    }
  }
}

/** Sends until something is answered; the key and the body never change. */
const insist = async (c: Client, e: Entry): Promise<Entry['answer']> => {
  while (e.tries < GIVE_UP) {
    e.tries++
    try {
      const headers = { authorization: `Bearer ${await tokenOf(c, e.who)}`, 'idempotency-key': e.key }
      const r = await post(c, e.path, { body: e.body, headers })
      if (r.status === 503 || r.status === 429) {
        await wait(PAUSE_MS)
        continue
      }
      e.answer = r
      c.journal.acknowledged++
      if (e.tries > 1) c.journal.retried++
      if (r.status >= 500) c.journal.odd.push(`${r.status} ${e.path} ${JSON.stringify(r.body).slice(0, 200)}`)
      return r
    } catch {
      await wait(PAUSE_MS)
    }
  }
  c.journal.odd.push(`never answered: ${e.path}`)
  return undefined
}

const write = (c: Client, o: { path: string; who: string; body: Record<string, unknown> }, key: string) => {
  const e: Entry = { ...o, key, answer: undefined, tries: 0 }
  c.journal.entries.push(e)
  return insist(c, e)
}

/** One matter's way: taken in, dispatched, signed by two at once, noted. */
const round = async (c: Client, name: string, unit: string): Promise<void> => {
  const opened = await write(
    c,
    { path: INTAKE, who: 'dispatcher2', body: { channel: 'phone', text: `路灯坏了 ${name}`, placeWords: '村口' } },
    `${name}-open`,
  )
  const id = opened?.body.id
  if (typeof id !== 'string') return
  const act = (action: string, who: string, form: Record<string, unknown>, key: string) =>
    write(c, { path: `/matters/${id}/actions/${action}`, who, body: { form } }, `${name}-${key}`)
  await act('dispatch', 'dispatcher', { unit }, 'dispatch')
  await Promise.all([act('sign', 'handler.d01', {}, 'sign-1'), act('sign', 'leader.d01', {}, 'sign-2')])
}

/** Clients that keep writing until told to stop, each finishing the round it is in. */
export const startLoad = (o: { base: string; clients: number; seed: number; unit: string }) => {
  let stopping = false
  const journal: Journal = { entries: [], acknowledged: 0, retried: 0, odd: [] }
  const c: Client = { base: o.base, tokens: new Map(), journal, stopping: () => stopping }
  const loops = Array.from({ length: o.clients }, async (_, i) => {
    for (let n = 0; !stopping; n++) {
      await round(c, `k${o.seed}-${i}-${n}`, o.unit)
      await wait(15)
    }
  })
  return {
    journal,
    async stop() {
      stopping = true
      await Promise.all(loops)
    },
  }
}

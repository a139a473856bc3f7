/** One command that waits on this device. States are words on the screen: 存着, 正在发, 已收到, 要您看, 不用了. */
export type QueueState = 'kept' | 'sending' | 'sent' | 'look' | 'dropped'
export type QueuedKind = 'act' | 'settle' | 'register'
export type Trouble = { code: string; detail: string }
export type Queued<A = unknown> = {
  /** Idempotency key: made once, sent with every try. */
  readonly key: string
  readonly kind: QueuedKind
  readonly about: A
  /** One matter's acts keep their order; new matters have none before them. */
  readonly matter: string | null
  readonly at: number
  readonly state: QueueState
  readonly ref?: string
  readonly trouble?: Trouble
}
export type Answer = { ok: true; ref: string } | { ok: false; code: string; status: number; detail: string }

const WAITING: readonly QueueState[] = ['kept', 'sending']
export const isWaiting = (q: Queued): boolean => WAITING.includes(q.state)

/** Adds at the end; the same key is kept once. */
export const keep = (queue: readonly Queued[], item: Omit<Queued, 'state'>): readonly Queued[] =>
  queue.some((q) => q.key === item.key) ? queue : [...queue, { ...item, state: 'kept' }]

/** The next to send: oldest first, but nothing of a matter whose earlier act waits for a person. */
export const nextToSend = (queue: readonly Queued[]): Queued | undefined => {
  const stuck = new Set<string>()
  for (const q of queue) {
    if (q.state === 'look' && q.matter) stuck.add(q.matter)
    if (q.state === 'kept' && !(q.matter && stuck.has(q.matter))) return q
  }
  return undefined
}

const replace = (queue: readonly Queued[], key: string, change: (q: Queued) => Queued): readonly Queued[] =>
  queue.map((q) => (q.key === key ? change(q) : q))

export const begin = (queue: readonly Queued[], key: string): readonly Queued[] =>
  replace(queue, key, (q) => ({ ...q, state: 'sending' }))

/** Whether trying again by itself can help: no net, server trouble, too many at once, or a lost sign-in. */
export const triesAgain = (answer: { code: string; status: number }): boolean =>
  answer.status === 0 || answer.status >= 500 || answer.status === 429 || answer.status === 408 || answer.status === 401

/** What an answer makes of a sent item: received, waiting again, or for a person to look at. Nothing leaves by itself. */
export const settle = (queue: readonly Queued[], key: string, answer: Answer): readonly Queued[] =>
  replace(queue, key, ({ trouble: _old, ...q }) => {
    if (answer.ok) return { ...q, state: 'sent', ref: answer.ref }
    if (triesAgain(answer)) return { ...q, state: 'kept' }
    return { ...q, state: 'look', trouble: { code: answer.code, detail: answer.detail } }
  })

/** A person decides about an item: send it once more, or leave it unsent but on record. */
export const again = (queue: readonly Queued[], key: string): readonly Queued[] =>
  replace(queue, key, ({ trouble: _old, ...q }) => ({ ...q, state: 'kept' }))
export const setAside = (queue: readonly Queued[], key: string): readonly Queued[] =>
  replace(queue, key, (q) => ({ ...q, state: 'dropped' }))

/** After a restart: what was on its way is sent again under the same key. */
export const wake = (queue: readonly Queued[]): readonly Queued[] =>
  queue.map((q) => (q.state === 'sending' ? { ...q, state: 'kept' } : q))

const KEEP_DONE = 20
/** Forgets all but the newest twenty that are done with; never one that waits. */
export const tidy = (queue: readonly Queued[]): readonly Queued[] => {
  const done = queue.filter((q) => q.state === 'sent' || q.state === 'dropped')
  const old = new Set(done.slice(0, Math.max(0, done.length - KEEP_DONE)).map((q) => q.key))
  return queue.filter((q) => !old.has(q.key))
}

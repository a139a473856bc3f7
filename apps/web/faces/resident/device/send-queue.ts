import type { Draft } from './draft.ts'

/** One thing said that has to reach the server exactly once. */
export type QueueItem = {
  /** Idempotency key: it never changes, so that a resend after a lost answer is the same command. */
  key: string
  kind: 'open' | 'join' | 'act'
  /** What the resident recognises it by. */
  title: string
  /** Number of an existing matter, for `act` and `join`. */
  ref?: string
  action?: string
  body: Readonly<Record<string, unknown>>
  photos: readonly QueuePhoto[]
  /** The draft it came from, so that a refused one can be put right. */
  draft?: Draft
  /** When it was said, epoch ms; the order of sending. */
  at: number
  /** `partly`: the words of an act arrived, photos of it were refused; it stands until she has read so. */
  state: 'waiting' | 'refused' | 'partly'
  refusal?: Refusal
}
export type QueuePhoto = { key: string; blob: Blob; name: string; fileId?: string; refused?: true }
export type Refusal = { code: string; detail: string; fields: readonly { path: string; message: string }[] }

/** Where the queue lives; on the device this is IndexedDB. */
export type QueueStore = {
  all: () => Promise<QueueItem[]>
  put: (item: QueueItem) => Promise<void>
  drop: (key: string) => Promise<void>
}

/** `later`: no answer, keep everything and try again. `refused`: the same again cannot help. */
export type Sent = { result: 'sent'; item?: QueueItem } | { result: 'later' } | { result: 'refused'; refusal: Refusal }
export type Send = (item: QueueItem, save: (item: QueueItem) => Promise<void>) => Promise<Sent>
export type Drained = { sent: QueueItem[]; refused: QueueItem[]; waiting: number }

export const inOrder = (items: readonly QueueItem[]): QueueItem[] =>
  [...items].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))

export const photosRefused = (item: QueueItem): number => item.photos.filter((p) => p.refused).length

/**
 * Sends what waits, oldest first, one after the other. A dead net stops the round and keeps the rest in order;
 * a refusal is set aside for the resident and the next one goes on.
 */
export const drain = async (store: QueueStore, send: Send): Promise<Drained> => {
  const done: Drained = { sent: [], refused: [], waiting: 0 }
  const waiting = inOrder(await store.all()).filter((item) => item.state === 'waiting')
  for (const [i, item] of waiting.entries()) {
    const outcome = await send(item, store.put)
    if (outcome.result === 'later') return { ...done, waiting: waiting.length - i }
    if (outcome.result === 'refused') {
      const refused: QueueItem = { ...item, state: 'refused', refusal: outcome.refusal }
      await store.put(refused)
      done.refused.push(refused)
      continue
    }
    const arrived = outcome.item ?? item
    if (item.kind === 'act' && photosRefused(arrived) > 0) await store.put({ ...arrived, state: 'partly' })
    else await store.drop(item.key)
    done.sent.push(arrived)
  }
  return done
}

/** One round at a time: a second call while one runs waits for it and then looks again. */
export const oneAtATime = <R>(round: () => Promise<R>): (() => Promise<R>) => {
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const next = last.then(round, round)
    last = next.catch(() => undefined)
    return next
  }
}

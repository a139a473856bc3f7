import { createStore, get, update } from 'idb-keyval'
import type { Queued } from './offline-queue.ts'

/** A command for the matter it acts on, or a new matter with its photos. */
export type QueuedAct = {
  id: string
  ref: string
  title: string
  action: string
  words: { zh: string; en: string }
  seq?: number
  form: Record<string, unknown>
}
export type QueuedNew = {
  title: string
  /** The kind of matter as it is called, where one was chosen; `body` carries it with the version of its form. */
  kind?: string
  body: Record<string, unknown>
  /** The form as it was filled in, so that a refused one can be put right. */
  values?: object
  photos: readonly { blob: Blob; name: string }[]
}
export type QueueItem = Queued<QueuedAct | QueuedNew>

const store = () => createStore('yiwang-queue', 'items')
const keyOf = (account: string) => `queue:${account}`

const readItems = (value: unknown): readonly QueueItem[] => (Array.isArray(value) ? (value as QueueItem[]) : [])

/** The queue of one account on this device; two tabs share it, every change is one transaction. */
export const openQueueStore = (account: string) => {
  const db = store()
  const key = keyOf(account)
  return {
    read: async (): Promise<readonly QueueItem[]> => readItems(await get(key, db)),
    change: async (step: (items: readonly QueueItem[]) => readonly QueueItem[]): Promise<readonly QueueItem[]> => {
      let after: readonly QueueItem[] = []
      await update(
        key,
        (value) => {
          after = step(readItems(value))
          return after
        },
        db,
      )
      return after
    },
  }
}
export type QueueStore = ReturnType<typeof openQueueStore>

import { createStore, del, entries, set } from 'idb-keyval'
import type { QueueItem, QueueStore } from './send-queue.ts'

const isItem = (value: unknown): value is QueueItem =>
  typeof value === 'object' && value !== null && 'key' in value && 'kind' in value && 'photos' in value

const inMemory = (): QueueStore => {
  const kept = new Map<string, QueueItem>()
  return {
    all: async () => [...kept.values()],
    put: async (item) => void kept.set(item.key, item),
    drop: async (key) => void kept.delete(key),
  }
}

/** The queue in IndexedDB; a browser that refuses one (private window) keeps it as long as the page. */
export const deviceQueue = (): QueueStore => {
  const spare = inMemory()
  if (typeof indexedDB === 'undefined') return spare
  const shelf = createStore('yiwang-queue', 'items')
  return {
    async all() {
      const kept = await entries(shelf).catch(() => [])
      return [...kept.map(([, item]) => item).filter(isItem), ...(await spare.all())]
    },
    put: (item) => set(item.key, item, shelf).catch(() => spare.put(item)),
    async drop(key) {
      await del(key, shelf).catch(() => undefined)
      await spare.drop(key)
    },
  }
}

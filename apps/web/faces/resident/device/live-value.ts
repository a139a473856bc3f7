import { useSyncExternalStore } from 'react'

/** One value that pages watch: `get`, `set`, and `watch` for React. */
export type LiveValue<V> = { get: () => V; set: (value: V) => void; watch: (changed: () => void) => () => void }

export const liveValue = <V>(first: V): LiveValue<V> => {
  let now = first
  const watchers = new Set<() => void>()
  return {
    get: () => now,
    set(value) {
      now = value
      for (const changed of watchers) changed()
    },
    watch(changed) {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
  }
}

export const useLive = <V>(value: LiveValue<V>): V => useSyncExternalStore(value.watch, value.get, value.get)

import { useQueryClient } from '@tanstack/react-query'
import { useAnnounce, useT } from '@yiwang/ui'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { gridMessages } from './messages.ts'
import * as queue from './offline-queue.ts'
import { openQueueStore, type QueuedAct, type QueuedNew, type QueueItem, type QueueStore } from './queue-store.ts'
import { sendItem } from './send-item.ts'

type NewItem = { key: string } & ({ kind: 'act'; about: QueuedAct } | { kind: 'settle' | 'register'; about: QueuedNew })
type QueueState = {
  items: readonly QueueItem[]
  /** Keeps a command on this device and tries to send it at once. */
  keep: (item: NewItem) => Promise<void>
  again: (key: string) => void
  setAside: (key: string) => void
  sendNow: () => void
}

const EVERY_MS = 20_000
const nothing: QueueState = {
  items: [],
  keep: () => Promise.resolve(),
  again: () => {},
  setAside: () => {},
  sendNow: () => {},
}
const QueueContext = createContext<QueueState>(nothing)
export const useQueue = (): QueueState => useContext(QueueContext)

const cleaned = (item: QueueItem): QueueItem =>
  // what the server has received need not lie on the phone twice
  item.state === 'sent' && 'photos' in item.about ? { ...item, about: { ...item.about, photos: [] } } : item

const useSender = (store: QueueStore, show: (items: readonly QueueItem[]) => void) => {
  const api = useApi()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const t = useT(gridMessages)
  const busy = useRef(false)
  return useCallback(async () => {
    if (busy.current || !navigator.onLine) return
    busy.current = true
    let sent = 0
    try {
      for (;;) {
        const item = queue.nextToSend(await store.read()) as QueueItem | undefined
        if (!item) break
        show((await store.change((q) => queue.begin(q, item.key) as readonly QueueItem[])) ?? [])
        const answer = await sendItem(api, item)
        const after = await store.change((q) =>
          (queue.tidy(queue.settle(q, item.key, answer)) as readonly QueueItem[]).map(cleaned),
        )
        show(after)
        if (answer.ok) sent += 1
        else if (queue.triesAgain(answer)) break
      }
    } finally {
      busy.current = false
    }
    if (sent === 0) return
    announce(t('backOnline', { n: sent }))
    for (const key of ['matter', 'inbox', 'counts']) void queries.invalidateQueries({ queryKey: [key] })
  }, [api, queries, announce, t, store, show])
}

/** The offline queue of the signed-in account, for everything inside. */
export const QueueProvider = ({ account, children }: { account: string; children: ReactNode }) => {
  const store = useMemo(() => openQueueStore(account), [account])
  const [items, setItems] = useState<readonly QueueItem[]>([])
  const send = useSender(store, setItems)
  useEffect(() => {
    void store
      .change((q) => queue.wake(q) as readonly QueueItem[])
      .then((q) => {
        setItems(q)
        void send()
      })
    const go = () => void send()
    window.addEventListener('online', go)
    const timer = setInterval(go, EVERY_MS)
    return () => {
      window.removeEventListener('online', go)
      clearInterval(timer)
    }
  }, [store, send])
  const change = useCallback(
    async (step: (q: readonly QueueItem[]) => readonly queue.Queued[]) => {
      setItems(await store.change((q) => step(q) as readonly QueueItem[]))
      void send()
    },
    [store, send],
  )
  const state = useMemo<QueueState>(
    () => ({
      items,
      keep: async ({ key, kind, about }) => {
        void navigator.storage?.persist?.()
        const matter = 'id' in about ? about.id : null
        await change((q) => queue.keep(q, { key, kind, about, matter, at: Date.now() }))
      },
      again: (key) => void change((q) => queue.again(q, key)),
      setAside: (key) => void change((q) => queue.setAside(q, key)),
      sendNow: () => void send(),
    }),
    [items, change, send],
  )
  return <QueueContext value={state}>{children}</QueueContext>
}

import { useQueryClient } from '@tanstack/react-query'
import { useAnnounce, useT } from '@yiwang/ui'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { type Api, newKey } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { type DeviceMatter, deviceMatters, forgetMatters, rememberMatter } from './device-matters.ts'
import { type Draft, dropDraft, emptyDraft, readDraft, writeDraft } from './draft.ts'
import { type DraftPhoto, readPhotos, writePhotos } from './draft-photos.ts'
import { type LiveValue, liveValue, useLive } from './live-value.ts'
import { deviceMessages } from './messages.ts'
import { deviceQueue } from './queue-store.ts'
import { sendItem } from './send-item.ts'
import { type Drained, drain, inOrder, oneAtATime, type QueueItem, type QueueStore } from './send-queue.ts'
import { deviceShelf } from './shelf.ts'

const RETRY_MS = 30_000

/** What this device keeps and sends: draft, photos, queue, and the matters it may follow. */
export type Device = {
  draft: LiveValue<Draft>
  photos: LiveValue<readonly DraftPhoto[]>
  matters: LiveValue<readonly DeviceMatter[]>
  /** Undefined until the device's database has answered. */
  queue: LiveValue<readonly QueueItem[] | undefined>
  changeDraft: (change: Partial<Draft>) => void
  setPhotos: (photos: readonly DraftPhoto[]) => void
  clearDraft: () => void
  remember: (matter: DeviceMatter) => void
  forgetAll: () => void
  /** Whether a round of sending is on its way. */
  sending: LiveValue<boolean>
  /** Puts an item where no reload loses it; `flush` sends it. */
  keep: (item: QueueItem) => Promise<void>
  /** Sends what waits, oldest first. */
  flush: () => Promise<Drained>
  discard: (key: string) => Promise<void>
  /** Takes a refused report back into the draft, under a new key. */
  correct: (item: QueueItem) => Promise<void>
}

const freshDraft = () => emptyDraft(newKey(), Date.now())

const makeDraft = () => {
  const draft = liveValue<Draft>(readDraft(deviceShelf, Date.now()) ?? freshDraft())
  const photos = liveValue<readonly DraftPhoto[]>([])
  void readPhotos().then((kept) => kept.length > 0 && photos.set(kept))
  return {
    draft,
    photos,
    changeDraft(change: Partial<Draft>) {
      draft.set({ ...draft.get(), ...change, at: Date.now() })
      writeDraft(deviceShelf, draft.get())
    },
    setPhotos(next: readonly DraftPhoto[]) {
      photos.set(next)
      void writePhotos(next)
    },
    clearDraft() {
      draft.set(freshDraft())
      photos.set([])
      dropDraft(deviceShelf)
      void writePhotos([])
    },
  }
}

const makeQueue = (api: Api, store: QueueStore, onMatter: (matter: DeviceMatter) => void) => {
  const queue = liveValue<readonly QueueItem[] | undefined>(undefined)
  const reload = async () => queue.set(inOrder(await store.all()))
  const send = sendItem(api, ({ matter }) => matter && onMatter(matter))
  const round = oneAtATime(() => drain(store, send))
  const sending = liveValue(false)
  const flush = async () => {
    sending.set(true)
    const done = await round()
    await reload()
    sending.set(false)
    return done
  }
  return {
    queue,
    sending,
    reload,
    flush,
    async keep(item: QueueItem) {
      await store.put(item)
      await reload()
    },
    async discard(key: string) {
      await store.drop(key)
      await reload()
    },
  }
}

const makeDevice = (api: Api) => {
  const matters = liveValue<readonly DeviceMatter[]>(deviceMatters(deviceShelf))
  const remember = (matter: DeviceMatter) => matters.set(rememberMatter(deviceShelf, matter))
  const forgetAll = () => matters.set(forgetMatters(deviceShelf))
  const writing = makeDraft()
  const sending = makeQueue(api, deviceQueue(), remember)
  const correct = async (item: QueueItem) => {
    if (item.draft) {
      writing.changeDraft({ ...item.draft, key: newKey() })
      writing.setPhotos(item.photos.filter((p) => !p.refused).map(({ blob, name }) => ({ key: newKey(), blob, name })))
    }
    await sending.discard(item.key)
  }
  return { matters, remember, forgetAll, correct, ...writing, ...sending }
}

const DeviceContext = createContext<Device | undefined>(undefined)

export const useDevice = (): Device => {
  const device = useContext(DeviceContext)
  if (!device) throw new Error('useDevice needs <DeviceProvider>')
  return device
}
export const useDraft = (): Draft => useLive(useDevice().draft)
export const useDraftPhotos = (): readonly DraftPhoto[] => useLive(useDevice().photos)
export const useDeviceMatters = (): readonly DeviceMatter[] => useLive(useDevice().matters)
export const useSending = (): boolean => useLive(useDevice().sending)
const NONE: readonly QueueItem[] = []
export const useQueueLoaded = (): boolean => useLive(useDevice().queue) !== undefined
export const useQueue = (): readonly QueueItem[] => useLive(useDevice().queue) ?? NONE

/** Brings the device's memory, and sends what waits whenever the net may be back. */
export const DeviceProvider = ({ children }: { children: ReactNode }) => {
  const api = useApi()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const t = useT(deviceMessages)
  const device = useMemo(() => makeDevice(api), [api])
  useEffect(() => {
    const again = async () => {
      await device.reload()
      if (!device.queue.get()?.some((item) => item.state === 'waiting')) return
      const done = await device.flush()
      if (done.sent.length === 0) return
      announce(t('backOnline', { n: done.sent.length }))
      await queries.invalidateQueries()
    }
    void again()
    const every = setInterval(again, RETRY_MS)
    window.addEventListener('online', again)
    return () => {
      clearInterval(every)
      window.removeEventListener('online', again)
    }
  }, [device, announce, queries, t])
  return <DeviceContext value={device}>{children}</DeviceContext>
}

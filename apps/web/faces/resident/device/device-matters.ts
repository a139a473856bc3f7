import type { ContactKept } from './contact-kept.ts'
import type { Shelf } from './shelf.ts'

/** A matter this device may follow: number and secret stand in for an account. */
export type DeviceMatter = {
  /** Idempotency key it was sent with, or `ref:…` for one looked up by number. */
  key: string
  ref: string
  secret: string
  title: string
  at: number
  joined: boolean
  promised?: { dispatchBy: string | null; replyBy: string | null; asked?: boolean; why: { zh: string[]; en: string[] } }
  photosLost?: number
  /** The phone left with it, masked; null when none was; absent when this device did not send it. */
  contact?: ContactKept | null
}

const NAME = 'matters'
const MOST = 100

const isMatter = (value: unknown): value is DeviceMatter =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as DeviceMatter).ref === 'string' &&
  typeof (value as DeviceMatter).secret === 'string' &&
  typeof (value as DeviceMatter).key === 'string'

/** Newest first. */
export const deviceMatters = (shelf: Shelf): DeviceMatter[] => {
  const kept = shelf.read(NAME)
  return Array.isArray(kept) ? kept.filter(isMatter) : []
}

/** Adds or renews one; the same number never stands twice. */
export const rememberMatter = (shelf: Shelf, matter: DeviceMatter): DeviceMatter[] => {
  const others = deviceMatters(shelf).filter((m) => m.ref !== matter.ref)
  const all = [matter, ...others].sort((a, b) => b.at - a.at).slice(0, MOST)
  shelf.write(NAME, all)
  return all
}

export const forgetMatters = (shelf: Shelf): DeviceMatter[] => {
  shelf.drop(NAME)
  return []
}

/** First sentence of what was said, at most 20 characters, as the name of a matter that has no other yet. */
export const shortTitle = (text: string): string => {
  const first = text.trim().split(/[\n。！？!?；;]/)[0] ?? ''
  const letters = [...first]
  return letters.length > 20 ? `${letters.slice(0, 20).join('')}…` : first
}

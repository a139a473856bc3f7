import type { FormValues, KindRef } from '@yiwang/matters/web/shared'
import type { Shelf } from './shelf.ts'

/** Where a matter is, in the three ways of equal rank. */
export type DraftPlace = {
  way: 'here' | 'pick' | 'words' | undefined
  /** The device's own reading, WGS-84 degrees, and its error in metres. */
  point?: { lon: number; lat: number; accuracy: number }
  /** Chosen grid code; `unknown` when the resident cannot tell which side of a border it is. */
  grid?: string
  town?: string
  division?: string
  /** What the page shows of the choice: town and community. */
  label: string
  /** House number, landmark or description. */
  words: string
}

/** Everything a resident has typed so far; survives reload, a dead battery and a lost net. */
export type Draft = {
  /** Idempotency key of the matter to come: sending it twice makes one matter. */
  key: string
  /** Last change, epoch ms. */
  at: number
  /** The kind of matter, once chosen, and what it asks itself. */
  kind: KindRef | undefined
  own: FormValues
  text: string
  place: DraftPlace
  phone: string
  sms: boolean
  mayPublish: boolean
  complaint: boolean
  accused: { id: string; name: string } | undefined
}

const NAME = 'report'
const KEPT_FOR = 30 * 86_400_000

export const emptyDraft = (key: string, at: number): Draft => ({
  key,
  at,
  kind: undefined,
  own: {},
  text: '',
  place: { way: undefined, label: '', words: '' },
  phone: '',
  sms: false,
  mayPublish: false,
  complaint: false,
  accused: undefined,
})

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Draft).key === 'string' &&
  typeof (value as Draft).at === 'number' &&
  typeof (value as Draft).text === 'string' &&
  typeof (value as Draft).place === 'object'

/** The kept draft, or nothing when there is none, it is broken, or 30 days have passed. */
export const readDraft = (shelf: Shelf, now: number): Draft | undefined => {
  const kept = shelf.read(NAME)
  if (!isDraft(kept)) return undefined
  if (now - kept.at <= KEPT_FOR) return { ...emptyDraft(kept.key, kept.at), ...kept }
  shelf.drop(NAME)
  return undefined
}

export const writeDraft = (shelf: Shelf, draft: Draft): void => shelf.write(NAME, draft)
export const dropDraft = (shelf: Shelf): void => shelf.drop(NAME)

/** Whether anything was typed that would be a loss. */
export const hasWords = (draft: Draft): boolean => draft.text.trim() !== '' || draft.place.way !== undefined

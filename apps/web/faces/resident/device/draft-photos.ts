import { createStore, get, set } from 'idb-keyval'

/** A photo of the draft; `key` becomes the idempotency key of its upload. */
export type DraftPhoto = { key: string; blob: Blob; name: string }

const NAME = 'draft'
const shelf = () => createStore('yiwang-photos', 'drafts')

const isPhoto = (value: unknown): value is DraftPhoto =>
  typeof value === 'object' && value !== null && 'key' in value && 'blob' in value && value.blob instanceof Blob

/** Photos of the kept draft; none where the browser keeps no database. */
export const readPhotos = async (): Promise<DraftPhoto[]> => {
  if (typeof indexedDB === 'undefined') return []
  const kept: unknown = await get(NAME, shelf()).catch(() => [])
  return Array.isArray(kept) ? kept.filter(isPhoto) : []
}

export const writePhotos = async (photos: readonly DraftPhoto[]): Promise<void> => {
  if (typeof indexedDB === 'undefined') return
  await set(NAME, photos, shelf()).catch(() => undefined)
}

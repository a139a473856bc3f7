import { type Api, ProblemError, withKey } from '../../../client.ts'
import { contactKept } from './contact-kept.ts'
import type { DeviceMatter } from './device-matters.ts'
import type { OpeningBody } from './opening.ts'
import { photosRefused, type QueueItem, type QueuePhoto, type Refusal, type Send } from './send-queue.ts'

/** What an accepted item brings: the number and secret of a new matter, or nothing for an act on a known one. */
export type Arrived = { item: QueueItem; matter?: DeviceMatter }

const refusalOf = (error: ProblemError): Refusal => ({ code: error.code, detail: error.detail, fields: error.fields })

/** The photo with its id; a photo the server refuses is marked, so that the words still go out. */
const uploaded = async (api: Api, photo: QueuePhoto): Promise<QueuePhoto> => {
  if (photo.fileId || photo.refused) return photo
  const form = new FormData()
  form.append('file', photo.blob, photo.name)
  try {
    const { data } = await api.POST('/api/files', {
      headers: withKey(photo.key),
      body: {},
      bodySerializer: () => form,
    })
    return data ? { ...photo, fileId: data.file.id } : photo
  } catch (error) {
    if (error instanceof ProblemError && error.final) return { ...photo, refused: true }
    throw error
  }
}

const withPhotos = async (api: Api, item: QueueItem, save: (item: QueueItem) => Promise<void>): Promise<QueueItem> => {
  let now = item
  for (const [i, photo] of item.photos.entries()) {
    const after = await uploaded(api, photo)
    if (after === photo) continue
    now = { ...now, photos: now.photos.map((p, n) => (n === i ? after : p)) }
    // kept at once: after a lost net the same photo is not sent twice
    await save(now)
  }
  return now
}

const fileIds = (item: QueueItem): string[] => item.photos.flatMap((p) => p.fileId ?? [])

const open = async (api: Api, item: QueueItem): Promise<DeviceMatter | undefined> => {
  const body = { ...(item.body as OpeningBody), files: fileIds(item) }
  const { data } = await api.POST('/api/matters', { headers: withKey(item.key), body })
  if (!data) return undefined
  const { ref, secret, promised } = data
  return {
    key: item.key,
    ref,
    secret,
    promised,
    title: item.title,
    at: item.at,
    joined: false,
    photosLost: photosRefused(item),
    contact: contactKept(body),
  }
}

const join = async (api: Api, item: QueueItem): Promise<DeviceMatter | undefined> => {
  const body = { ref: item.ref ?? '', ...(item.body as { text?: string; phone?: string; sms?: boolean }) }
  const { data } = await api.POST('/api/track/join', { headers: withKey(item.key), body })
  if (!data) return undefined
  const { ref, secret } = data
  return { key: item.key, ref, secret, title: item.title, at: item.at, joined: true, contact: contactKept(body) }
}

type ActBody = { secret?: string; seq?: number; form: Record<string, unknown>; fileField?: string }
const act = async (api: Api, item: QueueItem): Promise<undefined> => {
  const { fileField, form, ...rest } = item.body as ActBody
  const files = fileIds(item)
  const whole = { ...form, ...(fileField && files.length > 0 ? { [fileField]: files } : {}) }
  await api.POST('/api/track/actions/{action}', {
    params: { path: { action: item.action ?? '' } },
    headers: withKey(item.key),
    body: { ref: item.ref ?? '', ...rest, form: whole },
  })
  return undefined
}

const DELIVER = { open, join, act } as const

/** Sends one item of the queue by the typed client and hands over what came back. */
export const sendItem =
  (api: Api, arrived: (result: Arrived) => void): Send =>
  async (item, save) => {
    try {
      const ready = await withPhotos(api, item, save)
      const matter = await DELIVER[item.kind](api, ready)
      arrived({ item: ready, ...(matter ? { matter } : {}) })
      return { result: 'sent', item: ready }
    } catch (error) {
      if (error instanceof ProblemError && error.final) return { result: 'refused', refusal: refusalOf(error) }
      return { result: 'later' }
    }
  }

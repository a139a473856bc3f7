import { sentences } from '@yiwang/ui'
import { type Api, ProblemError, withKey } from '../../../client.ts'
import { uploadFile } from '../entry/upload-file.ts'
import type { Answer } from './offline-queue.ts'
import type { QueuedAct, QueuedNew, QueueItem } from './queue-store.ts'

const sendAct = async (api: Api, key: string, about: QueuedAct): Promise<string> => {
  const { data } = await api.POST('/api/matters/{id}/actions/{action}', {
    params: { path: { id: about.id, action: about.action } },
    body: { form: about.form, ...(about.seq === undefined ? {} : { seq: about.seq }) },
    headers: withKey(key),
  })
  return data?.ref ?? about.ref
}

const sendNew = async (api: Api, item: QueueItem, about: QueuedNew): Promise<string> => {
  const files: string[] = []
  for (const [i, photo] of about.photos.entries()) files.push((await uploadFile(api, photo, `${item.key}.p${i}`)).id)
  const body = { ...about.body, files } as never
  const path = item.kind === 'settle' ? '/api/staff/matters/settled' : '/api/staff/matters'
  const { data } = await api.POST(path, { body, headers: withKey(item.key) })
  return data?.ref ?? ''
}

/** Sends one kept command under its own key; every failure comes back as an answer, none is thrown. */
export const sendItem = async (api: Api, item: QueueItem): Promise<Answer> => {
  try {
    const ref =
      item.kind === 'act'
        ? await sendAct(api, item.key, item.about as QueuedAct)
        : await sendNew(api, item, item.about as QueuedNew)
    return { ok: true, ref }
  } catch (error) {
    if (!(error instanceof ProblemError)) return { ok: false, code: 'UNKNOWN', status: 0, detail: '' }
    const { code, status, fields } = error
    const detail = sentences([error.detail, ...fields.map((f) => f.message)])
    return { ok: false, code, status, detail }
  }
}

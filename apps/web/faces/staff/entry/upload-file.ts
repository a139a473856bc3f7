import type { FileView } from '@yiwang/matters/web/shared'
import { type Api, newKey, withKey } from '../../../client.ts'

/** Sends one file; the same `key` on a second try does not store it twice. */
export const uploadFile = async (api: Api, file: { blob: Blob; name: string }, key = newKey()): Promise<FileView> => {
  const form = new FormData()
  form.append('file', file.blob, file.name)
  const { data } = await api.POST('/api/files', {
    body: {} as never,
    bodySerializer: () => form,
    headers: withKey(key),
  })
  if (!data) throw new Error('the upload gave no answer')
  return data.file
}

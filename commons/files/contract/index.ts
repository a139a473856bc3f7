import { query } from '@yiwang/kernel/operation'
import { z } from 'zod'

/** Download on its own path with the rights of the matter the file hangs on. */
export const download = query({
  id: 'files.download',
  http: 'GET /files/{id}',
  title: { zh: '下载文件', en: 'Download a file' },
  subject: 'file',
  purpose: 'casework',
  dataClass: 'personal',
  retention: 'P5Y',
  lookers: ['raiser', 'handling unit', 'dispatcher', 'supervisor'],
  caller: 'anyone',
  binary: 'application/octet-stream',
  input: z.object({
    id: z.uuid(),
    size: z.enum(['full', 'thumb']).default('full'),
    key: z.string().max(200).optional(),
  }),
  output: z.string(),
})
export const operations = [download]

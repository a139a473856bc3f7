import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Api } from '../../../../client.ts'
import { useApi } from '../../../../shell/face-root.tsx'
import type { ImportProblem } from './problem-csv.ts'

export const KINDS = ['people', 'posts', 'units', 'grids', 'links', 'patches', 'appeals'] as const
export type Kind = (typeof KINDS)[number]
export type Outcome = {
  rows: number
  create: number
  change: number
  same: number
  problems: readonly ImportProblem[]
  problemsTotal: number
  applied: boolean
  fileHash: string
  preview: readonly Record<string, string>[]
}
type Ask = { kind: Kind; file: File; apply: boolean; fileHash?: string | undefined }

const formOf = (fields: Readonly<Record<string, string | undefined>>, file: File): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value)
  form.append('file', file)
  return form
}

const sendRoster = async (api: Api, { kind, file, apply, fileHash }: Ask): Promise<Outcome> => {
  const form = formOf({ kind, apply: String(apply), fileHash }, file)
  const { data } = await api.POST('/api/registry/import', { body: {}, bodySerializer: () => form })
  if (!data) throw new Error('no answer')
  return data
}

const sendAppeals = async (api: Api, { file, apply }: Ask): Promise<Outcome> => {
  const form = formOf({ apply: String(apply), source: file.name.slice(0, 60) }, file)
  const { data } = await api.POST('/api/matters-import', { body: {}, bodySerializer: () => form })
  if (!data) throw new Error('no answer')
  return { ...data, change: data.joins, preview: [] }
}

/** Looks a file through or imports it; the server writes all rows or none. */
export const useImport = () => {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (ask: Ask) => (ask.kind === 'appeals' ? sendAppeals(api, ask) : sendRoster(api, ask)),
    onSuccess: (outcome) => (outcome.applied ? queries.invalidateQueries() : undefined),
  })
}

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { components } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import type { Draft } from '../device/draft.ts'
import { placeBody } from '../device/opening.ts'

export type Alike = components['schemas']['SimilarRow']
const PATIENCE_MS = 5_000
const MOST = 3

export const alikeKey = (draft: Pick<Draft, 'key'>): readonly string[] => ['alike', draft.key]

/** Looks for matters like the draft; a slow or dead net finds none, because it must not hold up a report. */
export const useFindAlike = () => {
  const api = useApi()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const find = async (draft: Draft): Promise<readonly Alike[]> => {
    setBusy(true)
    const body = { text: draft.text.slice(0, 4000), ...placeBody(draft.place) }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const found = await api.POST('/api/similar', { body, signal }).then(
      (got) => got.data?.items ?? [],
      () => [],
    )
    setBusy(false)
    const first = found.slice(0, MOST)
    queries.setQueryData(alikeKey(draft), first)
    return first
  }
  return { find, busy }
}

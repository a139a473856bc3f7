import { useQueryClient } from '@tanstack/react-query'
import type { SendResult } from '@yiwang/matters/web/shared'
import { useT } from '@yiwang/ui'
import { useCallback } from 'react'
import { newKey, ProblemError, withKey } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { useQueue } from '../grid/queue-provider.tsx'
import { entryMessages } from './messages.ts'
import { refusalOf } from './problem-words.ts'

export type Act = {
  id: string
  ref: string
  title: string
  action: string
  verb: string
  /** The act's own name, for the list of what is not sent. */
  words: { zh: string; en: string }
  seq?: number
  form: Record<string, unknown>
}

/** Acts a person in the field may do without a net; the rest need the server at once. */
const KEPT_OFFLINE = new Set(['sign', 'contact', 'note', 'reply', 'provide', 'settle'])
export const keepsOffline = (verb: string): boolean => KEPT_OFFLINE.has(verb)

/** Everything that shows matters reads again. */
export const useRefresh = () => {
  const queries = useQueryClient()
  return useCallback(() => {
    for (const key of ['matter', 'inbox', 'counts', 'suggest', 'similar'])
      void queries.invalidateQueries({ queryKey: [key] })
  }, [queries])
}

/** Carries out one act. Gives `undefined` when it went through or was kept for later, else what to show. */
export const useAct = () => {
  const api = useApi()
  const queue = useQueue()
  const t = useT(entryMessages)
  const refresh = useRefresh()
  return useCallback(
    async (act: Act): Promise<{ refused: SendResult; kept: boolean }> => {
      const key = newKey()
      try {
        await api.POST('/api/matters/{id}/actions/{action}', {
          params: { path: { id: act.id, action: act.action } },
          body: { form: act.form, ...(act.seq === undefined ? {} : { seq: act.seq }) },
          headers: withKey(key),
        })
        refresh()
        return { refused: undefined, kept: false }
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'NETWORK' && keepsOffline(act.verb)) {
          await queue.keep({ key, kind: 'act', about: act })
          return { refused: undefined, kept: true }
        }
        if (error instanceof ProblemError && error.code === 'STALE') refresh()
        return { refused: refusalOf(error, t), kept: false }
      }
    },
    [api, queue, t, refresh],
  )
}

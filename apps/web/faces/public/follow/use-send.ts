import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAnnounce } from '@yiwang/ui'
import { useState } from 'react'

/** One act: busy while it is under way, the sentence of its success, and what went wrong. */
export const useSend = <I, O>(run: (input: I) => Promise<{ data?: O }>, said: (answer: O) => string) => {
  const queries = useQueryClient()
  const announce = useAnnounce()
  const [done, setDone] = useState('')
  const m = useMutation({
    mutationFn: async (input: I) => (await run(input)).data as O,
    onSuccess: (answer) => {
      const sentence = said(answer)
      setDone(sentence)
      announce(sentence)
      return queries.invalidateQueries()
    },
  })
  return { send: (input: I) => m.isPending || m.mutate(input), busy: m.isPending, done, error: m.error }
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAnnounce } from '@yiwang/ui'

export type Act<I> = {
  /** Does nothing while the last one is under way. */
  send: (input: I) => void
  pending: boolean
  /** The sentence of the last success; gone with the next try. */
  done: string | undefined
  error: unknown
}

/** One act on the server: sends once, says what came of it, and refreshes what the office shows. */
export const useAct = <I, O>(
  run: (input: I) => Promise<{ data?: O }>,
  said: (answer: O, input: I) => string,
): Act<I> => {
  const queries = useQueryClient()
  const announce = useAnnounce()
  const mutation = useMutation({
    mutationFn: async (input: I) => {
      const answer = (await run(input)).data as O
      return said(answer, input)
    },
    onSuccess: (sentence) => {
      announce(sentence)
      return queries.invalidateQueries()
    },
  })
  return {
    send: (input) => {
      if (!mutation.isPending) mutation.mutate(input)
    },
    pending: mutation.isPending,
    done: mutation.data,
    error: mutation.error,
  }
}

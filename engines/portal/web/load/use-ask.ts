import { type UseQueryResult, useQuery } from '@tanstack/react-query'

type Answer<T> = Promise<{ data?: T }>

/** One read of the server, cached under `key`; `ask` is a call of the typed client, which throws on refusal. */
export const useAsk = <T>(key: readonly unknown[], ask: () => Answer<T>, enabled = true): UseQueryResult<T> =>
  useQuery({ queryKey: key, queryFn: async () => (await ask()).data as T, enabled })

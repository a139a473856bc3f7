import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../problem.ts'

const TRIES = 2

/** One cache per face. Reads repeat twice on trouble, never on a refusal; acts never repeat by themselves. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 30 * 60_000,
        retry: (failures: number, error: Error) => failures < TRIES && !(error instanceof ProblemError && error.final),
        networkMode: 'offlineFirst',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })

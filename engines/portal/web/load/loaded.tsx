import type { UseQueryResult } from '@tanstack/react-query'
import { LoadState, type SkeletonShape, type Trouble, useT } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { loadMessages } from './messages.ts'

type Refusal = { code?: string; status?: number; detail?: string; errorNo?: string | undefined }
type LoadedProps<T> = {
  of: UseQueryResult<T>
  skeleton?: SkeletonShape
  count?: number
  /** An `<Empty>`; shown when `isEmpty` says so. */
  empty?: ReactNode
  isEmpty?: (data: T) => boolean
  /** The way on when what was asked for is not there: a link to its list. */
  back?: ReactNode
  children: (data: T) => ReactNode
}

const useTrouble = (error: unknown, back: ReactNode): { trouble: Trouble; retry: boolean } => {
  const t = useT(loadMessages)
  const { code, status = 0, detail, errorNo } = (error ?? {}) as Refusal
  const signIn = <a href="/staff/">{t('toSignIn')}</a>
  if (code === 'NETWORK') return { trouble: { what: t('noNet') }, retry: true }
  if (status === 401) return { trouble: { what: t('signIn'), remedy: signIn }, retry: false }
  if (status === 403) return { trouble: { what: detail || t('refused'), remedy: t('refusedNext') }, retry: false }
  // a read refused for its shape was asked by an address that is not one of ours
  if (status === 404 || status === 422) return { trouble: { what: t('missing'), remedy: back }, retry: false }
  return { trouble: { what: t('broken'), ...(errorNo ? { errorNo } : {}) }, retry: true }
}

/** Waiting, trouble, no permission, nothing there, or what was asked for; old content stays with its age. */
export const Loaded = <T,>({ of, skeleton, count, empty, isEmpty, back, children }: LoadedProps<T>) => {
  const { trouble, retry } = useTrouble(of.error, back)
  const { data } = of
  const failed = data === undefined && of.isError
  const state = failed ? 'error' : data === undefined ? 'loading' : isEmpty?.(data) ? 'empty' : 'ready'
  return (
    <LoadState
      state={state}
      trouble={trouble}
      {...(skeleton ? { skeleton } : {})}
      {...(count ? { count } : {})}
      {...(retry ? { onRetry: () => void of.refetch() } : {})}
      empty={empty}
      ageOf={of.isError && data !== undefined ? of.dataUpdatedAt : undefined}
    >
      {data !== undefined && children(data)}
    </LoadState>
  )
}

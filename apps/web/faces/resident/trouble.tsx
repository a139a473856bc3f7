import { type Trouble, useT } from '@yiwang/ui'
import { ProblemError } from '../../client.ts'
import { CallLink } from './call-link.tsx'
import { residentMessages } from './messages.ts'

/** An error as what happened, whether words are safe, and what to do; refusals keep the server's own sentence. */
export const useTrouble = (): ((error: unknown, textIsSafe?: boolean) => Trouble) => {
  const t = useT(residentMessages)
  return (error, textIsSafe = false) => {
    const safe = textIsSafe ? { textIsSafe } : {}
    if (!(error instanceof ProblemError)) return { what: t('notFetched'), ...safe }
    if (error.code === 'NETWORK') return { what: t('noNet'), ...safe }
    if (error.code === 'NOT_FOUND') return { what: t('notFound'), remedy: <CallLink /> }
    const no = error.errorNo ? { errorNo: error.errorNo } : {}
    if (error.status >= 500) return { what: t('ourFault'), remedy: <CallLink />, ...safe, ...no }
    return { what: error.detail, ...safe }
  }
}

import { useQueryClient } from '@tanstack/react-query'
import { type FieldProblem, useT } from '@yiwang/ui'
import { useState } from 'react'
import { ProblemError } from '../../problem.ts'
import { useApi } from '../face-root.tsx'
import { phoneCodeMessages } from './messages.ts'
import { phoneFault } from './phone-fault.ts'

export const PHONE_ID = 'code-phone'
export const CODE_ID = 'code-digits'
export type Sent = { phone: string; minutes: number }

/** What is wrong with a mobile number, as a sentence; nothing when it is right or left empty. */
export const usePhoneFault = (): ((typed: string) => string | undefined) => {
  const t = useT(phoneCodeMessages)
  return (typed) => {
    const fault = phoneFault(typed)
    if (!fault) return undefined
    if (fault.kind === 'form') return t('phoneForm')
    return t(fault.kind === 'short' ? 'phoneShort' : 'phoneLong', { off: fault.off, n: fault.length })
  }
}

type Options = {
  /** What went wrong, where it was not the code. */
  wordsOf: (error: unknown) => string
  /** After the server knows the phone, and every answer kept here has been asked anew. */
  onSigned?: () => Promise<void>
}

/** Phone, then code: whoever can read the message holds the phone. */
export const usePhoneCode = ({ wordsOf, onSigned }: Options) => {
  const t = useT(phoneCodeMessages)
  const api = useApi()
  const queries = useQueryClient()
  const [sent, setSent] = useState<Sent>()
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const guarded = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    await work().catch((e: unknown) =>
      setError(e instanceof ProblemError && e.code === 'WRONG_CODE' ? t('codeWrong') : wordsOf(e)),
    )
    setBusy(false)
  }
  const request = (phone: string) =>
    guarded(async () => {
      const { data } = await api.POST('/api/sign-in/code', { body: { phone } })
      setSent({ phone, minutes: data?.validMinutes ?? 0 })
    })
  const check = (phone: string, code: string) =>
    guarded(async () => {
      await api.POST('/api/sign-in/code/check', { body: { phone, code } })
      await queries.invalidateQueries()
      await onSigned?.()
    })
  const again = () => {
    setSent(undefined)
    setError(undefined)
  }
  const problems: FieldProblem[] = error ? [{ fieldId: sent ? CODE_ID : PHONE_ID, message: error }] : []
  return { sent, error, busy, problems, request, check, setError, again }
}
export type PhoneCodeState = ReturnType<typeof usePhoneCode>

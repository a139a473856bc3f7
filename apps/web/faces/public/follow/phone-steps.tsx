import { Button, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { ProblemError } from '../../../problem.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { followMessages } from './messages.ts'
import { useSend } from './use-send.ts'

type Sent = { phone: string; minutes: number }
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')

const useProblem = (error: unknown): string | undefined => {
  const t = useT(followMessages)
  if (!error) return undefined
  if (!(error instanceof ProblemError)) return t('notDone')
  return error.code === 'WRONG_CODE' ? t('codeWrong') : error.detail
}

const PhoneStep = ({ onSent }: { onSent: (sent: Sent) => void }) => {
  const api = useApi()
  const t = useT(followMessages)
  const [phone, setPhone] = useState('')
  const [wrong, setWrong] = useState<string>()
  const ask = useSend(
    async (number: string) => {
      const answer = await api.POST('/api/sign-in/code', { body: { phone: number } })
      onSent({ phone: number, minutes: answer.data?.validMinutes ?? 0 })
      return answer
    },
    () => '',
  )
  const problem = useProblem(ask.error)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const digits = digitsOf(phone)
    setWrong(/^1\d{10}$/.test(digits) ? undefined : t('phoneNeed'))
    if (/^1\d{10}$/.test(digits)) ask.send(digits)
  }
  return (
    <form className="yw-stack" noValidate onSubmit={submit}>
      <p>{t('signFirst')}</p>
      <TextField
        label={t('phone')}
        error={wrong ?? problem}
        value={phone}
        onText={setPhone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <Button primary wide type="submit">
        {t(ask.busy ? 'busy' : 'sendCode')}
      </Button>
    </form>
  )
}

const CodeStep = ({ sent }: { sent: Sent }) => {
  const api = useApi()
  const t = useT(followMessages)
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const check = useSend(
    (body: { phone: string; code: string }) => api.POST('/api/sign-in/code/check', { body }),
    () => '',
  )
  const problem = useProblem(check.error)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const digits = digitsOf(code)
    setWrong(digits.length === 6 ? undefined : t('codeNeed'))
    if (digits.length === 6) check.send({ phone: sent.phone, code: digits })
  }
  return (
    <form className="yw-stack" noValidate onSubmit={submit}>
      <p role="status">{t('codeSent', { phone: sent.phone, n: sent.minutes })}</p>
      <TextField
        label={t('code')}
        error={wrong ?? problem}
        value={code}
        onText={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Button primary wide type="submit">
        {t(check.busy ? 'busy' : 'check')}
      </Button>
    </form>
  )
}

/** Phone, then code: whoever can read the message holds the phone. */
export const PhoneSteps = () => {
  const [sent, setSent] = useState<Sent>()
  return sent ? <CodeStep sent={sent} /> : <PhoneStep onSent={setSent} />
}

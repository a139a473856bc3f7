import { useQuery } from '@tanstack/react-query'
import { Button, TextField, useT } from '@yiwang/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useApi, useInstance } from '../face-root.tsx'
import { phoneCodeMessages } from './messages.ts'
import { cleanPhone } from './phone-fault.ts'
import { CODE_ID, PHONE_ID, type PhoneCodeState, type Sent, usePhoneFault } from './use-phone-code.ts'

const CODE_LENGTH = 6

/** In a demo no message leaves the house; the code is read from the demo's own outbox. */
const DemoCode = ({ sent }: { sent: Sent }) => {
  const t = useT(phoneCodeMessages)
  const api = useApi()
  const { demo } = useInstance()
  const { data } = useQuery({
    queryKey: ['demo-code', sent],
    enabled: demo !== undefined,
    refetchInterval: ({ state }) => (state.data ? false : 1500),
    queryFn: async () => {
      const { data: got } = await api.GET('/api/demo/outbox', { params: { query: { limit: 30 } } })
      const tail = sent.phone.slice(-4)
      return got?.items.find((m) => m.channel === 'sms' && m.to.endsWith(tail) && /\d{6}/.test(m.text))?.text ?? null
    },
  })
  return data ? <p role="status">{t('demoCode', { text: data })}</p> : null
}

const CodeStep = ({ of, sent, act }: { of: PhoneCodeState; sent: Sent; act: string }) => {
  const t = useT(phoneCodeMessages)
  const [code, setCode] = useState('')
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const digits = code.normalize('NFKC').replace(/\D/g, '')
    if (digits.length !== CODE_LENGTH) of.setError(t('codeNeed', { n: digits.length }))
    else void of.check(sent.phone, digits)
  }
  return (
    <form className="yw-stack" noValidate onSubmit={submit}>
      <p role="status">{t('codeSent', { phone: sent.phone, n: sent.minutes })}</p>
      <DemoCode sent={sent} />
      <TextField
        id={CODE_ID}
        label={t('code')}
        hint={t('codeHint')}
        error={of.error}
        value={code}
        onText={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Button primary wide type="submit">
        {of.busy ? t('busy') : act}
      </Button>
      <div className="yw-actions">
        <Button onClick={() => void of.request(sent.phone)}>{t('codeAgain')}</Button>
        <Button plain onClick={of.again}>
          {t('otherPhone')}
        </Button>
      </div>
    </form>
  )
}

const PhoneStep = ({ of, lead }: { of: PhoneCodeState; lead: ReactNode }) => {
  const t = useT(phoneCodeMessages)
  const faultOf = usePhoneFault()
  const [phone, setPhone] = useState('')
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const wrong = phone.trim() === '' ? t('phoneNeed') : faultOf(phone)
    if (wrong) of.setError(wrong)
    else void of.request(cleanPhone(phone))
  }
  return (
    <form className="yw-stack" noValidate onSubmit={submit}>
      {lead}
      <TextField
        id={PHONE_ID}
        label={t('phone')}
        error={of.error}
        value={phone}
        onText={setPhone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <Button primary wide type="submit">
        {t(of.busy ? 'busy' : 'sendCode')}
      </Button>
    </form>
  )
}

type PhoneCodeProps = {
  of: PhoneCodeState
  /** Why the number is asked. */
  lead: ReactNode
  /** On the button that sends the code. */
  act: string
}

/** The two forms; the page that holds them says above its head what is wrong (`of.problems`). */
export const PhoneCode = ({ of, lead, act }: PhoneCodeProps) =>
  of.sent ? <CodeStep of={of} sent={of.sent} act={act} /> : <PhoneStep of={of} lead={lead} />

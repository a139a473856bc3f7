import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, ErrorSummary, Page, TextField, useAnnounce, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { ProblemError } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { BackLink } from '../back-link.tsx'
import { useContactProblems } from '../contact-fields.tsx'
import { cleanPhone } from '../device/draft.ts'
import { useTrouble } from '../trouble.tsx'
import { useTenant } from '../use-tenant.ts'
import { accountMessages } from './messages.ts'

const PHONE_ID = 'sign-in-phone'
const CODE_ID = 'sign-in-code'
const CODE_LENGTH = 6
type Sent = { phone: string; minutes: number }

/** In a demo no message leaves the house; the code is read from the demo's own outbox. */
const DemoCode = ({ sent }: { sent: Sent }) => {
  const t = useT(accountMessages)
  const api = useApi()
  const demo = useTenant()?.demo ?? false
  const { data } = useQuery({
    queryKey: ['demo-code', sent],
    enabled: demo,
    refetchInterval: ({ state }) => (state.data ? false : 1500),
    queryFn: async () => {
      const { data: got } = await api.GET('/api/demo/outbox', { params: { query: { limit: 30 } } })
      const tail = sent.phone.slice(-4)
      return got?.items.find((m) => m.channel === 'sms' && m.to.endsWith(tail) && /\d{6}/.test(m.text))?.text ?? null
    },
  })
  return demo && data ? <p role="status">{t('demoCode', { text: data })}</p> : null
}

const useSignIn = () => {
  const t = useT(accountMessages)
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const announce = useAnnounce()
  const trouble = useTrouble()
  const [sent, setSent] = useState<Sent>()
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const guarded = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    await work().catch((e: unknown) =>
      setError(e instanceof ProblemError && e.code === 'WRONG_CODE' ? t('codeWrong') : trouble(e).what),
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
      announce(t('signedIn'))
      await navigate({ to: '/mine', replace: true })
    })
  return { sent, error, busy, request, check, setError, again: () => setSent(undefined) }
}

const CodeStep = ({ sign, sent }: { sign: ReturnType<typeof useSignIn>; sent: Sent }) => {
  const t = useT(accountMessages)
  const [code, setCode] = useState('')
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const digits = code.normalize('NFKC').replace(/\D/g, '')
    if (digits.length !== CODE_LENGTH) sign.setError(t('codeNeed', { n: digits.length }))
    else void sign.check(sent.phone, digits)
  }
  return (
    <form className="yw-stack" noValidate onSubmit={submit}>
      <p role="status">{t('codeSent', { phone: sent.phone, n: sent.minutes })}</p>
      <DemoCode sent={sent} />
      <TextField
        id={CODE_ID}
        label={t('code')}
        hint={t('codeHint')}
        error={sign.error}
        value={code}
        onText={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Button primary wide type="submit">
        {t(sign.busy ? 'busy' : 'check')}
      </Button>
      <div className="yw-actions">
        <Button onClick={() => void sign.request(sent.phone)}>{t('codeAgain')}</Button>
        <Button plain onClick={sign.again}>
          {t('otherPhone')}
        </Button>
      </div>
    </form>
  )
}

const PhoneStep = ({ sign }: { sign: ReturnType<typeof useSignIn> }) => {
  const t = useT(accountMessages)
  const [phone, setPhone] = useState('')
  const problemsOf = useContactProblems()
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const wrong = phone.trim() === '' ? t('phoneNeed') : problemsOf({ phone, sms: false })[0]?.message
    if (wrong) sign.setError(wrong)
    else void sign.request(cleanPhone(phone))
  }
  return (
    <form className="yw-stack" noValidate onSubmit={submit}>
      <p>{t('signInLead')}</p>
      <TextField
        id={PHONE_ID}
        label={t('phone')}
        error={sign.error}
        value={phone}
        onText={setPhone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <Button primary wide type="submit">
        {t(sign.busy ? 'busy' : 'sendCode')}
      </Button>
    </form>
  )
}

/** Phone, then code. Signing in only widens the list; nothing else asks for it. */
export const SignInPage = () => {
  const t = useT(accountMessages)
  const sign = useSignIn()
  const problems = sign.error ? [{ fieldId: sign.sent ? CODE_ID : PHONE_ID, message: sign.error }] : []
  return (
    <Page
      title={t('signIn')}
      problems={problems.length}
      above={
        <>
          <BackLink to="/" />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      {sign.sent ? <CodeStep sign={sign} sent={sign.sent} /> : <PhoneStep sign={sign} />}
    </Page>
  )
}

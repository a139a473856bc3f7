import { Link, useNavigate } from '@tanstack/react-router'
import { trackMessages } from '@yiwang/matters/web/resident'
import { Button, ErrorSummary, formatRefTyping, Page, refDigits, TextField, useT } from '@yiwang/ui'
import { useMemo, useState } from 'react'
import { BackLink } from '../back-link.tsx'
import { CallLink } from '../call-link.tsx'
import { keepSecret } from './secret-of.ts'

const NUMBER_ID = 'number'
const LENGTH = 10

/** Number and check code; the code stays in this window, never in an address. */
export const FindPage = () => {
  const t = useT(trackMessages)
  const navigate = useNavigate()
  const [number, setNumber] = useState('')
  const [secret, setSecret] = useState('')
  const [error, setError] = useState<string>()
  const go = () => {
    const ref = refDigits(number)
    const wrong = ref.length === LENGTH ? undefined : t('numberShort', { n: ref.length })
    setError(wrong)
    if (wrong) return
    if (secret.trim() !== '') keepSecret(ref, secret.trim())
    void navigate({ to: '/track/$ref', params: { ref } })
  }
  // the same list until the next act: a new one would take the focus from the field at every letter
  const problems = useMemo(() => (error ? [{ fieldId: NUMBER_ID, message: error }] : []), [error])
  return (
    <Page
      title={t('find')}
      problems={problems.length}
      above={
        <>
          <BackLink to="/" />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <form
        className="yw-stack"
        noValidate
        onSubmit={(e) => {
          e.preventDefault()
          go()
        }}
      >
        <p>{t('findLead')}</p>
        <TextField
          id={NUMBER_ID}
          label={t('number')}
          hint={t('numberHint')}
          error={error}
          value={number}
          onText={(text) => setNumber(formatRefTyping(text))}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField
          label={t('secret')}
          hint={t('secretHint')}
          optional
          value={secret}
          onText={setSecret}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button primary wide type="submit">
          {t('go')}
        </Button>
        <p>{t('lost')}</p>
        <div className="yw-actions">
          <Link className="yw-button" to="/sign-in">
            {t('signIn')}
          </Link>
          <CallLink />
        </div>
      </form>
    </Page>
  )
}

import { Link } from '@tanstack/react-router'
import { Button, Page, TextField, TroubleCard, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { followMessages } from './messages.ts'
import { useSend } from './use-send.ts'

/** Ends a subscription by its code, without signing in. */
export const StopPage = () => {
  const api = useApi()
  const t = useT(followMessages)
  const [token, setToken] = useState('')
  const [wrong, setWrong] = useState<string>()
  const stop = useSend(
    (body: { token: string }) => api.POST('/api/subscription/end', { body }),
    () => t('stopDone'),
  )
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const code = token.trim()
    setWrong(code.length < 6 ? t('stopNeed') : undefined)
    if (code.length >= 6) stop.send({ token: code })
  }
  return (
    <Page title={t('stopTitle')}>
      <form className="yw-stack yw-article" noValidate onSubmit={submit}>
        <p>{t('stopLead')}</p>
        <TextField
          label={t('stopCode')}
          error={wrong}
          value={token}
          onText={setToken}
          maxLength={40}
          autoComplete="off"
        />
        <Button primary wide type="submit">
          {t(stop.busy ? 'busy' : 'stopGo')}
        </Button>
        {stop.done && <p className="yw-done">{stop.done}</p>}
        {stop.error && <TroubleCard trouble={{ what: t('notDone') }} />}
        <p>
          <Link to="/read">{t('back')}</Link>
        </p>
      </form>
    </Page>
  )
}

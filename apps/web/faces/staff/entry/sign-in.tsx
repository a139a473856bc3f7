import { useQueryClient } from '@tanstack/react-query'
import { Button, clockWords, ErrorSummary, Page, TextField, useNow, useT } from '@yiwang/ui'
import { type FormEvent, useMemo, useState } from 'react'
import { ProblemError } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { keepAnswer } from './kept-answer.ts'
import { entryMessages } from './messages.ts'
import { sentenceOf } from './problem-words.ts'
import { ME_KEY } from './use-me.ts'

const lockedWords = (error: ProblemError, now: number, t: ReturnType<typeof useT<(typeof entryMessages)['zh-CN']>>) => {
  const data = (error.more.data ?? error.more) as Record<string, unknown>
  if (typeof data.until === 'string') return t('locked', { when: t('lockedUntil', { at: data.until }) })
  const seconds = Number(data.seconds)
  const at = seconds > 0 ? now + seconds * 1000 : undefined
  return t('locked', { when: at === undefined ? t('lockedSoon') : t('lockedUntil', { at: clockWords(at) }) })
}

type Problems = { username?: string; password?: string; whole?: string }

const useSignIn = (username: string, password: string) => {
  const t = useT(entryMessages)
  const api = useApi()
  const queries = useQueryClient()
  const now = useNow()
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const missing: Problems = {
      ...(username.trim() ? {} : { username: t('needUsername') }),
      ...(password ? {} : { password: t('needPassword') }),
    }
    setProblems(missing)
    if (Object.keys(missing).length > 0) return
    setBusy(true)
    try {
      const { data } = await api.POST('/api/sign-in', { body: { username: username.trim(), password } })
      if (!data) return
      keepAnswer('me', data.me)
      queries.setQueryData(ME_KEY, data.me)
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : ''
      // the same words for an unknown name and a wrong password
      if (code === 'WRONG_PASSWORD' || code === 'INVALID') setProblems({ whole: t('wrong') })
      else if (error instanceof ProblemError && code === 'LOCKED') setProblems({ whole: lockedWords(error, now, t) })
      else setProblems({ whole: sentenceOf(error, t) })
    } finally {
      setBusy(false)
    }
  }
  return { problems, busy, submit }
}

/** A3: name and password, no puzzle, can be pasted and filled by a password keeper. */
export const SignIn = () => {
  const t = useT(entryMessages)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const { problems, busy, submit } = useSignIn(username, password)
  // the same list until the next act: a new one would take the focus from the field at every letter
  const list = useMemo(
    () =>
      (['username', 'password'] as const).flatMap((id) =>
        problems[id] ? [{ fieldId: id, message: problems[id] }] : [],
      ),
    [problems],
  )
  return (
    <Page title={t('signIn')} problems={list.length} above={<ErrorSummary problems={list} />}>
      <form className="yw-stack yw-narrow" onSubmit={(e) => void submit(e)} noValidate>
        {problems.whole && (
          <p role="alert" className="yw-field-error">
            {problems.whole}
          </p>
        )}
        <TextField
          id="username"
          label={t('username')}
          hint={t('usernameHint')}
          error={problems.username}
          value={username}
          onText={setUsername}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className="yw-beside">
          <TextField
            id="password"
            label={t('password')}
            error={problems.password}
            value={password}
            onText={setPassword}
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
          />
          <Button onClick={() => setShown(!shown)}>{t(shown ? 'hide' : 'show')}</Button>
        </div>
        <div className="yw-actions">
          <Button primary type="submit" aria-disabled={busy}>
            {busy ? t('signingIn') : t('signIn')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

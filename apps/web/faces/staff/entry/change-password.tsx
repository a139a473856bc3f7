import { useQueryClient } from '@tanstack/react-query'
import { Button, ErrorSummary, Page, TextField, useAnnounce, useT } from '@yiwang/ui'
import { type FormEvent, useMemo, useState } from 'react'
import { ProblemError } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { entryMessages } from './messages.ts'
import { sentenceOf } from './problem-words.ts'
import { ME_KEY } from './use-me.ts'

type Values = { current: string; next: string; again: string }
const FIELDS = ['current', 'next', 'again'] as const

const useChange = (values: Values) => {
  const t = useT(entryMessages)
  const api = useApi()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const [errors, setErrors] = useState<Partial<Values> & { whole?: string }>({})
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found: Partial<Values> = {
      ...(values.current ? {} : { current: t('needPassword') }),
      ...(values.next ? {} : { next: t('needPassword') }),
      ...(values.next === values.again ? {} : { again: t('notSame') }),
    }
    setErrors(found)
    if (Object.keys(found).length > 0) return
    try {
      await api.POST('/api/me/password', { body: { current: values.current, next: values.next } })
      announce(t('changed'))
      await queries.invalidateQueries({ queryKey: ME_KEY })
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : ''
      if (code === 'WRONG_PASSWORD') setErrors({ current: t('wrong') })
      else if (code === 'WEAK_PASSWORD' && error instanceof ProblemError) setErrors({ next: error.detail || t('weak') })
      else setErrors({ whole: sentenceOf(error, t) })
    }
  }
  return { errors, submit }
}

/** The first sign-in: a password of one's own before anything else. */
export const ChangePassword = () => {
  const t = useT(entryMessages)
  const [values, setValues] = useState<Values>({ current: '', next: '', again: '' })
  const { errors, submit } = useChange(values)
  // the same list until the next act: a new one would take the focus from the field at every letter
  const list = useMemo(
    () => FIELDS.flatMap((id) => (errors[id] ? [{ fieldId: id, message: errors[id] }] : [])),
    [errors],
  )
  return (
    <Page title={t('changeFirst')} problems={list.length} above={<ErrorSummary problems={list} />}>
      <form className="yw-stack yw-narrow" onSubmit={(e) => void submit(e)} noValidate>
        <p>{t('changeWhy')}</p>
        {errors.whole && (
          <p role="alert" className="yw-field-error">
            {errors.whole}
          </p>
        )}
        {FIELDS.map((id) => (
          <TextField
            key={id}
            id={id}
            label={t(id)}
            {...(id === 'next' ? { hint: t('nextHint') } : {})}
            error={errors[id]}
            value={values[id]}
            onText={(text) => setValues((v) => ({ ...v, [id]: text }))}
            type="password"
            autoComplete={id === 'current' ? 'current-password' : 'new-password'}
          />
        ))}
        <div className="yw-actions">
          <Button primary type="submit">
            {t('save')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

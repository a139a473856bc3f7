import { Button, formatRef, TextAreaField, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, Fold, type Found, PickOne, useAct } from '../act/index.ts'
import { noticesMessages } from './messages.ts'

const useLookMatters = () => {
  const api = useApi()
  return async (q: string) => {
    const { data } = await api.GET('/api/search', { params: { query: { q } } })
    return { data: (data?.items ?? []).map((m) => ({ id: m.id, name: m.title, hint: formatRef(m.ref) })) }
  }
}

/** A special report about chosen matters; it stays a draft until two people have seen it. */
export const OrderReport = () => {
  const api = useApi()
  const t = useT(noticesMessages)
  const look = useLookMatters()
  const [title, setTitle] = useState('')
  const [cause, setCause] = useState('')
  const [chosen, setChosen] = useState<Found[]>([])
  const [tried, setTried] = useState(false)
  const act = useAct(
    (body: { title: string; cause: string; matters: string[] }) => api.POST('/api/notices/special-reports', { body }),
    () => t('orderDone'),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (title.trim() && cause.trim() && chosen.length > 0)
      act.send({ title: title.trim(), cause: cause.trim(), matters: chosen.map((m) => m.id) })
  }
  const said = (wrong: boolean, words: string) => (tried && wrong ? words : undefined)
  const add = (found: Found | undefined) => {
    if (found && !chosen.some((m) => m.id === found.id)) setChosen([...chosen, found])
  }
  return (
    <Fold label={t('order')}>
      <form className="yw-form" onSubmit={submit}>
        <TextField
          label={t('reportTitle')}
          error={said(!title.trim(), t('needTitle'))}
          maxLength={100}
          value={title}
          onText={setTitle}
        />
        <TextAreaField
          label={t('reportCause')}
          error={said(!cause.trim(), t('needCause'))}
          maxLength={500}
          value={cause}
          onText={setCause}
        />
        <PickOne
          label={t('reportMatters')}
          kind="matters"
          look={look}
          chosen={undefined}
          onChoose={add}
          error={said(chosen.length === 0, t('needMatters'))}
        />
        {chosen.map((m) => (
          <div key={m.id} className="yw-actions">
            <span>
              {m.hint} {m.name}
            </span>
            <Button onClick={() => setChosen(chosen.filter((c) => c.id !== m.id))}>
              {t('remove', { ref: m.hint ?? m.name })}
            </Button>
          </div>
        ))}
        <div className="yw-actions">
          <Button type="submit" primary>
            {t('orderGo')}
          </Button>
        </div>
        <ActNote act={act} />
      </form>
    </Fold>
  )
}

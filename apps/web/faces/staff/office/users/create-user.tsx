import { Button, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, Fold, type Found, PickOne, useAct } from '../act/index.ts'
import { useLookPeople } from '../posts/use-look.ts'
import { FirstPassword } from './first-password.tsx'
import { usersMessages } from './messages.ts'

type Draft = { username: string; name: string; phone: string }
type Body = { username: string; name: string; phone?: string; person?: string }
const EMPTY: Draft = { username: '', name: '', phone: '' }

const useProblems = (draft: Draft, tried: boolean) => {
  const t = useT(usersMessages)
  const digits = draft.phone.replace(/\D/g, '')
  const problems = {
    username: /^[a-z][a-z0-9.-]{2,40}$/.test(draft.username) ? undefined : t('usernameBad'),
    name: draft.name.trim() ? undefined : t('nameBad'),
    phone: digits.length === 0 || digits.length === 11 ? undefined : t('phoneBad', { n: digits.length }),
  }
  const clean = Object.values(problems).every((p) => p === undefined)
  return { clean, shown: tried ? problems : ({} as Partial<typeof problems>) }
}

/** A new staff account; the answer's first password is shown once and kept nowhere. */
export const CreateUser = () => {
  const api = useApi()
  const t = useT(usersMessages)
  const look = useLookPeople()
  const [draft, setDraft] = useState(EMPTY)
  const [person, setPerson] = useState<Found>()
  const [tried, setTried] = useState(false)
  const [first, setFirst] = useState<string>()
  const { clean, shown } = useProblems(draft, tried)
  const act = useAct(
    (body: Body) => api.POST('/api/accounts', { body }),
    (answer, body) => {
      setFirst(answer.firstPassword)
      setDraft(EMPTY)
      setTried(false)
      return t('created', { name: body.name })
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const { username, name, phone } = draft
    if (clean)
      act.send({ username, name: name.trim(), ...(phone ? { phone } : {}), ...(person ? { person: person.id } : {}) })
  }
  const set = (field: keyof Draft) => (text: string) => setDraft({ ...draft, [field]: text })
  return (
    <Fold label={t('create')}>
      <form className="yw-form" onSubmit={submit} noValidate>
        <TextField
          label={t('username')}
          hint={t('usernameHint')}
          error={shown.username}
          autoComplete="off"
          maxLength={41}
          value={draft.username}
          onText={set('username')}
        />
        <TextField label={t('name')} error={shown.name} maxLength={40} value={draft.name} onText={set('name')} />
        <TextField
          label={t('phone')}
          optional
          error={shown.phone}
          inputMode="tel"
          value={draft.phone}
          onText={set('phone')}
        />
        <PickOne label={t('person')} optional kind="people" look={look} chosen={person} onChoose={setPerson} />
        <div className="yw-actions">
          <Button type="submit" primary>
            {t('createGo')}
          </Button>
        </div>
        <ActNote act={act} />
        {first && <FirstPassword password={first} />}
      </form>
    </Fold>
  )
}

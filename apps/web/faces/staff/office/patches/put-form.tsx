import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Button, TextField, useLocale, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, Fold, type Found, PickOne, SelectField, useAct } from '../act/index.ts'
import { useLookAreas } from '../posts/use-look.ts'
import { patchMessages } from './messages.ts'
import type { Kind } from './use-patches.ts'

type NameProps = { name: string; homes: string; onName: (s: string) => void; onHomes: (s: string) => void }
/** The name of a patch and how many homes it has. */
export const NameFields = ({ name, homes, onName, onHomes, error }: NameProps & { error: string | undefined }) => {
  const t = useT(patchMessages)
  return (
    <div className="yw-toolbar">
      <TextField label={t('name')} hint={t('nameHint')} error={error} maxLength={60} value={name} onText={onName} />
      <TextField
        label={t('homes')}
        hint={t('homesHint')}
        optional
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={5}
        value={homes}
        onText={(text) => onHomes(text.replaceAll(/\D/g, ''))}
      />
    </div>
  )
}
/** What a command says of them; an empty count is left out. */
export const namedBy = (name: string, homes: string) => ({
  name: name.trim(),
  ...(homes ? { homes: Number(homes) } : {}),
})

type Body = { kind: string; area: string; name: string; homes?: number }
const Form = ({ kinds }: { kinds: readonly Kind[] }) => {
  const api = useApi()
  const t = useT(patchMessages)
  const { locale } = useLocale()
  const look = useLookAreas()
  const [only] = kinds.length === 1 ? kinds : []
  const [kind, setKind] = useState(only?.kind ?? '')
  const [area, setArea] = useState<Found>()
  const [name, setName] = useState('')
  const [homes, setHomes] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(
    (body: Body) => api.POST('/api/patches', { body }),
    (_answer, body) => {
      // the next one lies in the same village more often than not
      setName('')
      setHomes('')
      setTried(false)
      return t('added', { name: body.name })
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (kind && area && name.trim()) act.send({ kind, area: area.id, ...namedBy(name, homes) })
  }
  return (
    <form className="yw-form" onSubmit={submit} noValidate>
      {!only && (
        <SelectField
          label={t('kind')}
          error={tried && !kind ? t('needKind') : undefined}
          options={kinds.map((k) => ({ value: k.kind, label: say(k.words, locale) }))}
          value={kind}
          onPick={setKind}
        />
      )}
      <PickOne
        label={t('area')}
        kind="areas"
        look={look}
        chosen={area}
        onChoose={setArea}
        error={tried && !area ? t('needArea') : undefined}
      />
      <NameFields
        name={name}
        homes={homes}
        onName={setName}
        onHomes={setHomes}
        error={tried && !name.trim() ? t('needName') : undefined}
      />
      <div className="yw-actions">
        <Button type="submit" primary>
          {t('addGo')}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}

/** Puts a patch into a village; many at once come as a roster. */
export const PutForm = ({ kinds }: { kinds: readonly Kind[] }) => {
  const t = useT(patchMessages)
  return (
    <div className="yw-stack">
      <Fold label={t('add')}>
        <Form kinds={kinds} />
      </Fold>
      <p>
        {t('byRoster')} <Link to="/office/roster">{t('toRoster')}</Link>
      </p>
    </div>
  )
}

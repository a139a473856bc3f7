import { say } from '@yiwang/kernel/message'
import { Button, CheckList, TextField, useLocale, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { type Act, ActNote, type Found, PickOne } from '../act/index.ts'
import { useLookPeople } from '../posts/use-look.ts'
import { poolMessages } from './messages.ts'
import type { Member } from './sift-members.ts'
import { civilDate, endOfDay } from './term-of.ts'
import type { Pool } from './use-pool.ts'

export type Draft = { unitName: string; fields: string[]; certificate: string; until: string }
/** What is kept of a member, as a form starts from it. */
export const draftOf = (member?: Member): Draft => ({
  unitName: member?.unitName ?? '',
  fields: member?.fields ?? [],
  certificate: member?.certificate ?? '',
  until: civilDate(member?.validUntil ?? null),
})
/** What a command says of a member; empty fields are left out. */
export const bodyOf = ({ unitName, fields, certificate, until }: Draft) => ({
  unitName: unitName.trim(),
  fields,
  ...(certificate.trim() ? { certificate: certificate.trim() } : {}),
  ...(until ? { validUntil: endOfDay(until) } : {}),
})

type Wrong = Partial<Record<'person' | 'fields' | 'certificate' | 'until', string>>
const useWrong = (certified: boolean) => {
  const t = useT(poolMessages)
  return (draft: Draft, lacksPerson: boolean): Wrong => ({
    ...(lacksPerson ? { person: t('needPerson') } : {}),
    ...(draft.fields.length === 0 ? { fields: t('needField') } : {}),
    ...(certified && !draft.certificate.trim() ? { certificate: t('needCertificate') } : {}),
    ...(certified && !draft.until ? { until: t('needUntil') } : {}),
  })
}

type TermProps = { certified: boolean; draft: Draft; onDraft: (draft: Draft) => void; wrong: Wrong }
/** The certificate and its last day. */
const TermFields = ({ certified, draft, onDraft, wrong }: TermProps) => {
  const t = useT(poolMessages)
  const optional = certified ? {} : { optional: true }
  return (
    <div className="yw-toolbar">
      <TextField
        label={t('certificate')}
        {...optional}
        error={wrong.certificate}
        maxLength={60}
        autoComplete="off"
        value={draft.certificate}
        onText={(certificate) => onDraft({ ...draft, certificate })}
      />
      <TextField
        label={t('until')}
        hint={t('untilHint')}
        {...optional}
        error={wrong.until}
        type="date"
        value={draft.until}
        onText={(until) => onDraft({ ...draft, until })}
      />
    </div>
  )
}

type MemberFormProps = {
  pool: Pool
  /** Without somebody known the form first asks who. */
  member?: Member
  /** Only the certificate and its term. */
  termOnly?: boolean
  verb: string
  // biome-ignore lint/suspicious/noExplicitAny: the note reads no input
  act: Act<any>
  onSend: (draft: Draft, person: Found | undefined) => void
}
/** What a pool keeps of somebody: who, where, for which fields and until when. */
export const MemberForm = ({ pool, member, termOnly = false, verb, act, onSend }: MemberFormProps) => {
  const t = useT(poolMessages)
  const { locale } = useLocale()
  const look = useLookPeople()
  const wrongOf = useWrong(pool.certified)
  const [draft, setDraft] = useState(() => draftOf(member))
  const [person, setPerson] = useState<Found>()
  const [tried, setTried] = useState(false)
  const found = wrongOf(draft, member === undefined && person === undefined)
  const wrong = tried ? found : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(found).length === 0) onSend(draft, person)
  }
  return (
    <form className="yw-form" onSubmit={submit} noValidate>
      {!member && (
        <PickOne
          label={t('person')}
          kind="people"
          look={look}
          chosen={person}
          onChoose={setPerson}
          error={wrong.person}
        />
      )}
      {!termOnly && (
        <>
          <TextField
            label={t('unit')}
            hint={t('unitHint')}
            optional
            maxLength={80}
            value={draft.unitName}
            onText={(unitName) => setDraft({ ...draft, unitName })}
          />
          <div data-part="pool-fields">
            <CheckList
              label={t('fields')}
              error={wrong.fields}
              choices={pool.fields.map((f) => ({ value: f.id, label: say(f.words, locale) }))}
              values={draft.fields}
              onChange={(fields) => setDraft({ ...draft, fields })}
            />
          </div>
        </>
      )}
      <TermFields certified={pool.certified} draft={draft} onDraft={setDraft} wrong={wrong} />
      <div className="yw-actions">
        <Button type="submit" primary>
          {verb}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}

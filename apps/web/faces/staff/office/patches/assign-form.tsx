import { Button, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, Fold, type Found, PickOne, useAct } from '../act/index.ts'
import { endOfDay } from '../pools/term-of.ts'
import { useLookPeople } from '../posts/use-look.ts'
import { patchMessages } from './messages.ts'
import type { Patch } from './use-patches.ts'

/** The usual slip, told before it is sent; the server looks again. */
const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone.replaceAll(/\D/g, ''))

type Draft = { contact: string; from: string; to: string }
const START: Draft = { contact: '', from: '', to: '' }
const bodyOf = ({ contact, from, to }: Draft) => ({
  ...(contact.trim() ? { contact: contact.trim() } : {}),
  ...(from ? { from: `${from}T00:00:00+08:00` } : {}),
  ...(to ? { to: endOfDay(to) } : {}),
})

type TermProps = { draft: Draft; onDraft: (draft: Draft) => void; wrong: boolean }
const TermFields = ({ draft, onDraft, wrong }: TermProps) => {
  const t = useT(patchMessages)
  return (
    <>
      <TextField
        label={t('contact')}
        hint={t('contactHint')}
        error={wrong ? t('noMobile') : undefined}
        optional
        maxLength={40}
        autoComplete="off"
        value={draft.contact}
        onText={(contact) => onDraft({ ...draft, contact })}
      />
      <div className="yw-toolbar">
        <TextField
          label={t('from')}
          hint={t('fromHint')}
          optional
          type="date"
          value={draft.from}
          onText={(from) => onDraft({ ...draft, from })}
        />
        <TextField
          label={t('to')}
          hint={t('toHint')}
          optional
          type="date"
          value={draft.to}
          onText={(to) => onDraft({ ...draft, to })}
        />
      </div>
    </>
  )
}

/** Gives a patch to a person; whoever holds it now is named, and gives way in the same moment. */
export const AssignForm = ({ patch, onDone }: { patch: Patch; onDone: (said: string) => void }) => {
  const api = useApi()
  const t = useT(patchMessages)
  const look = useLookPeople()
  const { holder } = patch
  const [person, setPerson] = useState<Found>()
  const [draft, setDraft] = useState(START)
  const [tried, setTried] = useState(false)
  const mobile = isMobile(draft.contact)
  const act = useAct(
    (who: Found) =>
      api.POST('/api/patches/{id}/holders', {
        params: { path: { id: patch.id } },
        body: { person: who.id, ...bodyOf(draft), ...(holder ? { instead: holder.id } : {}) },
      }),
    (_answer, who) => {
      const said = t('assigned', { name: patch.name, who: who.name })
      onDone(said)
      return said
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (person && !mobile) act.send(person)
  }
  return (
    <Fold label={t(holder ? 'replace' : 'assign')}>
      <form className="yw-form" onSubmit={submit} noValidate>
        {holder && <p>{t('replaceSays', { name: holder.name })}</p>}
        <PickOne
          label={t('person')}
          kind="people"
          look={look}
          chosen={person}
          onChoose={setPerson}
          error={tried && !person ? t('needPerson') : undefined}
        />
        <TermFields draft={draft} onDraft={setDraft} wrong={tried && mobile} />
        <div className="yw-actions">
          <Button type="submit" primary>
            {t(holder ? 'replaceGo' : 'assignGo')}
          </Button>
        </div>
        <ActNote act={act} />
      </form>
    </Fold>
  )
}

import { useSearch } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, Page, TextField, useLocale, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, type Found, PickOne, SelectField, useAct } from '../act/index.ts'
import type { Answer } from '../answers.ts'
import { postsMessages } from './messages.ts'
import { PlaceField, SlotField } from './place-field.tsx'
import { useLookPeople } from './use-look.ts'

type Kind = Answer<'registry.post-kinds'>['items'][number]
type Body = {
  person: string
  kind: string
  grid?: string
  unit?: string
  area?: string
  slot?: string
  from?: string
  to?: string
  duty?: string
}

const DAY_START = 'T00:00:00+08:00'
const time = (day: string) => (day ? `${day}${DAY_START}` : undefined)

type Draft = { kind: string; slot: string; from: string; to: string; duty: string }
const START: Draft = { kind: '', slot: '', from: '', to: '', duty: '' }

const bodyOf = (draft: Draft, person: Found, at: { kind: Kind; place: Found }): Body => {
  const { slot, duty } = draft
  const [from, to] = [time(draft.from), time(draft.to)]
  return {
    person: person.id,
    kind: at.kind.kind,
    [at.kind.scope]: at.place.id,
    ...(at.kind.scope === 'grid' && slot ? { slot } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(duty.trim() ? { duty: duty.trim() } : {}),
  }
}

type TermProps = { draft: Draft; set: (field: keyof Draft) => (text: string) => void }
const TermFields = ({ draft, set }: TermProps) => {
  const t = useT(postsMessages)
  return (
    <>
      <div className="yw-toolbar">
        <TextField
          label={t('from')}
          hint={t('fromHint')}
          optional
          type="date"
          value={draft.from}
          onText={set('from')}
        />
        <TextField label={t('to')} optional type="date" value={draft.to} onText={set('to')} />
      </div>
      <TextField label={t('duty')} optional maxLength={300} value={draft.duty} onText={set('duty')} />
    </>
  )
}

const AppointForm = ({ kinds, grid }: { kinds: readonly Kind[]; grid: string | undefined }) => {
  const api = useApi()
  const t = useT(postsMessages)
  const { locale } = useLocale()
  const look = useLookPeople()
  const start = grid ? kinds.find((k) => k.scope === 'grid') : undefined
  const [draft, setDraft] = useState({ ...START, kind: start?.kind ?? '' })
  const [person, setPerson] = useState<Found>()
  const [place, setPlace] = useState<Found | undefined>(grid ? { id: grid, name: grid } : undefined)
  const [tried, setTried] = useState(false)
  const kind = kinds.find((k) => k.kind === draft.kind)
  const act = useAct(
    (body: Body) => api.POST('/api/posts', { body }),
    () => t('done'),
  )
  const set = (field: keyof Draft) => (text: string) => setDraft({ ...draft, [field]: text })
  const pickKind = (next: string) => {
    if (kinds.find((k) => k.kind === next)?.scope !== kind?.scope) setPlace(undefined)
    setDraft({ ...draft, kind: next, slot: '' })
  }
  const seated = kind?.scope !== 'grid' || draft.slot !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (person && kind && place && seated) act.send(bodyOf(draft, person, { kind, place }))
  }
  const said = (wrong: boolean, words: string) => (tried && wrong ? words : undefined)
  return (
    <form className="yw-form" onSubmit={submit}>
      <PickOne
        label={t('person')}
        kind="people"
        look={look}
        chosen={person}
        onChoose={setPerson}
        error={said(!person, t('needPerson'))}
      />
      <SelectField
        label={t('kind')}
        error={said(!kind, t('needKind'))}
        options={kinds.map((k) => ({ value: k.kind, label: say(k.words, locale) }))}
        value={draft.kind}
        onPick={pickKind}
      />
      {kind && <PlaceField scope={kind.scope} place={place} onPlace={setPlace} error={said(!place, t('needPlace'))} />}
      {kind?.scope === 'grid' && place && (
        <SlotField grid={place.id} slot={draft.slot} onSlot={set('slot')} error={said(!seated, t('needSlot'))} />
      )}
      <TermFields draft={draft} set={set} />
      <div className="yw-actions">
        <Button type="submit" primary>
          {t('go')}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}

/** Puts a person into a post for a term; `?grid=` fills a gap found elsewhere. */
export const PostsPage = () => {
  const { grid } = useSearch({ strict: false }) as { grid?: string | number }
  const api = useApi()
  const t = useT(postsMessages)
  const kinds = useAsk(['office', 'post-kinds'], () => api.GET('/api/post-kinds'))
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <Loaded of={kinds}>
          {({ items }) => (
            <section className="yw-card">
              <AppointForm kinds={items} grid={grid === undefined ? undefined : String(grid)} />
            </section>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

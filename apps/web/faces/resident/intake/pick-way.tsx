import { useQuery } from '@tanstack/react-query'
import { matchesName } from '@yiwang/matters/web/shared'
import { Button, Field, LoadState, RadioList, TextField, useT } from '@yiwang/ui'
import { useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import type { DraftPlace } from '../device/draft.ts'
import { useTrouble } from '../trouble.tsx'
import { intakeMessages } from './messages.ts'
import { type Division, type Divisions, useDivisions } from './use-divisions.ts'

export const FIND_ID = 'find-place'
export const TOWN_ID = 'town'
const SHOWN = 8
type Props = { place: DraftPlace; error?: string | undefined; onChange: (change: Partial<DraftPlace>) => void }

const Town = ({ place, error, onChange, divisions }: Props & { divisions: Divisions }) => {
  const t = useT(intakeMessages)
  const choose = (code: string) => {
    const label = divisions.nameOf(code)
    onChange({ label, grid: '', ...(code ? { town: code, division: code } : { town: '', division: '' }) })
  }
  return (
    <Field id={TOWN_ID} label={t('town')} error={error}>
      {(ids) => (
        <select className="yw-input" {...ids} value={place.town ?? ''} onChange={(e) => choose(e.target.value)}>
          <option value="">{t('townPick')}</option>
          {divisions.towns.map((d) => (
            <option key={d.code} value={d.code}>
              {d.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type FinderProps = { town: string | undefined; divisions: Divisions; onPick: (place: Division) => void }
const Finder = ({ town, divisions, onPick }: FinderProps) => {
  const t = useT(intakeMessages)
  const [typed, setTyped] = useState('')
  const inTown = divisions.places.filter((d) => !town || d.parent === town)
  const open = town !== undefined && town !== ''
  const found = typed.trim() === '' && !open ? [] : inTown.filter((d) => matchesName(typed, [d.name]))
  return (
    <>
      <TextField
        id={FIND_ID}
        label={t('find')}
        hint={t('findHint')}
        optional
        value={typed}
        onText={setTyped}
        autoComplete="off"
      />
      <ul className="yw-picks" aria-label={t('foundList')}>
        {found.slice(0, SHOWN).map((d) => (
          <li key={d.code}>
            <Button wide onClick={() => onPick(d)}>
              {d.name}
              {!open && <span className="yw-muted"> {divisions.nameOf(d.parent)}</span>}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className="yw-muted">
        {typed.trim() !== '' && found.length === 0 && t('findNone')}
        {found.length > SHOWN && t('findMore', { n: found.length - SHOWN })}
      </p>
    </>
  )
}

/** A community of more than one grid asks which; not knowing is an answer. */
const GridChoice = ({ place, onChange }: Props) => {
  const t = useT(intakeMessages)
  const api = useApi()
  const division = place.division ?? ''
  const { data = [] } = useQuery({
    queryKey: ['grids', division],
    enabled: division !== '',
    queryFn: async () => (await api.GET('/api/grids', { params: { query: { division } } })).data?.items ?? [],
  })
  if (data.length < 2) return null
  const choices = [...data.map((g) => ({ value: g.code, label: g.name })), { value: 'unknown', label: t('unsure') }]
  return (
    <RadioList
      label={t('grid')}
      optional
      choices={choices}
      value={place.grid || undefined}
      onChoose={(code) => onChange({ grid: code })}
    />
  )
}

const Chosen = (props: Props & { onAgain: () => void }) => {
  const t = useT(intakeMessages)
  return (
    <>
      <p role="status">
        <strong>{t('chosen', { name: props.place.label })}</strong>{' '}
        <Button plain onClick={props.onAgain}>
          {t('other')}
        </Button>
      </p>
      <GridChoice {...props} />
    </>
  )
}

/** Town, then community or village: by list, by characters or by pinyin initials; no map needed. */
export const PickWay = (props: Props) => {
  const { place, onChange } = props
  const trouble = useTrouble()
  const { data, error, refetch } = useDivisions()
  const state = data ? 'ready' : error ? 'error' : 'loading'
  const pick = (d: Division) => {
    const town = d.parent ?? ''
    onChange({ town, division: d.code, label: `${data?.nameOf(town)} › ${d.name}`, grid: '' })
  }
  const exact = place.division !== undefined && place.division !== '' && place.division !== place.town
  return (
    <div className="yw-card yw-stack">
      <LoadState state={state} trouble={trouble(error, true)} onRetry={() => void refetch()}>
        {data && exact && (
          <Chosen
            {...props}
            onAgain={() => onChange({ division: place.town ?? '', label: data.nameOf(place.town ?? null), grid: '' })}
          />
        )}
        {data && !exact && (
          <>
            <Town {...props} divisions={data} />
            <Finder town={place.town} divisions={data} onPick={pick} />
          </>
        )}
      </LoadState>
    </div>
  )
}

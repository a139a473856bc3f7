import { Button, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, Fold, type Found, PickOne, useAct } from '../act/index.ts'
import type { Answer } from '../answers.ts'
import { useLookAreas, useLookGrids } from '../posts/use-look.ts'
import { networkMessages } from './messages.ts'

export type Tier = Answer<'registry.unit-coverage'>['tiers'][number]
type Organisation = Found & { tier: string }

/** Finds organisations of the levels given, by name. */
const useLookOrganisations = (tiers: readonly Pick<Tier, 'tier'>[]) => {
  const api = useApi()
  return async (find: string): Promise<{ data: readonly Organisation[] }> => {
    const { data } = await api.GET('/api/units', { params: { query: { find } } })
    const found = (data?.items ?? []).flatMap((u) =>
      tiers.some((x) => x.tier === u.tier) ? [{ id: u.id, name: u.name, hint: u.code, tier: u.tier ?? '' }] : [],
    )
    return { data: found.slice(0, 20) }
  }
}

type PlaceProps = { serves: Tier['serves']; place: Found | undefined; onPlace: (p: Found | undefined) => void }
const PlaceField = ({ serves, place, onPlace, error }: PlaceProps & { error: string | undefined }) => {
  const t = useT(networkMessages)
  const looks = { grid: useLookGrids(), community: useLookAreas() }
  const label = t(serves === 'grid' ? 'gridPlace' : 'areaPlace')
  return (
    <PickOne
      key={serves}
      label={label}
      kind={`serves-${serves}`}
      look={looks[serves]}
      chosen={place}
      onChoose={onPlace}
      error={error}
    />
  )
}

type Body = { unit: string; grid?: string; area?: string }
type LinkFormProps = {
  tiers: readonly Tier[]
  /** The grid the page is about; without it the form asks for the place. */
  grid?: string
}
/** Says which organisation serves a place, from today on. */
export const LinkForm = ({ tiers, grid }: LinkFormProps) => {
  const api = useApi()
  const t = useT(networkMessages)
  const asked = grid === undefined ? tiers : tiers.filter((x) => x.serves === 'grid')
  const look = useLookOrganisations(asked)
  const [unit, setUnit] = useState<Organisation>()
  const [place, setPlace] = useState<Found>()
  const [tried, setTried] = useState(false)
  const act = useAct(
    (body: Body) => api.POST('/api/unit-links', { body }),
    () => t('done'),
  )
  const serves = tiers.find((x) => x.tier === unit?.tier)?.serves
  const where = grid ?? place?.id
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (unit && where) act.send({ unit: unit.id, [serves === 'community' ? 'area' : 'grid']: where })
  }
  return (
    <Fold label={t(grid === undefined ? 'addAny' : 'add')}>
      <form className="yw-form" onSubmit={submit}>
        <PickOne
          label={t('unit')}
          kind={`organisations-${asked.map((x) => x.tier).join('-')}`}
          look={look}
          chosen={unit}
          onChoose={(found) => {
            setUnit(found as Organisation | undefined)
            setPlace(undefined)
          }}
          error={tried && !unit ? t('needUnit') : undefined}
        />
        {serves && grid === undefined && (
          <PlaceField
            serves={serves}
            place={place}
            onPlace={setPlace}
            error={tried && !place ? t('needPlace') : undefined}
          />
        )}
        <div className="yw-actions">
          <Button type="submit" primary>
            {t('go')}
          </Button>
        </div>
        <ActNote act={act} />
      </form>
    </Fold>
  )
}

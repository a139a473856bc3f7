import { Button, RadioList, useT } from '@yiwang/ui'
import { useState } from 'react'
import type { DraftPlace } from '../device/draft.ts'
import { intakeMessages } from './messages.ts'
import { gridLabel, useLocate } from './use-locate.ts'

export const BORDER_ID = 'border'
export const POSITION_ID = 'position'
type Props = { place: DraftPlace; error?: string | undefined; onChange: (change: Partial<DraftPlace>) => void }

/** Position needs https or this very machine; elsewhere the way is not offered. */
export const canFindPosition = (): boolean => window.isSecureContext && 'geolocation' in navigator

const position = (): Promise<GeolocationPosition> =>
  new Promise((found, failed) =>
    navigator.geolocation.getCurrentPosition(found, failed, {
      enableHighAccuracy: true,
      timeout: 15_000,
      maximumAge: 60_000,
    }),
  )

const Found = ({ place, error, onChange }: Props) => {
  const t = useT(intakeMessages)
  const located = useLocate(place.point)
  if (located.isPending) return <p className="yw-muted">{t('hereBusy')}</p>
  if (!located.data) return <p>{t('hereLater')}</p>
  const { grid, others } = located.data
  if (!grid && others.length === 0) return <p className="yw-field-error">{t('hereOutside')}</p>
  const near = [
    ...(grid ? [{ value: grid.code, label: gridLabel(grid) }] : []),
    ...others.map((o) => ({
      value: o.grid.code,
      label: gridLabel(o.grid),
      hint: t('metres', { n: Math.round(o.metres) }),
    })),
    { value: 'unknown', label: t('unsure') },
  ]
  return (
    <>
      <p>
        {grid && <strong>{gridLabel(grid)}</strong>}{' '}
        <span className="yw-muted">{t('hereError', { n: Math.round(place.point?.accuracy ?? 0) })}</span>
      </p>
      {others.length > 0 && (
        <RadioList
          id={BORDER_ID}
          label={t('border')}
          error={error}
          choices={near}
          value={place.grid}
          onChoose={(code) => onChange({ grid: code })}
        />
      )}
    </>
  )
}

/** The device's position, asked for by the button only; near a border the resident chooses the side. */
export const HereWay = ({ place, error, onChange }: Props) => {
  const t = useT(intakeMessages)
  const [state, setState] = useState<'idle' | 'busy' | 'denied'>('idle')
  const find = async () => {
    setState('busy')
    try {
      const { coords } = await position()
      const { longitude: lon, latitude: lat, accuracy } = coords
      onChange({ point: { lon, lat, accuracy }, grid: '' })
      setState('idle')
    } catch {
      setState('denied')
    }
  }
  return (
    <div className="yw-card yw-stack">
      <Button id={POSITION_ID} onClick={() => void find()}>
        {t(place.point ? 'hereAgain' : 'herePick')}
      </Button>
      <div role="status">
        {state === 'busy' && t('hereBusy')}
        {state === 'denied' && t('hereDenied')}
      </div>
      {place.point && state !== 'busy' && <Found place={place} error={error} onChange={onChange} />}
      <p className="yw-muted">{t('hereWhy')}</p>
    </div>
  )
}

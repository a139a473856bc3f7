import { Link } from '@tanstack/react-router'
import { Button, Empty, Page, usePreferences, useT } from '@yiwang/ui'
import { useOnline } from '../../../shell/use-online.ts'
import { CallLink } from '../call-link.tsx'
import { useDevice, useDeviceMatters, useDraft, useDraftPhotos } from '../device/device.tsx'
import { shortTitle } from '../device/device-matters.ts'
import { hasWords } from '../device/draft.ts'
import { residentMessages } from '../messages.ts'
import { KeptList } from './kept-list.tsx'
import { MatterRow } from './matter-row.tsx'
import { homeMessages } from './messages.ts'

const SHOWN = 5

const Resume = () => {
  const t = useT(homeMessages)
  const device = useDevice()
  const draft = useDraft()
  const photos = useDraftPhotos()
  if (!hasWords(draft) && photos.length === 0) return null
  const text = shortTitle(draft.text)
  return (
    <section className="yw-card yw-stack" aria-labelledby="resume-head">
      <h2 id="resume-head">{t('resume')}</h2>
      <p>{text ? t('resumeText', { text }) : t('resumePhotos')}</p>
      <div className="yw-actions">
        <Link className="yw-button" to="/report">
          {t('goOn')}
        </Link>
        <Button plain onClick={device.clearDraft}>
          {t('restart')}
        </Button>
      </div>
    </section>
  )
}

const Mine = () => {
  const t = useT(homeMessages)
  const matters = useDeviceMatters()
  const online = useOnline()
  return (
    <section className="yw-stack" aria-labelledby="mine-head">
      <h2 id="mine-head">{t('mine')}</h2>
      {matters.length === 0 ? (
        <Empty cause={t('mineEmpty')} />
      ) : (
        <ul className="yw-rows">
          {matters.slice(0, SHOWN).map((m) => (
            <MatterRow key={m.ref} matter={m} />
          ))}
        </ul>
      )}
      {!online && matters.length > 0 && <p className="yw-muted">{t('mineOffline')}</p>}
      {matters.length > SHOWN && (
        <p>
          <Link to="/mine">{t('mineAll')}</Link>
        </p>
      )}
    </section>
  )
}

const Say = () => {
  const t = useT(homeMessages)
  return (
    <Link className="yw-door" data-primary="" to="/report">
      <strong>{t('say')}</strong>
      <span>{t('sayHow')}</span>
    </Link>
  )
}

/** Elder mode: three blocks, nothing else. */
const ElderHome = () => {
  const t = useT(homeMessages)
  const n = useDeviceMatters().length
  return (
    <div className="yw-stack">
      <Say />
      <Link className="yw-door" to="/mine">
        <strong>{t('mineElder', { n })}</strong>
      </Link>
      <CallLink big />
      <Resume />
      <KeptList />
    </div>
  )
}

const StandardHome = () => {
  const t = useT(homeMessages)
  const r = useT(residentMessages)
  return (
    <div className="yw-stack">
      <Say />
      <div className="yw-pair">
        <Link className="yw-button" to="/track">
          {t('check')}
        </Link>
        <CallLink />
      </div>
      <Resume />
      <KeptList />
      <Mine />
      <ul className="yw-rows">
        <li>
          <Link to="/nearby">{t('nearby')}</Link>
        </li>
        <li>
          <a href="/public/">{t('monthly')}</a>
        </li>
        <li>
          <Link to="/my-data">{r('myData')}</Link>
        </li>
      </ul>
    </div>
  )
}

/** R1: the door in one look. */
export const HomePage = () => {
  const t = useT(homeMessages)
  const { elder } = usePreferences()
  return <Page title={t('title')}>{elder ? <ElderHome /> : <StandardHome />}</Page>
}

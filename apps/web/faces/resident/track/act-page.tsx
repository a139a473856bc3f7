import { Link, useParams } from '@tanstack/react-router'
import { ActForm, type TrackAction, type TrackView, trackMessages } from '@yiwang/matters/web/resident'
import { say } from '@yiwang/matters/web/shared'
import { dueWords, Empty, LoadState, Page, useLocale, useNow, usePreferences, useT } from '@yiwang/ui'
import { BackLink } from '../back-link.tsx'
import { CallLink } from '../call-link.tsx'
import { useDeviceMatters } from '../device/device.tsx'
import { intakeMessages } from '../intake/messages.ts'
import { useTrouble } from '../trouble.tsx'
import { secretOf } from './secret-of.ts'
import { useAct } from './use-act.ts'
import { useTrack } from './use-track.ts'

const Context = ({ view, action }: { view: TrackView; action: TrackAction }) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  const now = useNow()
  const asked = action.verb === 'provide' ? view.question : null
  const reply = action.verb === 'rate' || action.verb === 'reopen' ? view.reply : null
  return (
    <>
      {asked && (
        <section className="yw-card yw-stack">
          <p className="yw-said">
            <strong>{asked.text}</strong>
          </p>
          <p className="yw-muted">
            {t('questionPause')} {asked.until && t('questionUntil', { due: dueWords(asked.until, { now, locale }) })}
          </p>
        </section>
      )}
      {reply && (
        <section className="yw-card yw-stack">
          <h2>{t('reply')}</h2>
          <p className="yw-said">{reply.text}</p>
          <p className="yw-muted">{reply.unitName}</p>
        </section>
      )}
    </>
  )
}

const Acting = (props: { view: TrackView; action: TrackAction; secret: string | undefined }) => {
  const i = useT(intakeMessages)
  const { elder } = usePreferences()
  const { values, setValues, send } = useAct(props)
  return (
    <div className="yw-stack">
      <Context view={props.view} action={props.action} />
      {elder && <CallLink />}
      <ActForm
        action={props.action}
        view={props.view}
        values={values}
        onValues={setValues}
        onSend={send}
        oneByOne={elder}
        onlyPhotos={i('onlyPhotos')}
      />
    </div>
  )
}

const NotOpen = ({ refNo }: { refNo: string }) => {
  const t = useT(trackMessages)
  const back = (
    <Link className="yw-button" to="/track/$ref" params={{ ref: refNo }}>
      {t('toProgress')}
    </Link>
  )
  return <Empty cause={t('gone')} next={back} />
}

/** One act of the raiser on a page of its own: answer, rate, ask again, withdraw, add a note. */
export const ActPage = () => {
  const { ref = '', action: wanted = '' } = useParams({ strict: false })
  const { locale } = useLocale()
  const t = useT(trackMessages)
  const trouble = useTrouble()
  const secret = secretOf(ref, useDeviceMatters())
  const { data: view, error, refetch } = useTrack({ ref, secret })
  const action = view?.can.find((a) => a.action === wanted)
  return (
    <Page
      key={view ? wanted : 'loading'}
      title={action ? say(action.words, locale) : t('progress')}
      recordNo={ref}
      above={<BackLink to="/" />}
    >
      <LoadState
        state={view ? 'ready' : error ? 'error' : 'loading'}
        trouble={trouble(error, true)}
        onRetry={() => void refetch()}
      >
        {view && action && <Acting view={view} action={action} secret={secret} />}
        {view && !action && <NotOpen refNo={ref} />}
      </LoadState>
    </Page>
  )
}

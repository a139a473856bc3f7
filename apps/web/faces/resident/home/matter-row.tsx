import { Link } from '@tanstack/react-router'
import { type TrackView, trackClock } from '@yiwang/matters/web/resident'
import { say } from '@yiwang/matters/web/shared'
import { ClockBadge, formatRef, useLocale, useT } from '@yiwang/ui'
import type { DeviceMatter } from '../device/device-matters.ts'
import { useTrack } from '../track/use-track.ts'
import { homeMessages } from './messages.ts'

/** What the raiser is waited for, before anything else is said of a matter. */
const useCall = (view: TrackView | undefined): string | undefined => {
  const t = useT(homeMessages)
  if (view?.question) return t('waitsForYou')
  return view?.can.some((a) => a.verb === 'rate') ? t('rateNow') : undefined
}

/** One matter of this device: what, where it stands, and the time it was promised. */
export const MatterRow = ({ matter }: { matter: DeviceMatter }) => {
  const { locale } = useLocale()
  const { data } = useTrack(matter)
  const call = useCall(data)
  const clock = data && trackClock(data.now)
  return (
    <li>
      <Link to="/track/$ref" params={{ ref: matter.ref }}>
        <span className="yw-row-title">{data?.title || matter.title}</span>
        <span className="yw-row-line">
          {call ? <strong className="yw-call">{call}</strong> : data && <span>{say(data.now.words, locale)}</span>}
          <span>{formatRef(matter.ref)}</span>
        </span>
        {clock && (
          <span>
            <ClockBadge clock={clock} />
          </span>
        )}
      </Link>
    </li>
  )
}

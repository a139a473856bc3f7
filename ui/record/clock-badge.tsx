import { useNow } from '../frame/server-clock.tsx'
import { useLocale } from '../i18n.tsx'
import { type IconName, icons } from '../icons.tsx'
import { type ClockCode, type ClockFigure, clockFace } from './clock-face.ts'

const ICON: Record<ClockCode, IconName> = {
  inTime: 'ring',
  soon: 'half',
  late: 'late',
  paused: 'pause',
  provisional: 'wave',
  met: 'check',
  missed: 'checkLate',
}

/** A clock as form + icon + word; ticks each minute and is no live region. `name` says which clock: 答复. */
export const ClockBadge = ({ clock, name }: { clock: ClockFigure; name?: string }) => {
  const { locale } = useLocale()
  const face = clockFace(clock, { now: useNow(), locale })
  return (
    <span
      className="yw-badge"
      data-code={face.code}
      role="img"
      aria-label={[name, face.spoken].filter(Boolean).join(' ')}
    >
      {icons[ICON[face.code]]}
      <span aria-hidden>{name ? `${name} ${face.word}` : face.word}</span>
    </span>
  )
}

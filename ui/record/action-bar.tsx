import { type ReactNode, useId } from 'react'
import { useLocale, useT } from '../i18n.tsx'
import { type IconName, icons } from '../icons.tsx'
import { uiMessages } from '../messages.ts'

export type BarAction = {
  id: string
  /** A verb, 2-6 characters. */
  label: string
  icon?: IconName
  primary?: boolean
  /** Shown as a sentence under the buttons; the button stays focusable and does nothing. */
  disabledReason?: string
  /** Physical key shown to teach it, desk only. */
  keyHint?: string
} & ({ href: string; onAct?: never } | { onAct: () => void; href?: never })

/** An act people expect and cannot do: `question` 为什么不能退单？ and the answer's own reason. */
export type AbsentAction = { id: string; question: string; reason: string }

type ActionBarProps = {
  actions: readonly BarAction[]
  absent?: readonly AbsentAction[]
  /** How many stay outside 更多; the rest and the absent ones go in. Default 4, on a sticking bar 2. */
  shown?: number
  /** Keeps the bar in thumb reach on a phone. */
  stick?: boolean
  label: string
}

const Inside = ({ action }: { action: BarAction }): ReactNode => (
  <>
    {action.icon && icons[action.icon]}
    {action.label}
    {action.keyHint && <kbd aria-hidden>{action.keyHint}</kbd>}
  </>
)

const ActionButton = ({ action, reasonId }: { action: BarAction; reasonId: string }) => {
  const look = { className: 'yw-button', 'data-action': action.id, ...(action.primary ? { 'data-primary': '' } : {}) }
  if (action.disabledReason)
    return (
      <button type="button" {...look} aria-disabled="true" aria-describedby={reasonId}>
        <Inside action={action} />
      </button>
    )
  if (action.href !== undefined)
    return (
      <a {...look} href={action.href}>
        <Inside action={action} />
      </a>
    )
  return (
    <button type="button" {...look} onClick={action.onAct}>
      <Inside action={action} />
    </button>
  )
}

type PartProps = { actions: readonly BarAction[]; base: string }

const Buttons = ({ actions, base }: PartProps) =>
  actions.map((a) => <ActionButton key={a.id} action={a} reasonId={`${base}-${a.id}`} />)

const Reasons = ({ actions, base }: PartProps) => {
  const { locale } = useLocale()
  return actions.map((a) =>
    a.disabledReason ? (
      <p key={a.id} className="yw-actions-reason" id={`${base}-${a.id}`}>
        {a.label}
        {locale === 'en' ? ': ' : '：'}
        {a.disabledReason}
      </p>
    ) : null,
  )
}

const More = ({ actions, base, absent }: PartProps & { absent: readonly AbsentAction[] }) => {
  const t = useT(uiMessages)
  return (
    <details className="yw-more">
      <summary className="yw-button" data-plain="">
        {t('more')}
      </summary>
      <div className="yw-more-body">
        {actions.length > 0 && (
          <div className="yw-actions">
            <Buttons actions={actions} base={base} />
            <Reasons actions={actions} base={base} />
          </div>
        )}
        {absent.length > 0 && (
          <dl aria-label={t('absentTitle')}>
            {absent.map((a) => (
              <div key={a.id}>
                <dt>{a.question}</dt>
                <dd>{a.reason}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  )
}

/** The acts open to this person, primary first; 更多 holds the rest and says why expected ones are absent. */
export const ActionBar = ({ actions, absent = [], stick = false, shown = stick ? 2 : 4, label }: ActionBarProps) => {
  const base = useId()
  const ordered = [...actions].sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
  const [front, rest] = [ordered.slice(0, shown), ordered.slice(shown)]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a form group
    <div className="yw-actions" role="group" aria-label={label} {...(stick ? { 'data-stick': '' } : {})}>
      <Buttons actions={front} base={base} />
      {rest.length + absent.length > 0 && <More actions={rest} base={base} absent={absent} />}
      <Reasons actions={front} base={base} />
    </div>
  )
}

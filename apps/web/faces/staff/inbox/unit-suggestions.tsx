import { type Suggestion, say, UnitFinder, useUnitOptions } from '@yiwang/matters/web/shared'
import { useLocale, useT, Written } from '@yiwang/ui'
import { inboxMessages } from './messages.ts'

const SHOWN = 3

type Props = {
  units: readonly Suggestion[]
  abstains: boolean
  value: string
  onChange: (unit: string) => void
  /** Set when 0 was pressed. */
  searching: boolean
  error: string | undefined
}

const One = ({
  unit,
  n,
  chosen,
  sure,
  onChoose,
}: {
  unit: Suggestion
  n: number
  chosen: boolean
  sure: boolean
  onChoose: () => void
}) => {
  const t = useT(inboxMessages)
  const { locale } = useLocale()
  return (
    <label className="yw-choice" data-refused={!unit.allowed}>
      <input type="radio" name="unit" checked={chosen} disabled={!unit.allowed} onChange={onChoose} />
      <span>
        <kbd aria-hidden>{n}</kbd>{' '}
        <strong>
          <Written>{unit.unitName}</Written>
        </strong>{' '}
        {sure && <span className="yw-tag">{t(unit.strength)}</span>}
        <span className="yw-field-hint">
          {unit.refused
            ? say(unit.refused, locale)
            : unit.reasons.map((r) => say(r, locale)).join(locale === 'en' ? '; ' : '；')}
        </span>
      </span>
    </label>
  )
}

/** The three that may fit, each with its reasons; nothing is chosen beforehand. 0 looks for any other. */
export const UnitSuggestions = ({ units, abstains, value, onChange, searching, error }: Props) => {
  const t = useT(inboxMessages)
  const all = useUnitOptions()
  const shown = units.slice(0, SHOWN)
  const other = value !== '' && !shown.some((u) => u.unit === value) ? all?.find((u) => u.id === value) : undefined
  return (
    <fieldset className="yw-field" {...(error ? { 'data-error': '' } : {})}>
      <legend>{t('suggested')}</legend>
      {abstains && <p className="yw-field-hint">{t('unsure')}</p>}
      {error && <p className="yw-field-error">{error}</p>}
      <div className="yw-choices">
        {shown.map((u, i) => (
          <One
            key={u.unit}
            unit={u}
            n={i + 1}
            chosen={value === u.unit}
            sure={!abstains}
            onChoose={() => onChange(u.unit)}
          />
        ))}
        {other && (
          <label className="yw-choice">
            <input type="radio" name="unit" checked readOnly />
            <strong>{other.short || other.name}</strong>
          </label>
        )}
        <div className="yw-picked">
          <kbd aria-hidden>0</kbd>
          <label htmlFor="other-unit">{t('other')}</label>
          <UnitFinder
            key={searching ? 'on' : 'off'}
            ids={{ id: 'other-unit' }}
            without={[value]}
            onPick={onChange}
            autoFocus={searching}
          />
        </div>
      </div>
    </fieldset>
  )
}

import { useLocale } from '../i18n.tsx'
import { type Count, ENOUGH, ofWords, shareWords, tooFewWords } from './figure-words.ts'

type RateBarProps = { label: string; n: Count; m: Count; unit: string; note?: string; enough?: number }

/** A share as words and a bar; under `enough` cases it draws no bar and says so. Silence is not in n. */
export const RateBar = ({ label, n, m, unit, note, enough = ENOUGH }: RateBarProps) => {
  const { locale } = useLocale()
  const share = shareWords(n, m, enough)
  return (
    <div className="yw-rate">
      <div className="yw-rate-head">
        <span>{label}</span>
        <span>
          {ofWords(n, m, locale)} {unit} {share && <strong>{share}</strong>}
        </span>
      </div>
      <div className="yw-ratebar" aria-hidden {...(share ? {} : { 'data-few': '' })}>
        {share && <span style={{ width: share }} />}
      </div>
      {!share && typeof m === 'number' && m < enough && (
        <span className="yw-muted">{tooFewWords(m, unit, locale)}</span>
      )}
      {note && <span className="yw-muted">{note}</span>}
    </div>
  )
}

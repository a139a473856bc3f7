type Locale = 'zh-CN' | 'en'

type Said = { value: number; qualifier: 'exact' | '余' | '近' | '约' | '以上'; unit: string }
const EN = { exact: '', 余: 'over ', 近: 'nearly ', 约: 'about ', 以上: 'at least ' } as const

/** A figure as the text says it: 600余项, 近300户, 50个以上. */
export const figureText = ({ value, qualifier: q, unit }: Said, locale: Locale): string => {
  const n = value.toLocaleString('en', { maximumFractionDigits: 6 })
  if (locale === 'en') return `${EN[q]}${n} ${unit}`
  if (q === '近' || q === '约') return `${q}${n}${unit}`
  return q === '余' ? `${n}余${unit}` : `${n}${unit}${q === '以上' ? q : ''}`
}

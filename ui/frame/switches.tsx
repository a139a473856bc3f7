import { useLocale, useT } from '../i18n.tsx'
import { icons } from '../icons.tsx'
import { uiMessages } from '../messages.ts'
import { type Theme, usePreferences } from './preferences.tsx'

/** Names the other language in its own words; page and typed text stay. */
export const LocaleSwitch = () => {
  const { locale, setLocale } = useLocale()
  const other = locale === 'en' ? 'zh-CN' : 'en'
  return (
    <button type="button" className="yw-button" data-plain="" lang={other} onClick={() => setLocale(other)}>
      {icons.globe}
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}

/** 长辈版 on the first screen; the same button leads back. */
export const ElderSwitch = () => {
  const { elder, set } = usePreferences()
  const t = useT(uiMessages)
  return (
    <button type="button" className="yw-button" onClick={() => set({ elder: !elder })}>
      {t(elder ? 'elderOff' : 'elder')}
    </button>
  )
}

const THEMES: Record<Theme, 'themeSystem' | 'themeLight' | 'themeDark'> = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
}

/** Colours: like the system, light or dark. A native list, so it works everywhere. */
export const ThemeSwitch = () => {
  const { theme, set } = usePreferences()
  const t = useT(uiMessages)
  return (
    <label className="yw-theme">
      <span>{t('theme')}</span>
      <select
        className="yw-button"
        data-plain=""
        value={theme}
        onChange={(e) => set({ theme: e.target.value as Theme })}
      >
        {(Object.keys(THEMES) as Theme[]).map((key) => (
          <option key={key} value={key}>
            {t(THEMES[key])}
          </option>
        ))}
      </select>
    </label>
  )
}
